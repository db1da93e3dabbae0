"""Drafts left with a ticket, as they are told to the national node, and centres that ask it for them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.canonical import digest
from guichet.commons.intake import operations as intake
from guichet.commons.intake.models import KEPT
from guichet.commons.intake.tickets import sealing
from guichet.commons.intake.tickets.parcels import Parcel
from guichet.commons.intake.tickets.sealing import Copy
from guichet.commons.sync.carrier.line import Line
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.places import references
from tests.commons.sync.nodes import LOKOSSA, Centre
from tests.factories.acts import an_act
from tests.factories.requests import CODE

COTONOU = PlaceId("COT")
SECRET, ANOTHER = "AbCdEfGhIjKlMnOpQrStUv", "ZbCdEfGhIjKlMnOpQrStUv"
NOW = datetime.now(UTC)  # the national node answers by the real clock
ACT = an_act(NOW)


def of_lokossa() -> str:
    return references.allocate(LOKOSSA)


@dataclass(frozen=True)
class Left:
    """A draft that somebody left at a centre with a ticket."""

    place: PlaceId = LOKOSSA
    secret: str = SECRET
    turn: int = 1
    files: tuple[str, ...] = ()
    until: datetime = NOW + KEPT
    version: int = 1
    answers: Mapping[str, str] = field(default_factory=lambda: {"nom": "Afi"})
    reference: str = field(default_factory=of_lokossa)

    @property
    def locator(self) -> bytes:
        return sealing.locator(self.secret, reference=self.reference)

    @property
    def imprint(self) -> str:
        return sealing.imprint(self.locator)

    @property
    def copy(self) -> Copy:
        definition = catalogue.version_of(service=CODE, number=1)
        return Copy(
            reference=self.reference,
            service=CODE,
            version=self.version,
            definition=digest(definition) if definition else "",
            language="fr",
            owner="",
            mandate="",
            started_at=NOW.isoformat(),
            answers=self.answers,
            files={place: {"original": {"place": place, "key": ""}, "copy": None} for place in self.files},
        )

    @property
    def parcel(self) -> Parcel:
        sealed = sealing.sealed(self.copy, self.secret)
        return Parcel(self.reference, self.turn, self.imprint, sealed, self.files, self.until)

    def lodged(self) -> "Left":
        """It has arrived at the national node."""
        intake.fill(parcel=self.parcel, holder=self.place, act=ACT)
        return self


def line_of(centre: Centre, hub_key: bytes) -> Callable[[], AbstractContextManager[Line]]:
    """How that centre asks; the link does what its tests want."""

    @contextmanager
    def line() -> Iterator[Line]:
        yield Line(centre.place, centre.wire, hub_key, centre.key.sign)

    return line
