"""« Mon espace »: what a person began, sent and was told, what is asked of them first, and who looked."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guichet.commons.intake import operations as intake
from guichet.commons.intake.holding import Hold
from guichet.commons.notifications import operations as notifications
from guichet.commons.notifications.recipient import Recipient
from guichet.domains.casework import operations as casework
from guichet.domains.casework import queries
from guichet.domains.casework.models import Case, Look
from guichet.domains.casework.vocabulary import ReadFor
from guichet.foundation.identity.models import Citizen, Correction
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import Discrepancy
from guichet.foundation.lib.act import Act, Actor, ActorKind, Surface
from guichet.foundation.lib.operation import building
from guichet.surfaces.portal.space import documents
from guichet.surfaces.ui.parts import Link
from tests.commons.notifications.templates import READY, registered
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_ready_case, an_officer, by, publish_the_service, sealed
from tests.factories.identity import make_citizen, sign_in_citizen
from tests.factories.requests import CODE
from tests.surfaces.portal.filing.walking import text

pytestmark = pytest.mark.django_db
HOME = "/mon-espace/"
CODJO = an_officer("codjo")
HOLDS_NOT = "Nous ne trouvons pas de demande avec cette référence et ce code."


@pytest.fixture(autouse=True)
def the_service() -> None:
    publish_the_service()


@pytest.fixture
def afi() -> Citizen:
    return make_citizen()


@pytest.fixture(autouse=True)
def signed_in(client: Client, afi: Citizen) -> None:
    sign_in_citizen(client, afi)


def page(client: Client, address: str = HOME) -> str:
    return text(client.get(address))


def hers(afi: Citizen, minutes: int = 0) -> Case:
    at = NOON + timedelta(minutes=minutes)
    return a_ready_case(at, citizen=afi.reference, submitted_at=at)


def a_draft_of(citizen: Citizen) -> Hold:
    act = Act(Actor(ActorKind.CITIZEN, citizen.reference), timezone.now(), None, Surface.PORTAL)
    return intake.start(service=CODE, language="fr", act=act)


def paused(case: Case) -> None:
    held = casework.take_next(officer=CODJO, act=by(CODJO))
    assert held == case
    casework.ask_for(reference=case.reference, officer=CODJO, motive="paper-missing", words=sealed(), act=by(CODJO))


def test_the_header_leads_there_and_a_stranger_by_way_of_the_door() -> None:
    stranger = Client()
    assert '<a href="/mon-espace/">Mon espace</a>' in stranger.get("/").content.decode()
    assert stranger.get(HOME).headers["Location"] == "/connexion/?next=/mon-espace/"


def test_a_new_person_reads_what_will_appear_and_where(client: Client) -> None:
    seen = page(client)
    assert "Aucune demande envoyée" in seen
    assert "Aucun document pour le moment. Ceux que l’État vous délivre apparaîtront ici" in seen
    assert "Demandes commencées" not in seen


def test_a_case_says_its_state_in_words_and_its_promised_date(client: Client, afi: Citizen) -> None:
    case = hers(afi)
    seen = page(client)
    assert case.reference in seen
    assert "en attente d’un agent" in seen
    assert "Promis jusqu’au 27 novembre 2026." in seen


def test_what_is_asked_of_the_person_comes_first(client: Client, afi: Citizen) -> None:
    asked, open_, over = hers(afi, 0), hers(afi, 1), hers(afi, 2)
    paused(asked)
    casework.withdraw(reference=over.reference, act=an_act())
    seen = page(client)
    assert re.findall(r"WEB-[0-9A-Z-]+", seen) == [asked.reference, open_.reference, over.reference]
    assert "Une pièce manque. Le délai est arrêté jusqu’à votre réponse." in seen
    assert "Vous l’avez retirée." in seen


def test_a_fee_to_pay_is_said_with_its_amount(client: Client, afi: Citizen) -> None:
    case = hers(afi)
    with building():
        Case.objects.filter(pk=case.pk).update(
            state="arrived", obstacle="fee", fee=1900, ready_at=None, sequence=None, promised_at=None
        )
    assert "à payer À payer : 1 900 F CFA." in page(client).replace("Et maintenant", "").replace("  ", " ")


def test_the_case_of_another_person_is_not_in_the_list(client: Client) -> None:
    other = a_ready_case(citizen="someone else")
    assert other.reference not in page(client)
    assert a_ready_case().reference not in page(client)


def test_a_long_list_comes_in_pages(client: Client, afi: Citizen) -> None:
    cases = [hers(afi, minutes) for minutes in range(11)]
    assert "Page 1 sur 2" in page(client)
    last = page(client, f"{HOME}?page=2")
    assert cases[0].reference in last
    assert cases[1].reference not in last
    for odd in ("0", "x", "99", "²", "-1"):
        assert client.get(HOME, {"page": odd}).status_code == 200


def tell(case: Case, key: str = "", citizen: str = "") -> None:
    to = Recipient(citizen=citizen) if citizen else Recipient(phone="+2290197001122")
    values = {"reference": case.reference, "day": "le 27 novembre"}
    notifications.notify(to=to, message=READY.code, values=values, about=case.reference, key=key, act=an_act())


def seen_by(case: Case, unit: str = "bureau", reason: ReadFor = ReadFor.STEP) -> None:
    with building():
        Look.objects.create(
            identifier=f"{case.pk} {unit} {reason}", case=case, reader="codjo", unit=unit, reason=reason, at=NOON
        )


@pytest.mark.parametrize("address", [HOME, f"{HOME}consultations/", f"{HOME}messages/"])
def test_one_row_or_ten_cost_the_same_queries(client: Client, afi: Citizen, address: str) -> None:
    counted = []
    with registered(READY):
        for minutes in ([0], range(1, 10)):
            for minute in minutes:
                case = hers(afi, minute)
                seen_by(case)
                tell(case)
                a_draft_of(afi)
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            counted.append(len(captured))
    assert counted[0] == counted[1]


def test_a_request_begun_is_taken_up_again_here(client: Client, afi: Citizen) -> None:
    hold = a_draft_of(afi)
    seen = page(client)
    assert "Demandes commencées" in seen
    assert hold.reference in seen
    answer = client.post(f"{HOME}demandes-commencees/{hold.reference}/")
    assert answer.headers["Location"] == f"/demarche/{CODE}/etape/"
    assert client.get(answer.headers["Location"]).headers["Location"] == f"/demarche/{CODE}/etape/nom/"


def test_the_request_begun_by_another_person_is_not_taken(client: Client) -> None:
    other = a_draft_of(make_citizen("+2290197001123"))
    assert other.reference not in page(client)
    assert client.post(f"{HOME}demandes-commencees/{other.reference}/").status_code == 404
    assert client.get(f"{HOME}demandes-commencees/{other.reference}/").status_code == 405


def test_documents_come_from_whoever_issues_them(client: Client, afi: Citizen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "_sources", [])

    def issued(viewer: Viewer) -> tuple[Link, ...]:
        return (Link("Bulletin n° 3", "/un/document/"),) if viewer.reference == afi.reference else ()

    documents.show(issued)
    assert '<a href="/un/document/">Bulletin n° 3</a>' in client.get(HOME).content.decode()
    assert "Aucun document pour le moment." not in page(client)


def test_who_looked_is_an_office_a_reason_and_a_moment(client: Client, afi: Citizen) -> None:
    assert "Personne pour le moment" in page(client, f"{HOME}consultations/")
    seen_by(hers(afi))
    seen_by(hers(afi), unit="", reason=ReadFor.ARRIVAL)
    seen_by(hers(afi), unit="", reason=ReadFor.HELP_LINE)
    seen_by(a_ready_case(), reason=ReadFor.STEP)
    seen = page(client, f"{HOME}consultations/")
    assert "Bureau des recherches traitement du dossier 20 novembre 2026 à 13 h 00" in seen
    assert "contrôle automatique" in seen
    assert "aide au téléphone pour répondre à une question, sans voir votre nom ni vos réponses" in seen
    assert seen.count("traitement du dossier") == 1
    assert "codjo" not in seen


def test_what_the_state_said_is_read_again_and_only_by_whom_it_was_said_to(client: Client, afi: Citizen) -> None:
    assert "Aucun message pour le moment" in page(client, f"{HOME}messages/")
    own, other = hers(afi), a_ready_case()
    with registered(READY):
        for case in (own, other):
            tell(case)
        tell(a_ready_case(), citizen=afi.reference)
    seen = page(client, f"{HOME}messages/")
    assert f"en attente, {own.reference} " in seen
    assert other.reference not in seen
    assert seen.count("le 27 novembre") == 2


def claim(client: Client, reference: str, code: str) -> tuple[int, str]:
    answer = client.post(f"{HOME}rattacher/", {"reference": reference, "code": code})
    page = text(answer).replace(reference, "").replace(code, "")
    return answer.status_code, page if answer.status_code == 422 else answer.headers["Location"]


def test_a_request_made_without_an_account_is_claimed_with_its_receipt(client: Client) -> None:
    case = a_ready_case()
    code = queries.tracking_code(case.reference)
    assert claim(client, case.reference.lower(), code.lower()) == (302, f"/suivi/{case.reference}/")
    assert case.reference in page(client)
    assert "Retour à mon espace" in page(client, f"/suivi/{case.reference}/")


def test_whatever_is_wrong_with_a_claim_is_said_in_the_same_words(client: Client) -> None:
    case, taken = a_ready_case(), a_ready_case(citizen="someone else")
    wrong = claim(client, case.reference, "0000-0000")
    assert HOLDS_NOT in wrong[1]
    assert claim(client, "WEB-0000-0000-0", "0000-0000") == wrong
    assert claim(client, "n’importe quoi", "0000-0000") == wrong
    assert claim(client, taken.reference, queries.tracking_code(taken.reference)) == wrong
    assert claim(client, case.reference, queries.tracking_code(taken.reference)) == wrong
    barred = claim(client, case.reference, queries.tracking_code(case.reference))
    assert barred == wrong


def test_an_empty_claim_says_what_is_missing(client: Client) -> None:
    status, seen = claim(client, "", "")
    assert status == 422
    assert "2 réponses sont à corriger" in seen


@pytest.mark.parametrize("address", [HOME, f"{HOME}consultations/", f"{HOME}messages/"])
def test_the_pages_print(client: Client, afi: Citizen, address: str) -> None:
    case = hers(afi)
    seen_by(case)
    with registered(READY):
        tell(case)
    assert "data-print" in client.get(address).content.decode()


def test_a_correction_under_way_is_said_at_the_top(client: Client, afi: Citizen) -> None:
    with building():
        Correction.objects.create(reference="c", citizen=afi, discrepancy=Discrepancy.NAME, said="Afi", opened_at=NOON)
    assert "Une correction de votre identité est en cours." in page(client)


def test_leaving_is_one_gesture_from_there(client: Client) -> None:
    assert 'action="/connexion/sortie/"' in client.get(HOME).content.decode()
