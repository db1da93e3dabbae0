"""What a node measures of itself: a sample a minute, rolled up to slots of ten minutes. Pure.

A slot counts the samples in which each thing answered, and keeps the least, the mean and the most of each gauge.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from guichet.domains.supervision.refusals import FromTheFuture, NotMeasured

SLOT = timedelta(minutes=10)
SAMPLES = 10  # one a minute
AHEAD = timedelta(minutes=10)  # how far in the future a slot may be: clocks differ
ENOUGH = 5  # of ten samples: half of a slot

# Unit of each gauge that a node may tell; a name that is not here is refused.
GAUGES: Mapping[str, str] = {
    "battery": "%",
    "panel": "W",
    "disk": "%",
    "processor": "%",
    "temperature": "°C",
    "latency": "ms",
    "waiting": "",  # records that wait to leave
    "oldest": "h",  # the age of the oldest of these
    "sent": "ko/min",
    "received": "ko/min",
    "paper": "%",
    "printer": "",  # 1 when it says that it is ready, 0 when it is not; a printer that cannot be asked has none
    "no-paper": "",  # 1 when it says that it has none
    "clock": "s",  # how far from the national node's
}


Showings = Mapping[str, int]
MOST_SHOWN = 20  # announcements of a slot; those shown most often
MOST_TIMES = 600  # of one of them: a passage a second
REFERENCE = 32


@dataclass(frozen=True, slots=True)
class Sample:
    """One minute: what answered, and what was measured (`GAUGES` has the units)."""

    at: datetime
    kiosk: bool
    screen: bool
    link: bool
    gauges: Mapping[str, float]
    showed: Showings = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Slot:
    """Ten minutes of a centre, `begins_at` on a whole ten minutes; counts are of samples, ten at most.

    `showed` is how often the screen showed each announcement, by its reference.
    """

    centre: str
    begins_at: datetime
    samples: int
    kiosk: int
    screen: int
    link: int
    gauges: Mapping[str, Sequence[float]]
    showed: Showings = field(default_factory=dict)

    @property
    def is_up(self) -> bool:
        return self.samples >= ENOUGH

    @property
    def serves(self) -> bool:
        """Whether people could be served at the kiosk in at least half of it: what the continuity index counts."""
        return self.is_up and self.kiosk >= ENOUGH


def slot_start(at: datetime) -> datetime:
    seconds = int(at.timestamp())
    return datetime.fromtimestamp(seconds - seconds % int(SLOT.total_seconds()), UTC)


def rolled(centre: str, begins_at: datetime, samples: Sequence[Sample]) -> Slot:
    """`samples` are those of that slot; more than ten count as ten."""
    names = sorted({name for sample in samples for name in sample.gauges})
    return Slot(
        centre=centre,
        begins_at=begins_at,
        samples=min(len(samples), SAMPLES),
        kiosk=min(sum(sample.kiosk for sample in samples), SAMPLES),
        screen=min(sum(sample.screen for sample in samples), SAMPLES),
        link=min(sum(sample.link for sample in samples), SAMPLES),
        gauges={name: _spread([each.gauges[name] for each in samples if name in each.gauges]) for name in names},
        showed=_added(sample.showed for sample in samples),
    )


def _added(showings: Iterable[Showings]) -> Showings:
    found: Counter[str] = Counter()
    for each in showings:
        found.update(each)
    return {reference: min(times, MOST_TIMES) for reference, times in found.most_common(MOST_SHOWN) if times > 0}


def _spread(values: Sequence[float]) -> list[float]:
    return [round(each, 1) for each in (min(values), sum(values) / len(values), max(values))]


def as_body(slot: Slot) -> dict[str, Any]:
    """As it travels: short, since a month of it is 4,320 times that long."""
    body: dict[str, Any] = {
        "t": int(slot.begins_at.timestamp()),
        "c": [slot.samples, slot.kiosk, slot.screen, slot.link],
        "g": {name: list(spread) for name, spread in slot.gauges.items()},
    }
    return body | {"s": dict(slot.showed)} if slot.showed else body


def read(centre: str, body: Mapping[str, Any], *, received_at: datetime) -> Slot:
    """What a centre tells. Raises NotMeasured, FromTheFuture."""
    try:
        begins_at = datetime.fromtimestamp(body["t"], UTC)
        samples, kiosk, screen, link = (int(count) for count in body["c"])
        gauges = {str(name): [float(each) for each in spread] for name, spread in body["g"].items()}
        showed = {str(reference): int(times) for reference, times in body.get("s", {}).items()}
    except (KeyError, TypeError, ValueError, OverflowError, OSError, AttributeError):
        raise NotMeasured from None
    counts = (kiosk, screen, link)
    if not 1 <= samples <= SAMPLES or not all(0 <= count <= samples for count in counts):
        raise NotMeasured
    if begins_at != slot_start(begins_at) or not set(gauges) <= set(GAUGES):
        raise NotMeasured
    if any(len(spread) != 3 or not spread[0] <= spread[1] <= spread[2] for spread in gauges.values()):
        raise NotMeasured
    if len(showed) > MOST_SHOWN or not all(_is_showing(*each) for each in showed.items()):
        raise NotMeasured
    if begins_at > received_at + AHEAD:
        raise FromTheFuture(begins_at)
    return Slot(centre, begins_at, samples, kiosk, screen, link, gauges, showed)


def _is_showing(reference: str, times: int) -> bool:
    return len(reference) <= REFERENCE and 0 < times <= MOST_TIMES
