"""A town hall files for people, sends again after a cut, and follows what it filed."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guichet.commons.intake import contents
from guichet.commons.intake.models import Draft, Submission
from guichet.domains.casework.models import Case
from guichet.foundation.identity.vocabulary import Scope
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import formats
from tests.factories.machines import ANSWERS, Machine, a_request, said
from tests.factories.requests import Desk

pytestmark = pytest.mark.django_db


def opened(desk: Desk, submission: Submission) -> contents.Contents:
    """What whoever holds the private key reads."""
    header = formats.envelope_header(desk.key.id)
    bound_to = contents.bound_to(reference=submission.reference, service=submission.service, version=submission.version)
    sealed = bytes(submission.envelope).removeprefix(header)
    return contents.read(formats.SUITE.decrypt(sealed, desk.private, formats.envelope_info(header, bound_to)))


def test_a_request_gets_a_receipt_and_a_case(town_hall: Machine) -> None:
    answer = town_hall.file()
    receipt = said(answer)
    assert (answer.status_code, receipt["service"], receipt["fee"]) == (201, "certificat-invente", 0)
    assert answer.headers["Location"] == f"/api/v1/requests/{receipt['reference']}"
    assert receipt["clock"] == (
        "Le délai promis est de 5 jours ouvrables. Il commence quand le dossier est vérifié complet\xa0; "
        "la date vous sera alors donnée."
    )
    assert Case.objects.get().reference == receipt["reference"]


def test_what_is_sealed_is_what_was_sent_and_says_who_filed_it(town_hall: Machine, desk: Desk) -> None:
    town_hall.file()
    held = opened(desk, Submission.objects.get())
    assert (held.answers, held.deposited_by) == (ANSWERS, "Mairie de Lokossa")


def test_the_journal_tells_which_token_filed_it(town_hall: Machine) -> None:
    reference = said(town_hall.file())["reference"]
    entries = Entry.objects.about(reference)
    acted = {(entry.actor_kind, entry.actor, entry.surface) for entry in entries}
    assert acted == {("organisation", town_hall.token.reference, "api")}
    assert "intake.request-deposited" in {entry.kind for entry in entries}


def test_sent_again_after_a_cut_it_is_the_same_request(town_hall: Machine) -> None:
    first, again = town_hall.file(), town_hall.file()
    assert (first.status_code, again.status_code) == (201, 200)
    assert said(again) == said(first)
    assert Submission.objects.count() == Draft.objects.count() == 1


def test_the_same_key_for_something_else_is_refused(town_hall: Machine) -> None:
    town_hall.file()
    answer = town_hall.file(language="en", answers=ANSWERS | {"motif": "Un voyage"})
    assert (answer.status_code, said(answer)["type"]) == (422, "http://localhost:8000/api/v1/#key-reused")
    assert Submission.objects.count() == 1


def test_the_person_follows_with_the_code_of_the_receipt(town_hall: Machine, client: Client) -> None:
    receipt = said(town_hall.file())
    client.post("/suivi/", {"reference": receipt["reference"], "code": receipt["code"]})
    page = client.get(f"/suivi/{receipt['reference']}/")
    said_there = page.content.decode()
    assert receipt["reference"] in said_there
    assert "Déposé pour vous par" in said_there
    assert "Mairie de Lokossa" in said_there


def test_an_organisation_follows_what_it_filed(town_hall: Machine) -> None:
    reference = said(town_hall.file())["reference"]
    tracked = said(town_hall.get(f"/requests/{reference}"))
    assert (tracked["reference"], tracked["state"], tracked["deposited_by"]) == (
        reference,
        "arrived",
        "Mairie de Lokossa",
    )
    assert (tracked["looks"], tracked["ahead"], tracked["outcome"]) == ([], None, "")


def test_in_the_language_that_it_asks_for(town_hall: Machine) -> None:
    reference = said(town_hall.file())["reference"]
    english = town_hall.get(f"/requests/{reference}", **{"Accept-Language": "en"})
    assert (said(english)["state_text"], english.headers["Content-Language"]) == ("received, not ready yet", "en")


def test_it_lists_what_it_filed_the_last_first(town_hall: Machine) -> None:
    references = [said(town_hall.file(f"dossier-000{number}"))["reference"] for number in range(3)]
    page = said(town_hall.get("/requests?size=2"))
    assert (page["total"], [each["reference"] for each in page["items"]]) == (3, references[:0:-1])
    assert [each["reference"] for each in said(town_hall.get("/requests?size=2&page=2"))["items"]] == references[:1]


def test_another_organisation_needs_the_code_of_the_person(town_hall: Machine, client: Client) -> None:
    receipt = said(town_hall.file())
    other = Machine(client, organisation="ONG Espoir")
    path = f"/requests/{receipt['reference']}"
    assert said(other.get("/requests"))["total"] == 0
    assert other.get(path).status_code == 404
    tracked = other.get(path, **{"Tracking-Code": receipt["code"].lower().replace("-", " ")})
    assert (tracked.status_code, said(tracked)["deposited_by"]) == (200, "Mairie de Lokossa")


def test_what_is_anothers_is_refused_as_what_never_was(town_hall: Machine, client: Client) -> None:
    """The same words, the same shape, the same headers: nobody learns what exists."""
    reference = said(town_hall.file())["reference"]
    other = Machine(client, organisation="ONG Espoir")
    wrong = {"Tracking-Code": "0000-0000"}
    answers = [
        other.get(f"/requests/{reference}"),
        other.get(f"/requests/{reference}", **wrong),
        other.get("/requests/WEB-0000-0000-0", **wrong),
        other.get("/requests/WEB-0000-0000-0"),
        other.get("/requests/n-importe-quoi"),
    ]
    assert {(each.status_code, each.content) for each in answers} == {(404, answers[0].content)}
    assert len({json.dumps(sorted(each.headers.items())) for each in answers}) == 1


@pytest.mark.usefixtures("town_hall")
@pytest.mark.parametrize(("scope", "status"), [(Scope.SUBMIT, 403), (Scope.TRACK, 200)])
def test_following_needs_its_scope(client: Client, scope: Scope, status: int) -> None:
    assert Machine(client, scope).get("/requests").status_code == status


@pytest.mark.usefixtures("town_hall")
@pytest.mark.parametrize(("scope", "status"), [(Scope.TRACK, 403), (Scope.SUBMIT, 201)])
def test_filing_needs_its_scope(client: Client, scope: Scope, status: int) -> None:
    answer = Machine(client, scope).post("/requests", a_request(), **{"Idempotency-Key": "dossier-0001"})
    assert answer.status_code == status
    assert Submission.objects.count() == (status == 201)


@pytest.mark.usefixtures("a_still_clock")
def test_filing_costs_the_same_queries_whatever_was_filed_before(
    town_hall: Machine, django_assert_num_queries: Any
) -> None:
    town_hall.file()
    with CaptureQueriesContext(connection) as few:
        town_hall.file("dossier-0002")
        cost = len(few)
    for number in range(8):
        town_hall.file(f"dossier-001{number}")
    with django_assert_num_queries(cost):
        town_hall.file("dossier-0099")
