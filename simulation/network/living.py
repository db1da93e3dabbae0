"""The month, lived ten minutes by ten minutes: nodes measure, what the link lets through arrives, the hub looks."""

import time as watch_of
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from guichet.commons.sync import operations as sync
from guichet.commons.sync import records
from guichet.commons.sync.batches import Batch
from guichet.commons.sync.models import Node
from guichet.commons.sync.vocabulary import Lane, NodeState
from guichet.domains.supervision import measures
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.measures import SLOT, Sample, Slot
from guichet.domains.supervision.operations.measuring import SLOT_KIND
from guichet.foundation.lib.act import Act, Surface, by_the_system
from guichet.foundation.lib.operation import building
from guichet.foundation.places.models import Centre, Commune, OpeningHours
from guichet.foundation.places.vocabulary import CentreKind
from simulation.network.plan import AFTERNOON, DARK, FIRST, MINUTE, MORNING, Month, Outage, What, at

BATCH = 1_000
DAY = (7, 18)
FULL, LOW = 80.0, 20.0


@dataclass
class Lived:
    """Seconds and counts; `repeated` is what came again of the whole month, and `changed` what that changed."""

    rows: int = 0
    heartbeats: int = 0
    most_at_once: int = 0
    seconds_taking: float = 0.0
    seconds_watching: float = 0.0
    seconds_repeating: float = 0.0
    repeated: int = 0
    changed: int = 0
    told: dict[str, list[Slot]] = field(default_factory=lambda: defaultdict(list))


def settle(month: Month) -> None:
    """Centres that are invented, one a commune, beside the real ones, which say nothing here."""
    communes = Commune.objects.order_by("code")
    with building():
        for code, commune in zip(month.centres, communes, strict=False):
            centre = Centre.objects.create(
                code=code, name=f"Centre simulé {code}", source="simulation", slug=code.lower(), kind=CentreKind.CCSP,
                commune=commune,
            )  # fmt: skip
            OpeningHours.objects.bulk_create(
                OpeningHours(centre=centre, weekday=day, opens_at=opens, closes_at=closes, demonstration=True)
                for day in range(1, 6)
                for opens, closes in (MORNING, AFTERNOON)
            )
            Node.objects.create(centre=code, state=NodeState.APPROVED, key="ab" * 32, told_chain=records.START.hex())


def live(month: Month, says: Callable[[str], None]) -> Lived:
    """Slot by slot from seven to eighteen o'clock, hour by hour otherwise: nodes that save their link tell less often.

    What a cut held back arrives whole when the link is there again.
    """
    lived, held = Lived(), defaultdict[str, list[Slot]](list)
    mine = {code: [each for each in month.outages if each.centre == code] for code in month.centres}
    begin, arriving = at(FIRST, time(0)), list[Slot]()
    for number in range(month.days * 144):
        begins_at = begin + number * SLOT
        now = begins_at + SLOT
        arriving += [slot for code in month.centres for slot in _heard(code, begins_at, mine[code], held, lived)]
        if not DAY[0] <= begins_at.hour < DAY[1] and now.minute:
            continue
        lived.most_at_once = max(lived.most_at_once, len(arriving))
        for slot in arriving:
            lived.told[slot.centre].append(slot)
        lived.seconds_taking += _timed(lambda: supervision.take(slots=arriving, act=act(now)))  # noqa: B023 at once
        lived.seconds_watching += _timed(lambda: supervision.watch(contacts={}, act=act(now)))  # noqa: B023 at once
        lived.rows += len(arriving)
        arriving = []
        if now.hour == 0 and now.minute == 0:
            says(f"{lived.rows} tranches au {begins_at:%d/%m}, {lived.seconds_taking:.0f} s pour les prendre")
    return lived


def _heard(
    code: str, begins_at: datetime, outages: Sequence[Outage], held: dict[str, list[Slot]], lived: Lived
) -> list[Slot]:
    """What reaches the hub of a centre when that slot ends."""
    near = [each for each in outages if each.begins < begins_at + SLOT and each.ends > begins_at]
    samples = list(_samples(begins_at, near))
    lived.heartbeats += len(samples)
    if samples:
        held[code].append(measures.rolled(code, begins_at, samples))
    ends_at = begins_at + SLOT
    if not samples or any(each.what in {What.LINK, *DARK} and each.covers(ends_at - MINUTE) for each in near):
        return []
    return held.pop(code, [])


def _samples(begins_at: datetime, near: Sequence[Outage]) -> Iterator[Sample]:
    if not near:
        well = {"battery": FULL, "disk": 40.0}
        for number in range(10):
            yield Sample(begins_at + number * MINUTE, kiosk=True, screen=True, link=True, gauges=well)
        return
    for number in range(10):
        minute = begins_at + number * MINUTE
        wrong = {each.what for each in near if each.covers(minute)}
        if wrong & DARK:
            continue
        yield Sample(
            minute,
            kiosk=not wrong & {What.KIOSK, What.BLINK},
            screen=What.SCREEN not in wrong,
            link=What.LINK not in wrong,
            gauges={"battery": LOW if What.BATTERY in wrong else FULL, "disk": 40.0},
        )


def repeat(month: Month, lived: Lived) -> None:
    """Each node tells its whole month again, by batches of the carrying, as one does that was restored."""
    now = at(FIRST + timedelta(days=month.days), time(12))
    for code in month.centres:
        contents = [
            records.written(records.of(SLOT_KIND, 1, measures.as_body(slot), act(slot.begins_at)))
            for slot in lived.told[code]
        ]
        lived.seconds_repeating += _timed(lambda: _send(code, contents, now, lived))  # noqa: B023 at once


def _send(code: str, contents: Sequence[bytes], now: datetime, lived: Lived) -> None:
    before = records.START
    for first in range(0, len(contents), BATCH):
        part = tuple(contents[first : first + BATCH])
        batch = Batch(code, "ab" * 16, Lane.MEASURES, first + 1, before, part)
        lived.repeated += sync.accept(batch=batch, act=act(now)).new
        before = list(batch.numbered())[-1][2]


def act(now: datetime) -> Act:
    return by_the_system(at=now, surface=Surface.API, process="simulation")


def _timed(do: Callable[[], object]) -> float:
    began = watch_of.perf_counter()
    do()
    return watch_of.perf_counter() - began
