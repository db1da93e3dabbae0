"""The rules that hold for all services, as anybody reads them."""

import html

import pytest
from django.test import Client

from guichet.domains.casework import rules
from guichet.domains.casework.models import RuleBook
from tests.factories.acts import an_act

pytestmark = pytest.mark.django_db


def seen(client: Client, address: str = "/journal/regles/") -> str:
    return html.unescape(client.get(address).content.decode())


def test_each_rule_is_there_in_words(client: Client) -> None:
    page = seen(client)
    for words in (
        "Un agent a 3 dossiers en main au plus.",
        "Une réponse attendue est rappelée après 3 puis 10 jours.",
        "La fin d’une pause est rappelée 3 jours avant.",
        "Après 3 jours encore, toute l’administration est avertie.",
        "Une pièce manque.",
        "Une décision de justice suspend la demande.",
        "Je quitte mon poste avant d’avoir fini.",
        "Pas encore au journal public",
    ):
        assert words in page
    assert "A court order suspends the request." in seen(client, "/en/journal/regles/")


def test_once_told_they_have_their_version_and_their_digest(client: Client) -> None:
    rules.publish(an_act())
    page = seen(client)
    assert RuleBook.objects.get().digest in page
    assert "Ligne du journal public" in page
    assert "Pas encore au journal public" not in page


def test_the_page_of_the_log_leads_to_them(client: Client) -> None:
    assert 'href="/journal/regles/"' in seen(client, "/journal/")
