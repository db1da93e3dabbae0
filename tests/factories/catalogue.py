"""Invented services, said so in their titles, and the operations that publish them."""

from datetime import datetime

from guichet.commons.catalogue import operations as catalogue
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.definition.vocabulary import Vocabulary
from tests.factories.acts import NOON, an_act

VOCABULARY = Vocabulary.model_validate(
    {
        "authorities": [
            {
                "code": "invente",
                "name": {"fr": "Ministère inventé", "en": "Invented ministry"},
                "acronym": "MIV",
                "kind": "ministry",
            },
            {
                "code": "invente-direction",
                "name": {"fr": "Direction inventée", "en": "Invented directorate"},
                "kind": "directorate",
                "parent": "invente",
            },
        ],
        "themes": [{"code": "essai", "name": {"fr": "Essai", "en": "Trial"}}],
        "life_events": [
            {
                "code": "essayer",
                "name": {"fr": "Essayer", "en": "Trying"},
                "summary": {"fr": "Pour voir.", "en": "To see."},
            }
        ],
    }
)


def a_service(code: str = "certificat-invente", **changes: object) -> Service:
    body: dict[str, object] = {
        "code": code,
        "title": {"fr": "Certificat inventé", "en": "Invented certificate"},
        "summary": {"fr": "Un certificat qui n’existe pas.", "en": "A certificate that does not exist."},
        "authority": "invente",
        "theme": "essai",
        "audiences": ["citizen"],
        "life_events": ["essayer"],
        "level": "unknown",
        "offers": [{"way": "unspecified"}],
        "source": {"references": ["inventé pour les tests"]},
    }
    return Service.model_validate(body | changes)


def publish(*services: Service, at: datetime = NOON, vocabulary: Vocabulary = VOCABULARY) -> catalogue.Publication:
    return catalogue.publish(definitions=services, vocabulary=vocabulary, act=an_act(at))
