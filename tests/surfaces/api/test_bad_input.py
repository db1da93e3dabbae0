"""What cannot be taken is refused in words that say what to do, and nothing of it stays."""

import errno
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError
from django.http import UnreadablePostError
from django.test import Client
from django.utils import timezone

from guichet.commons.intake import operations as intake
from guichet.commons.intake.models import Draft, Submission
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.operations import tokens as tokens_module
from guichet.foundation.identity.operations.allowances import Limit
from guichet.foundation.identity.vocabulary import Scope
from guichet.foundation.lib import durable
from guichet.surfaces.api import admission
from tests.factories.acts import an_act
from tests.factories.catalogue import publish
from tests.factories.machines import ANSWERS, Answer, Machine, a_request, a_sent_file, faults, said
from tests.factories.requests import a_procedure, a_question
from tests.factories.uploads import a_photograph

pytestmark = pytest.mark.django_db

WITH_KEY = {"Idempotency-Key": "dossier-0001"}
NAME = a_question("person_name", "nom")


@pytest.fixture
def asks_for_files(town_hall: Machine) -> Machine:
    """The service, in a new version that asks for files."""
    items = [a_question("text", "prenom")]
    label = {"fr": "Enfant", "en": "Child"}
    publish(
        a_procedure(
            NAME,
            a_question("file", "piece", max_files=2, accept=["jpeg"], max_megabytes=1),
            a_question("photo", "portrait", required=False),
            a_question("signature", "signature", required=False, statement={"fr": "Oui", "en": "Yes"}),
            a_question("repeat", "enfants", required=False, item_label=label, questions=items),
            eligibility=[
                {"code": "refus", "when": 'nom.family_name == "Refus"', "reason": {"fr": "Pas vous.", "en": "Not you."}}
            ],
        )
    )
    return town_hall


def refused(answer: Answer, status: int, code: str) -> dict[str, Any]:
    """The problem; and nothing of what was sent is in the tables or on the disk."""
    problem = said(answer)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json"), problem
    assert problem["type"] == f"http://localhost:8000/api/v1/#{code}"
    assert (Draft.objects.count(), Submission.objects.count()) == (0, 0)
    assert [path for path in (Path(settings.VAR) / "files").rglob("*") if path.is_file()] == []
    return problem


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"",
        b"[" * 100_000,
        b'{"version": NaN}',
        b'{"version": 1e999}',
        b"\xff\xfe",
        b"1" * 5000,
        b'{"answers": {"\\ud800": 1}}',
    ],
    ids=["cut", "empty", "deep", "not a number", "infinite", "not text", "endless number", "half a character"],
)
def test_what_is_no_json(town_hall: Machine, body: bytes) -> None:
    answer = town_hall.post("/requests", body, **WITH_KEY)
    if body:
        detail = refused(answer, 400, "malformed")["detail"]
        assert detail == "Le corps de la requête n’est pas du JSON. Rien n’a été enregistré."
    else:
        assert faults(answer) == {"#": "Cette valeur manque."}


@pytest.mark.parametrize("body", [[], "texte", 3, None])
def test_json_that_is_no_request(town_hall: Machine, body: object) -> None:
    refused(town_hall.post("/requests", body, **WITH_KEY), 422, "invalid")


def test_what_is_not_as_described_says_where(town_hall: Machine) -> None:
    wrong = a_request(version=0, language="ln", autre=1, files=[{"question": "piece", "sha256": "x"}])
    answer = town_hall.post("/requests", wrong, **WITH_KEY)
    refused(answer, 422, "invalid")
    assert faults(answer) == {
        "#/version": "Cette valeur ne convient pas.",
        "#/language": "Cette valeur n’est pas l’une de celles qui sont permises.",
        "#/files/0/name": "Cette valeur manque.",
        "#/files/0/sha256": "Ce texte n’a pas la forme attendue.",
        "#/files/0/content": "Cette valeur manque.",
        "#/autre": "Cette valeur n’est pas attendue.",
    }


