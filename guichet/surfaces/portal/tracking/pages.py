"""Where a request is, who has it, until when, what is asked, who looked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guichet.commons.intake.helping import Help
from guichet.commons.notifications.channels import Channel
from guichet.commons.notifications.models import State as Delivery
from guichet.commons.notifications.queries import Told
from guichet.domains.casework.looked import Seen
from guichet.domains.casework.opening import Words
from guichet.domains.casework.promise import last_day
from guichet.domains.casework.queries import COUNTED_AHEAD, Forecast, Stopped, Tracked
from guichet.domains.casework.replying import Reply
from guichet.domains.casework.vocabulary import About, Author, Obstacle, State
from guichet.surfaces.access.visits import viewer_of
from guichet.surfaces.portal.readers import question
from guichet.surfaces.portal.tracking import complaining, forms
from guichet.surfaces.questions import papers
from guichet.surfaces.questions.asking import BY_FILE, Asking, ask
from guichet.surfaces.questions.blocks import Block, Holder, block
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.forms import Form
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.outcomes import OutcomeRead, outcome_read
from guichet.surfaces.ui.parts import Column, Link, Said, Standing, Status, SummaryRow, Table
from guichet.surfaces.ui.reading_words import reader, why

DELIVERIES = {
    Delivery.WAITING: gettext_lazy("pas encore parti"),
    Delivery.SENT: gettext_lazy("envoyé"),
    Delivery.DELIVERED: gettext_lazy("bien arrivé"),
    Delivery.FAILED: gettext_lazy("non remis : le numéro ou l’adresse ne répond pas"),
}
BY = {Channel.SMS: gettext_lazy("par SMS"), Channel.EMAIL: gettext_lazy("par courriel")}
STANDINGS = {State.PAUSED: Standing.ATTENTION, State.CLOSED: Standing.DONE}


@dataclass(frozen=True, slots=True)
class Message:
    """What the State told the person, and whether it arrived."""

    text: str
    when: str
    delivery: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the page is made of; neither thread nor questions while the keeper of keys is silent."""

    tracked: Tracked
    thread: Sequence[Words] | None
    told: Sequence[Told]
    depositor: str
    reply: Reply | None
    forecast: Forecast | None
    contested: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """What the person sent and the page shows again; the others are blank."""

    asking: Asking | None = None
    reply: forms.Reply | None = None
    message: forms.Message | None = None
    complain: forms.Complain | None = None
    contest: forms.Contest | None = None

    @property
    def invalid(self) -> tuple[Form, ...]:
        every = (self.asking.form if self.asking else None, self.reply, self.message, self.complain, self.contest)
        return tuple(form for form in every if form is not None and form.errors)


@dataclass(frozen=True, slots=True)
class ReplyPart:
    """The questions asked again, none when words are the answer; `held` says why what was given is not enough yet."""

    action: str
    words: forms.Reply
    form: Form
    blocks: tuple[Block, ...] = ()
    is_multipart: bool = False
    held: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """A document that is there; `text` says what the button brings, and how heavy it is."""

    text: str
    href: str
    reference: str
    valid_until: str
    replaces: str


@dataclass(frozen=True, slots=True)
class ShowPage:
    frame: Frame
    reference: str
    status: Status
    broken: str
    obstacle: str
    owed: str
    asked: str
    request: str
    outcome: OutcomeRead | None
    document: Download | None
    document_awaited: bool
    revoked: str
    contested: tuple[str, ...]
    log: Link
    rows: tuple[SummaryRow, ...]
    thread: tuple[Said, ...]
    told: tuple[Message, ...]
    unreachable: bool
    unreadable: bool
    pauses: Table | None
    looks: Table | None
    reply: ReplyPart | None
    message: forms.Message | None
    complaint: complaining.Part
    invalid: tuple[Form, ...]
    withdraw: str


