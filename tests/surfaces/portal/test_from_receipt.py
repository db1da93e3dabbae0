"""The square of a receipt leads a phone to the request, and from there one touch complains of it or takes it back."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from guichet.domains.casework import queries, receiving
from guichet.domains.casework.models import Case, Complaint, Line
from guichet.foundation.lib.operation import building
from guichet.surfaces.questions import receipts
from tests.domains.casework.requests import arrived
from tests.factories.acts import an_act
from tests.factories.cases import publish_the_service
from tests.factories.keepers import AKeeper
from tests.surfaces.counter import text

pytestmark = pytest.mark.django_db

COMPLAIN = "/suivi/plainte/"


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: Any) -> None:
    settings.VAR = keeper.var
    publish_the_service()


@pytest.fixture
def case() -> Case:
    found = arrived()
    receiving.receive(found.pseudonym, an_act())
    return Case.objects.get(pk=found.pk)


def scanned(case: Case) -> str:
    """The address that a phone opens."""
    parts = urlsplit(receipts.address(case.reference))
    return f"{parts.path}?{parts.query}"


def proof(case: Case, **changes: str) -> dict[str, str]:
    return {"reference": case.reference, "code": queries.tracking_code(case.reference), **changes}


def test_the_square_opens_the_following_with_the_reference_written(case: Case, client: Client) -> None:
    shown = text(client.get(scanned(case)))
    assert f'value="{case.reference}"' in shown
    assert f'href="{COMPLAIN}?reference={case.reference}"' in shown
    answer = client.post(scanned(case), proof(case))
    assert answer.headers["Location"] == f"/suivi/{case.reference}/"


def test_one_touch_further_the_complaint_waits_for_its_words(case: Case, client: Client) -> None:
    address = f"{COMPLAIN}?reference={case.reference}"
    assert f'value="{case.reference}"' in text(client.get(address))
    answer = client.post(address, proof(case, text="Rien ne bouge."))
    assert answer.headers["Location"] == f"/suivi/{case.reference}/#plainte"
    assert Complaint.objects.get().case == case
    shown = text(client.get(f"/suivi/{case.reference}/"))
    assert "Votre réclamation est ouverte. « Direction » vous répondra ici" in shown


def test_sent_twice_it_is_one_complaint_and_a_second_one_is_refused_in_words(case: Case, client: Client) -> None:
    said = proof(case, text="Rien ne bouge.", once="0" * 32)
    assert [client.post(COMPLAIN, said).status_code for _each in range(2)] == [302, 302]
    assert (Complaint.objects.count(), Line.objects.count()) == (1, 1)
    again = client.post(COMPLAIN, {**said, "once": "1" * 32})
    assert (again.status_code, "Rien ne bouge." in text(again)) == (422, True)


@pytest.mark.parametrize("wrong", [{"code": "AAAA-AAAA"}, {"reference": "WEB-0"}, {"text": ""}])
def test_without_its_proof_or_without_words_nothing_is_complained_of(
    case: Case, client: Client, wrong: dict[str, str]
) -> None:
    refused = client.post(COMPLAIN, {**proof(case, text="Rien ne bouge."), **wrong})
    assert (refused.status_code, Complaint.objects.exists()) == (422, False)


def test_one_touch_further_it_is_taken_back(case: Case, client: Client) -> None:
    address = receipts.withdrawing(case.reference)
    shown = text(client.get(scanned(case)))
    assert f'href="{address}"' in shown
    assert "Retirer une demande" in text(client.get(address))
    assert client.post(address, proof(case)).headers["Location"] == f"/suivi/{case.reference}/retirer/"


@pytest.mark.parametrize("read", ["", "x", "WEB-7F3K-92QX-0"])
def test_an_address_that_carries_no_reference_asks_for_it(client: Client, read: str) -> None:
    shown = text(client.get("/suivi/", {"reference": read}))
    assert "Se plaindre de cette demande" not in shown


def test_a_broken_promise_says_so_first_also_while_it_is_complained_of(case: Case, client: Client) -> None:
    client.post("/suivi/", proof(case))
    page = f"/suivi/{case.reference}/"
    promised(case, timedelta(days=1))
    assert "La date promise est passée" not in text(client.get(page))
    promised(case, -timedelta(days=1))
    late = text(client.get(page))
    assert late.index("La date promise est passée") < late.index("Où en est votre demande")
    assert late.count('href="#plainte"') == 2
    client.post(f"{page}reclamation/", {"complaint-text": "Rien ne bouge."})
    told = text(client.get(page))
    assert told.index("La date promise est passée") < told.index("Votre réclamation est ouverte.")
    assert told.index("Votre réclamation est ouverte.") < told.index("Où en est votre demande")
    assert "Se plaindre" not in told


def promised(case: Case, after: timedelta) -> None:
    with building():
        Case.objects.filter(pk=case.pk).update(promised_at=timezone.now() + after)
