"""What the list of services shows: the box to search, the filters, one page of results."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from guichet.commons.catalogue import labels
from guichet.commons.catalogue.selection import Found, Selection, select
from guichet.commons.catalogue.snapshot import Snapshot
from guichet.surfaces.portal.rows import Rows, row
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Link, Pages

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """`corrected` is what was searched instead of what was typed, when a typo was forgiven."""

    frame: Frame
    address: str
    query: str
    corrected: str
    filters: tuple[Filter, ...]
    filtered: bool
    found: Rows
    headline: str


def page(request: HttpRequest, selection: Selection, snapshot: Snapshot) -> ListPage:
    found = select(selection, snapshot, get_language() or "fr")
    corrected = _corrected(found)
    return ListPage(
        frame=frame(
            request,
            title=_("Services"),
            description=_("Cherchez avec vos mots, ou parcourez la liste."),
            way=from_home(),
            listed=not selection.query,
        ),
        address=reverse("portal:services:list"),
        query=selection.query,
        corrected=corrected,
        filters=_filters(selection, snapshot),
        filtered=any((selection.audience, selection.level, selection.theme, selection.authority)),
        found=_one_page(found, selection),
        headline=_headline(len(found), corrected or selection.query[:80]),
    )


def _corrected(found: tuple[Found, ...]) -> str:
    return next((each.hit.understood for each in found[:1] if each.hit and each.hit.understood), "")


def _headline(total: int, asked: str) -> str:
    if asked and not total:
        return _("Aucun service trouvé pour «\xa0%(query)s\xa0»") % {"query": asked}
    if asked:
        text = ngettext(
            "%(count)d service trouvé pour «\xa0%(query)s\xa0»",
            "%(count)d services trouvés pour «\xa0%(query)s\xa0»",
            total,
        )
        return text % {"count": total, "query": asked}
    if not total:
        return _("Aucun service")
    return ngettext("%(count)d service", "%(count)d services", total) % {"count": total}


def _one_page(found: tuple[Found, ...], selection: Selection) -> Rows:
    last = max(1, -(-len(found) // PAGE_SIZE))
    number = min(selection.page, last)
    shown = found[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    return Rows(
        rows=tuple(row(each.sheet, each.hit) for each in shown),
        total=len(found),
        pages=_pages(number, last, selection) if last > 1 else None,
    )


def _pages(number: int, last: int, selection: Selection) -> Pages:
    return Pages(
        current=number,
        total=last,
        previous=Link(_("Page précédente"), _address(selection, number - 1)) if number > 1 else None,
        following=Link(_("Page suivante"), _address(selection, number + 1)) if number < last else None,
    )


def _address(selection: Selection, number: int) -> str:
    asked = {
        "q": selection.query,
        "audience": selection.audience or "",
        "level": selection.level or "",
        "theme": selection.theme,
        "authority": selection.authority,
        "page": number if number > 1 else "",
    }
    query = urlencode({name: value for name, value in asked.items() if value})
    return reverse("portal:services:list") + (f"?{query}" if query else "")


def _filters(selection: Selection, snapshot: Snapshot) -> tuple[Filter, ...]:
    return (
        _filter("audience", _("Pour qui"), labels.AUDIENCES.items(), selection.audience),
        _filter("level", _("Façon de demander"), labels.LEVELS.items(), selection.level),
        _filter("theme", _("Thème"), _themes(snapshot), selection.theme),
    )


def _themes(snapshot: Snapshot) -> Iterable[tuple[str, str]]:
    return ((theme.code, words.said(theme.name)) for theme in snapshot.themes.values())


def _filter(name: str, label: str, texts: Iterable[tuple[str, str | Promise]], chosen: str | None) -> Filter:
    everything = Option("", _("Tous"), chosen=not chosen)
    options = (Option(value, str(text), chosen=value == chosen) for value, text in texts)
    return Filter(name, label, (everything, *options))
