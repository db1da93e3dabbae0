"""The files as somebody else's parser reads them: Oxigraph's, which shares no line with the writer."""

from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "eu": "http://publications.europa.eu/resource/authority/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TYPE = NamedNode(f"{PREFIXES['rdf']}type")


def named(short: str) -> str:
    """The address behind a short name such as `dct:title`."""
    prefix, local = short.split(":", 1)
    return PREFIXES[prefix] + local


@dataclass(frozen=True)
class Read:
    """What a file says, triple by triple."""

    triples: frozenset[Triple]

    @cached_property
    def typed(self) -> frozenset[str]:
        return frozenset(_text(each.subject) for each in self.triples if each.predicate == TYPE)

    @cached_property
    def references(self) -> frozenset[str]:
        """Every address that stands as an object, but those of classes."""
        objects = (each.object for each in self.triples if each.predicate != TYPE)
        return frozenset(each.value for each in objects if isinstance(each, NamedNode))

    def of_type(self, short: str) -> set[str]:
        wanted = NamedNode(named(short))
        return {_text(each.subject) for each in self.triples if each.predicate == TYPE and each.object == wanted}

    def values(self, subject: str, short: str) -> set[str]:
        """What the subject's property says: addresses, texts as `words@fr`, values as they are written."""
        return self._by_property.get((subject, named(short)), set())

    @cached_property
    def _by_property(self) -> dict[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = {}
        for each in self.triples:
            found.setdefault((_text(each.subject), each.predicate.value), set()).add(_text(each.object))
        return found

    def datatypes(self, short: str) -> set[str]:
        found = (each.object for each in self.triples if each.predicate.value == named(short))
        return {each.datatype.value for each in found if isinstance(each, Literal)}


def read_turtle(content: bytes) -> Read:
    return Read(frozenset(quad.triple for quad in parse(content, format=RdfFormat.TURTLE)))


def read_json_ld(content: bytes) -> Read:
    return Read(frozenset(quad.triple for quad in parse(content, format=RdfFormat.JSON_LD)))


def _text(node: object) -> str:
    if isinstance(node, NamedNode):
        return str(node.value)
    if isinstance(node, Literal):
        return f"{node.value}@{node.language}" if node.language else str(node.value)
    raise TypeError(f"nothing is left without a name, and yet: {node}")