def show(request: HttpRequest, fetched: Fetched, filled: Filled, at: datetime) -> ShowPage:
    tracked = fetched.tracked
    thread = [line for line in fetched.thread or () if tracked.outcome is None or not _is_reason(line)]
    return ShowPage(
        frame=frame(
            request,
            title=words.said(tracked.service.title),
            way=Way(back=_back(request)),
            listed=False,
        ),
        reference=tracked.reference,
        status=_status(tracked),
        broken=_broken(tracked, at),
        obstacle=str(tracked.obstacle.label) if tracked.state is State.ARRIVED else "",
        owed=_owed(tracked),
        asked=words.said(tracked.asked),
        request=_request(fetched) if tracked.asked else "",
        outcome=_outcome(fetched),
        document=_document(tracked),
        document_awaited=tracked.document is not None and tracked.document.issued_at is None,
        revoked=_revoked(tracked),
        contested=fetched.contested,
        log=Link(_("Le journal public"), reverse("portal:public-log")),
        rows=tuple(row for row in _rows(tracked, fetched.depositor, fetched.forecast) if row.value),
        thread=tuple(_said(each) for each in thread),
        told=tuple(Message(each.text, wording.moment(each.written_at), _delivery(each)) for each in fetched.told),
        unreachable=tracked.is_unreachable,
        unreadable=fetched.thread is None,
        pauses=_pauses(tracked.pauses) if tracked.pauses else None,
        looks=_looks(tracked.reference, tracked.looks) if tracked.looks else None,
        reply=_reply(fetched, filled) if tracked.state is State.PAUSED and fetched.thread is not None else None,
        message=None if tracked.state is State.CLOSED else (filled.message or forms.Message()),
        complaint=complaining.part(tracked, filled.complain, filled.contest),
        invalid=filled.invalid,
        withdraw=_withdraw(tracked),
    )


def _said(line: Words) -> Said:
    mine = line.author is Author.APPLICANT
    return Said(mine, str(line.author.label), str(line.about.label), wording.moment(line.at), line.text)


def _request(fetched: Fetched) -> str:
    """The words of the office that asks, beside what they mean for the clock."""
    latest = next((line.text for line in reversed(fetched.thread or ()) if line.about is About.PIECE), "")
    until = fetched.tracked.pauses[-1].until
    stopped = _(
        "Le délai est arrêté jusqu’à votre réponse, et jusqu’au %(day)s au plus. Ensuite il repart de lui-même, et le "
        "bureau décide avec ce qu’il a."
    ) % {"day": wording.day(last_day(until))}
    return f"{latest}\n{stopped}".strip()


def _is_reason(line: Words) -> bool:
    return line.about is About.REASONS


def _outcome(fetched: Fetched) -> OutcomeRead | None:
    outcome = fetched.tracked.outcome
    reasons = [line.text for line in fetched.thread or () if _is_reason(line)]
    return outcome_read(outcome, "\n\n".join(reasons)) if outcome else None


def _reply(fetched: Fetched, filled: Filled) -> ReplyPart:
    reference, reply = fetched.tracked.reference, fetched.reply
    if reply is None:
        address = reverse("portal:tracking:reply", args=[reference])
        return ReplyPart(action=address, words=filled.reply or forms.Reply(), form=Form())
    asking = filled.asking or ask(reply.asked.shown, reply.day)
    return reply_part(reference, reply, asking, filled.reply or forms.Reply(with_questions=True))


def reply_part(reference: str, reply: Reply, asking: Asking, said: forms.Reply) -> ReplyPart:
    # No page of their own for items of lists, which are not asked again; no place for files in pieces.
    holder = Holder(files=reply.files, uploads="", item_address=str)
    return ReplyPart(
        action=reverse("portal:tracking:reply", args=[reference]),
        form=asking.form,
        blocks=tuple(block(shown, asking, holder, alone=False) for shown in asking.shown),
        words=said,
        is_multipart=any(isinstance(shown.entry.question, BY_FILE) for shown in asking.shown),
        held=_held(reply),
    )


