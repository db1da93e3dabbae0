"""At the national node: what centres measured, taken in few statements however much of it comes."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from guichet.domains.supervision import days, measures
from guichet.domains.supervision.days import CentreDay, Counted
from guichet.domains.supervision.models import ServiceDay, Slot, Watched
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import queries as places
from guichet.foundation.places.queries import Windows

AT_ONCE = 500


@operation
def take(*, slots: Sequence[measures.Slot], act: Act) -> int:
    """Keep slots of any centres, and what they say of their days; how many were new.

    The first word of a centre on a slot stays: whatever is told twice changes nothing. `act.at` is when they came.
    """
    watched = _held({slot.centre for slot in slots}, act)
    new = _unknown(slots)
    if not new:
        return 0
    Slot.objects.bulk_create([_row(slot, act) for slot in new], batch_size=AT_ONCE)
    on = [days.day_of(slot.begins_at) for slot in new]
    windows = places.windows(min(on), max(on), {slot.centre for slot in new})
    _add(days.counted(new, windows), windows)
    _note_latest(watched, new, act)
    return len(new)


def _held(centres: AbstractSet[str], act: Act) -> Mapping[str, Watched]:
    """The rows of these centres, locked in one order: two that tell of the same slots go one after the other."""
    rows = Watched.objects.select_for_update().filter(centre__in=centres).order_by("centre")
    here = {row.centre: row for row in rows}
    if missing := sorted(centres - here.keys()):
        Watched.objects.bulk_create([Watched(centre=centre, since=act.at) for centre in missing], ignore_conflicts=True)
        here = {row.centre: row for row in rows.all()}
    return here


def _unknown(slots: Sequence[measures.Slot]) -> list[measures.Slot]:
    """Each slot once, and none that is here."""
    told = {(slot.centre, slot.begins_at): slot for slot in reversed(slots)}
    if not told:
        return []
    moments = [begins_at for _centre, begins_at in told]
    here = Slot.objects.filter(
        centre__in={centre for centre, _begins_at in told}, begins_at__range=(min(moments), max(moments))
    )
    known = set(here.values_list("centre", "begins_at"))
    return [slot for key, slot in sorted(told.items()) if key not in known]


def _row(slot: measures.Slot, act: Act) -> Slot:
    return Slot(
        centre=slot.centre,
        begins_at=slot.begins_at,
        received_at=act.at,
        samples=slot.samples,
        kiosk=slot.kiosk,
        screen=slot.screen,
        link=slot.link,
        gauges=dict(slot.gauges),
        showed=dict(slot.showed),
    )


def _add(found: Mapping[CentreDay, Counted], windows: Windows) -> None:
    here = _days(found)
    rows = [_day(key, _expected_on(windows, *key), here.get(key, Counted()) + more) for key, more in found.items()]
    _keep(rows, ("up", "served", "linked"))


def _days(keys: Iterable[CentreDay]) -> Mapping[CentreDay, Counted]:
    centres, on = {centre for centre, _on in keys}, {day for _centre, day in keys}
    rows = ServiceDay.objects.filter(centre__in=centres, on__range=(min(on), max(on)))
    return {(row.centre, row.on): Counted(row.up, row.served, row.linked) for row in rows}


def _expected_on(windows: Windows, centre: str, on: date) -> int:
    return days.expected(windows.get(centre, {}).get(on, ()))


def _day(key: CentreDay, expected: int, counted: Counted) -> ServiceDay:
    centre, on = key
    return ServiceDay(
        centre=centre, on=on, expected=expected, up=counted.up, served=counted.served, linked=counted.linked
    )


def _keep(rows: Sequence[ServiceDay], changed: Sequence[str]) -> None:
    ServiceDay.objects.bulk_create(
        rows, update_conflicts=True, update_fields=list(changed), unique_fields=["centre", "on"], batch_size=AT_ONCE
    )


def _note_latest(watched: Mapping[str, Watched], new: Sequence[measures.Slot], act: Act) -> None:
    for slot in new:  # in the order of time, of each centre
        row = watched[slot.centre]
        row.heard_at = act.at
        on = days.day_of(slot.begins_at)
        row.first_on = on if row.first_on is None else min(row.first_on, on)
        if row.slot_at is None or slot.begins_at > row.slot_at:
            row.slot_at, row.gauges = slot.begins_at, dict(slot.gauges)
            row.samples, row.kiosk, row.screen = slot.samples, slot.kiosk, slot.screen
    fields = ["heard_at", "first_on", "slot_at", "gauges", "samples", "kiosk", "screen"]
    Watched.objects.bulk_create(
        watched.values(), update_conflicts=True, update_fields=fields, unique_fields=["centre"], batch_size=AT_ONCE
    )


@operation
def recount(*, first: date, last: date, act: Act) -> int:  # noqa: ARG001 an operation has its act
    """Count these days again from the slots, by the hours and closures known now; how many days were wrong.

    A day on which a centre said nothing at all gets its row here: silence counts.
    """
    seen = Watched.objects.order_by("centre").values_list("centre", "first_on")
    since = {centre: first_on for centre, first_on in seen if first_on is not None}
    told = days.recounted(places.windows(first, last, since))
    told = {key: each for key, each in told.items() if key[1] >= since[key[0]]}
    here = {(row.centre, row.on): row for row in ServiceDay.objects.filter(on__range=(first, last))}
    rows = [_day(key, expected, counted) for key, (expected, counted) in told.items()]
    wrong = [row for row in rows if _differs(row, here.get((row.centre, row.on)))]
    _keep(wrong, ("expected", "up", "served", "linked"))
    return len(wrong)


def _differs(row: ServiceDay, kept: ServiceDay | None) -> bool:
    return kept is None or (row.expected, row.up, row.served, row.linked) != (
        kept.expected,
        kept.up,
        kept.served,
        kept.linked,
    )
