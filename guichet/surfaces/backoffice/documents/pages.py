"""A document as staff handle it: its state, what is proposed, its history. Nothing of what it says but what changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.documents import handling, policies
from guichet.commons.documents.handling import Handled, Happened, Moment, Proposed, Unmade
from guichet.commons.documents.models import Answer, Document, Ending, State
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.listed import Listed
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.documents import forms
from guichet.surfaces.backoffice.documents.changes import Change, Read
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.forms import Form
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Standing, Status, SummaryRow, Table

STANDINGS = {
    State.ISSUED: Standing.DONE,
    State.REVOKED: Standing.REFUSED,
    State.CORRECTED: Standing.ATTENTION,
}


@dataclass(frozen=True, slots=True)
class UnmadeLine:
    reference: str
    detail: str
    why: str
    again: str


@dataclass(frozen=True, slots=True)
class FindPage:
    frame: Frame
    form: forms.Find
    submit: str
    awaiting: tuple[Link, ...]
    more: int
    unmade: tuple[UnmadeLine, ...]
    answers: bool


@dataclass(frozen=True, slots=True)
class ProposedPart:
    """`confirm` and `turn_down` are addresses, empty when the viewer may not, or could not read what changes."""

    title: str
    text: str
    changes: tuple[Change, ...]
    refusal: str
    confirm: str
    submit: str
    turn_down: str
    turn_down_as: str


@dataclass(frozen=True, slots=True)
class ShowPage:
    frame: Frame
    refusal: str
    status: Status
    facts: tuple[SummaryRow, ...]
    proposed: ProposedPart | None
    waits: str
    revoke: str
    correct: str
    history: Table


@dataclass(frozen=True, slots=True)
class FormPage:
    frame: Frame
    form: Form
    submit: str


@dataclass(frozen=True, slots=True)
class NotNowPage:
    frame: Frame
    refusal: str


def find(request: HttpRequest, viewer: Viewer, at: datetime, form: forms.Find) -> FindPage:
    waiting: Listed[Proposed] = handling.awaiting(viewer, at)
    return FindPage(
        frame=_frame(request, _("Documents délivrés"), Link(_("Mon poste"), reverse("backoffice:home"))),
        form=form,
        submit=_("Trouver le document"),
        awaiting=tuple(_waiting(each) for each in waiting.items),
        more=waiting.pages - 1,
        unmade=tuple(_unmade(each) for each in handling.unmade(viewer)),
        answers=bool(policies.authorities_of(viewer, policies.ANSWERING)),
    )


def _waiting(proposed: Proposed) -> Link:
    hint = _("%(what)s proposée par %(who)s le %(when)s. Motif : %(reason)s") % _said(proposed)
    return Link(proposed.document, reverse("backoffice:documents:show", args=[proposed.document]), hint=hint)


def _said(proposed: Proposed) -> dict[str, str]:
    return {
        "what": str(proposed.ending.label).capitalize(),
        "who": proposed.who,
        "when": wording.moment(proposed.at),
        "reason": proposed.reason,
    }


def _unmade(unmade: Unmade) -> UnmadeLine:
    facts = {"service": _service(unmade.service), "when": wording.moment(unmade.due_at), "count": unmade.failures}
    detail = _("%(service)s, dû depuis le %(when)s, essais manqués : %(count)s.") % facts
    stuck = _("Il attend que vous le fassiez réessayer.") if unmade.is_stuck else _("Il est réessayé de lui-même.")
    again = reverse("backoffice:documents:try-again", args=[unmade.reference])
    return UnmadeLine(unmade.reference, f"{detail} {stuck}", unmade.why, again)


def show(request: HttpRequest, found: Handled, read: Read, refusal: str) -> ShowPage:
    return ShowPage(
        frame=_frame(request, _("Document %(reference)s") % {"reference": found.reference}, _back()),
        refusal=refusal,
        status=Status(str(found.state.label), STANDINGS[found.state]),
        facts=tuple(row for row in _facts(found) if row.value),
        proposed=_proposed(found.proposed, read) if found.proposed else None,
        waits=_waits(found),
        revoke=reverse("backoffice:documents:revoke", args=[found.reference]) if found.may_be_revoked else "",
        correct=reverse("backoffice:documents:correct", args=[found.reference]) if found.may_be_corrected else "",
        history=_history(found.history),
    )


def _waits(found: Handled) -> str:
    if found.cannot_be_corrected:
        return _("Sa correction est confirmée, mais ne s’imprime pas : un superviseur peut la faire réessayer.")
    return _("Sa correction est confirmée : celui qui le remplace se prépare.") if found.is_being_corrected else ""


def _facts(found: Handled) -> Iterable[SummaryRow]:
    yield SummaryRow(_("Service"), _service(found.service))
    yield SummaryRow(_("Délivré le"), wording.moment(found.issued_at) if found.issued_at else "")
    yield SummaryRow(_("Valable jusqu’au"), wording.day(found.valid_until) if found.valid_until else "")
    yield SummaryRow(_("Ne vaut plus rien depuis le"), wording.moment(found.ended_at) if found.ended_at else "")
    yield SummaryRow(_("Motif"), found.reason)
    yield SummaryRow(_("Remplace"), found.replaces)
    yield SummaryRow(_("Remplacé par"), found.replaced_by)


def _proposed(proposed: Proposed, read: Read) -> ProposedPart:
    correction = proposed.ending is Ending.CORRECTION
    may_confirm = proposed.may_answer and not read.refusal
    turns_down = proposed.mine or proposed.may_answer
    return ProposedPart(
        title=_("Une correction est proposée") if correction else _("Une révocation est proposée"),
        text=_("Par %(who)s, le %(when)s. Motif : %(reason)s") % _said(proposed),
        changes=read.changes,
        refusal=read.refusal,
        confirm=reverse("backoffice:documents:confirm", args=[proposed.reference]) if may_confirm else "",
        submit=_("Confirmer la correction") if correction else _("Confirmer la révocation"),
        turn_down=reverse("backoffice:documents:turn-down", args=[proposed.reference]) if turns_down else "",
        turn_down_as=_("Retirer ma proposition") if proposed.mine else _("Refuser la proposition"),
    )


def revoke(request: HttpRequest, document: Document, form: forms.Reasoned) -> FormPage:
    title = _("Proposer de révoquer %(reference)s") % {"reference": document.reference}
    return FormPage(_frame(request, title, _to(document)), form, _("Proposer la révocation"))


def correct(request: HttpRequest, document: Document, form: forms.Correct) -> FormPage:
    title = _("Proposer de corriger %(reference)s") % {"reference": document.reference}
    return FormPage(_frame(request, title, _to(document)), form, _("Proposer la correction"))


def reason(request: HttpRequest, document: Document, form: Form) -> FormPage:
    title = _("Ouvrir la demande de %(reference)s") % {"reference": document.reference}
    return FormPage(_frame(request, title, _to(document)), form, _("Ouvrir pour un quart d’heure"))


def not_now(request: HttpRequest, document: Document, refusal: str) -> NotNowPage:
    title = _("Proposer de corriger %(reference)s") % {"reference": document.reference}
    return NotNowPage(_frame(request, title, _to(document)), refusal)


def _history(history: Iterable[Moment]) -> Table:
    return Table(
        caption=_("Ce qui s’est passé"),
        columns=(Column(_("Quoi")), Column(_("Qui")), Column(_("Quand"))),
        rows=tuple((_told(each), each.who or _("la machine"), wording.moment(each.at)) for each in history),
        stacked=True,
    )


def _told(moment: Moment) -> str:
    correction = moment.ending is Ending.CORRECTION
    match moment.happened:
        case Happened.ISSUED:
            return _("Délivré")
        case Happened.PROPOSED:
            return _("Correction proposée") if correction else _("Révocation proposée")
        case Happened.ENDED:
            return _("Ne vaut plus rien")
    return _answered(moment.answer, correction=correction)


def _answered(answer: Answer | None, *, correction: bool) -> str:
    match answer:
        case Answer.CONFIRMED:
            return _("Correction confirmée") if correction else _("Révocation confirmée")
        case Answer.REFUSED:
            return _("Correction refusée") if correction else _("Révocation refusée")
        case Answer.ABANDONED:
            return _("Correction confirmée, puis abandonnée")
    return _("Proposition retirée")


def _frame(request: HttpRequest, title: str, back: Link) -> Frame:
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)


def _back() -> Link:
    return Link(_("Documents délivrés"), reverse("backoffice:documents:find"))


def _to(document: Document) -> Link:
    return Link(document.reference, reverse("backoffice:documents:show", args=[document.reference]))


def _service(code: str) -> str:
    """Its title as the catalogue gives it today; its code when the catalogue no longer has it."""
    found = catalogue.current().sheets.get(code)
    return words.said(found.service.title) if found else code
