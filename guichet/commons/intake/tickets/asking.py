"""A centre's questions to the national node about a ticket, while its author stands before the screen."""

import secrets
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime

from guichet.commons.intake import operations as intake
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.operations.arriving import Arrival
from guichet.commons.intake.refusals import FilesOnTheirWay, MovedElsewhere, NoLink, TooManyTickets
from guichet.commons.intake.tickets import opening, sealing
from guichet.commons.intake.tickets.speaking import Claim, Claimed, Found, Look, Outcome, TakeBack, TakenBack
from guichet.commons.sync import blobs
from guichet.commons.sync.carrier import files
from guichet.commons.sync.carrier.line import Line
from guichet.commons.sync.carrier.wire import Failed
from guichet.foundation.lib.act import Act

NONCE_BYTES = 16
SECONDS_FOR_FILES = 20.0  # what has come by then stays, and the next try goes on from there
Hub = Callable[[], AbstractContextManager[Line]]


def may_go_on(hub: Hub, *, reference: str, turn: int) -> bool:
    """Whether a draft that was left here is still this node's; from now on it opens nowhere else.

    With the link down it is: this node has not been told otherwise.
    """
    try:
        with hub() as line:
            asked = TakeBack(line.centre, reference, turn, secrets.token_bytes(NONCE_BYTES))
            return line.ask("tickets/back", asked, TakenBack).is_yours
    except Failed:
        return True


def arrive(hub: Hub, *, reference: str, secret: str, act: Act) -> Hold | None:
    """The draft that this ticket opens, which is this node's from now on; None when it opens none.

    Everything is here before it moves: a cut at any line leaves it where it was, or lets the same ticket try again.
    Raises NoLink, TooManyTickets, FilesOnTheirWay, FormNotHere, MovedElsewhere.
    """
    locator = sealing.locator(secret, reference=reference)
    try:
        with hub() as line:
            found = line.ask("tickets", Look(line.centre, locator, secrets.token_bytes(NONCE_BYTES)), Found)
            arrival = _opened(found, reference, secret)
            if arrival is None:
                return None
            _fetch(line, found)
            claim = Claim(line.centre, locator, secrets.token_bytes(NONCE_BYTES))
            is_ours = line.ask("tickets/claim", claim, Claimed).is_yours
    except Failed:
        raise NoLink from None
    if not is_ours:
        raise MovedElsewhere
    return intake.arrive(arrival=arrival, act=act)


def _opened(found: Found, reference: str, secret: str) -> Arrival | None:
    match found.outcome:
        case Outcome.FOUND:
            expires_at = datetime.fromtimestamp(found.expires_at / 1_000_000, UTC)
            return opening.opened(
                found.sealed, secret=secret, reference=reference, turn=found.turn, expires_at=expires_at
            )
        case Outcome.WAIT:
            raise TooManyTickets
        case Outcome.FILES_ON_THEIR_WAY:
            raise FilesOnTheirWay
    return None


def _fetch(line: Line, found: Found) -> None:
    line.wire.token = found.token
    deadline = time.monotonic() + SECONDS_FOR_FILES
    try:
        for place in found.files:
            files.fetch(line.wire, place, of="tickets", folder=blobs.FILES, deadline=deadline)
    except Failed:
        raise FilesOnTheirWay from None
