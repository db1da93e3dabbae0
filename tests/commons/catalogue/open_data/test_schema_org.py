"""A sheet as search engines read it inside its page."""

import json

import pytest

from guichet.commons.catalogue.definition.base import Language
from guichet.commons.catalogue.open_data import schema_org
from guichet.commons.catalogue.open_data.schema_org import data_block
from tests.factories.catalogue import VOCABULARY, a_service
from tests.factories.editions import PUBLIC_URL, InventedAddresses, an_edition


def government_service(language: Language = "fr", **changes: object) -> dict[str, object]:
    edition = an_edition(a_service("certificat-invente", **changes))
    return schema_org.government_service(edition.sheets["certificat-invente"], InventedAddresses(), language)


def test_what_is_published_is_said_in_the_language_of_the_page() -> None:
    said = government_service("en", official_code="PS00392", output={"fr": "Carte", "en": "Card"})
    assert said["@type"] == "GovernmentService"
    assert said["@id"] == f"{PUBLIC_URL}/services/certificat-invente/#service"
    assert said["url"] == f"{PUBLIC_URL}/en/services/certificat-invente/"
    assert said["identifier"] == "PS00392"
    assert said["name"] == "Invented certificate"
    assert said["description"] == "A certificate that does not exist."
    assert said["serviceType"] == "Trial"
    assert said["areaServed"] == {"@type": "Country", "name": "Benin", "identifier": "BJ"}
    assert said["serviceOutput"] == {"@type": "Thing", "name": "Card"}
    assert said["mainEntityOfPage"] == {
        "@type": "WebPage",
        "@id": f"{PUBLIC_URL}/en/services/certificat-invente/",
        "inLanguage": "en",
        "dateModified": "2026-11-20T12:00:00+00:00",
    }


def test_what_is_not_published_has_no_key() -> None:
    assert government_service().keys().isdisjoint({"offers", "availableChannel", "serviceOutput"})


def test_who_answers_for_it() -> None:
    assert government_service()["serviceOperator"] == {
        "@type": "GovernmentOrganization",
        "@id": f"{PUBLIC_URL}/autorites/invente/#authority",
        "name": "Ministère inventé",
        "alternateName": "MIV",
    }


def test_a_company_of_the_state_is_no_government() -> None:
    company = VOCABULARY.authorities[0].model_copy(update={"kind": "company"})
    vocabulary = VOCABULARY.model_copy(update={"authorities": (company,)})
    sheet = an_edition(a_service(), vocabulary=vocabulary).sheets["certificat-invente"]
    operator = schema_org.government_service(sheet, InventedAddresses(), "fr")["serviceOperator"]
    assert operator["@type"] == "Organization"


def test_fees_and_ways_of_asking() -> None:
    online = {
        "way": "online",
        "fees": [{"amount": 1900, "label": {"fr": "adulte"}}, {"amount": 5, "demonstration": True}],
        "delay": {"kind": "duration", "at_most": 72, "unit": "hours", "demonstration": True},
        "platform": {"name": "plateforme.example", "url": "https://plateforme.example"},
    }
    said = government_service(offers=[online])
    invented = "Valeur de démonstration : elle ne vient pas de l’État."
    assert said["offers"] == [
        {"@type": "Offer", "price": "1900", "priceCurrency": "XOF", "description": "adulte"},
        {"@type": "Offer", "price": "5", "priceCurrency": "XOF", "description": invented},
    ]
    assert said["availableChannel"] == [
        {
            "@type": "ServiceChannel",
            "name": "En ligne",
            "serviceUrl": "https://plateforme.example/",
            "processingTime": "PT72H",
            "description": invented,
        }
    ]


def test_a_free_service_is_offered_for_nothing() -> None:
    said = government_service(offers=[{"way": "desk", "fees": []}])
    assert said["offers"] == [{"@type": "Offer", "price": "0", "priceCurrency": "XOF"}]


HOSTILE = ["</script><script>alert(1)</script>", "<!--<script>", "]]>&lt;/script&gt;", "ligne\u2028'\"\\ fin"]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_does_not_leave_its_script(title: str) -> None:
    block = data_block(government_service(title={"fr": title}))
    assert set("<>&").isdisjoint(block)
    assert json.loads(block)["name"] == title
