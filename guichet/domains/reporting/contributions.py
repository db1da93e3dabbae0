"""What the reports register below: the words that a counter wrote, and how far its report is."""

from datetime import date

from guichet.commons.documents import registry as documents
from guichet.commons.sync import registry as ways
from guichet.commons.sync.records import Carried, Fed
from guichet.domains.reporting import issuing, progress, queries
from guichet.domains.reporting import operations as reporting
from guichet.domains.supervision import calling
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.work import registry as work


def contribute() -> None:
    ways.receive(reporting.KIND, keep)
    ways.apply(progress.KIND, keep_progress)
    ways.welcome(tell_progress)
    calling.register(queries.reasons_to_call)
    work.register(reporting.CARRY, carry)
    documents.register_origin(issuing.ORIGIN, issuing)


def keep(carried: Carried) -> None:
    """A centre writes of itself alone: its place is that of the node, not of the record."""
    body = carried.body
    reporting.keep_words(
        centre=PlaceId(carried.act.place or ""),
        month=date.fromisoformat(body["month"]),
        difficulties=body["difficulties"],
        proposals=body["proposals"],
        received_at=carried.received_at,
        act=carried.act,
    )


def keep_progress(fed: Fed) -> None:
    month, told = progress.read(fed.body)
    reporting.keep_progress(of=month, told=told, act=fed.act)


def tell_progress(centre: PlaceId, act: Act) -> None:
    reporting.tell_progress(to=centre, act=act)


def carry(key: str, act: Act) -> None:
    """At a centre: what was typed at the counter, some minutes after the last word."""
    centre, _space, month = key.partition(" ")
    reporting.carry_words(centre=PlaceId(centre), month=date.fromisoformat(month), act=act)
