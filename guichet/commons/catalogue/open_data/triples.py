"""The vocabularies that the graph is written in, and the few gestures that every part of it needs."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import override
from rdflib import DCAT, DCTERMS, FOAF, ORG, OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from guichet.commons.catalogue.definition.base import Language, PartialDate, Text

CPSV = Namespace("http://purl.org/vocab/cpsv#")
CV = Namespace("http://data.europa.eu/m8g/")
ADMS = Namespace("http://www.w3.org/ns/adms#")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
SCHEMA = Namespace("http://schema.org/")
EU = Namespace("http://publications.europa.eu/resource/authority/")

PREFIXES: dict[str, Namespace] = {
    "adms": ADMS,
    "cpsv": CPSV,
    "cv": CV,
    "dcat": Namespace(str(DCAT)),
    "dct": Namespace(str(DCTERMS)),
    "eli": ELI,
    "foaf": Namespace(str(FOAF)),
    "org": Namespace(str(ORG)),
    "owl": Namespace(str(OWL)),
    "rdf": Namespace(str(RDF)),
    "rdfs": Namespace(str(RDFS)),
    "schema": SCHEMA,
    "skos": Namespace(str(SKOS)),
    "xsd": Namespace(str(XSD)),
}

# How precise a partial date is, by its length.
PRECISIONS = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def empty_graph() -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def typed(graph: Graph, node: URIRef, *types: URIRef) -> None:
    for each in types:
        graph.add((node, RDF.type, each))


def linked(graph: Graph, node: URIRef, predicate: URIRef, *objects: Node) -> None:
    for each in objects:
        graph.add((node, predicate, each))


def said(graph: Graph, node: URIRef, predicate: URIRef, text: Text | None) -> None:
    """The text in each language that it has."""
    if text is not None:
        graph.add((node, predicate, Literal(text.fr, lang="fr")))
        if text.en is not None:
            graph.add((node, predicate, Literal(text.en, lang="en")))


def both(say: Callable[[Language], str]) -> Text:
    """What `say` answers in each of the two languages: a graph holds both at once."""
    return Text(fr=_spoken(say, "fr"), en=_spoken(say, "en"))


def _spoken(say: Callable[[Language], str], language: Language) -> str:
    with override(language):
        return say(language)


def exact(lexical: str, datatype: URIRef) -> Literal:
    """A value written as we write it: left alone, rdflib would turn 48 hours into 2 days."""
    return Literal(lexical, datatype=datatype, normalize=False)


def dated(value: PartialDate) -> Literal:
    return exact(value, PRECISIONS[len(value)])


def demonstration_value() -> Text:
    return both(lambda _language: _("Valeur de démonstration : elle ne vient pas de l’État."))
