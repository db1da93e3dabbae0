"""Members of staff say whose cases they must not be served; the page shows no number."""

import pytest
from django.test import Client

from guichet.foundation.identity.models import Tie
from tests.factories.identity import make_officer, sign_in_staff

pytestmark = pytest.mark.django_db
ADDRESS = "/agents/liens/"


@pytest.fixture
def codjo(client: Client) -> Client:
    sign_in_staff(client, make_officer())
    return client


def test_a_tie_is_declared_then_withdrawn_and_its_number_is_never_shown(codjo: Client) -> None:
    assert "Vous n’avez déclaré aucun lien." in codjo.get(ADDRESS).content.decode()
    assert codjo.post(ADDRESS, {"kind": "sibling", "npi": "12345678"}).status_code == 302
    seen = codjo.get(ADDRESS).content.decode()
    assert "Frère ou sœur" in seen
    assert "12345678" not in seen
    withdraw = f"{ADDRESS}retirer/{Tie.objects.get().reference}/"
    assert codjo.post(withdraw).status_code == 302
    again = codjo.post(withdraw)
    assert (again.status_code, "Ce lien est déjà retiré." in again.content.decode()) == (422, True)


def test_what_is_no_number_is_said_beside_the_field(codjo: Client) -> None:
    answer = codjo.post(ADDRESS, {"kind": "self", "npi": "Afi"})
    assert answer.status_code == 422
    assert "Ce numéro n’est pas un NPI" in answer.content.decode()


def test_the_desk_leads_there(codjo: Client) -> None:
    assert f'href="{ADDRESS}"' in codjo.get("/agents/").content.decode()
