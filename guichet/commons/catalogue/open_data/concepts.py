"""The concepts that services are classed by: our own short lists, and those of others that we refer to.

Each is described here, label and all, so that nobody has to fetch another file to read this one.
"""

from collections.abc import Mapping
from typing import TypeVar

from django.utils.functional import Promise
from rdflib import DCTERMS, SKOS, Graph, Literal, Namespace, URIRef

from guichet.commons.catalogue import labels as catalogue
from guichet.commons.catalogue.definition.base import Language, Text
from guichet.commons.catalogue.open_data import alignment, labels
from guichet.commons.catalogue.open_data.names import Names
from guichet.commons.catalogue.open_data.triples import EU, linked, said, typed
from guichet.commons.catalogue.snapshot import Snapshot

Code = TypeVar("Code", bound=str)

FUNCTION = Namespace(EU["main-activity/"])
SECTOR = Namespace(EU["data-theme/"])
XOF = EU["currency/XOF"]
COUNTRY = EU["country/BEN"]
COMPLETED = URIRef("http://purl.org/adms/status/Completed")
# CPSV-AP 3.2 takes the address of the list of territorial units for the class of its members.
TERRITORIAL_UNIT = URIRef("http://data.europa.eu/88u/dataset/atu-type")

LANGUAGES: Mapping[Language, URIRef] = {"fr": EU["language/FRA"], "en": EU["language/ENG"]}


def add_concepts(graph: Graph, names: Names, snapshot: Snapshot) -> None:
    _add_scheme(graph, names, "theme", {code: theme.name for code, theme in snapshot.themes.items()})
    _add_scheme(graph, names, "audience", _texts(catalogue.AUDIENCES))
    _add_scheme(graph, names, "level", _texts(labels.LEVELS))
    _add_scheme(graph, names, "way", _texts(labels.WAYS))
    _add_scheme(graph, names, "authority-kind", _texts(catalogue.AUTHORITY_KINDS))
    _add_scheme(graph, names, "event", _texts(labels.EVENTS))
    _add_concepts_of_others(graph)
    _add_benin(graph, names)


def _texts(promises: Mapping[Code, Promise]) -> dict[str, Text]:
    return {str(code): labels.text(promise) for code, promise in promises.items()}


def _add_scheme(graph: Graph, names: Names, code: str, members: Mapping[str, Text]) -> None:
    """One of our lists: a scheme, as SKOS has it, and the collection that CPSV-AP wants of what classes a service."""
    scheme, collection = names.in_catalogue[f"{code}-scheme"], names.in_catalogue[f"{code}-collection"]
    typed(graph, scheme, SKOS.ConceptScheme)
    typed(graph, collection, SKOS.Collection)
    for node in (scheme, collection):
        said(graph, node, SKOS.prefLabel, labels.text(labels.SCHEMES[code]))
    for member, name in members.items():
        concept = names.concept(code, member)
        _add_concept(graph, concept, name)
        graph.add((concept, SKOS.notation, Literal(member)))
        linked(graph, concept, SKOS.inScheme, scheme)
        linked(graph, collection, SKOS.member, concept)


def _add_concept(graph: Graph, node: URIRef, name: Text) -> None:
    typed(graph, node, SKOS.Concept)
    said(graph, node, SKOS.prefLabel, name)


def _add_concepts_of_others(graph: Graph) -> None:
    for code, name in alignment.FUNCTIONS.items():
        _add_concept(graph, FUNCTION[code], name)
    for code, name in alignment.SECTORS.items():
        _add_concept(graph, SECTOR[code], name)
    for language, node in LANGUAGES.items():
        typed(graph, node, DCTERMS.LinguisticSystem)
        _add_concept(graph, node, alignment.LANGUAGES[language])
    _add_concept(graph, XOF, alignment.XOF)
    _add_concept(graph, COMPLETED, alignment.COMPLETED)


def _add_benin(graph: Graph, names: Names) -> None:
    for node in (names.benin, COUNTRY):
        typed(graph, node, DCTERMS.Location, TERRITORIAL_UNIT)
        _add_concept(graph, node, alignment.BENIN)
    graph.add((names.benin, SKOS.notation, Literal("BJ")))
    linked(graph, names.benin, SKOS.exactMatch, COUNTRY)
