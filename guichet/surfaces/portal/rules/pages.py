"""The rules that hold for all services, in words: who is told when, what stops a delay, how the queue is served."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.motives import TITLES, PauseMotive
from guichet.domains.casework.rules import Published
from guichet.domains.casework.vocabulary import GivenBackFor
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Column, Link, SummaryRow, Table


@dataclass(frozen=True, slots=True)
class RulesPage:
    """`told` is empty where the rules were not told yet."""

    frame: Frame
    told: tuple[SummaryRow, ...]
    queue: tuple[str, ...]
    late: tuple[str, ...]
    complaints: tuple[str, ...]
    pauses: Table
    given_back: tuple[str, ...]


def page(request: HttpRequest, rules: Mapping[str, Any], published: Published | None) -> RulesPage:
    return RulesPage(
        frame=frame(
            request,
            title=_("Les règles communes"),
            description=_(
                "Elles valent pour tous les services. Celle qui change est dite au journal public dans la minute."
            ),
            way=from_home(Link(_("Le journal public"), reverse("portal:public-log"))),
        ),
        told=_told(published) if published else (),
        queue=_queue(rules),
        late=_late(rules),
        complaints=_complaints(rules),
        pauses=_pauses(rules["pauses"]),
        given_back=tuple(str(GivenBackFor(reason).label) for reason in rules["given_back_for"]),
    )


def _told(published: Published) -> tuple[SummaryRow, ...]:
    line = _("pas encore") if published.line is None else str(published.line)
    return (
        SummaryRow(_("Version"), str(published.number)),
        SummaryRow(_("Publiée le"), wording.moment(published.at)),
        SummaryRow(_("Ligne du journal public"), line),
        SummaryRow(_("Empreinte des règles"), published.digest),
    )


def _queue(rules: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        _("Le dossier prêt depuis le plus longtemps est servi le premier. Aucun agent ne choisit."),
        _("Seule une priorité publiée dans la fiche du service fait passer avant, et le journal dit laquelle."),
        _("Un agent a %(count)s dossiers en main au plus.") % {"count": rules["in_hand_at_most"]},
        _("Un dossier gardé plus d’un jour ouvré est repris de lui-même, sauf si un avis est attendu."),
    )


def _late(rules: Mapping[str, Any]) -> tuple[str, ...]:
    unpaid, awaited = (_days(rules[name]) for name in ("fee_reminded_after", "answer_reminded_after"))
    return (
        _("Des frais non payés sont rappelés après %(days)s jours.") % {"days": unpaid},
        _("Une réponse attendue est rappelée après %(days)s jours.") % {"days": awaited},
        _("La fin d’une pause est rappelée %(days)s jours avant.") % {"days": rules["pause_end_reminded_before"]},
        _("Dès qu’un délai est dépassé, le superviseur du bureau est averti et le bureau au-dessus peut traiter."),
        _("Après %(days)s jours encore, toute l’administration est avertie.") % {"days": rules["authority_told_after"]},
        _("Le tableau public compte le dossier en retard dès le premier jour."),
    )


def _complaints(rules: Mapping[str, Any]) -> tuple[str, ...]:
    within, before, after = (
        rules[f"complaint_{name}"] for name in ("answered_within", "reminded_before", "closed_after")
    )
    return (
        _("Une réclamation a sa réponse en %(days)s jours, d’un autre bureau que celui dont on se plaint.")
        % {"days": within},
        _("Qui doit répondre est averti %(days)s jours avant ; passé la date, c’est au niveau au-dessus.")
        % {"days": before},
        _("La personne dit une fois que rien n’est réglé ; sinon la réclamation se ferme après %(days)s jours.")
        % {"days": after},
    )


def _days(days: list[int]) -> str:
    return _("%(first)s puis %(second)s") % {"first": days[0], "second": days[1]}


def _pauses(pauses: Mapping[str, int]) -> Table:
    return Table(
        caption=_("Ce qui arrête un délai, et pour combien de temps au plus"),
        columns=(Column(_("Motif")), Column(_("Jours au plus"), numeric=True)),
        rows=tuple((words.said(TITLES[PauseMotive(motive)]), str(days)) for motive, days in pauses.items()),
        stacked=True,
    )