@pytest.mark.parametrize("key", [{}, {"Idempotency-Key": "court"}, {"Idempotency-Key": "é" * 10}])
def test_without_a_good_key_nothing_is_filed(town_hall: Machine, key: dict[str, str]) -> None:
    answer = town_hall.post("/requests", a_request(), **key)
    refused(answer, 422, "invalid")
    assert list(faults(answer)) == ["Idempotency-Key"]


def test_wrong_answers_are_told_by_question_in_the_language_asked(town_hall: Machine) -> None:
    answer = town_hall.file(language="en", answers={"motif": "x" * 10_000, "inconnue": 1, "a/b": 2})
    refused(answer, 422, "invalid-answers")
    assert faults(answer) == {
        "#/answers/nom": "An answer to “Question nom” is missing.",
        "#/answers/motif": "“Question motif” takes at most 200 characters. Shorten the text.",
        "#/answers/inconnue": "This form does not ask that question, or not in this way.",
        "#/answers/a~1b": "This form does not ask that question, or not in this way.",
    }


def test_answers_beyond_measure(town_hall: Machine) -> None:
    publish(a_procedure(*(a_question("long_text", f"texte_{n}", max_length=20_000) for n in range(11))))
    answers = {f"texte_{n}": "x" * 20_000 for n in range(11)}
    refused(town_hall.file(version=2, answers=answers), 413, "too-large")


@pytest.mark.parametrize("service", ["inconnu", "service-a-lire"])
def test_a_service_that_takes_no_request_here(town_hall: Machine, service: str) -> None:
    detail = refused(town_hall.file(service=service), 409, "not-offered")["detail"]
    assert detail == "Ce service ne se demande pas sur ce site."


@pytest.mark.parametrize("version", [2, 999_999])
def test_a_version_that_is_not_the_one_asked_now(town_hall: Machine, version: int) -> None:
    detail = refused(town_hall.file(version=version), 409, "form-changed")["detail"]
    assert detail == "Les questions de ce service ont changé. Lisez-les de nouveau\xa0; rien n’a été enregistré."


def test_a_version_that_was_replaced(asks_for_files: Machine) -> None:
    refused(asks_for_files.file(version=1), 409, "form-changed")


def test_answers_that_end_the_way_say_why(asks_for_files: Machine) -> None:
    answers = {"nom": {"family_name": "Refus"}}
    problem = refused(
        asks_for_files.file(version=2, answers=answers, files=[a_sent_file(a_photograph())]), 422, "not-eligible"
    )
    assert problem["detail"] == "Pas vous."


def test_files_are_filed_with_the_answers(asks_for_files: Machine) -> None:
    files = [a_sent_file(a_photograph()), a_sent_file(a_photograph(700)), a_sent_file(a_photograph(), "portrait")]
    answers = {"nom": ANSWERS["nom"], "signature": {"typed": "Afi"}, "enfants": [{"prenom": "Codjo"}]}
    answer = asks_for_files.file(version=2, answers=answers, files=files)
    assert (answer.status_code, said(answer)["files"]) == (201, 3)


FILES = [
    ([], "#/answers/piece", "Choisissez un fichier pour «\xa0Question piece\xa0»."),
    (
        [a_sent_file(b"x" * 1_000_001)],
        "#/answers/piece",
        "Ce fichier n’est pas d’un type accepté",
    ),
    (
        [a_sent_file(a_photograph() + b"x" * 1_000_000)],
        "#/answers/piece",
        "Ce fichier pèse plus de 1 Mo.",
    ),
    (
        [a_sent_file(a_photograph(), sha256="0" * 64)],
        "#/files/0/sha256",
        "Ce fichier n’est pas arrivé tel qu’il est parti.",
    ),
    ([a_sent_file(a_photograph(), content="é")], "#/files/0/content", "Ce contenu n’est pas en base 64."),
    ([a_sent_file(a_photograph(), "nom")], "#/files/0/question", "Aucune question de ce nom ne prend de fichier."),
    ([a_sent_file(a_photograph())] * 3, "#/answers/piece", "«\xa0Question piece\xa0» en prend 2 au plus."),
    (
        [a_sent_file(a_photograph()), *[a_sent_file(a_photograph(), "portrait")] * 2],
        "#/files/2",
        "Cette question prend un seul fichier.",
    ),
    ([a_sent_file(a_photograph()), a_sent_file(a_photograph()[:400], "portrait")], "#/files/1", ""),
]


