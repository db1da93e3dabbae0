"""What a day of a commune comes to. Everything is a count, so that days, months and communes add up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Counts:
    """`opened`: centres that declared themselves open. `visitor` is what visitors pressed, `staff` what was entered.

    `expected`, `up`, `served` and `linked` are slots of ten minutes, as the supervision counts them.
    """

    opened: int = 0
    visits: int = 0
    women: int = 0
    men: int = 0
    done: int = 0
    visitor_yes: int = 0
    visitor_no: int = 0
    staff_yes: int = 0
    staff_no: int = 0
    expected: int = 0
    up: int = 0
    served: int = 0
    linked: int = 0
    incidents_opened: int = 0
    incidents_closed: int = 0
    complaints_opened: int = 0
    complaints_treated: int = 0

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in FIELDS)

    @property
    def unsaid(self) -> int:
        """Visits of persons whose sex was not written."""
        return self.visits - self.women - self.men

    @property
    def visitor(self) -> int:
        return self.visitor_yes + self.visitor_no

    @property
    def staff(self) -> int:
        return self.staff_yes + self.staff_no

    @property
    def continuity(self) -> float | None:
        """The index, 0 to 1; None where no slot was expected."""
        return self.served / self.expected if self.expected else None


FIELDS = tuple(each.name for each in fields(Counts))
NOTHING = Counts()


def total(counts: Iterable[Counts]) -> Counts:
    return Counts(*map(sum, zip(*map(attrgetter(*FIELDS), counts), strict=True)))


def of(values: Mapping[str, int]) -> Counts:
    return Counts(**{name: values.get(name) or 0 for name in FIELDS})
