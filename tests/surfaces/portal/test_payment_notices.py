"""The door by which providers of payments send their notices."""

import pytest
from django.test import Client
from django.utils import timezone

from guichet.commons.payments import queries
from guichet.commons.payments.contrib.sandbox.provider import Sandbox
from guichet.commons.payments.providers import Outcome, Transaction
from guichet.commons.payments.signing import Notice
from tests.commons.payments.fees import ABOUT, AMOUNT, asked

pytestmark = pytest.mark.django_db

DOOR = "/paiements/avis/sandbox/"


def a_notice(payment: str) -> Notice:
    return Sandbox().notice(Transaction(payment, "BAC-1", AMOUNT, Outcome.PAID), timezone.now())


def send(notice: Notice, signature: str | None = None, door: str = DOOR) -> tuple[int, str]:
    headers = {
        "Guichet-Timestamp": notice.timestamp,
        "Guichet-Nonce": notice.nonce,
        "Guichet-Signature": notice.signature if signature is None else signature,
    }
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(door, notice.body, content_type="application/json", headers=headers)
    return answer.status_code, answer.content.decode()


def test_a_signed_notice_settles_the_payment() -> None:
    assert send(a_notice(asked().reference)) == (204, "")
    assert queries.standing(ABOUT).is_settled


def test_the_same_notice_sent_again_is_refused() -> None:
    notice = a_notice(asked().reference)
    send(notice)
    assert send(notice) == (403, "Cet avis de paiement a déjà été reçu.")


@pytest.mark.parametrize("signature", ["", "0" * 64])
def test_a_notice_that_is_not_signed_by_the_provider_settles_nothing(signature: str) -> None:
    answer = send(a_notice(asked().reference), signature)
    assert answer == (403, "La signature de cet avis de paiement n’est pas la bonne.")
    assert not queries.standing(ABOUT).is_settled


def test_a_notice_of_nobody_is_refused() -> None:
    assert send(a_notice(asked().reference), door="/paiements/avis/momo/")[0] == 403


def test_a_notice_about_nothing_that_was_asked_is_told_so() -> None:
    assert send(a_notice("unknown")) == (422, "Aucun paiement ne porte cette référence.")


def test_a_notice_is_sent_not_read(client: Client) -> None:
    assert client.get(DOOR).status_code == 405
