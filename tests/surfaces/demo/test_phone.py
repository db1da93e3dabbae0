"""The simulated phone, as a visitor of the demonstration reads it."""

from importlib import reload

import pytest
from django.test import Client, override_settings
from django.urls import clear_url_caches

from guichet import urls
from guichet.commons.notifications import operations
from guichet.commons.notifications.channels import Channel, Outgoing
from tests.factories.acts import an_act

pytestmark = pytest.mark.django_db

PHONE = "+2290197000001"
BOX = f"/demo/telephone/{PHONE}/"


def arrive(reference: str, text: str, address: str = PHONE, channel: Channel = Channel.SMS) -> None:
    outgoing = Outgoing(reference, address, "Votre demande", text)
    operations.put_in_simulated_box(channel=channel, outgoing=outgoing, act=an_act())


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def refresh(client: Client) -> str:
    return read(client, BOX).partition('hx-get="')[2].partition('"')[0]


def test_before_any_message_the_page_says_what_to_do(client: Client) -> None:
    assert "Faites une demande avec un numéro de téléphone" in read(client, "/demo/telephone/")


def test_each_phone_and_mailbox_is_listed_with_its_messages(client: Client) -> None:
    arrive("a", "Bonjour.")
    arrive("b", "Bonjour encore.")
    arrive("c", "Bonsoir.", "afi@exemple.bj", Channel.EMAIL)
    page = read(client, "/demo/telephone/")
    assert page.index("afi@exemple.bj") < page.index(PHONE)
    assert "2 messages, le dernier le 20 novembre 2026 à 13\xa0h\xa000" in page


def test_a_phone_shows_its_own_messages_in_the_order_in_which_they_came(client: Client) -> None:
    arrive("a", "Le premier.")
    arrive("b", "Le second.")
    arrive("c", "Pour un autre.", "+2290197000002")
    page = read(client, BOX)
    assert page.index("Le premier.") < page.index("Le second.")
    assert "Pour un autre." not in page
    assert "Votre demande" not in page


def test_an_e_mail_shows_its_subject(client: Client) -> None:
    arrive("c", "Bonsoir.", "afi@exemple.bj", Channel.EMAIL)
    assert "<strong>Votre demande</strong>" in read(client, "/demo/telephone/afi@exemple.bj/")


def test_a_message_that_comes_is_shown_without_a_reload_and_nothing_is_sent_while_none_does(client: Client) -> None:
    arrive("a", "Le premier.")
    address = refresh(client)
    assert client.get(address).status_code == 204
    arrive("b", "Le second.")
    thread = read(client, address)
    assert thread.startswith('<div id="thread"')
    assert "Le second." in thread
    assert client.get(refresh(client)).status_code == 204


def test_a_message_is_text_and_nothing_else(client: Client) -> None:
    arrive("a", "<script>alert(1)</script>")
    assert "<script>alert(1)" not in read(client, BOX)


def test_the_page_reads_in_english(client: Client) -> None:
    assert client.get(f"/en{BOX}").status_code == 200


def test_the_phone_is_not_mounted_outside_the_demonstration(client: Client) -> None:
    try:
        with override_settings(DEMONSTRATION=False):
            reload(urls)
            clear_url_caches()
            assert client.get("/demo/telephone/").status_code == 404
    finally:
        reload(urls)
        clear_url_caches()
