"""A help line says where a request is, and nothing of whose it is."""

import pytest
from django.test import Client

from guichet.domains.casework.models import Case, Look
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from tests.factories.cases import AUTHORITY, a_ready_case, publish_the_service
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.surfaces.portal.filing.walking import text

pytestmark = pytest.mark.django_db
HERE = "/agents/aide/"


@pytest.fixture
def case() -> Case:
    publish_the_service()
    return a_ready_case()


@pytest.fixture
def helper(client: Client) -> Client:
    staff = make_staff("reine@exemple.bj", "Reine")
    give(staff, RoleKind.SUPERVISOR, authority=AUTHORITY)
    sign_in_staff(client, staff)
    return client


def test_a_reference_gives_state_promise_and_office_and_no_more(helper: Client, case: Case) -> None:
    seen = text(helper.post(HERE, {"reference": case.reference.lower()}))
    assert f"Référence {case.reference} Où elle en est en attente d’un agent Réponse promise " in seen
    assert "Bureau Bureau des recherches" in seen
    assert "Certificat" not in seen


def test_each_answer_is_a_reading_that_the_journal_holds(helper: Client, case: Case) -> None:
    helper.get(HERE)
    assert Look.objects.count() == 0
    helper.post(HERE, {"reference": case.reference})
    look = Look.objects.get()
    assert (look.case, look.reason, look.unit) == (case, "help-line", "")
    entry = Entry.objects.of_kind("casework.case-read").get()
    assert (entry.subject, entry.facts["reason"], entry.actor) == (case.pseudonym, "help-line", look.reader)


@pytest.mark.parametrize("reference", ["WEB-0000-0000-0", "n’importe quoi"])
def test_a_reference_of_no_request_is_said_and_leaves_no_reading(helper: Client, case: Case, reference: str) -> None:
    answer = helper.post(HERE, {"reference": reference})
    assert answer.status_code == 422
    assert "Aucune demande n’a cette référence. Relisez-la avec la personne." in text(answer)
    assert Look.objects.filter(case=case).count() == 0


def test_a_focal_point_has_the_counter_for_this(client: Client) -> None:
    staff = make_staff("bio@exemple.bj", "Bio")
    give(staff, RoleKind.FOCAL_POINT, authority="", unit="", place="AB01")
    sign_in_staff(client, staff)
    assert client.get(HERE).status_code == 403
    assert "Aide au téléphone" not in text(client.get("/agents/"))


def test_the_desk_leads_there(helper: Client) -> None:
    assert "Dire à une personne où en est sa demande" in text(helper.get("/agents/"))
