"""What this room registers below: what travels both ways, whom a new centre must hear of, whom to call."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from guichet.commons.notifications import registry as notifications
from guichet.commons.sync import registry as sync
from guichet.commons.sync.records import Carried, Fed
from guichet.domains.circulars import line, messages, queries
from guichet.domains.circulars import operations as circulars
from guichet.domains.supervision import calling
from guichet.domains.supervision.calling import About, Call
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.work import registry as work

RANK = 4  # after silent centres, incidents and reports
MORNING, EVENING = 7, 20  # o'clock


def contribute() -> None:
    sync.apply(circulars.SIGNED, _take_signed)
    sync.apply(circulars.REMINDED, _take_reminder)
    sync.apply(line.DUTY, _take_duty)
    sync.receive(circulars.READ, _keep_read)
    sync.receive(circulars.DONE, _keep_done)
    sync.receive(circulars.ASKED, _keep_asked)
    sync.welcome(_tell_all)
    calling.register(late)
    for template in messages.EACH:
        notifications.register(template)
    work.every("circulars.remind", timedelta(hours=1), remind)


def late(centres: frozenset[str], at: datetime) -> Iterator[Call]:
    """Instructions that a centre should have answered."""
    for each in queries.overdue(centres, at):
        sentence = _("Instruction en retard\u00a0: %(number)s, %(title)s") % {
            "number": each.number,
            "title": each.title,
        }
        yield Call(each.place, RANK, each.since, sentence, About.INSTRUCTION, each.instruction)


def remind(act: Act) -> None:
    """By day alone: none of it is pressing."""
    if settings.NODE == "hub" and MORNING <= act.at.astimezone(BENIN).hour < EVENING:
        circulars.remind_readers(act=act)
        circulars.remind_late(act=act)


def _take_signed(fed: Fed) -> None:
    circulars.keep_signed(body=fed.body, act=fed.act)


def _take_reminder(fed: Fed) -> None:
    circulars.keep_reminder(reference=fed.body["circular"], act=fed.act)


def _take_duty(fed: Fed) -> None:
    circulars.keep_duty(body=fed.body, act=fed.act)


def _keep_read(carried: Carried) -> None:
    circulars.keep_acknowledgement(reference=carried.body["circular"], act=carried.act)


def _keep_done(carried: Carried) -> None:
    circulars.keep_done(duty=carried.body["duty"], words=carried.body["words"], act=carried.act)


def _keep_asked(carried: Carried) -> None:
    body = carried.body
    until_on = date.fromisoformat(body["until_on"])
    circulars.keep_asked(
        duty=body["duty"], reference=body["reference"], until_on=until_on, reason=body["reason"], act=carried.act
    )


def _tell_all(centre: PlaceId, act: Act) -> None:
    circulars.tell_circulars(to=centre, act=act)
    circulars.tell_duties(to=centre, act=act)
