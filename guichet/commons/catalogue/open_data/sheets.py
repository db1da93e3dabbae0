"""One sheet as a public service of CPSV-AP 3.2."""

from collections.abc import Container, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from rdflib import DCAT, DCTERMS, FOAF, OWL, SKOS, XSD, Graph, Literal, URIRef

from guichet.commons.catalogue.definition.base import Language, Text
from guichet.commons.catalogue.definition.service import Level, Service, Window
from guichet.commons.catalogue.open_data import durations
from guichet.commons.catalogue.open_data.alignment import THEMES
from guichet.commons.catalogue.open_data.concepts import COMPLETED, COUNTRY, FUNCTION, LANGUAGES, SECTOR
from guichet.commons.catalogue.open_data.names import Names
from guichet.commons.catalogue.open_data.offers import add_offers
from guichet.commons.catalogue.open_data.triples import (
    ADMS,
    CPSV,
    CV,
    ELI,
    SCHEMA,
    both,
    dated,
    exact,
    linked,
    said,
    typed,
)
from guichet.commons.catalogue.snapshot import Sheet


def add_sheet(graph: Graph, names: Names, sheet: Sheet) -> None:
    _add_service(graph, names, sheet.service)
    _classify(graph, names, sheet.service)
    _add_output(graph, names, sheet.service)
    _add_law(graph, names, sheet.service)
    _add_pages(graph, names, sheet)
    add_offers(graph, names, sheet.service)


def add_ways_out(graph: Graph, names: Names, service: Service, *, offered: Container[str]) -> None:
    """The services to which those are sent who may not ask for this one."""
    codes = (rule.see for rule in service.eligibility if rule.see in offered)
    linked(graph, names.service(service.code), CV.relatedService, *(names.service(code) for code in codes if code))


def _add_service(graph: Graph, names: Names, service: Service) -> None:
    node = names.service(service.code)
    typed(graph, node, CPSV.PublicService)
    linked(graph, node, DCTERMS.identifier, Literal(service.code))
    if service.official_code:
        linked(graph, node, SKOS.notation, Literal(service.official_code))
    said(graph, node, DCTERMS.title, service.title)
    said(graph, node, DCTERMS.description, service.summary)
    linked(graph, node, DCAT.keyword, *(Literal(each, lang="fr") for each in service.keywords.fr))
    linked(graph, node, DCAT.keyword, *(Literal(each, lang="en") for each in service.keywords.en))
    for note in service.notes:
        said(graph, node, SKOS.note, note)
    linked(graph, node, ADMS.status, COMPLETED)
    linked(graph, node, DCTERMS.spatial, names.benin, COUNTRY)
    linked(graph, node, CV.hasCompetentAuthority, names.authority(service.authority))
    linked(graph, node, DCTERMS.isPartOf, names.dataset)
    linked(graph, names.dataset, DCTERMS.hasPart, node)
    linked(graph, node, DCTERMS.bibliographicCitation, *map(Literal, service.source.references))


def _classify(graph: Graph, names: Names, service: Service) -> None:
    node = names.service(service.code)
    # The only official language; the other languages are those of the pages.
    linked(graph, node, DCTERMS.language, LANGUAGES["fr"])
    linked(graph, node, CV.thematicArea, names.concept("theme", service.theme))
    if service.theme in THEMES:
        linked(graph, node, DCTERMS.type, *(FUNCTION[each] for each in THEMES[service.theme].functions))
        linked(graph, node, CV.sector, *(SECTOR[each] for each in THEMES[service.theme].sectors))
    linked(graph, node, DCTERMS.audience, *(names.concept("audience", each) for each in service.audiences))
    linked(graph, node, CV.isGroupedBy, *map(names.life_event, service.life_events))
    if service.level is not Level.UNKNOWN:
        linked(graph, node, CV.isClassifiedBy, names.concept("level", service.level))


def _add_output(graph: Graph, names: Names, service: Service) -> None:
    if service.output is None:
        return
    output = names.part_of_service(service.code, "output")
    typed(graph, output, CV.Output)
    linked(graph, output, DCTERMS.identifier, Literal(f"{service.code}/output"))
    said(graph, output, DCTERMS.title, service.output)
    said(graph, output, DCTERMS.description, service.validity.text if service.validity else None)
    said(graph, output, DCTERMS.description, service.duration_of_benefit)
    length = durations.of_validity(service.validity)
    if length:
        linked(graph, output, SCHEMA.validFor, exact(length, XSD.duration))
    linked(graph, names.service(service.code), CPSV.produces, output)


def _add_law(graph: Graph, names: Names, service: Service) -> None:
    laws = []
    for number, text in enumerate(service.legal_basis, 1):
        law = names.part_of_service(service.code, f"law-{number}")
        typed(graph, law, ELI.LegalResource)
        said(graph, law, DCTERMS.title, text)
        laws.append(law)
    linked(graph, names.service(service.code), CV.hasLegalResource, *laws)
    times = [text for text in (service.apply_by, _window(service.window)) if text]
    if times:
        _add_rule(graph, names, service.code, times, laws)


def _add_rule(graph: Graph, names: Names, code: str, times: Sequence[Text], laws: Sequence[URIRef]) -> None:
    """The rule that says when one may ask."""
    rule = names.part_of_service(code, "rule")
    typed(graph, rule, CPSV.Rule)
    linked(graph, rule, DCTERMS.identifier, Literal(f"{code}/rule"))
    said(graph, rule, DCTERMS.title, both(lambda _language: _("Quand demander")))
    for text in times:
        said(graph, rule, DCTERMS.description, text)
    linked(graph, rule, CPSV.implements, *laws)
    linked(graph, names.service(code), CPSV.follows, rule)


def _window(window: Window | None) -> Text | None:
    if window is None:
        return None
    return both(
        lambda language: (
            _("Demandes du %(opens_on)s au %(closes_on)s.")
            % {"opens_on": _day(window.opens_on, language), "closes_on": _day(window.closes_on, language)}
        )
    )


def _day(value: date, language: Language) -> str:
    text = date_format(value, "j F Y")
    return text.replace("1", "1er", 1) if value.day == 1 and language == "fr" else text


def _add_pages(graph: Graph, names: Names, sheet: Sheet) -> None:
    """The pages of the sheet: which version they show, and when somebody last read its sources."""
    for language, node in LANGUAGES.items():
        page = URIRef(names.addresses.service(sheet.code, language))
        typed(graph, page, FOAF.Document)
        linked(graph, page, DCTERMS.language, node)
        linked(graph, page, DCTERMS.modified, Literal(sheet.published_at))
        linked(graph, page, OWL.versionInfo, Literal(str(sheet.version)))
        if sheet.service.source.checked_on:
            linked(graph, page, SCHEMA.lastReviewed, dated(sheet.service.source.checked_on))
        linked(graph, names.service(sheet.code), FOAF.page, page)
