"""At a centre: what its node measures of itself, each minute, and what it tells every ten."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from guichet.commons.announcements import queries as announcements
from guichet.commons.sync import operations as sync
from guichet.domains.supervision import measures
from guichet.domains.supervision.measures import SLOT
from guichet.domains.supervision.models import Heard, Sample, Slot
from guichet.domains.supervision.vocabulary import Device
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

SLOT_KIND = "supervision.slot"
KEPT = timedelta(hours=24)
SLOTS_KEPT = timedelta(days=30)
ALIVE = timedelta(seconds=150)  # two askings of a minute, and some grace


@operation
def note_heard(*, device: Device, act: Act) -> None:
    """A device asked: it is alive."""
    Heard.objects.update_or_create(device=device, defaults={"heard_at": act.at})


@operation
def note_showed(*, times: Mapping[str, int], act: Act) -> None:
    """The screen told what it showed since it last did; of what no announcement is, nothing is kept."""
    known = announcements.titles(times.keys())
    row, _new = Heard.objects.select_for_update().get_or_create(device=Device.SCREEN, defaults={"heard_at": act.at})
    told = {reference: row.showed.get(reference, 0) + max(times[reference], 0) for reference in sorted(known)}
    row.showed = row.showed | told
    row.save(update_fields=["showed"])


@operation
def sample(*, gauges: Mapping[str, float], is_linked: bool, act: Act) -> None:
    """Keep this minute, and roll up what is over. A minute that is kept already stays as it is."""
    rows = {row.device: row for row in Heard.objects.order_by("device")}
    heard = {device: row.heard_at for device, row in rows.items()}
    showed = rows[Device.SCREEN].showed if Device.SCREEN in rows else {}
    facts = {
        "kiosk": _is_alive(heard.get(Device.KIOSK), act.at),
        "screen": _is_alive(heard.get(Device.SCREEN), act.at),
        "link": is_linked,
        "gauges": dict(gauges),
        "showed": showed,
    }
    minute = act.at.replace(second=0, microsecond=0)
    _row, is_new = Sample.objects.get_or_create(taken_at=minute, defaults=facts)
    if is_new and showed:
        Heard.objects.filter(device=Device.SCREEN).update(showed={})
    _roll_up(act)


def _is_alive(heard_at: datetime | None, at: datetime) -> bool:
    return heard_at is not None and at - heard_at <= ALIVE


def _roll_up(act: Act) -> None:
    """Each slot that is over, once: told to the national node, and kept here for the page of the centre."""
    place, now = act.place or "", measures.slot_start(act.at)
    last = Slot.objects.filter(centre=place, begins_at__lt=now).order_by("-begins_at").first()
    over = Sample.objects.filter(taken_at__lt=now).order_by("taken_at")
    if last is not None:
        over = over.filter(taken_at__gte=last.begins_at + SLOT)
    minutes: dict[datetime, list[measures.Sample]] = {}
    for row in over:
        each = measures.Sample(row.taken_at, row.kiosk, row.screen, row.link, row.gauges, row.showed)
        minutes.setdefault(measures.slot_start(row.taken_at), []).append(each)
    for begins_at, samples in minutes.items():
        _tell(measures.rolled(place, begins_at, samples), act)
    if minutes:
        Sample.objects.filter(taken_at__lt=act.at - KEPT).delete()
        Slot.objects.filter(centre=place, begins_at__lt=act.at - SLOTS_KEPT).delete()


def _tell(slot: measures.Slot, act: Act) -> None:
    Slot.objects.create(
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
    sync.carry_measure(kind=SLOT_KIND, body=measures.as_body(slot), act=act)
