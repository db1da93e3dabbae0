"""« Refaites nos calculs »: what each figure is, and how anybody makes it again without us."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.indicators.queries import Span
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Column, Link, Table


@dataclass(frozen=True, slots=True)
class AgainPage:
    """`standing` is empty before the first count."""

    frame: Frame
    standing: str
    command: str
    definitions: Table
    changes: Table
    files: tuple[Link, ...]


def page(request: HttpRequest, span: Span | None) -> AgainPage:
    return AgainPage(
        frame=frame(
            request,
            title=_("Refaites nos calculs"),
            description=_("Chaque chiffre se recompte à partir du journal public seul, sans nous croire."),
            way=from_home(Link(_("Les promesses de l’État, en chiffres"), reverse("portal:figures:all"))),
        ),
        standing=_standing(span) if span else "",
        command=f"guichet log audit {log_address()} --board {absolute('portal:figures:json')}",
        definitions=_definitions(),
        changes=_changes(),
        files=(
            Link(_("Tous les chiffres pour un programme (JSON)"), reverse("portal:figures:json")),
            Link(_("Le schéma de ce fichier (JSON Schema)"), reverse("portal:figures:schema")),
            Link(_("Le journal public"), reverse("portal:public-log")),
        ),
    )


def absolute(name: str) -> str:
    """Without a language: files are for programs."""
    return f"{_base()}/transparence/{reverse(name).rpartition('/')[2]}"


def log_address() -> str:
    return f"{_base()}{reverse('public-log:checkpoint').removesuffix('/checkpoint')}"


def _base() -> str:
    return settings.HUB_URL if settings.NODE == "centre" else settings.PUBLIC_URL


def _standing(span: Span) -> str:
    return _("Compté le %(moment)s ; les %(size)s premières lignes du journal public le prouvent.") % {
        "moment": wording.moment(span.as_of),
        "size": wording.number(span.log_size),
    }


def _definitions() -> Table:
    return Table(
        caption=_("Ce que compte chaque chiffre"),
        columns=(Column(_("Chiffre")), Column(_("Ce qu’il compte")), Column(_("Lignes du journal"))),
        rows=(
            (_("Reçues"), _("Les demandes que l’État a reçues dans le mois, à l’heure du Bénin."), "received"),
            (_("Décidées"), _("Les décisions du mois, refus compris."), "decided, refused"),
            (
                _("Tenues"),
                _("Les décisions venues avant la fin du délai promis, pauses comptées à part."),
                "ready, resumed, decided, refused",
            ),
            (_("Manquées"), _("Les décisions venues après."), "ready, resumed, decided, refused"),
            (_("Pièces"), _("Combien de fois le délai a été arrêté pour une pièce."), "paused"),
            (
                _("La moitié, neuf sur dix"),
                _("Le temps de « prêt » à la décision, en heures, puis en jours entiers après deux jours."),
                "ready, decided, refused",
            ),
        ),
        stacked=True,
    )


def _changes() -> Table:
    """Of the method: a figure that is counted otherwise says so here, with the day from which it holds."""
    return Table(
        caption=_("Ce qui a changé dans la façon de compter"),
        columns=(Column(_("Depuis")), Column(_("Changement"))),
        rows=(
            (
                wording.day(date(2026, 11, 29)),
                _("Les promesses manquées sont données aussi ; chaque compte dit la taille du journal."),
            ),
            (wording.day(date(2026, 11, 26)), _("Premiers chiffres.")),
        ),
        stacked=True,
    )