@pytest.mark.parametrize(("files", "place", "sentence"), FILES, ids=range(len(FILES)))
def test_a_file_that_is_not_taken_says_which_and_why(
    asks_for_files: Machine, files: list[object], place: str, sentence: str
) -> None:
    answer = asks_for_files.file(version=2, answers={"nom": ANSWERS["nom"]}, files=files)
    refused(answer, 422, "invalid-answers")
    assert faults(answer)[place].startswith(sentence)


@pytest.mark.parametrize(
    ("answers", "place"),
    [
        ({"piece": [{"file": "x", "kind": "jpeg", "bytes": 1}]}, "#/answers/piece"),
        ({"signature": {"file": "x", "kind": "png", "bytes": 1}}, "#/answers/signature"),
        ({"enfants": [{"prenom": "Afi", "autre": 1}]}, "#/answers/enfants/0/autre"),
        ({"enfants": [{"prenom": ""}]}, "#/answers/enfants/0/prenom"),
        ({"enfants": ["Afi"]}, "#/answers/enfants"),
    ],
)
def test_an_answer_out_of_its_place(asks_for_files: Machine, answers: dict[str, object], place: str) -> None:
    sent = {"nom": ANSWERS["nom"], **answers}
    answer = asks_for_files.file(version=2, answers=sent, files=[a_sent_file(a_photograph())])
    refused(answer, 422, "invalid-answers")
    assert list(faults(answer)) == [place]


def test_a_request_that_is_too_heavy_is_not_read(town_hall: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "MOST_BYTES", 1000)
    detail = refused(town_hall.file(answers={"motif": "x" * 1000}), 413, "too-large")["detail"]
    assert detail == "Une requête pèse au plus 0 Mo, fichiers compris. Rien n’a été enregistré."


