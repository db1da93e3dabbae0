"""What a service costs. No cost is said where none is published; a free service has one, of 0."""

from datetime import timedelta

from django.utils.translation import gettext as _
from rdflib import DCTERMS, RDFS, XSD, Graph, Literal, URIRef

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.offer import Fee, Offer
from guichet.commons.catalogue.definition.tariff import period
from guichet.commons.catalogue.open_data.concepts import XOF
from guichet.commons.catalogue.open_data.names import Names
from guichet.commons.catalogue.open_data.triples import (
    CV,
    SCHEMA,
    both,
    dated,
    demonstration_value,
    linked,
    said,
    typed,
)

FREE = Fee(amount=0)


def fees_of(offer: Offer) -> tuple[Fee, ...]:
    """Nothing where no fee is published, one of 0 where none is asked."""
    return () if offer.fees is None else offer.fees or (FREE,)


def description_of(fee: Fee) -> Text | None:
    """Its label; without one, an amount that not everyone pays must not read as if everyone did."""
    if fee.label is None and fee.when is not None:
        return both(lambda _language: _("Selon la situation de la personne."))
    return fee.label


def add_costs(graph: Graph, names: Names, code: str, offer: Offer, number: int) -> None:
    channel = names.part_of_service(code, f"channel-{number}")
    for position, fee in enumerate(fees_of(offer), 1):
        part = f"cost-{number}-{position}"
        cost = names.part_of_service(code, part)
        _add_cost(graph, cost, fee)
        linked(graph, cost, DCTERMS.identifier, Literal(f"{code}/{part}"))
        linked(graph, cost, CV.ifAccessedThrough, channel)
        linked(graph, names.service(code), CV.hasCost, cost)


def _add_cost(graph: Graph, cost: URIRef, fee: Fee) -> None:
    typed(graph, cost, CV.Cost)
    linked(graph, cost, CV.hasValue, Literal(f"{fee.amount}.0", datatype=XSD.double))
    linked(graph, cost, CV.currency, XOF)
    said(graph, cost, DCTERMS.description, description_of(fee))
    if fee.since:
        linked(graph, cost, SCHEMA.validFrom, dated(fee.since))
    if fee.until:
        last_day = period(fee)[1] - timedelta(days=1)
        linked(graph, cost, SCHEMA.validThrough, Literal(last_day))
    if fee.source:
        linked(graph, cost, DCTERMS.bibliographicCitation, Literal(fee.source))
    if fee.demonstration:
        said(graph, cost, RDFS.comment, demonstration_value())
