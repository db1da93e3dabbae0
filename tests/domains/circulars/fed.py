"""What the national node tells approved centres meanwhile, as each would take it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from guichet.commons.sync import records, registry
from guichet.commons.sync.models import FeedItem, Node
from guichet.commons.sync.records import Fed, Record
from guichet.commons.sync.vocabulary import NodeState
from guichet.foundation.lib.operation import building


@dataclass(frozen=True)
class Told:
    centre: str
    number: int
    record: Record
    blobs: list[str]

    def apply(self) -> None:
        take = registry.applier_of(self.record.kind)
        assert take is not None, self.record.kind
        take(Fed(self.number, self.record.schema, self.record.body, records.act_of(self.record, self.centre)))


@contextmanager
def fed_to(*centres: str) -> Iterator[list[Told]]:
    """The list is full once the block is left."""
    with building():
        for centre in centres:
            Node.objects.create(**_a_node(centre))
    told: list[Told] = []
    yield told
    rows = FeedItem.objects.select_related("node").order_by("pk")
    told.extend(Told(row.node.centre, row.number, records.read(bytes(row.content)), list(row.blobs)) for row in rows)


def _a_node(centre: str) -> dict[str, object]:
    return {"centre": centre, "state": NodeState.APPROVED, "key": "ab" * 32, "told_chain": records.START.hex()}
