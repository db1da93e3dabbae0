"""What the supervision registers below: what the national node takes of centres, and what workers do by themselves."""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings

from guichet.commons.notifications import registry as notifications
from guichet.commons.sync import queries as links
from guichet.commons.sync import registry as ways
from guichet.commons.sync.records import Carried, Fed
from guichet.domains.reception import queries as reception
from guichet.domains.supervision import calling, days, drafts, measures, messages, probes, queries, tasks
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.operations.measuring import SLOT_KIND
from guichet.domains.supervision.operations.obeying import OBEY
from guichet.domains.supervision.operations.ordering import ANSWER_KIND, CANCEL_KIND, ORDER_KIND
from guichet.domains.supervision.vocabulary import Hindrance, OrderState
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.work import registry as work

RECOUNTED = timedelta(days=31)
REPORTED_SINCE = timedelta(days=60)  # longer than a centre stays cut off


def contribute() -> None:
    ways.receive_together(SLOT_KIND, take)
    ways.apply(ORDER_KIND, keep_order)
    ways.apply(CANCEL_KIND, drop_order)
    ways.receive(ANSWER_KIND, take_answer)
    work.register(OBEY, tasks.obey)
    calling.register(queries.reasons_to_call)
    calling.register(queries.things_to_call_about)
    for template in messages.EACH:
        notifications.register(template)
    work.beat("supervision.sample", timedelta(minutes=1), sample)
    work.beat("supervision.expire", timedelta(minutes=1), expire)
    work.every("supervision.watch", timedelta(minutes=5), watch)
    work.every("supervision.recount", timedelta(hours=6), recount)


def take(carried: Sequence[Carried]) -> None:
    """Raises NotMeasured, FromTheFuture: the one at fault is then put aside, and the others are taken."""
    slots = [measures.read(each.act.place or "", each.body, received_at=each.received_at) for each in carried]
    supervision.take(slots=slots, act=_arrival(carried[-1]))


def keep_order(fed: Fed) -> None:
    """Raises KeyError, ValueError for one that a newer national node gave: passed over, and said in the journal."""
    supervision.keep_order(told=drafts.read(fed.body), by=str(fed.body["by"]), act=fed.act)


def drop_order(fed: Fed) -> None:
    supervision.drop_order(reference=str(fed.body["reference"]), act=fed.act)


def take_answer(carried: Carried) -> None:
    """Raises NoOrder."""
    body = carried.body
    supervision.take_answer(
        reference=str(body["reference"]),
        state=OrderState(body["state"]),
        hindrance=Hindrance(body["hindrance"]) if body["hindrance"] else None,
        sounds=int(body["sounds"]),
        damaged=int(body["damaged"]),
        act=carried.act,
    )


def _arrival(carried: Carried) -> Act:
    """When it came, since alarms go by that."""
    act = carried.act
    return Act(actor=act.actor, at=carried.received_at, place=act.place, surface=act.surface)


def sample(act: Act) -> None:
    """A node of a centre tells of itself each minute, dated there."""
    if settings.NODE == "centre":
        here = Act(actor=act.actor, at=act.at, place=PlaceId(settings.CENTRE), surface=act.surface)
        supervision.sample(gauges=probes.gauges(act.at), is_linked=probes.is_linked(), act=here)


def expire(act: Act) -> None:
    """Looks first: most minutes there is nothing to give up."""
    if settings.NODE == "centre" and queries.has_open_orders():
        here = Act(actor=act.actor, at=act.at, place=PlaceId(settings.CENTRE), surface=act.surface)
        supervision.expire_orders(act=here)


def watch(act: Act) -> None:
    if settings.NODE == "hub":
        supervision.open_reported(reports=reception.reported_since(act.at - REPORTED_SINCE), act=act)
        supervision.watch(contacts=links.contacts(), act=act)
        supervision.tell(act=act)


def recount(act: Act) -> None:
    """Days that are over, of a month: a closure may be announced, and a backlog come, after the day."""
    if settings.NODE == "hub":
        today = days.day_of(act.at)
        supervision.recount(first=today - RECOUNTED, last=today, act=act)
