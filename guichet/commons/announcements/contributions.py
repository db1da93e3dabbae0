"""What this room registers: what an announcement becomes at the other end of the link, and the count of each day."""

from datetime import date, timedelta

from django.conf import settings

from guichet.commons.announcements import drafts, queries
from guichet.commons.announcements import operations as announcements
from guichet.commons.sync import registry as sync
from guichet.commons.sync.records import Carried, Fed
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.work import registry as work


def contribute() -> None:
    sync.apply(announcements.PUT_UP, _put_up)
    sync.apply(announcements.TAKEN_DOWN, _take_down)
    sync.apply(announcements.DELAYS, _take_delays)
    sync.receive(announcements.SHOWN, _take_report)
    sync.welcome(_tell_all)
    work.every("announcements.report", timedelta(hours=1), report)
    work.every("announcements.delays", timedelta(hours=6), publish_delays)


def report(act: Act) -> None:
    """Every day that is over and was not told yet; at the national node there is none."""
    for day in queries.days_to_report(act.at):
        announcements.report_day(day=day, act=act)


def publish_delays(act: Act) -> None:
    """A centre counts nothing of what the national node decides."""
    if settings.NODE == "hub":
        announcements.publish_delays(act=act)


def _put_up(fed: Fed) -> None:
    announcements.put_up(reference=fed.body["reference"], draft=drafts.read(fed.body), act=fed.act)


def _take_down(fed: Fed) -> None:
    announcements.take_down(reference=fed.body["reference"], act=fed.act)


def _take_delays(fed: Fed) -> None:
    hours = {str(service): int(count) for service, count in fed.body["hours"].items()}
    announcements.take_delays(hours=hours, act=fed.act)


def _take_report(carried: Carried) -> None:
    times = {str(item): int(count) for item, count in carried.body["items"].items()}
    announcements.take_report(day=date.fromisoformat(carried.body["day"]), times=times, act=carried.act)


def _tell_all(centre: PlaceId, act: Act) -> None:
    announcements.tell_all(to=centre, act=act)
