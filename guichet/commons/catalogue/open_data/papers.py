"""What a service asks: papers to bring, facts to know, conditions to meet."""

from django.utils.text import slugify
from rdflib import DCTERMS, Graph, Literal, URIRef

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.offer import Offer, PaperKind
from guichet.commons.catalogue.open_data.names import Names
from guichet.commons.catalogue.open_data.triples import CPSV, CV, linked, said, typed

# A requirement's kind in the Core Criterion and Core Evidence Vocabulary, which advises against the bare class.
REQUIREMENTS = {
    PaperKind.INFORMATION: CV.InformationRequirement,
    PaperKind.CONDITION: CV.Criterion,
}


def add_papers(graph: Graph, names: Names, code: str, offer: Offer, number: int, *, needed_by: URIRef) -> None:
    """`needed_by` is the service, or its channel when ways of asking want different papers."""
    for position, paper in enumerate(offer.papers or (), 1):
        part = f"paper-{number}-{position}"
        node = names.part_of_service(code, part)
        linked(graph, node, DCTERMS.identifier, Literal(f"{code}/{part}"))
        said(graph, node, DCTERMS.title, paper.text)
        said(graph, node, DCTERMS.description, paper.concerns)
        if paper.kind in REQUIREMENTS:
            typed(graph, node, CV.Requirement, REQUIREMENTS[paper.kind])
            linked(graph, names.service(code), CV.holdsRequirement, node)
        else:
            typed(graph, node, CV.Evidence)
            linked(graph, needed_by, CPSV.hasInput, node)
            evidence_type = _add_evidence_type(graph, names, paper.text)
            linked(graph, node, DCTERMS.conformsTo, evidence_type)
            linked(graph, names.service(code), CV.hasInputType, evidence_type)


def _add_evidence_type(graph: Graph, names: Names, text: Text) -> URIRef:
    """One for all services that ask for the same paper in the same words."""
    code = slugify(text.fr)
    node = names.concept("paper", code)
    typed(graph, node, CV.EvidenceType)
    linked(graph, node, DCTERMS.identifier, Literal(code))
    said(graph, node, DCTERMS.title, text)
    return node
