"""The ways of asking for a service, each a channel with its delay."""

from collections.abc import Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from rdflib import DCTERMS, FOAF, RDFS, XSD, Graph, Literal, URIRef

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.offer import (
    Delay,
    DelayNature,
    DelayUnit,
    DurationDelay,
    EventDelay,
    Offer,
    Platform,
    Way,
)
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.open_data import durations
from guichet.commons.catalogue.open_data.costs import add_costs
from guichet.commons.catalogue.open_data.names import Names
from guichet.commons.catalogue.open_data.papers import add_papers
from guichet.commons.catalogue.open_data.triples import CV, both, demonstration_value, exact, linked, said, typed

NATURES: Mapping[DelayNature, Promise] = {
    DelayNature.PROMISE: gettext_lazy("Ce délai est promis."),
    DelayNature.ANNOUNCED: gettext_lazy("Ce délai est annoncé."),
    DelayNature.TARGET: gettext_lazy("Ce délai est un objectif de suivi, pas une promesse."),
    DelayNature.OBSERVED: gettext_lazy("Ce délai a été constaté : ce n’est pas une promesse."),
}


def add_offers(graph: Graph, names: Names, service: Service) -> None:
    node = names.service(service.code)
    same_papers = len({offer.papers for offer in service.offers}) == 1
    for number, offer in enumerate(service.offers, 1):
        channel = names.part_of_service(service.code, f"channel-{number}")
        _add_channel(graph, names, channel, offer)
        linked(graph, channel, DCTERMS.identifier, Literal(f"{service.code}/channel-{number}"))
        linked(graph, node, CV.hasChannel, channel)
        add_costs(graph, names, service.code, offer, number)
        add_papers(graph, names, service.code, offer, number, needed_by=node if same_papers else channel)
    lengths = {durations.of_delay(offer.delay) for offer in service.offers}
    if len(lengths) == 1:
        _add_length(graph, node, lengths.pop())


def _add_channel(graph: Graph, names: Names, channel: URIRef, offer: Offer) -> None:
    typed(graph, channel, CV.Channel)
    if offer.way is not Way.UNSPECIFIED:
        linked(graph, channel, DCTERMS.type, names.concept("way", offer.way))
    for text in (offer.where, *offer.steps):
        said(graph, channel, DCTERMS.description, text)
    if offer.platform:
        _add_platform(graph, channel, offer.platform)
    if offer.delay:
        _add_length(graph, channel, durations.of_delay(offer.delay))
        for text in _about(offer.delay):
            said(graph, channel, DCTERMS.description, text)
        if offer.delay.demonstration:
            said(graph, channel, RDFS.comment, demonstration_value())


def _add_platform(graph: Graph, channel: URIRef, platform: Platform) -> None:
    text = both(lambda _language: _("Plateforme : %(name)s.") % {"name": platform.name})
    said(graph, channel, DCTERMS.description, text)
    if platform.url:
        # Not foaf:homepage: two channels with one homepage would be inferred to be one channel.
        page = URIRef(str(platform.url))
        typed(graph, page, FOAF.Document)
        linked(graph, channel, FOAF.page, page)


def _add_length(graph: Graph, node: URIRef, length: str | None) -> None:
    if length:
        linked(graph, node, CV.processingTime, exact(length, XSD.duration))


def _about(delay: Delay) -> Iterator[Text]:
    """What a duration alone does not say of a delay."""
    if isinstance(delay, EventDelay):
        yield _delay_in(delay.text)
    if delay.note:
        yield _delay_in(delay.note)
    if isinstance(delay, DurationDelay):
        yield from _about_duration(delay)


def _about_duration(delay: DurationDelay) -> Iterator[Text]:
    most, start = delay.at_most, delay.counted_from
    if most is not None:
        yield both(lambda _language: str(NATURES[delay.nature]))
    if most is not None and delay.unit is DelayUnit.WORKING_DAYS:
        yield both(lambda _language: _working_days(most))
    if start is not None:
        yield both(lambda language: _("Le délai part de : %(event)s.") % {"event": start.in_language(language)})


def _delay_in(words: Text) -> Text:
    return both(lambda language: _("Délai : %(words)s.") % {"words": words.in_language(language)})


def _working_days(count: int) -> str:
    return ngettext("Délai : %(count)d jour ouvrable au plus.", "Délai : %(count)d jours ouvrables au plus.", count) % {
        "count": count
    }
