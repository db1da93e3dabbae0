"""A ticket before it is told: its codes, and the copy under seal that goes to the national node."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from guichet.commons.intake import codes
from guichet.commons.intake.codes import Ticket
from guichet.commons.intake.holding import Hold, read, still_open
from guichet.commons.intake.models import KEPT, Draft
from guichet.commons.intake.tickets import sealing
from guichet.commons.intake.tickets.sealing import Copy
from guichet.foundation.lib.act import Act


@dataclass(frozen=True, slots=True)
class Parcel:
    """`turn` numbers the tickets of one request, wherever they were made; `files` are the places of its files."""

    reference: str
    turn: int
    imprint: str
    sealed: bytes
    files: tuple[str, ...]
    expires_at: datetime

    def body(self) -> Mapping[str, Any]:
        return {
            "reference": self.reference,
            "turn": self.turn,
            "imprint": self.imprint,
            "sealed": self.sealed,
            "files": list(self.files),
            "expires_at": self.expires_at.isoformat(),
        }

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Self:
        return cls(
            reference=str(body["reference"]),
            turn=int(body["turn"]),
            imprint=str(body["imprint"]),
            sealed=bytes(body["sealed"]),
            files=tuple(str(place) for place in body["files"]),
            expires_at=datetime.fromisoformat(body["expires_at"]),
        )


@dataclass(frozen=True, slots=True)
class Leaving:
    """All that leaving needs, made before anything is written; `read` is the draft's box as it was sealed."""

    hold: Hold
    mark: str
    ticket: Ticket
    read: bytes
    parcel: Parcel


def prepared(hold: Hold, *, mark: str, act: Act) -> Leaving:
    """Raises the refusals of `holding.writable`."""
    draft = still_open(read(hold), act.at)
    ticket = Ticket(hold.reference, codes.new_code(), codes.new_secret())
    return Leaving(hold, mark, ticket, bytes(draft.box), _parcel(draft, ticket, act))


def _parcel(draft: Draft, ticket: Ticket, act: Act) -> Parcel:
    content = draft.content()
    copy = Copy(
        reference=draft.reference,
        service=draft.service,
        version=draft.version,
        definition=draft.definition,
        language=draft.language,
        owner=draft.owner,
        mandate=draft.mandate,
        started_at=draft.started_at.isoformat(),
        answers=content.answers,
        files=content.files,
    )
    return Parcel(
        reference=draft.reference,
        turn=draft.turn + 1,
        imprint=sealing.imprint(sealing.locator(ticket.secret, reference=draft.reference)),
        sealed=sealing.sealed(copy, ticket.secret),
        files=content.places(),
        expires_at=act.at + KEPT,
    )
