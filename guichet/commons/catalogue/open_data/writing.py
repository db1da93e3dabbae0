"""The graph as files: the same bytes for the same graph, in whatever process it is written."""

import io
import json
from typing import Any

from rdflib import XSD, Graph, Literal
from rdflib.plugins.serializers.turtle import TurtleSerializer
from rdflib.term import Node

from guichet.commons.catalogue.open_data.context import CONTEXT


class _Turtle(TurtleSerializer):
    """rdflib's own, but a service and its parts stand together, and an amount is written whole."""

    def orderSubjects(self) -> list[Node]:  # noqa: N802 the name is rdflib's
        return sorted(self._subjects, key=str)

    def label(self, node: Node, position: int) -> str:
        if isinstance(node, Literal) and node.datatype == XSD.double:
            # As a bare number it would keep seven digits, and ten million francs have eight.
            return node.n3(self.store.namespace_manager)
        return super().label(node, position)


def turtle(graph: Graph) -> bytes:
    stream = io.BytesIO()
    _Turtle(graph).serialize(stream, encoding="utf-8")
    return stream.getvalue()


def json_ld(graph: Graph) -> bytes:
    """Compact, with its context inside: it is read without fetching anything."""
    document: dict[str, Any] = json.loads(graph.serialize(format="json-ld", context=CONTEXT))
    # rdflib goes through a set of subjects, whose order differs from process to process.
    document["@graph"].sort(key=lambda node: node["@id"])
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
