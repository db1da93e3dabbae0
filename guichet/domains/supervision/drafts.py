"""What is ordered of a centre, whole, and the same as it travels."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from guichet.domains.network.vocabulary import Supply
from guichet.domains.supervision.vocabulary import OrderKind

USUAL = timedelta(hours=24)  # an order that a cut held back longer would surprise


@dataclass(frozen=True, slots=True)
class NewOrder:
    """`lasts` is how long it may wait to be obeyed; `item` and `until` are of an announcement to be shown alone."""

    centre: str
    kind: OrderKind
    motive: str
    lasts: timedelta = USUAL
    item: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """An order as a centre hears it; who ordered, and when, is in the act."""

    reference: str
    kind: OrderKind
    motive: str
    expires_at: datetime
    item: str
    until: datetime | None

    def body(self) -> dict[str, Any]:
        return {
            "reference": self.reference,
            "kind": self.kind.value,
            "motive": self.motive,
            "expires": int(self.expires_at.timestamp()),
            "item": self.item,
            "until": int(self.until.timestamp()) if self.until else None,
        }


def read(body: Mapping[str, Any]) -> Told:
    """Raises KeyError or ValueError for what is not one, or a newer one."""
    until = body["until"]
    return Told(
        reference=str(body["reference"]),
        kind=OrderKind(body["kind"]),
        motive=str(body["motive"]),
        expires_at=datetime.fromtimestamp(body["expires"], UTC),
        item=str(body["item"]),
        until=None if until is None else datetime.fromtimestamp(until, UTC),
    )


@dataclass(frozen=True, slots=True)
class NewPart:
    """`supply` for what comes out of the centre's stock; `once` is what the form was drawn with."""

    name: str
    quantity: int
    supply: Supply | None
    once: str
