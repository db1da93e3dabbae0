"""The provider that does not exist, as a visitor of the demonstration pays with it."""

from collections.abc import Iterator

import pytest
from django.test import Client

from guichet.commons.payments import operations, queries
from guichet.commons.payments.contrib.sandbox.provider import CODE
from guichet.commons.payments.models import Payment
from tests.commons.payments.fees import ABOUT, asked, listening
from tests.factories.acts import an_act

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> Iterator[list[str]]:
    with listening() as told:
        yield told


@pytest.fixture
def payment() -> Payment:
    payment = asked()
    operations.start(payment=payment.reference, provider=CODE, act=an_act())
    return payment


def address(payment: Payment) -> str:
    return f"/bac-a-sable/paiement/{payment.reference}/"


def read(client: Client, payment: Payment, query: str = "") -> str:
    answer = client.get(address(payment) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def do(client: Client, payment: Payment, gesture: str) -> str:
    answer = client.post(address(payment), {"geste": gesture})
    assert (answer.status_code, answer.headers["Location"]) == (302, address(payment))
    return read(client, payment)


def test_the_page_says_what_is_paid_for_and_how_much(client: Client, payment: Payment) -> None:
    page = read(client, payment)
    assert "Extrait du casier judiciaire" in page
    assert "1\u202f900\u202fF\u202fCFA" in page
    assert "aucun argent ne bouge" in page


def test_the_page_reads_in_english(client: Client, payment: Payment) -> None:
    assert "Criminal record extract" in client.get(f"/en{address(payment)}").content.decode()


def test_paying_confirms(client: Client, payment: Payment, told: list[str]) -> None:
    page = do(client, payment, "payer")
    assert "Votre paiement est confirmé." in page
    assert 'name="geste"' not in page
    assert told == [ABOUT]


def test_failing_takes_nothing_and_lets_one_begin_again(client: Client, payment: Payment, told: list[str]) -> None:
    assert "Rien n’a été pris. Vous pouvez recommencer." in do(client, payment, "echouer")
    assert told == []
    assert "Votre paiement est confirmé." in do(client, payment, "payer")


def test_paying_twice_settles_once_and_owes_the_rest_back(client: Client, payment: Payment, told: list[str]) -> None:
    assert "le reste vous est dû et sera remboursé" in do(client, payment, "payer-deux-fois")
    assert told == [ABOUT]
    assert len(queries.owed_back()) == 1


def test_a_lost_notice_is_made_good_by_asking(client: Client, payment: Payment, told: list[str]) -> None:
    page = do(client, payment, "perdre-l-avis")
    assert "Ne payez pas de nouveau." in page
    assert "J’ai payé\xa0: vérifier maintenant" in page
    assert told == []
    assert "Votre paiement est confirmé." in do(client, payment, "j-ai-paye")
    assert told == [ABOUT]


def test_a_fee_that_was_waived_is_not_paid(client: Client, payment: Payment) -> None:
    operations.waive(about=ABOUT, reason="Indigence", act=an_act())
    page = read(client, payment)
    assert "Ces frais ne sont plus demandés." in page
    assert 'name="geste"' not in page


def test_the_way_back_is_that_of_who_sent_the_person_and_never_another_site(client: Client, payment: Payment) -> None:
    assert 'href="/suivi/LOK/"' in read(client, payment, "?retour=/suivi/LOK/")
    assert "mechant.example" not in read(client, payment, "?retour=//mechant.example/").partition("<main")[2]


@pytest.mark.parametrize("gesture", ["", "voler"])
def test_a_gesture_that_does_not_exist_is_refused(client: Client, payment: Payment, gesture: str) -> None:
    answer = client.post(address(payment), {"geste": gesture})
    assert answer.status_code == 400


def test_a_payment_that_nobody_asked_is_not_found(client: Client) -> None:
    assert client.get("/bac-a-sable/paiement/inconnu/").status_code == 404
