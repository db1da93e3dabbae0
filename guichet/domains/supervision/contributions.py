"""What the supervision registers below: what the national node takes of centres, and what workers do by themselves."""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings

from guichet.commons.sync import queries as links
from guichet.commons.sync import registry as ways
from guichet.commons.sync.records import Carried
from guichet.domains.reception import queries as reception
from guichet.domains.supervision import calling, days, measures, probes, queries
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.operations.measuring import SLOT_KIND
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.work import registry as work

RECOUNTED = timedelta(days=31)
REPORTED_SINCE = timedelta(days=60)  # longer than a centre stays cut off


def contribute() -> None:
    ways.receive_together(SLOT_KIND, take)
    calling.register(queries.reasons_to_call)
    work.beat("supervision.sample", timedelta(minutes=1), sample)
    work.every("supervision.watch", timedelta(minutes=5), watch)
    work.every("supervision.recount", timedelta(hours=6), recount)


def take(carried: Sequence[Carried]) -> None:
    """Raises NotMeasured, FromTheFuture: the one at fault is then put aside, and the others are taken."""
    slots = [measures.read(each.act.place or "", each.body, received_at=each.received_at) for each in carried]
    supervision.take(slots=slots, act=_arrival(carried[-1]))


def _arrival(carried: Carried) -> Act:
    """When it came, since alarms go by that."""
    act = carried.act
    return Act(actor=act.actor, at=carried.received_at, place=act.place, surface=act.surface)


def sample(act: Act) -> None:
    """A node of a centre tells of itself each minute, dated there."""
    if settings.NODE == "centre":
        here = Act(actor=act.actor, at=act.at, place=PlaceId(settings.CENTRE), surface=act.surface)
        supervision.sample(gauges=probes.gauges(act.at), is_linked=probes.is_linked(), act=here)


def watch(act: Act) -> None:
    if settings.NODE == "hub":
        supervision.open_reported(reports=reception.reported_since(act.at - REPORTED_SINCE), act=act)
        supervision.watch(contacts=links.contacts(), act=act)


def recount(act: Act) -> None:
    """Days that are over, of a month: a closure may be announced, and a backlog come, after the day."""
    if settings.NODE == "hub":
        today = days.day_of(act.at)
        supervision.recount(first=today - RECOUNTED, last=today, act=act)