def _held(reply: Reply) -> str:
    if not reply.is_quarantined:
        return ""
    return _(
        "Un fichier que vous avez donné est mis de côté : personne ne l’ouvre avant qu’il ait été contrôlé. "
        "Le délai reste arrêté. Vous pouvez retirer ce fichier et en donner un autre."
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


def _broken(tracked: Tracked, at: datetime) -> str:
    """What to say first of a promise that was not kept; nothing once the case is over."""
    late = tracked.promised_at is not None and tracked.promised_at < at and tracked.state is not State.CLOSED
    if not late or tracked.promised_at is None:
        return ""
    return _("La date promise est passée : c’était le %(day)s.") % {"day": wording.day(last_day(tracked.promised_at))}


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
    if found is None or found.issued_at is None or found.revoked_at:
        return None
    return Download(
        text=_("Télécharger le document (PDF, %(size)s Ko)") % {"size": wording.number(-(-found.size // 1000))},
        href=reverse("portal:tracking:document", args=[tracked.reference]),
        reference=found.reference,
        valid_until=wording.day(found.valid_until) if found.valid_until else "",
        replaces=found.replaces,
    )


def _revoked(tracked: Tracked) -> str:
    """Since when and why the document is worth nothing, and what to do about it; nothing when it stands."""
    found = tracked.document
    if found is None or found.revoked_at is None:
        return ""
    told = _("%(reference)s, depuis le %(when)s. Motif : %(reason)s. Vous pouvez le contester par une réclamation.")
    return told % {"reference": found.reference, "when": wording.moment(found.revoked_at), "reason": found.reason}


def _rows(tracked: Tracked, depositor: str, forecast: Forecast | None) -> tuple[SummaryRow, ...]:
    promised = None if tracked.withdrawn_at else tracked.promised_at
    return (
        SummaryRow(_("Référence"), tracked.reference),
        SummaryRow(_("Étape"), words.said(tracked.step)),
        SummaryRow(_("Bureau"), words.said(tracked.office)),
        SummaryRow(_("Aussi proposé à"), words.said(tracked.helped_by)),
        SummaryRow(_("Étape à finir avant"), wording.moment(tracked.step_due_at) if tracked.step_due_at else ""),
        SummaryRow(_("Délai promis jusqu’au"), wording.day(last_day(promised)) if promised else ""),
        SummaryRow(_("Place dans la file"), _place(tracked.ahead)),
        SummaryRow(_("Au rythme de ce bureau"), _forecast(forecast) if forecast else ""),
        SummaryRow(_("Déposé"), wording.moment(tracked.submitted_at)),
        SummaryRow(_("Déposé pour vous par"), depositor),
        SummaryRow(_("Fait avec l’aide de"), papers.helped(Help(tracked.assisted_by, tracked.mandate, ""))),
        SummaryRow(_("Qui vous êtes"), str(tracked.assurance.label) if tracked.assurance else ""),
        SummaryRow(_("Reçu"), wording.moment(tracked.received_at)),
        SummaryRow(_("Prêt"), _ready(tracked)),
        SummaryRow(_("Décidé"), _decided(tracked)),
        SummaryRow(_("Retiré"), wording.moment(tracked.withdrawn_at) if tracked.withdrawn_at else ""),
    )


def _decided(tracked: Tracked) -> str:
    """When, and whether the promise was kept; nothing before."""
    if tracked.decided_at is None:
        return ""
    moment = wording.moment(tracked.decided_at)
    if tracked.promised_at is None:
        return moment
    kept = tracked.decided_at < tracked.promised_at  # a promise ends where `promised_at` begins
    told = _("%(moment)s, dans le délai promis") if kept else _("%(moment)s, après la date promise")
    return told % {"moment": moment}


def _place(ahead: int | None) -> str:
    if ahead is None:
        return ""
    if ahead == 0:
        return _("Votre dossier est le prochain.")
    if ahead > COUNTED_AHEAD:
        return _("Plus de %(count)s dossiers avant le vôtre.") % {"count": wording.number(COUNTED_AHEAD)}
    text = ngettext("%(count)s dossier avant le vôtre.", "%(count)s dossiers avant le vôtre.", ahead)
    return text % {"count": wording.number(ahead)}


def _pauses(pauses: Sequence[Stopped]) -> Table:
    return Table(
        caption=_("Quand le délai s’est arrêté"),
        columns=(Column(_("Pourquoi")), Column(_("Du")), Column(_("Au")), Column(_("La promesse a bougé de"))),
        rows=tuple((words.said(each.motive), wording.day(each.began_at), _end(each), _moved(each)) for each in pauses),
        stacked=True,
    )


def _end(pause: Stopped) -> str:
    if pause.ended_at is None:
        return _("%(day)s au plus tard") % {"day": wording.day(last_day(pause.until))}
    if pause.lapsed:
        return _("%(day)s, sans réponse") % {"day": wording.day(last_day(pause.ended_at))}
    return wording.day(pause.ended_at)


def _moved(pause: Stopped) -> str:
    if pause.ended_at is None:
        return _("pas encore")
    said = ngettext("%(count)s jour", "%(count)s jours", pause.moved_days)
    return said % {"count": wording.number(pause.moved_days)}


def _forecast(forecast: Forecast) -> str:
    """What was measured, said as no promise."""
    said = ngettext(
        "Votre tour vient dans %(count)s jour environ : ce n’est pas une promesse.",
        "Votre tour vient dans %(count)s jours environ : ce n’est pas une promesse.",
        forecast.days,
    )
    return said % {"count": wording.number(forecast.days)}


def _looks(reference: str, looks: Sequence[Seen]) -> Table:
    return Table(
        caption=_("Qui a consulté votre dossier"),
        columns=(Column(_("Bureau")), Column(_("Pourquoi")), Column(_("Quand")), Column(_("Votre question"))),
        rows=tuple((reader(look), why(look), wording.moment(look.at), question(reference, look)) for look in looks),
        stacked=True,
    )
