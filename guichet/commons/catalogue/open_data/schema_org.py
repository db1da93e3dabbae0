"""One sheet as schema.org has it, for the search engines that read pages."""

import json
from typing import Any

from django.utils.safestring import SafeString

from guichet.commons.catalogue import labels as catalogue
from guichet.commons.catalogue.definition.base import Language
from guichet.commons.catalogue.definition.offer import Fee, Offer
from guichet.commons.catalogue.definition.service import Audience, Service
from guichet.commons.catalogue.definition.vocabulary import Authority, AuthorityKind
from guichet.commons.catalogue.open_data import durations, labels
from guichet.commons.catalogue.open_data.alignment import BENIN
from guichet.commons.catalogue.open_data.costs import description_of, fees_of
from guichet.commons.catalogue.open_data.names import Addresses, Names
from guichet.commons.catalogue.open_data.triples import demonstration_value
from guichet.commons.catalogue.snapshot import Sheet

# Bodies that answer for a service without being of the government.
OUTSIDE_GOVERNMENT = {AuthorityKind.COMPANY, AuthorityKind.PROFESSION}

# What could end the script element, or begin another: HTML looks for it before JSON is read.
ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def government_service(sheet: Sheet, addresses: Addresses, language: Language) -> dict[str, Any]:
    """What is published of the service, in the words of `language`; what is not published has no key."""
    service = sheet.service
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "GovernmentService",
            "@id": str(Names(addresses).service(service.code)),
            "url": addresses.service(service.code, language),
            "mainEntityOfPage": _page(sheet, addresses, language),
            "identifier": service.official_code or service.code,
            "name": service.title.in_language(language),
            "description": service.summary.in_language(language),
            "serviceType": sheet.theme.name.in_language(language),
            "serviceOperator": _operator(sheet.authority, addresses, language),
            "areaServed": {"@type": "Country", "name": BENIN.in_language(language), "identifier": "BJ"},
            "audience": [_audience(each, language) for each in service.audiences],
            "availableChannel": [channel for offer in service.offers if (channel := _channel(offer, language))],
            "offers": [_price(fee, language) for offer in service.offers for fee in fees_of(offer)],
            "serviceOutput": _output(service, language),
        }
    )


def data_block(document: dict[str, Any]) -> SafeString:
    """JSON to stand inside `<script type="application/ld+json">`, whatever the texts say."""
    return SafeString(json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES))


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value not in (None, [], "")}


def _operator(authority: Authority, addresses: Addresses, language: Language) -> dict[str, Any]:
    of_government = authority.kind not in OUTSIDE_GOVERNMENT
    return _known(
        {
            "@type": "GovernmentOrganization" if of_government else "Organization",
            "@id": str(Names(addresses).authority(authority.code)),
            "name": authority.name.in_language(language),
            "alternateName": authority.acronym,
        }
    )


def _page(sheet: Sheet, addresses: Addresses, language: Language) -> dict[str, Any]:
    """The language is the page's: schema.org gives a service none."""
    return {
        "@type": "WebPage",
        "@id": addresses.service(sheet.code, language),
        "inLanguage": language,
        "dateModified": sheet.published_at.isoformat(),
    }


def _audience(audience: Audience, language: Language) -> dict[str, Any]:
    return {"@type": "Audience", "audienceType": labels.text(catalogue.AUDIENCES[audience]).in_language(language)}


def _channel(offer: Offer, language: Language) -> dict[str, Any] | None:
    """None when nothing of it is published."""
    platform, delay = offer.platform, offer.delay
    facts = _known(
        {
            "name": labels.text(labels.WAYS[offer.way]).in_language(language) if offer.way in labels.WAYS else None,
            "serviceUrl": str(platform.url) if platform and platform.url else None,
            "processingTime": durations.of_delay(delay),
            "description": demonstration_value().in_language(language) if delay and delay.demonstration else None,
        }
    )
    return {"@type": "ServiceChannel", **facts} if facts else None


def _price(fee: Fee, language: Language) -> dict[str, Any]:
    texts = [description_of(fee), demonstration_value() if fee.demonstration else None]
    return _known(
        {
            "@type": "Offer",
            "price": str(fee.amount),
            "priceCurrency": "XOF",
            "description": " ".join(text.in_language(language) for text in texts if text),
        }
    )


def _output(service: Service, language: Language) -> dict[str, Any] | None:
    return {"@type": "Thing", "name": service.output.in_language(language)} if service.output else None
