"""What the pages of the waiting room show."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.reception.models import MOST_CALLS
from guichet.domains.reception.queries import TicketFacts
from guichet.domains.reception.vocabulary import Outcome, Purpose, Sex, TicketState
from guichet.surfaces.counter.framing import framed
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Standing, Status, SummaryRow

STANDINGS = {
    TicketState.WAITING: Standing.WAITING,
    TicketState.CALLED: Standing.ATTENTION,
    TicketState.RECEIVED: Standing.DONE,
    TicketState.ABSENT: Standing.REFUSED,
    TicketState.DONE: Standing.DONE,
}


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Gesture:
    """A button of its own: where it leads, and whether it is the one to press next."""

    address: str
    text: str
    main: bool = False


@dataclass(frozen=True, slots=True)
class WelcomePage:
    frame: Frame
    who: str
    purposes: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class TicketPage:
    frame: Frame
    spoken: str
    status: Status
    rows: tuple[SummaryRow, ...]
    gestures: tuple[Gesture, ...]
    close: str
    outcomes: tuple[Choice, ...]
    printable: bool


def welcome(request: HttpRequest, sex: Sex) -> WelcomePage:
    return WelcomePage(
        frame=framed(request, _("Pourquoi cette personne vient-elle ?")),
        who=str(sex.label).capitalize() if sex is not Sex.UNSAID else _("Sans préciser"),
        purposes=tuple(Choice(purpose.value, str(purpose.label)) for purpose in Purpose),
    )


def ticket(request: HttpRequest, facts: TicketFacts) -> TicketPage:
    received = facts.state is TicketState.RECEIVED
    return TicketPage(
        frame=framed(request, _("Ticket %(number)s") % {"number": facts.spoken}),
        spoken=facts.spoken,
        status=status(facts),
        rows=(
            SummaryRow(_("Vient pour"), str(facts.purpose.label)),
            SummaryRow(_("Arrivée"), wording.hour(facts.drawn_at)),
        ),
        gestures=_gestures(facts),
        close=reverse("counter:hall:close", args=[facts.visit]) if facts.state is not TicketState.DONE else "",
        outcomes=_outcomes(received=received),
        printable=facts.state is TicketState.WAITING,
    )


def status(facts: TicketFacts) -> Status:
    word = str(facts.state.label)
    if facts.state is TicketState.CALLED:
        word = _("appelé %(calls)s fois sur %(most)s") % {"calls": facts.calls, "most": MOST_CALLS}
    return Status(word, STANDINGS[facts.state])


def _gestures(facts: TicketFacts) -> tuple[Gesture, ...]:
    """What can be done with it now, the likeliest first."""
    found: list[Gesture] = []
    is_coming = facts.state in {TicketState.WAITING, TicketState.CALLED}
    if is_coming or facts.state is TicketState.ABSENT:
        found.append(_gesture(facts, "recevoir", _("La personne est là : la recevoir"), main=True))
    if is_coming and facts.calls < MOST_CALLS:
        found.append(_gesture(facts, "appeler", _("Appeler") if facts.calls == 0 else _("Appeler de nouveau")))
    if is_coming and facts.calls == MOST_CALLS:
        found.append(_gesture(facts, "absent", _("Personne n’est venu : absent")))
    if facts.state is TicketState.ABSENT and facts.may_come_back:
        found.append(_gesture(facts, "remettre", _("Remettre dans la file, à sa place")))
    return tuple(found)


def _gesture(facts: TicketFacts, gesture: str, text: str, *, main: bool = False) -> Gesture:
    return Gesture(reverse("counter:hall:act", args=[facts.reference, gesture]), text, main)


def _outcomes(*, received: bool) -> tuple[Choice, ...]:
    """Of whoever was not received, one thing alone can be said."""
    offered = [outcome for outcome in Outcome if received == (outcome is not Outcome.LEFT)]
    return tuple(Choice(outcome.value, str(outcome.label)) for outcome in offered)
