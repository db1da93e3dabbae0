"""What the reports register below: the words that a counter wrote."""

from datetime import date

from guichet.commons.sync import registry as ways
from guichet.commons.sync.records import Carried
from guichet.domains.reporting import operations as reporting
from guichet.foundation.lib.act import PlaceId


def contribute() -> None:
    ways.receive(reporting.KIND, keep)


def keep(carried: Carried) -> None:
    """A centre writes of itself alone: its place is that of the node, not of the record."""
    body = carried.body
    reporting.keep_words(
        centre=PlaceId(carried.act.place or ""),
        month=date.fromisoformat(body["month"]),
        difficulties=body["difficulties"],
        proposals=body["proposals"],
        act=carried.act,
    )
