"""Officers at their screens: served, blind where they must be, never with a list to choose from."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guichet.commons.catalogue.definition.reading import read_catalogue
from guichet.domains.casework.models import Case, Decision
from guichet.foundation.identity.models import StaffMember
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.surfaces.backoffice.case.forms import field_of
from tests.domains.casework.requests import arrived_and_ready
from tests.factories.cases import AUTHORITY, publish_the_service
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db
NAME = "Houngbédji"


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: LazySettings) -> None:
    settings.VAR = keeper.var
    publish_the_service()


def officer(name: str, kind: RoleKind = RoleKind.OFFICER, unit: str = "bureau") -> StaffMember:
    staff = make_staff(f"{name}@exemple.bj", name.title())
    give(staff, kind, authority=AUTHORITY, unit=unit)
    return staff


@pytest.fixture
def codjo(client: Client) -> Client:
    sign_in_staff(client, officer("codjo"))
    return client


@pytest.fixture
def bio() -> Client:
    client = Client()
    sign_in_staff(client, officer("bio"))
    return client


@pytest.fixture
def case() -> Case:
    return arrived_and_ready(timezone.now())


def take(client: Client) -> str:
    return client.post("/agents/file/suivant/").headers["Location"].removesuffix("#dossier")


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_an_officer_takes_the_next_case_and_reads_it(codjo: Client, case: Case) -> None:
    address = take(codjo)
    assert address == f"/agents/dossiers/{case.reference}/"
    seen = page(codjo, address)
    assert NAME in seen
    assert "Le registre va par nom." in seen
    assert "À rendre avant" in page(codjo, "/agents/file/")


def test_no_page_lists_waiting_cases(codjo: Client, case: Case) -> None:
    for route in ("queue:start", "day:today", "home"):
        assert case.reference not in page(codjo, reverse(f"backoffice:{route}"))


def test_a_case_that_was_not_served_is_not_found(codjo: Client, case: Case) -> None:
    assert codjo.get(f"/agents/dossiers/{case.reference}/").status_code == 404
    assert codjo.get("/agents/dossiers/WEB-0000-0000-0/").status_code == 404


def test_an_empty_queue_says_so(codjo: Client) -> None:
    assert "Aucun dossier ne vous attend." in page(codjo, codjo.post("/agents/file/suivant/").headers["Location"])


def test_a_blind_step_shows_no_identity_and_its_decision_closes_the_case(
    codjo: Client, bio: Client, case: Case
) -> None:
    address = take(codjo)
    done = codjo.post(f"{address}terminer/", {"constat_numero": "A-12", "result": "fait"})
    assert (done.status_code, done.headers["Location"]) == (302, "/agents/file/")
    seen = page(bio, take(bio))
    assert NAME not in seen
    assert "Étape sans identité." in seen
    assert "A-12" in seen
    bio.post(f"{address}terminer/", {"result": "signe"})
    assert Decision.objects.get(case=case).outcome == "accorde"
    seen = page(bio, "/agents/journee/")
    for words in (case.reference, "signe : Accordé", "1 étape terminée, dont 1 dossier décidé.", "Bio, le "):
        assert words in seen


def test_deciding_may_serve_the_next_case_at_once(codjo: Client, case: Case) -> None:
    address, following = take(codjo), arrived_and_ready(timezone.now())
    done = codjo.post(f"{address}terminer/", {"constat_numero": "A-12", "result": "fait", "following": "on"})
    assert done.headers["Location"] == f"/agents/dossiers/{following.reference}/#dossier"
    assert address == f"/agents/dossiers/{case.reference}/"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"constat_numero": "A-12", "result": "irrecevable"}, "Écrivez les motifs : la personne les lira."),
        ({"result": "fait"}, "Écrivez une réponse à « Numéro trouvé »."),
        ({"constat_numero": "A-12"}, "Choisissez une réponse à « Résultat de l’étape »."),
    ],
)
def test_an_ending_that_lacks_something_is_shown_again(
    codjo: Client, case: Case, given: dict[str, str], said: str
) -> None:
    answer = codjo.post(f"{take(codjo)}terminer/", given)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    case.refresh_from_db()
    assert case.step == "recherche"


def test_a_case_is_given_back_for_a_published_reason(codjo: Client, case: Case) -> None:
    address = take(codjo)
    assert codjo.post(f"{address}rendre/", {"back-reason": "autre"}).status_code == 422
    assert codjo.post(f"{address}rendre/", {"back-reason": "tool"}).status_code == 302
    case.refresh_from_db()
    assert case.state == "waiting"


def test_a_piece_is_asked_for_and_the_clock_stops(codjo: Client, case: Case) -> None:
    asked = {"ask-motive": "paper-missing", "ask-text": "Envoyez le relevé."}
    assert codjo.post(f"{take(codjo)}demander/", asked).status_code == 302
    case.refresh_from_db()
    assert case.state == "paused"


def test_a_refusal_is_read_over_in_the_applicants_words_before_it_is_final(codjo: Client, case: Case) -> None:
    address = take(codjo)
    given = {"constat_numero": "A-12", "result": "irrecevable", "reasons": "Aucun acte à ce nom."}
    seen = codjo.post(f"{address}terminer/", given).content.decode()
    for words in ("Voici ce que la personne lira", "Refusé", "Aucun acte à ce nom.", "Réclamez.", "A-12"):
        assert words in seen
    case.refresh_from_db()
    assert case.step == "recherche"
    again = codjo.post(f"{address}terminer/", given | {"change": "yes"}).content.decode()
    assert "Aucun acte à ce nom.</textarea>" in again
    assert codjo.post(f"{address}terminer/", given | {"confirmed": "yes"}).status_code == 302
    assert Decision.objects.get(case=case).outcome == "refuse"


def test_a_refusal_is_read_over_in_the_language_of_the_request(codjo: Client) -> None:
    arrived_and_ready(timezone.now(), language="en")
    given = {"constat_numero": "A-12", "result": "irrecevable", "reasons": "No record."}
    seen = codjo.post(f"{take(codjo)}terminer/", given).content.decode()
    assert "If you do not agree" in seen
    assert "en anglais" in seen


def test_an_officer_writes_to_the_applicant_and_keeps_the_case(codjo: Client, case: Case) -> None:
    address = take(codjo)
    assert codjo.post(f"{address}ecrire/", {"message-text": ""}).status_code == 422
    answer = codjo.post(f"{address}ecrire/", {"message-text": "Nous cherchons encore."})
    assert answer.headers["Location"] == f"{address}#echanges"
    assert "Nous cherchons encore." in page(codjo, address)
    case.refresh_from_db()
    assert case.state == "in-hand"


def test_only_questions_seen_at_the_step_are_asked_again(codjo: Client, case: Case) -> None:
    address = take(codjo)
    asked = {"ask-motive": "paper-missing", "ask-text": "Écrivez le nom en entier.", "ask-questions": "autre"}
    assert "Question nom" in page(codjo, address)
    assert codjo.post(f"{address}demander/", asked).status_code == 422
    assert codjo.post(f"{address}demander/", asked | {"ask-questions": ["nom", "motif"]}).status_code == 302
    assert case.pauses.get().asked == ["nom", "motif"]


@pytest.mark.usefixtures("case")
def test_the_gestures_are_listed_with_their_keys(codjo: Client) -> None:
    seen = page(codjo, take(codjo))
    for key, href in (("t", "#terminer"), ("d", "#demander"), ("m", "#ecrire"), ("r", "#rendre")):
        assert f'href="{href}" data-key="{key}"' in seen
        assert f'id="{href[1:]}"' in seen
    assert 'data-key="s"' in seen


def test_findings_of_every_service_file_have_a_field() -> None:
    services = read_catalogue(Path(__file__).resolve().parents[3] / "services").services
    steps = [step for service in services if service.procedure for step in service.procedure.circuit.steps]
    labels = [field_of(question).label for step in steps for question in step.findings]
    assert "Numéro de la recherche" in labels
