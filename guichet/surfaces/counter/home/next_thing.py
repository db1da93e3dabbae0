"""The next thing to do at a counter, computed: one line, one tap."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.commons.documents.queries import Waiting
from guichet.commons.intake.queries import DraftLine
from guichet.domains.reception.queries import DayFacts, Status, TicketFacts
from guichet.domains.reception.vocabulary import TicketState
from guichet.surfaces.ui import wording


@dataclass(frozen=True, slots=True)
class Now:
    """What waits at this centre. `in_hand` is the reference of the request that is open on this counter."""

    day: DayFacts | None
    in_hand: str
    tickets: tuple[TicketFacts, ...]
    to_tell: tuple[Status, ...]
    documents: tuple[Waiting, ...]
    left: tuple[DraftLine, ...]


@dataclass(frozen=True, slots=True)
class NextThing:
    """`text` is the button; `is_gesture` when it does something at once, and is posted."""

    sentence: str
    text: str
    address: str
    is_gesture: bool = False


def next_thing(now: Now) -> NextThing | None:
    """Whoever stands at the counter comes first, then whoever waits, then what waits; None once the day is closed."""
    if now.day is not None and now.day.closed_at is not None:
        return None
    return next(filter(None, (look(now) for look in LOOKS)), None)


def _open(now: Now) -> NextThing | None:
    if now.day is not None:
        return None
    return NextThing(_("Le centre n’est pas encore déclaré ouvert."), _("Ouvrir le centre"), reverse("counter:open"))


def _go_on(now: Now) -> NextThing | None:
    if not now.in_hand:
        return None
    sentence = _("La demande %(reference)s est ouverte sur ce guichet.") % {"reference": now.in_hand}
    return NextThing(sentence, _("Continuer avec la personne"), reverse("counter:filling:current"))


def _receive(now: Now) -> NextThing | None:
    found = _first(now, TicketState.CALLED) or _first(now, TicketState.RECEIVED)
    if found is None:
        return None
    at_counter = found.state is TicketState.RECEIVED
    sentence = _("%(number)s est au guichet.") if at_counter else _("%(number)s est appelé.")
    text = _("Voir le ticket") if at_counter else _("Recevoir, ou appeler de nouveau")
    address = reverse("counter:hall:ticket", args=[found.reference])
    return NextThing(sentence % {"number": found.spoken}, text, address)


def _call(now: Now) -> NextThing | None:
    found = _first(now, TicketState.WAITING)
    if found is None:
        return None
    sentence = _("%(number)s attend depuis le plus longtemps.") % {"number": found.spoken}
    return NextThing(sentence, _("Appeler le suivant"), reverse("counter:hall:call-next"), is_gesture=True)


def _tell(now: Now) -> NextThing | None:
    count = len(now.to_tell)
    said = ngettext("%(count)s personne est à prévenir.", "%(count)s personnes sont à prévenir.", count)
    sentence = said % {"count": wording.number(count)}
    return NextThing(sentence, _("Voir qui prévenir"), "#a-prevenir") if count else None


def _hand_over(now: Now) -> NextThing | None:
    count = len(now.documents)
    if not count:
        return None
    said = ngettext("%(count)s document est prêt à remettre.", "%(count)s documents sont prêts à remettre.", count)
    address = reverse("counter:hand-over", args=[now.documents[0].document]) if count == 1 else "#documents"
    return NextThing(said % {"count": wording.number(count)}, _("Remettre un document"), address)


def _give_back(now: Now) -> NextThing | None:
    count = len(now.left)
    said = ngettext("%(count)s demande a été laissée ici.", "%(count)s demandes ont été laissées ici.", count)
    sentence = said % {"count": wording.number(count)}
    return NextThing(sentence, _("Voir les demandes laissées"), "#laissees") if count else None


def _close(now: Now) -> NextThing | None:
    if any(each.state is not TicketState.ABSENT for each in now.tickets):
        return None
    return NextThing(_("Plus rien n’attend."), _("Fermer le centre"), reverse("counter:close"))


def _first(now: Now, state: TicketState) -> TicketFacts | None:
    """The one that is there for the longest."""
    return next((each for each in now.tickets if each.state is state), None)


LOOKS: tuple[Callable[[Now], NextThing | None], ...] = (
    _open,
    _go_on,
    _receive,
    _call,
    _tell,
    _hand_over,
    _give_back,
    _close,
)
