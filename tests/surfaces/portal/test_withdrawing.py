"""Taking a request back, seen from both sides: the applicant's page and the officer's next act."""

import pytest
from django.test import Client
from django.utils import timezone

from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Case, Decision
from guichet.domains.casework.operations import StepEnd
from guichet.foundation.identity.vocabulary import RoleKind
from tests.factories.cases import AUTHORITY, a_ready_case, an_officer, by, publish_the_service, sealed
from tests.factories.identity import give, make_citizen, make_staff, sign_in_citizen, sign_in_staff
from tests.surfaces.portal.filing.walking import text

pytestmark = pytest.mark.django_db
WITHDRAWN = "La personne a retiré sa demande : il n’y a plus rien à faire. Rien n’a été enregistré."
TOO_LATE = "Cette demande est déjà décidée : elle ne peut plus être retirée."


@pytest.fixture
def case(client: Client) -> Case:
    """Made by whoever is signed in with `client`."""
    publish_the_service()
    afi = make_citizen()
    sign_in_citizen(client, afi)
    return a_ready_case(timezone.now(), citizen=afi.reference)


@pytest.fixture
def codjo() -> Client:
    return an_officer_at_his_desk("codjo")


def an_officer_at_his_desk(name: str) -> Client:
    staff, client = make_staff(f"{name}@exemple.bj", name.title()), Client()
    give(staff, RoleKind.OFFICER, authority=AUTHORITY, unit="bureau")
    sign_in_staff(client, staff)
    return client


def address(case: Case) -> str:
    return f"/suivi/{case.reference}/retirer/"


def decided(case: Case) -> None:
    officer = an_officer("codjo")
    casework.take_next(officer=officer, act=by(officer, timezone.now()))
    ending = StepEnd("irrecevable", findings=b"sealed", reasons=sealed())
    act = by(officer, timezone.now())
    casework.finish_step(reference=case.reference, officer=officer, ending=ending, act=act)


def test_what_withdrawing_means_is_said_before_it_is_done(client: Client, case: Case) -> None:
    assert (
        f'<a href="{address(case)}">Retirer cette demande</a>'
        in client.get(f"/suivi/{case.reference}/").content.decode()
    )
    seen = text(client.get(address(case)))
    assert "Retirer cette demande ?" in seen
    assert "Ce qui est payé n’est rendu que si la fiche du service le dit." in seen
    case.refresh_from_db()
    assert not case.withdrawn


def test_the_page_says_that_it_was_withdrawn_and_offers_it_no_more(client: Client, case: Case) -> None:
    assert client.post(address(case)).headers["Location"] == f"/suivi/{case.reference}/"
    seen = text(client.get(f"/suivi/{case.reference}/"))
    assert "retirée" in seen
    assert "Vous avez retiré cette demande. Aucun bureau ne la traite plus." in seen
    assert "Retirer cette demande" not in seen
    assert client.get(address(case)).headers["Location"] == f"/suivi/{case.reference}/"
    assert not Decision.objects.exists()


def test_a_decided_request_says_that_it_is_too_late(client: Client, case: Case) -> None:
    decided(case)
    for answer in (client.get(address(case)), client.post(address(case))):
        assert answer.status_code == 409
        assert TOO_LATE in text(answer)
        assert "Retirer ma demande" not in text(answer)
    assert "Retirer cette demande" not in text(client.get(f"/suivi/{case.reference}/"))


def test_without_the_keeper_of_keys_the_page_shows_all_but_the_exchanges(client: Client, case: Case) -> None:
    decided(case)
    seen = text(client.get(f"/suivi/{case.reference}/"))
    assert "Les échanges ne peuvent pas être lus pour le moment." in seen
    assert "Refusé" in seen


def test_nobody_else_withdraws_it(case: Case) -> None:
    stranger = Client()
    assert stranger.post(address(case)).headers["Location"] == "/suivi/"
    case.refresh_from_db()
    assert not case.withdrawn


@pytest.mark.parametrize("act", ["", "terminer/", "demander/", "rendre/", "avis/", "fichiers/un/"])
def test_the_officer_who_had_it_reads_so_at_the_next_act(client: Client, codjo: Client, case: Case, act: str) -> None:
    desk = codjo.post("/agents/file/suivant/").headers["Location"]
    client.post(address(case))
    answer = (
        codjo.get(f"{desk}{act}") if act in {"", "fichiers/un/"} else codjo.post(f"{desk}{act}", {"result": "fait"})
    )
    assert answer.status_code == 410
    assert WITHDRAWN in text(answer)
    assert "Vous n’avez aucun dossier en main." in text(answer)


def test_another_officer_finds_nothing(client: Client, codjo: Client, case: Case) -> None:
    desk = codjo.post("/agents/file/suivant/").headers["Location"]
    client.post(address(case))
    assert an_officer_at_his_desk("bio").get(desk).status_code == 404
