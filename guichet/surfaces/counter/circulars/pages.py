"""Circulars and instructions as a focal point reads them, with what the link lets known."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.sync.queries import Standing
from guichet.domains.circulars.queries import CircularFacts, CircularLine, DutyFacts
from guichet.foundation.lib.listed import Listed
from guichet.surfaces.counter.framing import framed
from guichet.surfaces.ui import circulars as words
from guichet.surfaces.ui import paging, wording
from guichet.surfaces.ui.answering_duties import AskTime, Done
from guichet.surfaces.ui.circulars import DutySheet, Sheet
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Link, Pages, Table


@dataclass(frozen=True, slots=True)
class ListPage:
    """`age` says until when the list is known to be whole."""

    frame: Frame
    age: str
    table: Table | None
    pages: Pages | None


@dataclass(frozen=True, slots=True)
class ShowPage:
    frame: Frame
    refusal: str
    sheet: Sheet
    leaves: str


@dataclass(frozen=True, slots=True)
class DutyPage:
    """`form` is None once there is nothing left to answer; `ask_time` leads to a later day, or is None."""

    frame: Frame
    sheet: DutySheet
    form: Done | None
    submit: str
    ask_time: Link | None
    leaves: str


@dataclass(frozen=True, slots=True)
class AskPage:
    frame: Frame
    form: AskTime
    submit: str
    lead: str


def every(request: HttpRequest, found: Listed[CircularLine], standing: Standing) -> ListPage:
    table = words.table(found.items, _show) if found.items else None
    return ListPage(framed(request, _("Circulaires")), _age(standing), table, paging.pages(found))


def show(request: HttpRequest, facts: CircularFacts, standing: Standing, refusal: str) -> ShowPage:
    reference = facts.line.reference
    sheet = words.sheet(
        facts,
        show=_show,
        paper=lambda position: reverse("counter:circulars:paper", args=[reference, position]),
        acknowledge=reverse("counter:circulars:acknowledge", args=[reference]),
    )
    back = Link(_("Circulaires"), reverse("counter:circulars:every"))
    return ShowPage(framed(request, facts.line.title, back=back), refusal, sheet, leaves(standing))


def duties(request: HttpRequest, found: Listed[DutyFacts], standing: Standing) -> ListPage:
    table = words.duties(found.items, _duty, _("À faire par ce centre")) if found.items else None
    return ListPage(framed(request, _("Instructions")), _age(standing), table, paging.pages(found))


def duty(request: HttpRequest, facts: DutyFacts, standing: Standing, form: Done) -> DutyPage:
    may_ask = facts.is_open and facts.asked is None
    return DutyPage(
        frame=framed(request, facts.title, back=Link(_("Instructions"), reverse("counter:instructions:every"))),
        sheet=words.duty_sheet(facts),
        form=form if facts.is_open or form.is_bound else None,
        submit=_("C’est fait"),
        ask_time=Link(_("Demander un délai"), _of(facts, "ask-time")) if may_ask else None,
        leaves=leaves(standing),
    )


def ask_time(request: HttpRequest, facts: DutyFacts, form: AskTime) -> AskPage:
    lead = _("Le délai court jusqu’au %(day)s.") % {"day": wording.day(facts.due_on)}
    shown = framed(request, _("Demander un délai"), back=Link(facts.title, _duty(facts)))
    return AskPage(shown, form, _("Demander"), lead)


def leaves(standing: Standing) -> str:
    """What becomes of an answer: said before it is given."""
    if standing.is_up:
        return _("Votre réponse part aussitôt.")
    return _("La liaison est coupée : votre réponse est gardée ici et partira d’elle-même avec la prochaine liaison.")


def _age(standing: Standing) -> str:
    if standing.is_up:
        return _("La liaison marche : cette liste est à jour.")
    if standing.contact_at is None:
        return _("Ce centre n’a encore jamais joint le guichet national : cette liste peut être incomplète.")
    moment = wording.moment(standing.contact_at)
    return _("La liaison est coupée : cette liste est celle du %(moment)s.") % {"moment": moment}


def _show(reference: str) -> str:
    return reverse("counter:circulars:show", args=[reference])


def _duty(duty: DutyFacts) -> str:
    return _of(duty, "duty")


def _of(duty: DutyFacts, name: str) -> str:
    return reverse(f"counter:instructions:{name}", args=[duty.reference])
