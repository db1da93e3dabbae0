"""Drafts that come from another node, with the square of their ticket."""

from dataclasses import dataclass
from datetime import datetime

from guichet.commons.intake import codes, events, strongbox
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.models import Draft, Given
from guichet.commons.intake.operations.lockers import move
from guichet.commons.intake.operations.lodging import take_in_hand
from guichet.commons.intake.refusals import AlreadySubmitted
from guichet.commons.intake.tickets import node
from guichet.commons.intake.tickets.sealing import Copy
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@dataclass(frozen=True, slots=True)
class Arrival:
    """A draft as its ticket opened it. `secret` is the ticket's: it goes on opening the draft here."""

    copy: Copy
    turn: int
    secret: str
    expires_at: datetime


@operation
def arrive(*, arrival: Arrival, act: Act) -> Hold:
    """Make the draft this node's own, under the same reference, and give it to the device that showed the ticket.

    The national node has made this node its holder before. A draft that came here once and left again comes back.
    Raises AlreadySubmitted when its author gave it here while the link was down.
    """
    copy = arrival.copy
    draft = Draft.objects.select_for_update().filter(reference=copy.reference).first()
    if draft is not None and (draft.submitted_at or Given.objects.filter(draft=draft).exists()):
        raise AlreadySubmitted
    draft = draft or Draft(reference=copy.reference)
    hold = Hold(copy.reference, codes.new_secret())
    draft.service, draft.version, draft.definition = copy.service, copy.version, copy.definition
    draft.language, draft.owner, draft.mandate = copy.language, copy.owner, copy.mandate
    draft.started_at, draft.moved_at, draft.turn = datetime.fromisoformat(copy.started_at), None, arrival.turn
    draft.lock = strongbox.new_lock()
    draft.hold(copy.content(), act.at)
    draft.expires_at = arrival.expires_at
    draft.holder = codes.imprint(hold.secret, reference=copy.reference)
    draft.code, draft.secret = "", codes.imprint(arrival.secret, reference=copy.reference)
    draft.tries, draft.barred_until = 0, None
    draft.save()
    take_in_hand(reference=copy.reference, turn=arrival.turn, act=act)
    journal.record(happened=events.DraftArrived(copy.reference, arrival.turn), act=act)
    return hold


@operation
def claim(*, arrival: Arrival, imprint: str, act: Act) -> Hold | None:
    """At the national node itself: become the holder and take the draft at once; None when the ticket is over."""
    return arrive(arrival=arrival, act=act) if move(imprint=imprint, to=node.here(), act=act) else None
