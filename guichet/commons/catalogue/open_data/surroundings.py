"""What services belong to: the data set, the authorities that answer for them, the events that call for them."""

from django.conf import settings
from django.utils.translation import gettext as _
from rdflib import DCAT, DCTERMS, FOAF, ORG, OWL, RDFS, SKOS, Graph, Literal, URIRef

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.vocabulary import Authority, LifeEvent
from guichet.commons.catalogue.open_data import alignment
from guichet.commons.catalogue.open_data.concepts import LANGUAGES
from guichet.commons.catalogue.open_data.names import Names
from guichet.commons.catalogue.open_data.triples import CV, both, linked, said, typed
from guichet.commons.catalogue.snapshot import Snapshot

MEDIA_TYPE = "https://www.iana.org/assignments/media-types/"


def add_surroundings(graph: Graph, names: Names, snapshot: Snapshot) -> None:
    _add_dataset(graph, names, snapshot)
    _add_publisher(graph, names)
    for authority in snapshot.authorities.values():
        _add_authority(graph, names, authority)
    for event in snapshot.life_events.values():
        _add_event(graph, names, event)


def title() -> Text:
    return both(lambda _language: _("Catalogue national des services publics du Bénin"))


def publisher() -> Text:
    return both(lambda _language: _("République du Bénin"))


def _description() -> Text:
    return both(
        lambda _language: _(
            "Tous les services publics publiés par l’État, avec leurs frais, leurs délais et leurs papiers. "
            "Ce que l’État n’a pas publié n’y est pas."
        )
    )


def _demonstration() -> Text:
    return both(lambda _language: _("Catalogue de démonstration : il montre le logiciel et n’engage pas l’État."))


def _add_dataset(graph: Graph, names: Names, snapshot: Snapshot) -> None:
    dataset = names.dataset
    typed(graph, dataset, DCAT.Dataset)
    said(graph, dataset, DCTERMS.title, title())
    said(graph, dataset, DCTERMS.description, _description())
    linked(graph, dataset, DCTERMS.identifier, Literal(str(dataset)))
    linked(graph, dataset, DCTERMS.publisher, names.publisher)
    linked(graph, dataset, DCTERMS.spatial, names.benin)
    linked(graph, dataset, DCTERMS.language, *LANGUAGES.values())
    linked(graph, dataset, OWL.versionInfo, Literal(str(snapshot.edition)))
    if snapshot.published_at:
        linked(graph, dataset, DCTERMS.modified, Literal(snapshot.published_at))
    if settings.DEMONSTRATION:
        said(graph, dataset, RDFS.comment, _demonstration())
    page = URIRef(names.addresses.open_data())
    typed(graph, page, FOAF.Document)
    linked(graph, dataset, DCAT.landingPage, page)
    _add_file(graph, dataset, URIRef(names.addresses.turtle()), "text/turtle")
    _add_file(graph, dataset, URIRef(names.addresses.json_ld()), "application/ld+json")


def _add_file(graph: Graph, dataset: URIRef, file: URIRef, media_type: str) -> None:
    typed(graph, file, DCAT.Distribution)
    linked(graph, file, DCAT.downloadURL, file)
    linked(graph, file, DCAT.mediaType, URIRef(MEDIA_TYPE + media_type))
    typed(graph, URIRef(MEDIA_TYPE + media_type), DCTERMS.MediaType)
    linked(graph, dataset, DCAT.distribution, file)


def _add_organisation(graph: Graph, names: Names, node: URIRef, code: str, name: Text) -> None:
    typed(graph, node, CV.PublicOrganisation, ORG.Organization, FOAF.Agent)
    linked(graph, node, DCTERMS.identifier, Literal(code))
    said(graph, node, DCTERMS.title, name)
    said(graph, node, SKOS.prefLabel, name)
    linked(graph, node, DCTERMS.spatial, names.benin)


def _add_publisher(graph: Graph, names: Names) -> None:
    _add_organisation(graph, names, names.publisher, "publisher", publisher())


def _add_authority(graph: Graph, names: Names, authority: Authority) -> None:
    node = names.authority(authority.code)
    _add_organisation(graph, names, node, authority.code, authority.name)
    linked(graph, node, ORG.classification, names.concept("authority-kind", authority.kind))
    if authority.acronym:
        linked(graph, node, SKOS.altLabel, Literal(authority.acronym, lang="fr"))
    if authority.parent:
        linked(graph, node, ORG.subOrganizationOf, names.authority(authority.parent))
    if authority.platform and authority.platform.url:
        page = URIRef(str(authority.platform.url))
        typed(graph, page, FOAF.Document)
        linked(graph, node, FOAF.page, page)


def _add_event(graph: Graph, names: Names, event: LifeEvent) -> None:
    node = names.life_event(event.code)
    of_business = event.code in alignment.BUSINESS_EVENTS
    typed(graph, node, CV.Event, CV.BusinessEvent if of_business else CV.LifeEvent)
    linked(graph, node, DCTERMS.identifier, Literal(event.code))
    linked(graph, node, DCTERMS.type, names.concept("event", "business" if of_business else "life"))
    said(graph, node, DCTERMS.title, event.name)
    said(graph, node, DCTERMS.description, event.summary)
