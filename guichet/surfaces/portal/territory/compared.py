"""What centres declared beside what was measured, commune by commune."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.territory.declared import Compared, Pair
from guichet.surfaces.portal.territory import asked, pages
from guichet.surfaces.portal.territory.asked import Asked, Span
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.atlas import words
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Column, Link, Table

Address = Callable[[Compared], str]


@dataclass(frozen=True, slots=True)
class ComparedPage:
    frame: Frame
    periods: tuple[Link, ...]
    tables: tuple[Table, ...]


def page(request: HttpRequest, found: Sequence[Compared], about: Asked, span: Span) -> ComparedPage:
    here = reverse("portal:territory:compared")
    return ComparedPage(
        frame=frame(
            request,
            title=_("Déclaré et mesuré, %(period)s") % {"period": about.period},
            description=_("Ce que des personnes ont déclaré n’est jamais additionné à ce que des machines ont mesuré."),
            way=from_home(pages.way_to_map()),
        ),
        periods=asked.periods(about, span, here),
        tables=tables(found, lambda each: f"{asked.page_of(each.commune.facts.code)}?periode={about.period.written}")
        if found
        else (),
    )


def tables(found: Sequence[Compared], address: Address) -> tuple[Table, ...]:
    named = [(Link(each.commune.facts.name, address(each)), each) for each in found]
    return (
        Table(
            _("Visites\u00a0: le rapport transmis, et le registre d’aujourd’hui"),
            (
                Column(_("Commune")),
                Column(_("Mois rapportés"), numeric=True),
                Column(_("Déclarées"), numeric=True),
                Column(_("Mesurées"), numeric=True),
                Column(_("Écart"), numeric=True),
            ),
            tuple((link, wording.number(len(each.reported)), *_visits(each.visits)) for link, each in named),
            stacked=True,
        ),
        Table(
            _("Jours d’ouverture\u00a0: déclarés au guichet, et vus par la machine"),
            (
                Column(_("Commune")),
                Column(_("Déclarés"), numeric=True),
                Column(_("Mesurés"), numeric=True),
                Column(_("Écart"), numeric=True),
            ),
            tuple((link, *_days(each.days)) for link, each in named),
            stacked=True,
        ),
        Table(
            _("Satisfaction\u00a0: saisie par le centre, et pressée par les visiteurs"),
            (Column(_("Commune")), Column(_("Saisie")), Column(_("Pressée"))),
            tuple((link, words.share(each.entered), words.share(each.pressed)) for link, each in named),
            stacked=True,
        ),
    )


def _visits(pair: Pair | None) -> tuple[str, str, str]:
    if pair is None:
        return _("pas de rapport"), "", ""
    measured = wording.number(pair.measured)
    if pair.is_near:
        return _("à moins de 10 près"), measured, _("moins de 10")
    if pair.declared is None:
        return _("moins de 10"), measured, ""
    return wording.number(pair.declared), measured, signed(pair.difference or 0)


def _days(pair: Pair) -> tuple[str, str, str]:
    return wording.number(pair.declared or 0), wording.number(pair.measured), signed(pair.difference or 0)


def signed(value: int) -> str:
    """« +12 », « −3 », « 0 »: with the sign of mathematics."""
    sign = "+" if value > 0 else "\N{MINUS SIGN}" if value else ""
    return f"{sign}{wording.number(abs(value))}"
