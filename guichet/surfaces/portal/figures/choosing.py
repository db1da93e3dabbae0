"""What a page of figures is about, as its address says: a month, an authority, a commune. Each choice is an address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from guichet.commons.catalogue.snapshot import Snapshot
from guichet.commons.indicators.queries import Span
from guichet.foundation.places.facts import DepartmentFacts
from guichet.surfaces.portal.figures import months
from guichet.surfaces.ui import catalogue_words as words

MONTH, AUTHORITY, COMMUNE = "mois", "administration", "commune"


@dataclass(frozen=True, slots=True)
class Asked:
    """`authority` and `commune` are codes, empty for all."""

    month: date
    authority: str = ""
    commune: str = ""

    def address(self, page: str, **changes: str) -> str:
        """Of that page about the same, but for the changes; what is not said is everything."""
        said = {MONTH: months.written(self.month), AUTHORITY: self.authority, COMMUNE: self.commune} | changes
        return f"{page}?{urlencode({name: value for name, value in said.items() if value})}"


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One list of a form that only reads."""

    name: str
    label: str
    options: tuple[Option, ...]


def read(asked: QueryDict, span: Span, catalogue: Snapshot, departments: Sequence[DepartmentFacts]) -> Asked:
    """Raises Http404 for an authority or a commune that is none; a month that is not counted is the usual one."""
    authority, commune = asked.get(AUTHORITY, ""), asked.get(COMMUNE, "")
    if authority and authority not in authorities(catalogue):
        raise Http404
    if commune and all(each.code != commune for department in departments for each in department.communes):
        raise Http404
    return Asked(month(asked, span), authority, commune)


def month(asked: QueryDict, span: Span) -> date:
    """The one asked for, if it is counted; else the last one that is over, else the one under way."""
    counted = months.of(span.first, span.last)
    wanted = months.read(asked.get(MONTH, ""))
    if wanted is not None and wanted in counted:
        return wanted
    over = [each for each in counted if months.last_day(each) < span.last]
    return over[-1] if over else counted[-1]


def authorities(catalogue: Snapshot) -> Mapping[str, str]:
    """The titles of those whose services are treated here."""
    treated = {sheet.authority.code for sheet in catalogue.sheets.values() if sheet.service.procedure is not None}
    return {code: words.authority(catalogue, code) for code in sorted(treated)}


def choices(
    about: Asked, span: Span, catalogue: Snapshot, departments: Sequence[DepartmentFacts]
) -> tuple[Choice, ...]:
    counted = reversed(months.of(span.first, span.last))
    communes = sorted((each.name, each.code) for department in departments for each in department.communes)
    return (
        Choice(
            MONTH,
            _("Mois"),
            tuple(Option(months.written(each), months.name(each), each == about.month) for each in counted),
        ),
        Choice(
            AUTHORITY,
            _("Administration"),
            _options(_("Toutes"), ((title, code) for code, title in authorities(catalogue).items()), about.authority),
        ),
        Choice(COMMUNE, _("Commune du dépôt"), _options(_("Tout le pays"), communes, about.commune)),
    )


def _options(everything: str, titled: Iterable[tuple[str, str]], chosen: str) -> tuple[Option, ...]:
    return (
        Option("", everything, not chosen),
        *(Option(code, title, code == chosen) for title, code in titled),
    )