NO_TOKEN = (
    "Ce jeton n’ouvre rien\xa0: il est inconnu, expiré ou révoqué, ou il vient d’un réseau qui n’est pas le sien. "
    "Demandez-en un à qui tient ce site."
)


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Bearer guichet_inconnu", "Basic YTpi", "é"])
@pytest.mark.parametrize("path", ["/requests", "/requests/WEB-0000-0000-0"])
def test_without_a_token_nothing_opens(town_hall: Machine, header: str, path: str) -> None:
    answer = town_hall.get(path, Authorization=header)
    assert refused(answer, 401, "unknown-token")["detail"] == NO_TOKEN
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_token_that_is_over_revoked_or_elsewhere_opens_as_little_as_none(
    town_hall: Machine, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = Machine(client, networks=("41.85.160.0/24",))
    revoked = Machine(client)
    identity.revoke_token(reference=revoked.token.reference, act=an_act(timezone.now()))
    answers = [elsewhere.file(), revoked.file(), town_hall.post("/requests", b"{", Authorization="Bearer x")]
    later = timezone.now() + timedelta(days=31)
    monkeypatch.setattr(timezone, "now", lambda: later)
    answers.append(town_hall.file())
    for answer in answers:
        refused(answer, 401, "unknown-token")
    assert len({answer.content for answer in answers}) == 1


def test_a_missing_scope_is_named(client: Client, town_hall: Machine) -> None:
    answer = Machine(client, Scope.TRACK).file()
    assert refused(answer, 403, "missing-scope")["detail"] == (
        "Ce jeton ne permet pas de déposer des demandes. Demandez qu’il le permette."
    )
    assert answer.headers["WWW-Authenticate"] == 'Bearer error="insufficient_scope", scope="submit"'
    assert town_hall.token.reference


def test_who_calls_too_often_is_told_when_to_come_back(town_hall: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens_module, "CALLS", Limit("calls of a token", 1, timedelta(minutes=1)))
    town_hall.get("/requests")
    answer = town_hall.file()
    refused(answer, 429, "too-many")
    assert 1 <= int(answer.headers["Retry-After"]) <= 60


def test_while_no_key_seals_nothing_is_taken(town_hall: Machine, a_folder: Path) -> None:
    (a_folder / "keeper" / "public.json").unlink()
    answer = town_hall.file()
    detail = refused(answer, 503, "unavailable")["detail"]
    assert detail.startswith("Ce site ne peut pas le faire pour le moment, et rien n’a été enregistré.")
    assert answer.headers["Retry-After"] == "120"


def test_a_full_disk_keeps_nothing_of_the_first_file(asks_for_files: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    write = durable.write
    written: list[Path] = []

    def full(target: Path, sealed: bytes) -> None:
        if written:
            raise OSError(errno.ENOSPC, "no space")
        written.append(target)
        write(target, sealed)

    monkeypatch.setattr(durable, "write", full)
    answer = asks_for_files.file(version=2, answers={"nom": ANSWERS["nom"]}, files=[a_sent_file(a_photograph())] * 2)
    refused(answer, 507, "no-room")


def test_a_stopped_scanner_is_not_the_fault_of_the_file(
    asks_for_files: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DEMONSTRATION", False)
    monkeypatch.setattr("guichet.foundation.keys.client.current", lambda _: None)  # past the keys
    answer = asks_for_files.file(version=2, answers={"nom": ANSWERS["nom"]}, files=[a_sent_file(a_photograph())])
    refused(answer, 503, "unavailable")


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [(OperationalError("database or disk is full"), 503, "unavailable"), (RuntimeError("ours"), 500, "internal")],
)
def test_whatever_breaks_here_is_said_without_its_entrails(
    town_hall: Machine, monkeypatch: pytest.MonkeyPatch, fault: Exception, status: int, code: str
) -> None:
    def broken(**_: object) -> None:
        raise fault

    monkeypatch.setattr(intake, "deposit", broken)
    answer = town_hall.file()
    refused(answer, status, code)
    assert str(fault) not in answer.content.decode()


def test_a_body_that_is_cut_on_its_way(town_hall: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(*_: object) -> None:
        raise UnreadablePostError("cut")

    monkeypatch.setattr("django.http.request.HttpRequest.read", cut)
    refused(town_hall.file(), 400, "malformed")


@pytest.mark.parametrize(("verb", "path"), [("put", "/requests"), ("delete", "/services"), ("options", "/services")])
def test_another_verb_names_those_that_are_taken(town_hall: Machine, verb: str, path: str) -> None:
    answer = getattr(town_hall.client, verb)(f"/api/v1{path}")
    refused(answer, 405, "method-not-allowed")
    assert json.loads(answer.content)["detail"].endswith(f"{answer.headers['Allow']}.")


@pytest.mark.parametrize("query", ["page=0", "size=101", "page=x", "level=autre", f"q={'x' * 300}"])
def test_a_list_asked_in_a_wrong_way_says_which_parameter(client: Client, query: str) -> None:
    answer = client.get(f"/api/v1/services?{query}")
    assert answer.status_code == 422
    assert list(faults(answer)) == [query.partition("=")[0]]


def test_a_withdrawn_service_takes_nothing_more(town_hall: Machine) -> None:
    publish(a_procedure(NAME).model_copy(update={"code": "autre"}))
    refused(town_hall.file(), 409, "not-offered")
