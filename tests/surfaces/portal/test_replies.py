"""On the tracking page: the questions asked again, answered as in filing, and words at any time."""

import pytest
from django.conf import LazySettings
from django.test import Client

from guichet.domains.casework import desk, queries
from guichet.domains.casework import operations as casework
from guichet.domains.casework.desk import Asking
from guichet.domains.casework.models import Case
from tests.domains.casework.requests import arrived_and_ready
from tests.factories.cases import a_circuit, an_officer, by
from tests.factories.catalogue import publish
from tests.factories.keepers import AKeeper
from tests.factories.places import make_commune
from tests.factories.requests import a_procedure, a_question
from tests.factories.uploads import a_file, a_pdf

pytestmark = pytest.mark.django_db
CODJO = an_officer("codjo")
ANSWERS: dict[str, object] = {"enfants": False, "motif": "emploi"}
RULE = {"code": "motif-exclu", "when": "motif == 'interdit'", "reason": {"fr": "Motif exclu.", "en": "Excluded."}}


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: LazySettings) -> None:
    settings.VAR = keeper.var
    settings.DEMONSTRATION = True
    publish(
        a_procedure(
            a_question("yes_no", "enfants"),
            a_question("number", "combien", when="enfants == true"),
            a_question("text", "motif"),
            a_question("address", "lieu", required=False),
            a_question("file", "releve", accept=["pdf"], max_megabytes=1, required=False),
            procedure=a_circuit(),
            eligibility=[RULE],
        )
    )


@pytest.fixture
def case(client: Client) -> Case:
    """Followed by its applicant."""
    case = arrived_and_ready(answers=ANSWERS)
    client.post("/suivi/", {"reference": case.reference, "code": queries.tracking_code(case.reference)})
    return case


def ask(case: Case, *questions: str) -> None:
    casework.take_next(officer=CODJO, act=by(CODJO))
    desk.ask_for(case.reference, CODJO, Asking("paper-missing", "Envoyez le relevé.", questions), by(CODJO))


def page(client: Client, case: Case) -> str:
    return client.get(f"/suivi/{case.reference}/").content.decode()


def reply(client: Client, case: Case, **given: object) -> tuple[int, str]:
    fields = {"asked": "enfants combien motif releve", "reply-text": "", **given}
    answer = client.post(f"/suivi/{case.reference}/repondre/", fields)
    return answer.status_code, answer.content.decode()


def test_the_very_questions_stand_on_the_page_and_nothing_else(client: Client, case: Case) -> None:
    ask(case, "motif", "releve")
    seen = page(client, case)
    for words in ("Envoyez le relevé.", "Question motif", 'value="emploi"', "Question releve", 'type="file"'):
        assert words in seen
    assert "Question enfants" not in seen


def test_answers_and_file_sent_together_start_the_clock_again(client: Client, case: Case) -> None:
    ask(case, "motif", "releve")
    status, _seen = reply(client, case, motif="concours", releve=a_file(a_pdf(), "releve.pdf"))
    assert status == 302
    seen = page(client, case)
    assert "Votre dossier est le prochain." in seen
    assert "Question motif" not in seen


def test_what_is_missing_is_said_and_what_was_given_is_kept(client: Client, case: Case) -> None:
    ask(case, "motif", "releve")
    status, seen = reply(client, case, motif="concours", **{"reply-text": "Bientôt."})
    assert status == 422
    assert "Choisissez un fichier pour « Question releve »." in seen
    assert "Bientôt.</textarea>" in seen
    assert 'value="concours"' in page(client, case)


def test_a_file_is_sent_by_itself_then_taken_back(client: Client, case: Case) -> None:
    ask(case, "motif", "releve")
    status, _seen = reply(client, case, motif="emploi", action="send", releve=a_file(a_pdf(), "releve.pdf"))
    assert status == 302
    seen = page(client, case)
    assert "<strong>releve.pdf</strong>" in seen
    identifier = seen.partition("remove:releve/")[2].partition('"')[0]
    assert reply(client, case, action=f"remove:releve/{identifier}")[0] == 302
    assert "<strong>releve.pdf</strong>" not in page(client, case)


def test_a_file_of_another_kind_is_refused_in_words(client: Client, case: Case) -> None:
    ask(case, "motif", "releve")
    status, seen = reply(client, case, motif="emploi", action="send", releve=a_file(b"MZ program", "releve.pdf"))
    assert status == 422
    assert "Ce fichier n’est pas d’un type accepté" in seen


def test_an_answer_that_opens_a_question_shows_it_before_anything_is_sent(client: Client, case: Case) -> None:
    ask(case, "enfants")
    status, seen = reply(client, case, enfants="yes", asked="enfants", **{"reply-text": "Deux enfants."})
    assert status == 422
    assert "Question combien" in seen
    assert "Deux enfants.</textarea>" in seen
    assert reply(client, case, enfants="yes", combien="2", asked="enfants combien")[0] == 302
    assert "Votre dossier est le prochain." in page(client, case)


def test_an_answer_that_stops_the_request_says_why_and_what_to_do(client: Client, case: Case) -> None:
    ask(case, "motif")
    status, seen = reply(client, case, motif="interdit", asked="motif")
    assert status == 422
    assert "Motif exclu. Si cette réponse est juste, écrivez-le au bureau dans un message, plus bas." in seen


def test_a_place_is_asked_one_level_after_the_other(client: Client, case: Case) -> None:
    make_commune()
    ask(case, "lieu")
    address = f"/suivi/{case.reference}/repondre/"
    part = client.post(
        address,
        {"asked": "lieu-department", "lieu-department": "BJ-MO"},
        headers={"HX-Request": "true", "HX-Target": "questions"},
    ).content.decode()
    assert part.startswith('<div id="questions">')
    assert "Lokossa" in part


def test_an_answer_to_what_is_no_longer_asked_leads_back(client: Client, case: Case) -> None:
    assert reply(client, case, motif="concours", **{"reply-text": "Le voici."}) == (302, "")
    assert Client().post(f"/suivi/{case.reference}/repondre/", {}).headers["Location"] == "/suivi/"


def test_the_applicant_writes_while_the_clock_runs(client: Client, case: Case) -> None:
    address = f"/suivi/{case.reference}/ecrire/"
    assert client.post(address, {"message-text": ""}).status_code == 422
    assert client.post(address, {"message-text": "Où en êtes-vous ?"}).status_code == 302
    assert "Où en êtes-vous" in page(client, case)
