"""Where a request is, who has it, until when, what is asked, who looked."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guichet.commons.notifications.channels import Channel
from guichet.commons.notifications.models import State as Delivery
from guichet.commons.notifications.queries import Told
from guichet.domains.casework.desk import Words
from guichet.domains.casework.promise import last_day
from guichet.domains.casework.queries import COUNTED_AHEAD, Seen, Tracked
from guichet.domains.casework.vocabulary import Obstacle, ReadFor, State
from guichet.surfaces.access.visits import viewer_of
from guichet.surfaces.portal.tracking import forms
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Standing, Status, SummaryRow, Table

DELIVERIES = {
    Delivery.WAITING: gettext_lazy("pas encore parti"),
    Delivery.SENT: gettext_lazy("envoyé"),
    Delivery.DELIVERED: gettext_lazy("bien arrivé"),
    Delivery.FAILED: gettext_lazy("non remis : le numéro ou l’adresse ne répond pas"),
}
BY = {Channel.SMS: gettext_lazy("par SMS"), Channel.EMAIL: gettext_lazy("par courriel")}
MACHINES = {
    ReadFor.ARRIVAL: gettext_lazy("contrôle automatique"),
    ReadFor.TELLING: gettext_lazy("message automatique"),
    ReadFor.DOCUMENT: gettext_lazy("impression automatique"),
}
STANDINGS = {State.PAUSED: Standing.ATTENTION, State.CLOSED: Standing.DONE}


@dataclass(frozen=True, slots=True)
class StartPage:
    frame: Frame
    form: forms.Open
    submit: str


@dataclass(frozen=True, slots=True)
class Said:
    who: str
    what: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """What the State told the person, and whether it arrived."""

    text: str
    when: str
    delivery: str


@dataclass(frozen=True, slots=True)
class Download:
    """A document that is there; `text` says what the button brings, and how heavy it is."""

    text: str
    href: str
    reference: str
    valid_until: str


@dataclass(frozen=True, slots=True)
class ShowPage:
    frame: Frame
    reference: str
    status: Status
    obstacle: str
    owed: str
    asked: str
    appeal: str
    document: Download | None
    document_awaited: bool
    rows: tuple[SummaryRow, ...]
    thread: tuple[Said, ...]
    told: tuple[Message, ...]
    unreachable: bool
    unreadable: bool
    looks: Table | None
    reply: forms.Reply | None
    complain: forms.Complain | None
    invalid: forms.Reply | forms.Complain | None
    withdraw: str


def start(request: HttpRequest, form: forms.Open) -> StartPage:
    title = _("Suivre une demande")
    return StartPage(frame=frame(request, title=title, listed=False), form=form, submit=_("Voir où elle en est"))


def show(
    request: HttpRequest,
    tracked: Tracked,
    thread: Sequence[Words] | None,
    told: Sequence[Told],
    depositor: str,
    form: forms.Reply | forms.Complain | None,
) -> ShowPage:
    return ShowPage(
        frame=frame(
            request,
            title=words.said(tracked.service.title),
            way=Way(back=_back(request)),
            listed=False,
        ),
        reference=tracked.reference,
        status=_status(tracked),
        obstacle=str(tracked.obstacle.label) if tracked.state is State.ARRIVED else "",
        owed=_owed(tracked),
        asked=words.said(tracked.asked),
        appeal=words.said(tracked.outcome.appeal) if tracked.outcome else "",
        document=_document(tracked),
        document_awaited=tracked.document is not None and tracked.document.issued_at is None,
        rows=tuple(row for row in _rows(tracked, depositor) if row.value),
        thread=tuple(
            Said(str(each.author.label), str(each.about.label), wording.moment(each.at), each.text)
            for each in thread or ()
        ),
        told=tuple(Message(each.text, wording.moment(each.written_at), _delivery(each)) for each in told),
        unreachable=tracked.is_unreachable,
        unreadable=thread is None,
        looks=_looks(tracked.looks) if tracked.looks else None,
        reply=_reply(tracked, form),
        complain=None if tracked.complaint_open else (form if isinstance(form, forms.Complain) else forms.Complain()),
        invalid=form,
        withdraw=_withdraw(tracked),
    )


def _delivery(told: Told) -> str:
    by = BY[Channel(told.channel)] if told.channel else ""
    return f"{by}, {DELIVERIES[told.state]}" if by else str(DELIVERIES[told.state])


def _back(request: HttpRequest) -> Link:
    if viewer_of(request).is_citizen:
        return Link(_("Retour à mon espace"), reverse("portal:space:home"))
    return Link(_("Suivre une autre demande"), reverse("portal:tracking:start"))


def _status(tracked: Tracked) -> Status:
    if tracked.withdrawn_at:
        return Status(_("retirée"), Standing.DONE)
    return Status(str(tracked.state.label), STANDINGS.get(tracked.state, Standing.WAITING))


def _ready(tracked: Tracked) -> str:
    if tracked.ready_at:
        return wording.moment(tracked.ready_at)
    return "" if tracked.withdrawn_at else _("pas encore")


def _owed(tracked: Tracked) -> str:
    """The words of the button that pays, or nothing when nothing is owed."""
    if tracked.obstacle is not Obstacle.FEE or not tracked.fee:
        return ""
    return _("Payer %(amount)s") % {"amount": wording.amount(tracked.fee)}


def _withdraw(tracked: Tracked) -> str:
    """Where the request is taken back, or nothing once it is over."""
    return "" if tracked.state is State.CLOSED else reverse("portal:tracking:withdraw", args=[tracked.reference])


def _document(tracked: Tracked) -> Download | None:
    found = tracked.document
    if found is None or found.issued_at is None:
        return None
    return Download(
        text=_("Télécharger le document (PDF, %(size)s Ko)") % {"size": wording.number(-(-found.size // 1000))},
        href=reverse("portal:tracking:document", args=[tracked.reference]),
        reference=found.reference,
        valid_until=wording.day(found.valid_until) if found.valid_until else "",
    )


def _reply(tracked: Tracked, form: forms.Reply | forms.Complain | None) -> forms.Reply | None:
    if tracked.state is not State.PAUSED:
        return None
    return form if isinstance(form, forms.Reply) else forms.Reply()


def _rows(tracked: Tracked, depositor: str) -> tuple[SummaryRow, ...]:
    promised = None if tracked.withdrawn_at else tracked.promised_at
    return (
        SummaryRow(_("Référence"), tracked.reference),
        SummaryRow(_("Issue"), words.said(tracked.outcome.title) if tracked.outcome else ""),
        SummaryRow(_("Étape"), words.said(tracked.step)),
        SummaryRow(_("Bureau"), words.said(tracked.office)),
        SummaryRow(_("Étape à finir avant"), wording.moment(tracked.step_due_at) if tracked.step_due_at else ""),
        SummaryRow(_("Délai promis jusqu’au"), wording.day(last_day(promised)) if promised else ""),
        SummaryRow(_("Place dans la file"), _place(tracked.ahead)),
        SummaryRow(_("Déposé"), wording.moment(tracked.submitted_at)),
        SummaryRow(_("Déposé pour vous par"), depositor),
        SummaryRow(_("Reçu"), wording.moment(tracked.received_at)),
        SummaryRow(_("Prêt"), _ready(tracked)),
        SummaryRow(_("Retiré"), wording.moment(tracked.withdrawn_at) if tracked.withdrawn_at else ""),
    )


def _place(ahead: int | None) -> str:
    if ahead is None:
        return ""
    if ahead == 0:
        return _("Votre dossier est le prochain.")
    if ahead > COUNTED_AHEAD:
        return _("Plus de %(count)s dossiers avant le vôtre.") % {"count": wording.number(COUNTED_AHEAD)}
    text = ngettext("%(count)s dossier avant le vôtre.", "%(count)s dossiers avant le vôtre.", ahead)
    return text % {"count": wording.number(ahead)}


def _looks(looks: Sequence[Seen]) -> Table:
    return Table(
        caption=_("Qui a consulté votre dossier"),
        columns=(Column(_("Bureau")), Column(_("Pourquoi")), Column(_("Quand"))),
        rows=tuple(
            (words.said(look.office) or str(MACHINES[look.reason]), _why(look), wording.moment(look.at))
            for look in looks
        ),
        stacked=True,
    )


def _why(look: Seen) -> str:
    if look.times == 1:
        return str(look.reason.label)
    return _("%(reason)s (%(times)s fois, la dernière à cette date)") % {
        "reason": look.reason.label,
        "times": look.times,
    }
