"""Editions of the catalogue in memory, published nowhere."""

from functools import cache
from uuid import UUID

from django.conf import settings

from guichet.commons.catalogue.definition.base import Language
from guichet.commons.catalogue.definition.reading import read_catalogue
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.definition.vocabulary import Vocabulary
from guichet.commons.catalogue.snapshot import Sheet, Snapshot
from tests.factories.acts import NOON
from tests.factories.catalogue import VOCABULARY

PUBLIC_URL = "https://guichet.example"


class InventedAddresses:
    """Those of a site that does not exist."""

    def open_data(self) -> str:
        return f"{PUBLIC_URL}/donnees/"

    def service(self, code: str, language: Language = "fr") -> str:
        return f"{_in(language)}/services/{code}/"

    def authority(self, code: str) -> str:
        return f"{PUBLIC_URL}/autorites/{code}/"

    def life_event(self, code: str) -> str:
        return f"{PUBLIC_URL}/evenements/{code}/"

    def catalogue(self) -> str:
        return f"{PUBLIC_URL}/catalogue"

    def turtle(self) -> str:
        return f"{PUBLIC_URL}/catalogue.ttl"

    def json_ld(self) -> str:
        return f"{PUBLIC_URL}/catalogue.jsonld"


def _in(language: Language) -> str:
    return PUBLIC_URL if language == "fr" else f"{PUBLIC_URL}/{language}"


def an_edition(*services: Service, vocabulary: Vocabulary = VOCABULARY) -> Snapshot:
    return Snapshot(
        edition=7,
        token=UUID(int=7),
        published_at=NOON,
        sheets={each.code: Sheet.of(each, version=1, published_at=NOON, vocabulary=vocabulary) for each in services},
        vocabulary=vocabulary,
    )


@cache
def the_national_edition() -> Snapshot:
    """The real files, whose faults are another test's business."""
    found = read_catalogue(settings.SERVICES)
    return an_edition(*found.services, vocabulary=found.vocabulary)
