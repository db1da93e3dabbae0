"""What is answered before anybody asks: published questions, found together with the sheets of the catalogue."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from threading import Lock
from typing import Any

import yaml
from django.db.models import Case, Sum, Value, When

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.search.fields import Document, Entry, Field, document_of, said
from guichet.commons.catalogue.search.index import Hit, Index
from guichet.commons.catalogue.search.shelf import Shelf
from guichet.commons.catalogue.selection import as_typed
from guichet.commons.catalogue.snapshot import Sheet, Snapshot
from guichet.domains.relations import models, policies, routing
from guichet.domains.relations.refusals import NoArticle
from guichet.domains.relations.vocabulary import ArticleState
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.listed import Listed, listed

MOST = 5
OF_ARTICLES = "aide/"


@dataclass(frozen=True, slots=True)
class Article:
    """`checked_on` is a year, a month or a day, as precisely as it is known; `service` a sheet of the catalogue."""

    code: str
    theme: str
    service: str
    question: Text
    answer: Text
    source: str
    checked_on: str


@dataclass(frozen=True, slots=True)
class Found:
    """An article, or else a sheet. `matched` are the folded words to mark, `understood` the query as corrected."""

    article: Article | None
    sheet: Sheet | None
    matched: frozenset[str]
    understood: str

    @property
    def answer(self) -> str:
        """Under which it is counted that this was enough."""
        return self.article.code if self.article else f"service/{self.sheet.code}" if self.sheet else ""


@dataclass(frozen=True, slots=True)
class Written:
    """An article as those who keep them read it."""

    article: Article
    state: ArticleState
    proposed_by: str
    proposed_at: datetime
    concern: str
    reason: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How often an answer was enough, and how often somebody who had searched wrote all the same."""

    answered_before: int
    asked_anyway: int
    by_answer: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """An index, and of what: it is built anew when the catalogue or an article changes."""

    key: tuple[object, ...]
    shelf: Shelf


_lock = Lock()
_kept: _Kept | None = None


@cache
def shipped() -> tuple[Article, ...]:
    """The articles that came with this version, by theme in the order of the themes."""
    read = (_article(each) for path in sorted(routing.DATA.glob("knowledge/*.yaml")) for each in _loaded(path))
    order = list(routing.themes())
    return tuple(sorted(read, key=lambda article: order.index(article.theme)))


def articles() -> Mapping[str, Article]:
    """All that is published, those of this version first, then those that the desks wrote."""
    written = (_written(row) for row in models.Article.objects.approved().oldest_first())
    return {each.code: each for each in (*shipped(), *written)}


def is_published(answer: str) -> bool:
    """Whether it may be counted that this was enough."""
    kind, _slash, code = answer.rpartition("/")
    return code in catalogue.current().sheets if kind == "service" else answer in articles()


def find(query: str, language: str) -> tuple[Found, ...]:
    """The best answers to what was typed, five at most; accents and one typo a word are forgiven."""
    now, known = catalogue.current(), {OF_ARTICLES + code: article for code, article in articles().items()}
    hits = _index(now, tuple(known.values())).find(as_typed(query), language=language)
    there = [hit for hit in hits if hit.code in known or hit.code in now.sheets]
    return tuple(
        Found(known.get(hit.code), now.sheets.get(hit.code), hit.matched, hit.understood or "") for hit in _best(there)
    )


def make_ready() -> None:
    """The index of all that is found, so that nobody waits for it."""
    _index(catalogue.current(), tuple(articles().values()))


def written(viewer: Viewer, *, page: int = 1) -> Listed[Written]:
    """What the desks wrote, what waits for a second reader first, then the newest. Nothing for whoever keeps none."""
    rows = models.Article.objects.all() if policies.keeps_knowledge(viewer) else models.Article.objects.none()
    waiting = Case(When(state=ArticleState.PROPOSED, then=Value(0)), default=Value(1))
    return listed(rows.order_by(waiting, "-proposed_at", "-pk"), page).of(_as_written)


def one_written(viewer: Viewer, code: str) -> Written:
    """Raises NoArticle."""
    row = models.Article.objects.filter(code=code).first() if policies.keeps_knowledge(viewer) else None
    if row is None:
        raise NoArticle
    return _as_written(row)


def counted(first: date, until: date) -> Counted:
    """Of these days, the answers that were enough most often first."""
    of_days = models.Tally.objects.filter(on__gte=first, on__lt=until)
    sums = dict(of_days.values_list("answer").annotate(total=Sum("count")))
    anyway = sums.pop("", 0)
    return Counted(sum(sums.values()), anyway, tuple(sorted(sums.items(), key=lambda each: (-each[1], each[0]))))


def _as_written(row: models.Article) -> Written:
    return Written(_written(row), ArticleState(row.state), row.proposed_by, row.proposed_at, row.concern, row.reason)


def _best(hits: Sequence[Hit]) -> Sequence[Hit]:
    """The best five; a sheet gives up the last place to the best article, when none is before it."""
    first = hits[:MOST]
    articles_first = sorted(hits[MOST - 1 :], key=lambda hit: not hit.code.startswith(OF_ARTICLES))
    has_one = any(hit.code.startswith(OF_ARTICLES) for hit in first)
    return first if has_one else (*hits[: MOST - 1], *articles_first[:1])


def _index(now: Snapshot, known: Sequence[Article]) -> Index:
    global _kept  # noqa: PLW0603 one index of the process, replaced whole and never changed
    key = (now.token, *known)
    with _lock:
        kept = _kept
        if kept is None or kept.key != key:
            kept = _kept = _Kept(key, Shelf(kept.shelf.latest if kept else None))
    return kept.shelf.index(lambda: _built(now, known))


def _built(now: Snapshot, known: Sequence[Article]) -> Index:
    sheets = (document_of(sheet.service, now.vocabulary) for sheet in now.sheets.values())
    synonyms = now.vocabulary.synonyms.groups if now.vocabulary else ()
    return Index((*sheets, *(_document(each) for each in known)), synonyms)


def _document(article: Article) -> Document:
    return Document(OF_ARTICLES + article.code, tuple(_entries(article)))


def _entries(article: Article) -> Iterator[Entry]:
    yield from said(Field.TITLE, article.question)
    yield from said(Field.SUMMARY, article.answer)
    yield from said(Field.THEME, routing.themes()[article.theme].name)


def _written(row: models.Article) -> Article:
    return Article(
        code=row.code,
        theme=row.theme,
        service=row.service,
        question=Text(fr=row.question_fr, en=row.question_en or None),
        answer=Text(fr=row.answer_fr, en=row.answer_en or None),
        source=row.source,
        checked_on=row.checked_on.isoformat(),
    )


def _article(read: Mapping[str, Any]) -> Article:
    return Article(
        code=read["code"],
        theme=read["theme"],
        service=read.get("service", ""),
        question=Text(**read["question"]),
        answer=Text(**read["answer"]),
        source=read["source"],
        checked_on=read["checked_on"],
    )


def _loaded(path: Any) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
