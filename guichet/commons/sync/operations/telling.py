"""At the hub: what centres are told."""

from collections.abc import Collection, Mapping
from typing import Any

from guichet.commons.sync import records
from guichet.commons.sync.models import FeedItem, Node
from guichet.commons.sync.vocabulary import NodeState
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation


@operation
def feed(
    *,
    kind: str,
    body: Mapping[str, Any],
    to: PlaceId | None = None,
    blobs: Collection[str] = (),
    schema: int = 1,
    act: Act,
) -> None:
    """Tell one centre, or each that has a node; `blobs` are digests of files that it fetches first.

    A number is given under the lock of the node: one that commits later never has a lower number, so that a reader who
    has seen number 2 has seen number 1.
    """
    nodes = Node.objects.select_for_update().filter(state=NodeState.APPROVED).order_by("pk")
    content = records.written(records.of(kind, schema, body, act))
    for node in nodes if to is None else nodes.filter(centre=to):
        chain = records.chained(bytes.fromhex(node.told_chain), content).hex()
        node.told, node.told_chain = node.told + 1, chain
        node.save(update_fields=["told", "told_chain"])
        FeedItem.objects.create(
            node=node, number=node.told, kind=kind, content=content, chain=chain, blobs=list(blobs), at=act.at
        )


@operation
def hold_news(*, of: PlaceId, act: Act) -> None:  # noqa: ARG001 an operation has its act
    """Before other rows are locked: whoever takes what a node sends holds its row first, and so does this."""
    Node.objects.select_for_update().filter(centre=of).first()
