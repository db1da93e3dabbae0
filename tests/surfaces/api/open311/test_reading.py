"""What Open311 tells of messages to the desk: valid for any of its readers, and nobody can be found in it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from guichet.domains.relations import concerning, desk
from guichet.domains.relations import operations as relations
from guichet.domains.relations.concerning import Given, Said
from guichet.domains.relations.models import Concern, Denunciation
from guichet.domains.relations.sealing import SealedLine
from guichet.domains.relations.vocabulary import Channel, ConcernKind
from guichet.domains.relations.wording import Contact, Words
from guichet.foundation.demonstration import clock
from guichet.foundation.identity.viewer import NOBODY, HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, Actor, ActorKind, Surface
from guichet.foundation.lib.operation import building
from guichet.surfaces.api.open311 import subjects
from tests.surfaces.api.open311.asked import V2, a_machine, as_text, got, judged, read_xml, refused

NOW = datetime(2026, 11, 20, 10, 20, tzinfo=UTC)
DAY = timedelta(days=1)
ABLA = Viewer(ActorKind.STAFF, "abla", (HeldRole(RoleKind.OFFICER, "invente"),))
RECEPTION = Viewer(ActorKind.STAFF, "bio", (HeldRole(RoleKind.OFFICER, "mtfp"),))


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


def by(at: datetime, viewer: Viewer | None = None) -> Act:
    actor = viewer.actor if viewer else Actor(ActorKind.ANONYMOUS, NOBODY)
    return Act(actor, at, None, Surface.BACKOFFICE if viewer else Surface.PORTAL)


def written(at: datetime = NOW - DAY, once: str = "a", **changes: Any) -> Given:
    said: dict[str, Any] = {
        "kind": ConcernKind.REQUEST,
        "theme": "autre",
        "service": "certificat-invente",
        "words": Words("Où est mon acte ?", "Afi Inventée", "M12"),
        "contact": Contact("+2290197001122", "afi@exemple.bj"),
        "channel": Channel.DESK,
        "sex": "woman",
    }
    return concerning.send(Said(**{**said, **changes}), once * 32, by(at))


def answered(given: Given, at: datetime, viewer: Viewer = ABLA) -> None:
    assert relations.take_next(staff=viewer, act=by(at, viewer)) == given.reference
    desk.answer(viewer, given.reference, "Il est prêt.", "", by(at, viewer))


def test_a_concern_tells_its_days_its_state_and_who_answers_and_nothing_else() -> None:
    given = written()
    (found,) = got("requests.json", "requests")
    assert found == {
        "service_request_id": given.reference,
        "status": "open",
        "status_notes": None,
        "service_name": "Requête\N{NO-BREAK SPACE}: Autre chose",
        "service_code": "autre-request",
        "description": None,
        "address": None,
        "address_id": None,
        "zipcode": None,
        "lat": None,
        "long": None,
        "media_url": None,
        "agency_responsible": "Ministère inventé",
        "service_notice": "Réponse au plus tard le 19 décembre 2026.",
        "requested_datetime": "2026-11-19T00:00:00+01:00",
        "updated_datetime": "2026-11-19T00:00:00+01:00",
        "expected_datetime": "2026-12-19T00:00:00+01:00",
    }


def test_a_list_stops_at_the_day_before_and_a_number_opens_at_once() -> None:
    given = written(NOW)
    assert got("requests.json", "requests") == []
    assert got("requests.json", "requests", service_request_id=given.reference)[0]["status"] == "open"
    assert got(f"requests/{given.reference}.json", "requests")[0]["requested_datetime"] == "2026-11-20T00:00:00+01:00"


def test_nobodys_words_name_number_or_channel_is_in_any_answer() -> None:
    given = written()
    for form in ("json", "xml"):
        told = Client().get(f"{V2}/requests.{form}?extensions=true").content.decode()
        told += Client().get(f"{V2}/requests/{given.reference}.{form}?extensions=true").content.decode()
        secrets = ("mon acte", "Afi", "M12", "0197", "exemple", "desk", "woman", "certificat-invente", given.code)
        assert [each for each in secrets if each in told] == []


def test_a_denunciation_is_in_no_list() -> None:
    relations.report(imprint="x" * 64, authority="invente", line=SealedLine("line", b"sealed"), act=by(NOW - DAY))
    assert Denunciation.objects.count() == 1
    assert got("requests.json", "requests") == []
    assert "404" in str(got(f"requests/{Denunciation.objects.get().reference}.json", "errors", code=404))


def test_what_is_answered_is_closed_on_the_day_of_its_answer() -> None:
    given = written(NOW - 5 * DAY)
    answered(given, NOW - 2 * DAY)
    (found,) = got("requests.json", "requests", status="closed")
    assert (found["status_notes"], found["updated_datetime"]) == (
        "Répondue le 18 novembre 2026.",
        "2026-11-18T00:00:00+01:00",
    )
    assert got("requests.json", "requests", status="open") == []
    assert len(got("requests.json", "requests", status="open,closed")) == 1


def test_what_is_late_or_reopened_says_so() -> None:
    late = written(NOW - 40 * DAY)
    desk.escalate(by(NOW - DAY))
    with building():
        Concern.objects.update(taken_by="another", taken_at=NOW - 11 * DAY)
    again = written(NOW - 20 * DAY, once="b")
    assert relations.take_next(staff=ABLA, act=by(NOW - 10 * DAY, ABLA)) == again.reference
    desk.answer(ABLA, again.reference, "Il est prêt.", "", by(NOW - 10 * DAY, ABLA))
    concerning.reopen(again.code, "Il n’y est pas.", "c" * 32, by(NOW - 3 * DAY))
    notes = {each["service_request_id"]: each["status_notes"] for each in got("requests.json", "requests")}
    assert notes[late.reference] == "En retard\N{NO-BREAK SPACE}: l’administration au-dessus en est saisie."
    assert notes[again.reference] == ("Rouverte le 17 novembre 2026\N{NO-BREAK SPACE}: une autre personne répond.")


def test_the_extensions_come_only_to_those_who_ask() -> None:
    given = written(NOW - 40 * DAY, theme="accueil", service="")
    relations.take_next(staff=RECEPTION, act=by(NOW - 39 * DAY, RECEPTION))
    desk.transfer(RECEPTION, given.reference, "invente", "C’est à eux.", by(NOW - 39 * DAY, RECEPTION))
    desk.escalate(by(NOW - 5 * DAY))
    address = f"{V2}/requests/{given.reference}.json?extensions=true"
    found = Client().get(address).json()[0]
    assert found["extended_attributes"] == {
        "kind": "request",
        "theme": "accueil",
        "agency_code": "invente",
        "late": True,
        "reopened": False,
    }
    assert [each["type"] for each in found["notes"]] == ["opened", "transferred"]
    assert found["notes"][0] == {"datetime": "2026-10-11T00:00:00+01:00", "type": "opened", "description": "Reçue"}


def test_it_is_asked_by_days_kinds_states_changes_and_pages() -> None:
    first, second = written(NOW - 80 * DAY), written(NOW - 10 * DAY, once="b", kind=ConcernKind.SUGGESTION)
    third = written(NOW - 10 * DAY, once="c", theme="accueil")
    answered(first, NOW - 4 * DAY)

    def numbers(**asked: Any) -> list[str]:
        return [each["service_request_id"] for each in got("requests.json", "requests", **asked)]

    later = sorted([second.reference, third.reference])
    assert numbers() == [*later, first.reference]
    assert numbers(start_date="2026-11-01T00:00:00Z") == later
    assert numbers(end_date="2026-11-01T00:00:00+01:00") == [first.reference]
    assert numbers(start_date="2026-11-10T23:30:00Z", end_date="2026-11-11T00:00:00Z") == []
    assert numbers(service_code="autre-suggestion") == [second.reference]
    assert numbers(service_code="autre-suggestion,accueil-request") == later
    assert numbers(updated_after="2026-11-12T00:00:00Z") == [first.reference]
    assert numbers(updated_before="2026-11-12T00:00:00Z") == later
    assert numbers(page="2", page_size="1") == [later[1]]
    assert numbers(page="9") == []
    asked: dict[str, Any] = {"service_request_id": f"{first.reference}, {third.reference}", "status": "open"}
    assert set(numbers(**asked)) == {first.reference, third.reference}
    answer = a_machine().get(f"{V2}/requests.json", {"page_size": "1"})
    assert answer.headers["X-Total-Count"] == "3"


def test_the_fields_are_the_specifications_in_every_method() -> None:
    written()
    got("discovery.json", "discovery")
    services = got("services.json", "services")
    assert len({each["service_code"] for each in services}) == len(services) == 32
    for each in services:
        found = got(f"services/{each['service_code']}.json", "service_definition")
        orders = [attribute["order"] for attribute in found["attributes"]]
        assert orders == list(range(1, len(orders) + 1))
    needed = {
        each["code"]: each["required"]
        for each in got("services/carriere-request.json", "service_definition")["attributes"]
    }
    assert needed == {"matricule": True, "service": False, "case": False, "sex": False}
    complaint = got("services/autre-complaint.json", "service_definition")["attributes"]
    assert [each["code"] for each in complaint] == ["matricule", "service", "authority", "sex"]
    assert {"key": "invente", "name": "Ministère inventé"} in complaint[2]["values"]


@pytest.mark.parametrize(
    ("path", "root"),
    [
        ("discovery", "discovery"),
        ("services", "services"),
        ("services/autre-complaint", "service_definition"),
        ("requests", "service_requests"),
        ("requests", "service_requests?extensions=true"),
        ("requests/WEB-0000-0000-0", "errors"),
    ],
)
def test_xml_says_what_json_says(path: str, root: str) -> None:
    written()
    name, _mark, asked = root.partition("?")
    xml = Client().get(f"{V2}/{path}.xml?{asked}")
    assert xml.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert read_xml(xml.content) == (name, as_text(Client().get(f"{V2}/{path}.json?{asked}").json()))


def test_it_speaks_english_to_whoever_asks_for_it() -> None:
    assert got("services.json", "services", locale="en")[0]["group"] == "Career of a State agent"
    english = judged(Client().get(f"{V2}/services.json", headers={"Accept-Language": "en"}), "services")
    assert english == got("services.json", "services", locale="en")
    assert got("services.json", "services", locale="xx")[0]["group"].startswith("Carrière")


def test_a_script_of_any_site_may_read_and_none_may_write_in_its_visitors_name() -> None:
    assert Client().get(f"{V2}/services.json").headers["Access-Control-Allow-Origin"] == "*"
    answer = Client().post(f"{V2}/requests.json", {})
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert not answer.cookies


def test_a_jurisdiction_is_not_needed_and_another_is_not_found() -> None:
    assert got("requests.json", "requests", jurisdiction_id="localhost") == []
    assert "localhost" in refused(Client().get(f"{V2}/requests.json?jurisdiction_id=sfgov.org"), 404)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"start_date": "hier"}, "start_date : écrivez une date"),
        ({"start_date": "2026-11-01"}, "start_date : écrivez une date"),
        ({"start_date": "2026-11-01T00:00:00"}, "start_date : écrivez une date"),
        ({"start_date": "0001-01-01T00:00:00+14:00"}, "start_date : écrivez une date"),
        ({"end_date": "9999-12-31T23:59:59-12:00"}, "end_date : écrivez une date"),
        ({"start_date": "2026-11-10T00:00:00Z", "end_date": "2026-11-01T00:00:00Z"}, "end_date vient avant"),
        ({"start_date": "2026-01-01T00:00:00Z", "end_date": "2026-11-01T00:00:00Z"}, "90 jours au plus"),
        ({"status": "lost"}, "status : open ou closed"),
        ({"page": "0"}, "page : un nombre de 1"),
        ({"page_size": "1001"}, "page_size : un nombre de 1 à 1000"),
        ({"page_size": "٣"}, "page_size : un nombre"),
        ({"service_request_id": ",".join(f"W{number}" for number in range(1001))}, "1000 numéros au plus"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(asked: dict[str, str], words: str) -> None:
    assert words in refused(a_machine().get(f"{V2}/requests.json", asked))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("services/autre-denunciation.json", "ce code n’existe pas"),
        ("requests.json?service_code=x", "ce code n’existe pas"),
        ("requests/WEB-0000-0000-0.json", "ce numéro n’existe pas"),
        ("tokens/123.json", "chaque message a son numéro tout de suite"),
        ("requests.yaml", "Rien n’est à cette adresse"),
        ("nowhere", "Rien n’est à cette adresse"),
    ],
)
def test_what_does_not_exist_is_not_found(path: str, words: str) -> None:
    assert words in refused(a_machine().get(f"{V2}/{path}"), 404)


def test_another_verb_is_refused_with_those_that_there_are() -> None:
    answer = a_machine().delete(f"{V2}/requests.json")
    assert refused(answer, 405) == "Cette adresse répond seulement à GET, POST."
    assert answer.headers["Allow"] == "GET, POST"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    asked=st.dictionaries(
        st.sampled_from(
            [
                "start_date",
                "end_date",
                "status",
                "service_code",
                "page",
                "page_size",
                "updated_after",
                "service_request_id",
            ]
        ),
        st.one_of(st.text(max_size=30), st.datetimes().map(lambda at: f"{at.isoformat()}Z")),
    )
)
def test_whatever_is_asked_is_answered_or_refused_as_specified(asked: dict[str, str]) -> None:
    answer = a_machine().get(f"{V2}/requests.json", asked)
    judged(answer, "requests" if answer.status_code == 200 else "errors", answer.status_code)
    assert answer.status_code in {200, 400, 404}


def test_ten_concerns_cost_what_one_does(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    written()
    with django_assert_num_queries(4):
        Client().get(f"{V2}/requests.json?extensions=true")
    for number in range(9):
        written(once=str(number))
    with django_assert_num_queries(4):
        assert len(got("requests.json", "requests")) == 10


def test_every_sort_of_message_has_one_code_that_leads_back_to_it() -> None:
    assert all(subjects.subject_of(subjects.code_of(each)) == each for each in subjects.every())


def test_the_page_for_people_shows_how_to_begin() -> None:
    page = Client().get(f"{V2}/").content.decode()
    for said in ("accueil-suggestion", "GET /requests.json", "/open311/v2/discovery.json"):
        assert said in page
    assert "Start" in Client().get(f"/en{V2}/").content.decode()
