"""What is written into the register, before it is a row. Days named `last_on` are the last that counts."""

from dataclasses import dataclass
from datetime import date

from guichet.domains.network.vocabulary import EquipmentKind, Move, Supply


@dataclass(frozen=True, slots=True)
class NewEquipment:
    """`supplier` is a reference, empty when it is not known; `life` in years."""

    kind: EquipmentKind
    installed_on: date
    serial: str = ""
    supplier: str = ""
    warranty_last_on: date | None = None
    life: int | None = None


@dataclass(frozen=True, slots=True)
class NewSubscription:
    """`quota` in gigabytes a month, `price` in F CFA a month; None when it is not published."""

    starts_on: date
    last_on: date
    quota: int | None = None
    price: int | None = None


@dataclass(frozen=True, slots=True)
class NewMove:
    """`once` is what the form was drawn with: sent twice, it is one move."""

    supply: Supply
    move: Move
    quantity: int
    once: str


@dataclass(frozen=True, slots=True)
class NewContract:
    """`place` is a site, a commune or a department; empty for the whole network. `response` in hours."""

    supplier: str
    place: str
    starts_on: date
    last_on: date
    covers: str
    response: int
    source: str


@dataclass(frozen=True, slots=True)
class NewVisit:
    """`equipment` and `contract` are references, empty when the visit is for none in particular."""

    planned_on: date
    about: str
    contract: str = ""
    equipment: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """`staff` is the opaque reference of a focal point."""

    staff: str
    title: str
    on: date
    source: str
