"""Catalogue search over 1,200 services: every query of the tests, letter by letter. `python -m bench.search`."""

import csv
import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from bench.table import Row, against_limit, print_table, without_limit
from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.reading import read_catalogue
from guichet.commons.catalogue.definition.service import Keywords, Service
from guichet.commons.catalogue.definition.vocabulary import Vocabulary
from guichet.commons.catalogue.search.index import Index

ROOT = Path(__file__).parent.parent
QUERIES = ROOT / "tests/commons/catalogue/search/spoken-queries.tsv"

SERVICES = 1_200
SEARCHES = 6_000
LIMIT_MS = 30.0
INVENTED = "[inventé, invented]"


def table() -> list[Row]:
    services, vocabulary = a_large_catalogue()
    start = perf_counter()
    index = Index.build(services, vocabulary=vocabulary)
    built = perf_counter() - start
    return [
        *_answer_times("whole queries", index, spoken_queries()),
        *_answer_times("letter by letter", index, [each for query in spoken_queries() for each in _typed(query)]),
        *_answer_times("twelve words nobody has typed before", index, list(islice(_strange_queries(), SEARCHES))),
        without_limit("building the index", built, "s", note=f"{len(services)} services, once an edition"),
    ]


def a_large_catalogue() -> tuple[list[Service], Vocabulary]:
    """The real services, then invented ones up to 1,200, each marked as such in its title."""
    catalogue = read_catalogue(ROOT / "services")
    real = list(catalogue.services)
    invented = islice(_invented(real), SERVICES - len(real))
    return [*real, *invented], catalogue.vocabulary


def spoken_queries() -> list[tuple[str, str]]:
    """Language and words of each query that the tests ask."""
    with QUERIES.open(encoding="utf-8", newline="") as lines:
        return [(row["language"], row["query"]) for row in csv.DictReader(lines, delimiter="\t")]


def _typed(query: tuple[str, str]) -> Iterator[tuple[str, str]]:
    language, words = query
    return ((language, words[:length]) for length in range(2, len(words) + 1))


def _strange_queries() -> Iterator[tuple[str, str]]:
    """The dearest queries: every word must be stemmed, compared and cut in two, and nothing is remembered of it."""
    chance = random.Random(1990)  # noqa: S311 the same queries at each run, not a secret
    while True:
        yield "fr", " ".join(_coined(chance, syllables=7) for _ in range(12))


def _answer_times(what: str, index: Index, queries: Sequence[tuple[str, str]]) -> list[Row]:
    rounds = max(1, SEARCHES // len(queries))
    times = [_milliseconds(index, language, words) for _ in range(rounds) for language, words in queries]
    cuts = quantiles(times, n=100)
    note = f"{len(times):,} searches"
    return [
        without_limit(f"search, {what}: p50", cuts[49], "ms", note=note),
        against_limit(f"search, {what}: p95", cuts[94], "ms", limit=LIMIT_MS, note=note),
        without_limit(f"search, {what}: p99", cuts[98], "ms", note=note),
    ]


def _milliseconds(index: Index, language: str, words: str) -> float:
    start = perf_counter()
    index.find(words, language=language)
    return (perf_counter() - start) * 1_000


def _invented(real: Sequence[Service]) -> Iterator[Service]:
    """Services whose words are those of two real ones and one word that nobody has said yet."""
    chance = random.Random(1960)  # noqa: S311 the same catalogue at each run, not a secret
    number = 0
    while True:
        number += 1
        one, other = chance.sample(real, 2)
        coined = _coined(chance)
        yield one.model_copy(
            update={
                "code": f"invente-{number}",
                "official_code": None,
                "title": _crossed(one.title, other.title, coined),
                "summary": _crossed(other.summary, one.summary, coined),
                "keywords": Keywords(fr=(*other.keywords.fr, coined), en=other.keywords.en),
            }
        )


def _crossed(one: Text, other: Text, coined: str) -> Text:
    return Text(
        fr=f"{_halves(one.fr, other.fr)} {coined} {INVENTED}",
        en=f"{_halves(one.en or one.fr, other.en or other.fr)} {coined} {INVENTED}",
    )


def _halves(one: str, other: str) -> str:
    start, end = one.split(), other.split()
    return " ".join([*start[: (len(start) + 1) // 2], *end[len(end) // 2 :]])


def _coined(chance: random.Random, *, syllables: int = 4) -> str:
    return "".join(chance.choice("bcdfglmnprstv") + chance.choice("aeiou") for _ in range(syllables))


if __name__ == "__main__":
    print_table("Catalogue search", table())
