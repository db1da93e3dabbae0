"""The national catalogue as its files stand in the repository, and the queries that people speak."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from guichet.commons.catalogue.definition.reading import Catalogue, read_catalogue
from guichet.commons.catalogue.search.fields import entries_of
from guichet.commons.catalogue.search.index import Index
from guichet.commons.catalogue.search.words import words_of

HERE = Path(__file__).parent
SERVICES = HERE.parents[3] / "services"


@dataclass(frozen=True, slots=True)
class Spoken:
    """What somebody types, and the codes of the sheets that answer."""

    language: str
    query: str
    right: frozenset[str]


@cache
def catalogue() -> Catalogue:
    return read_catalogue(SERVICES)


@cache
def index() -> Index:
    return Index.build(catalogue().services, vocabulary=catalogue().vocabulary)


@cache
def words() -> frozenset[str]:
    """All folded words of the catalogue."""
    entries = (entry for each in catalogue().services for entry in entries_of(each, catalogue().vocabulary))
    return frozenset(word for entry in entries for word in words_of(entry.text))


@cache
def spoken() -> tuple[Spoken, ...]:
    with (HERE / "spoken-queries.tsv").open(encoding="utf-8", newline="") as lines:
        rows = tuple(csv.DictReader(lines, delimiter="\t"))
    return tuple(Spoken(row["language"], row["query"], frozenset(row["right sheets"].split())) for row in rows)


def found(query: str, *, language: str = "fr", among: int = 3) -> list[str]:
    """The codes of the first sheets that answer."""
    return [hit.code for hit in index().find(query, language=language, limit=among)]
