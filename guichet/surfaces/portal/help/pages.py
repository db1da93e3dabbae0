"""What the pages of published answers show."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.search.highlight import Piece, pieces
from guichet.commons.catalogue.snapshot import Sheet
from guichet.domains.relations import routing
from guichet.domains.relations.knowledge import Article, Found
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class Result:
    """`answer` is what is counted when it was enough; `language` when the words are not in that of the page."""

    title: tuple[Piece, ...]
    text: str
    source: str
    more: Link | None
    answer: str
    language: str


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EveryPage:
    frame: Frame
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class OnePage:
    frame: Frame
    result: Result


def every(request: HttpRequest, known: Mapping[str, Article]) -> EveryPage:
    description = _("Les questions qui reviennent, avec leur réponse, d’où elle vient et de quand.")
    groups = (
        Group(words.said(theme.name), tuple(_link(each) for each in known.values() if each.theme == code))
        for code, theme in routing.themes().items()
    )
    shown = frame(request, title=_("Réponses aux questions"), description=description, way=from_home())
    return EveryPage(shown, tuple(group for group in groups if group.links))


def one(request: HttpRequest, article: Article) -> OnePage:
    back = Link(_("Réponses aux questions"), reverse("portal:help:every"))
    shown = frame(request, title=words.said(article.question), way=Way(back=back))
    return OnePage(shown, of_article(article))


def result(found: Found) -> Result:
    if found.article:
        return of_article(found.article, found.matched)
    if found.sheet is None:
        raise LookupError("what was found is neither an article nor a sheet")
    return _of_sheet(found.sheet, found)


def of_article(article: Article, matched: frozenset[str] = frozenset()) -> Result:
    source = _("Source : %(source)s, lue ou datée de %(when)s")
    return Result(
        title=pieces(words.said(article.question), matched),
        text=words.said(article.answer),
        source=source % {"source": article.source, "when": words.partial_date(article.checked_on)},
        more=_sheet_of(article),
        answer=article.code,
        language=_language(article.answer),
    )


def _of_sheet(sheet: Sheet, found: Found) -> Result:
    more = Link(_("Lire la fiche du service"), reverse("portal:services:sheet", args=[sheet.code]))
    title = pieces(words.said(sheet.service.title), found.matched)
    return Result(title, words.said(sheet.service.summary), "", more, found.answer, _language(sheet.service.summary))


def _sheet_of(article: Article) -> Link | None:
    sheet = catalogue.current().sheets.get(article.service)
    if sheet is None:
        return None
    text = _("La fiche : %(service)s") % {"service": words.said(sheet.service.title)}
    return Link(text, reverse("portal:services:sheet", args=[sheet.code]))


def _language(text: Text) -> str:
    """What has no English yet is shown in French, and says so to whoever hears the page."""
    return "fr" if text.en is None else ""


def _link(article: Article) -> Link:
    return Link(words.said(article.question), reverse("portal:help:one", args=[article.code]))
