"""Writing to the desk through Open311: with an organisation's key or without, and whatever is wrong with it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guichet.commons.intake.uploads import antivirus
from guichet.domains.relations import concerning
from guichet.domains.relations.limiting import Counter
from guichet.domains.relations.models import Concern
from guichet.domains.relations.refusals import TooManyConcerns
from guichet.domains.relations.vocabulary import Channel
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.operations import tokens as tokens_module
from guichet.foundation.identity.operations.allowances import Limit
from guichet.foundation.identity.vocabulary import Scope
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act, Actor, ActorKind, Surface
from guichet.surfaces.api.open311 import sending
from tests.factories.acts import an_act
from tests.factories.uploads import a_file, a_photograph
from tests.surfaces.api.open311.asked import ASKED, V2, a_machine, judged, refused, sent

COMPLAINED: dict[str, Any] = {"attribute[authority]": "invente"}


def a_key(*scopes: Scope) -> str:
    now = timezone.now()
    made = identity.create_token(
        organisation="Mairie inventée",
        scopes=scopes or (Scope.SUBMIT,),
        expires_at=now + timedelta(days=30),
        act=an_act(now),
    )
    return made.secret


def code_of(answer: Any) -> str:
    (found,) = judged(answer, "sent")
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", found["service_notice"])
    assert code, found
    return code[0]


def lines_of(code: str) -> Any:
    act = Act(Actor(ActorKind.ANONYMOUS, "nobody"), timezone.now(), None, Surface.PORTAL)
    return concerning.follow(code, act).lines


def test_a_message_gets_its_number_its_day_and_a_code_that_opens_the_answer() -> None:
    answer = sent(first_name="Afi", last_name="Inventée", phone="0197001122", email="Afi@Exemple.bj")
    (found,) = judged(answer, "sent")
    row = Concern.objects.get()
    assert (found["service_request_id"], found["account_id"]) == (row.reference, None)
    assert (row.channel, row.kind, row.theme, row.language) == (Channel.MACHINE, "request", "autre", "fr")
    (line,) = lines_of(code_of(answer))
    assert (line.words.text, line.words.name) == (ASKED, "Afi Inventée")
    assert row.contact
    assert "/reclamations/suite/" in found["service_notice"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_where_it_is_goes_under_the_seal_with_the_words() -> None:
    answer = sent(address_string="Place  Goho", address_id="12", lat="7.18", long="1.99")
    (line,) = lines_of(code_of(answer))
    assert line.words.text.endswith("Place Goho ; 12 ; 7.180000, 1.990000".replace(" ;", "\N{NO-BREAK SPACE};"))


def test_the_extensions_say_the_code_apart() -> None:
    answer = a_machine().post(
        f"{V2}/requests.json?extensions=true", {"service_code": "autre-request", "description": ASKED}
    )
    assert lines_of(answer.json()[0]["extended_attributes"]["return_code"])


def test_attributes_say_what_the_definition_asks() -> None:
    said: dict[str, Any] = {
        "attribute[matricule]": "M12",
        "attribute[service]": "certificat-invente",
        "attribute[case]": "web bp3w 1bjw 6",
        "attribute[sex][]": "woman",
        "attribute[authority]": "",
    }
    (line,) = lines_of(code_of(sent(service_code="carriere-request", **said)))
    row = Concern.objects.get()
    assert (line.words.matricule, row.service, row.case, row.sex) == (
        "M12",
        "certificat-invente",
        "WEB-BP3W-1BJW-6",
        "woman",
    )


def test_a_complaint_is_never_answered_by_whom_it_is_about() -> None:
    judged(sent(service_code="autre-complaint", **COMPLAINED), "sent")
    row = Concern.objects.get()
    assert row.about == "invente"
    assert not row.to.startswith("invente")


def test_a_file_passes_the_checks_of_any_file() -> None:
    infected = sent(media=a_file(a_photograph() + antivirus.EICAR))
    assert "Ce fichier contient un virus" in refused(infected)
    assert not Concern.objects.exists()


def test_an_organisation_writes_under_its_key_and_the_same_message_once() -> None:
    key = a_key()
    headers = {"Idempotency-Key": "mairie-1"}
    told = {"service_code": "autre-request", "description": ASKED, "api_key": key}
    answers = [a_machine().post(f"{V2}/requests.json", told, headers=headers) for _ in range(2)]
    assert code_of(answers[0]) == code_of(answers[1])
    assert Concern.objects.count() == 1
    opened = Entry.objects.of_kind("relations.concern-opened").get()
    assert opened.actor not in {"", "nobody"}


def test_without_a_key_a_name_given_to_a_message_counts_for_nothing() -> None:
    headers = {"Idempotency-Key": "mairie-1"}
    told = {"service_code": "autre-request", "description": ASKED}
    codes = {code_of(a_machine().post(f"{V2}/requests.json", told, headers=headers)) for _ in range(2)}
    assert len(codes) == 2


def test_a_wrong_key_or_one_for_something_else_is_refused_with_403() -> None:
    assert "Ce jeton n’ouvre rien" in refused(sent(api_key="xyz"), 403)
    assert "ne permet pas de déposer" in refused(sent(api_key=a_key(Scope.TRACK)), 403)
    assert not Concern.objects.exists()


def test_a_key_has_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens_module, "DEPOSITS", Limit("deposits of a token", 1, timedelta(hours=1)))
    key = a_key()
    judged(sent(api_key=key), "sent")
    answer = sent(api_key=key)
    assert "a trop servi" in refused(answer)
    assert (answer.json()[0]["code"], int(answer.headers["Retry-After"]) > 0) == (429, True)


@pytest.mark.fault
def test_ten_thousand_messages_from_one_network_leave_twenty_and_each_refusal_is_a_sentence() -> None:
    client = a_machine()
    answers = [sent(client) for _ in range(20)]
    assert {each.status_code for each in answers} == {200}
    for _ in range(9_980):
        last = sent(client)
    assert "Trop de messages viennent d’être écrits d’ici." in refused(last)
    assert (last.json()[0]["code"], last.headers["Retry-After"]) == (429, "3600")
    assert Concern.objects.count() == 20
    judged(sent(), "sent")  # another network writes


def test_a_mistake_costs_nobody_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "WRITTEN", Counter(most=1, refusal=TooManyConcerns))
    client = a_machine()
    refused(sent(client, description=""))
    judged(sent(client), "sent")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"service_code": ""}, "service_code manque."),
        ({"description": " "}, "description manque"),
        ({"description": "x" * 4_001}, "description : 4 000 signes au plus."),
        ({"phone": "12"}, "phone : nous n’y joindrions personne."),
        ({"email": "afi"}, "email : nous n’y joindrions personne."),
        ({"first_name": "x" * 201}, "first_name : 200 signes au plus."),
        ({"lat": "7.1"}, "lat et long vont ensemble."),
        ({"lat": "91", "long": "2"}, "lat : un nombre de degrés"),
        ({"lat": "7", "long": "nan"}, "long : un nombre de degrés"),
        ({"media_url": "http://169.254.169.254/"}, "media_url n’est pas lu."),
        ({"attribute[colour]": "red"}, "attribute[colour] : ce nom ou cette valeur"),
        ({"attribute[sex]": "x"}, "attribute[sex] : ce nom ou cette valeur"),
        ({"attribute[matricule]": "x" * 201}, "attribute[matricule] : ce nom ou cette valeur"),
        ({"attribute[[": "x"}, "ce nom ou cette valeur"),
        ({"attribute[authority]": "invente"}, "attribute[authority] : ce nom ou cette valeur"),
        ({"attribute[case]": "12"}, "attribute[case] : ce n’est pas une référence."),
        ({"service_code": "carriere-request"}, "donnez le numéro matricule"),
        (
            {"service_code": "autre-complaint", "attribute[case]": "web bp3w 1bjw 6"},
            "/suivi/WEB-BP3W-1BJW-6/reclamation/",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(said: dict[str, Any], words: str) -> None:
    assert words in refused(sent(**said))
    assert not Concern.objects.exists()


def test_an_unknown_sort_of_message_is_not_found() -> None:
    assert "ce code n’existe pas" in refused(sent(service_code="autre-denunciation"), 404)


def test_another_jurisdiction_is_not_found() -> None:
    assert "jurisdiction_id" in refused(sent(jurisdiction_id="sfgov.org"), 404)


@pytest.mark.parametrize(
    ("body", "media_type", "words"),
    [
        (b"{}", "application/json", "service_code manque."),
        (b"--x", "multipart/form-data; boundary=x", "service_code manque."),
        (b"x", "multipart/form-data", "La requête ne peut pas être lue"),
        (b"a=" + b"x" * 1_100_000, "application/x-www-form-urlencoded", "C’est trop lourd."),
        (
            b"&".join(b"a%d=1" % number for number in range(1_500)),
            "application/x-www-form-urlencoded",
            "ne peut pas être lue",
        ),
        (b"\xff\xfe%00", "application/x-www-form-urlencoded", "service_code manque."),
    ],
)
def test_a_body_that_is_no_form_is_refused(body: bytes, media_type: str, words: str) -> None:
    assert words in refused(a_machine().post(f"{V2}/requests.json", body, content_type=media_type))


def test_without_a_key_to_seal_to_it_says_to_come_again(settings: Any, tmp_path: Any) -> None:
    settings.VAR = tmp_path
    answer = sent()
    assert "rien n’a été enregistré" in refused(answer)
    assert (answer.json()[0]["code"], answer.headers["Retry-After"]) == (503, "120")


@pytest.mark.parametrize(("raised", "code"), [(DatabaseError("x"), 503), (ZeroDivisionError("x"), 500)])
def test_a_fault_of_ours_is_told_as_ours(monkeypatch: pytest.MonkeyPatch, raised: Exception, code: int) -> None:
    def fails(_request: object) -> None:
        raise raised

    monkeypatch.setattr(sending, "send", fails)
    answer = sent()
    assert refused(answer)
    assert answer.json()[0]["code"] == code


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.dictionaries(
        st.one_of(
            st.sampled_from(
                ["service_code", "description", "lat", "long", "phone", "attribute[case]", "api_key", "media_url"]
            ),
            st.text(max_size=20).map(lambda name: f"attribute[{name}]"),
        ),
        st.one_of(st.text(max_size=40), st.sampled_from(["autre-complaint", "1", "nan"])),
    )
)
def test_whatever_is_sent_is_taken_or_refused_as_specified(said: dict[str, str]) -> None:
    answer = a_machine().post(f"{V2}/requests.json", said)
    judged(answer, "sent" if answer.status_code == 200 else "errors", answer.status_code)
    assert answer.status_code in {200, 400, 403, 404}


def test_a_get_needs_no_client_of_ours() -> None:
    assert Client().head(f"{V2}/requests.json").status_code == 200
