"""The sites that the reader may see, by department, narrowed by what the address asks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.network.queries import MostRegular, SiteFacts
from guichet.domains.network.vocabulary import SiteStatus
from guichet.foundation.places.vocabulary import CentreKind
from guichet.surfaces.backoffice.network.parts import framed, status_of
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Column, Link, Status, SummaryRow, Table


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address narrows the list to; an empty one narrows nothing."""

    department: str = ""
    status: str = ""
    kind: str = ""

    @classmethod
    def from_address(cls, typed: Mapping[str, str]) -> Self:
        return cls(typed.get("department", ""), typed.get("status", ""), typed.get("kind", ""))

    def of(self, sites: Iterable[SiteFacts]) -> tuple[SiteFacts, ...]:
        return tuple(
            each
            for each in sites
            if self.department in {"", each.where.department}
            and self.status in {"", each.status}
            and self.kind in {"", each.kind}
        )


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class EveryPage:
    """`tables` are one a department; `sees_any` is false for who has no site of their own."""

    frame: Frame
    counts: tuple[SummaryRow, ...]
    choices: tuple[Choice, ...]
    tables: tuple[Table, ...]
    sees_any: bool
    praise: str
    ways: tuple[Link, ...]


def page(
    request: HttpRequest, asked: Asked, sites: tuple[SiteFacts, ...], best: MostRegular | None, *, national: bool
) -> EveryPage:
    found = asked.of(sites)
    return EveryPage(
        frame=framed(request, _("Réseau des centres"), Link(_("Mon poste"), reverse("backoffice:home"))),
        counts=tuple(_counts(found)),
        choices=_choices(asked, sites),
        tables=tables(found),
        sees_any=bool(sites),
        praise=best.said if best else "",
        ways=tuple(_ways(asked, national=national)),
    )


def _ways(asked: Asked, *, national: bool) -> Iterable[Link]:
    narrowed = urlencode({"department": asked.department, "status": asked.status, "kind": asked.kind})
    yield Link(_("Ce qui finit ou va manquer"), reverse("backoffice:network:alerts"))
    yield Link(_("Communes couvertes, et ce qu’en a écrit la presse"), reverse("backoffice:network:coverage"))
    if national:
        yield Link(_("Contrats et fournisseurs"), reverse("backoffice:network:contracts"))
    yield Link(_("Cette liste, pour un tableur (CSV)"), f"{reverse('backoffice:network:csv')}?{narrowed}")
    yield Link(_("Cette liste, pour un tableur (XLSX)"), f"{reverse('backoffice:network:xlsx')}?{narrowed}")


def _counts(found: tuple[SiteFacts, ...]) -> Iterable[SummaryRow]:
    for status in sorted(SiteStatus, key=lambda each: each is not SiteStatus.OPEN):
        number = sum(1 for each in found if each.status is status)
        address = f"{reverse('backoffice:network:every')}?status={status.value}"
        if number:
            link = Link(_("Voir"), address, about=str(status.label))
            yield SummaryRow(str(status.label).capitalize(), wording.number(number), change=link)


def _choices(asked: Asked, sites: tuple[SiteFacts, ...]) -> tuple[Choice, ...]:
    departments = {each.where.department: each.department for each in sites if each.department}
    return (
        _choice("department", _("Département"), asked.department, departments),
        _choice("status", _("État"), asked.status, {each.value: str(each.label) for each in SiteStatus}),
        _choice("kind", _("Nature"), asked.kind, {each.value: each.value.upper() for each in CentreKind}),
    )


def _choice(name: str, label: str, chosen: str, known: Mapping[str, str]) -> Choice:
    options = {"": _("Tous"), **known}
    return Choice(name, label, tuple(Option(value, text, value == chosen) for value, text in options.items()))


def tables(found: Sequence[SiteFacts]) -> tuple[Table, ...]:
    """One a department, in the order of the sites; what has no place comes last."""
    departments = dict.fromkeys(each.department for each in found)
    return tuple(
        _table(department, [each for each in found if each.department == department]) for department in departments
    )


def whole(found: Sequence[SiteFacts]) -> Table:
    """All of them in one list, each with its department."""
    columns = (
        Column(_("Site")),
        Column(_("Nature")),
        Column(_("Commune")),
        Column(_("Département")),
        Column(_("État")),
    )
    lines = []
    for each in found:
        name, kind, commune, status = _row(each)
        lines.append((name, kind, commune, each.department or _("non publié"), status))
    return Table(_("Réseau des centres"), columns, tuple(lines))


def _table(department: str, found: Sequence[SiteFacts]) -> Table:
    return Table(
        caption=department or _("Lieu non publié"),
        columns=(Column(_("Site")), Column(_("Nature")), Column(_("Commune")), Column(_("État"))),
        rows=tuple(_row(each) for each in found),
        stacked=True,
        even=True,
    )


def _row(each: SiteFacts) -> tuple[Link, str, str, Status]:
    name = Link(each.name, reverse("backoffice:network:show", args=[each.reference]))
    return name, each.kind.value.upper(), each.commune or _("non publié"), status_of(each.status)
