"""Leaving a draft for later: sealed first, then kept in one short transaction."""

from typing import Protocol

from guichet.commons.intake import operations as intake
from guichet.commons.intake.codes import Ticket
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.tickets.parcels import Leaving, prepared
from guichet.foundation.lib.act import Act


class Keep(Protocol):
    """An operation that keeps what is left; None when the draft changed since it was sealed."""

    def __call__(self, *, leaving: Leaving, act: Act) -> Ticket | None: ...


def keep(*, hold: Hold, mark: str = "", act: Act, by: Keep = intake.keep) -> Ticket:
    """The ticket, told once. With a `mark`, what the person recognises beside the code, the code needs it too."""
    while True:
        ticket = by(leaving=prepared(hold, mark=mark, act=act), act=act)
        if ticket is not None:
            return ticket
