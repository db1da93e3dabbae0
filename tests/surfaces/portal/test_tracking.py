"""An applicant follows a request; nobody else learns even that it exists."""

import re
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from guichet.commons.documents.models import Document
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log.vocabulary import Fault as LogFault
from guichet.domains.casework import desk, queries, replying
from guichet.domains.casework import operations as casework
from guichet.domains.casework.desk import Asking
from guichet.domains.casework.models import Case
from guichet.domains.casework.operations import StepEnd
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.operation import building
from guichet.foundation.work.worker import Worker
from tests.domains.casework.ended import LATER, confirmed, correction, revocation
from tests.domains.casework.granted import decided, publish_a_service
from tests.domains.casework.requests import arrived_and_ready
from tests.factories.acts import NOON, an_act
from tests.factories.cases import AUTHORITY, an_officer, by, copies_of, publish_the_service, sealed
from tests.factories.identity import give, make_citizen, make_staff, sign_in_citizen, sign_in_staff
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db
CODJO = an_officer("codjo")
HOLDS = "Nous ne trouvons pas de demande avec cette référence et ce code. Vérifiez les deux sur votre récépissé."


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: LazySettings) -> None:
    settings.VAR = keeper.var
    publish_the_service()


def follow(client: Client, case: Case) -> str:
    given = {"reference": case.reference.lower(), "code": queries.tracking_code(case.reference).lower()}
    address = client.post("/suivi/", given).headers["Location"]
    assert address == f"/suivi/{case.reference}/"
    return client.get(address).content.decode()


def granted() -> Case:
    """Decided so that a document is owed."""
    publish_a_service()
    return decided(version=2)


def test_the_applicant_sees_the_office_the_place_and_the_date(client: Client) -> None:
    arrived_and_ready()
    seen = follow(client, arrived_and_ready())
    for words in ("Bureau des recherches", "1 dossier avant le vôtre.", "27 novembre 2026", "contrôle automatique"):
        assert words in seen


def finished(count: int) -> None:
    """So many searches were ended an hour ago."""
    at = timezone.now() - timedelta(hours=1)
    for _ in range(count):
        arrived_and_ready()
        taken = casework.take_next(officer=CODJO, act=by(CODJO, at))
        assert taken is not None
        ending = StepEnd("irrecevable", findings=b"sealed", reasons=sealed())
        casework.finish_step(reference=taken.reference, officer=CODJO, ending=ending, act=by(CODJO, at))


@pytest.mark.parametrize(("ended", "before", "days"), [(7, 0, "1 jour environ"), (7, 2, "3 jours environ")])
def test_the_applicant_reads_when_the_turn_comes_at_the_measured_pace(
    client: Client, ended: int, before: int, days: str
) -> None:
    finished(ended)
    for _ in range(before):
        arrived_and_ready()
    assert f"Votre tour vient dans {days}\xa0: ce n’est pas une promesse." in follow(client, arrived_and_ready())


def test_without_a_pace_nothing_is_forecast(client: Client) -> None:
    assert "Au rythme de ce bureau" not in follow(client, arrived_and_ready())


def test_the_applicant_reads_each_pause_with_its_end_and_what_it_moved(client: Client) -> None:
    case = arrived_and_ready()
    casework.take_next(officer=CODJO, act=by(CODJO))
    desk.ask_for(case.reference, CODJO, Asking("paper-missing", "Envoyez le relevé."), by(CODJO))
    seen = follow(client, case)
    for words in ("Quand le délai s’est arrêté", "20 décembre 2026 au plus tard", "pas encore"):
        assert words in seen
    replying.send(case.reference, queries.tracking_code(case.reference), "Voici.", by(CODJO, NOON + timedelta(days=7)))
    assert "7 jours" in follow(client, case)


def test_a_long_way_ahead_is_told_as_more_than_a_thousand(client: Client) -> None:
    copies_of(arrived_and_ready(), 1_000)
    seen = follow(client, arrived_and_ready())
    assert "Plus de 1\N{NARROW NO-BREAK SPACE}000 dossiers avant le vôtre." in seen


def test_who_looked_is_an_office_and_never_a_name(client: Client) -> None:
    case = arrived_and_ready()
    casework.take_next(officer=CODJO, act=by(CODJO))
    desk.read(case.reference, CODJO, by(CODJO))
    seen = follow(client, case)
    assert "traitement du dossier" in seen
    assert "codjo" not in seen.lower()


def refused(client: Client, reference: str, code: str) -> tuple[int, str]:
    answer = client.post("/suivi/", {"reference": reference, "code": code})
    page = answer.content.decode()
    assert HOLDS in page
    return answer.status_code, re.sub(rf"{reference}|{code}|name=.csrf.*?>", "", page)


def test_another_persons_reference_is_answered_exactly_like_one_that_does_not_exist(client: Client) -> None:
    case, other = arrived_and_ready(), arrived_and_ready()
    code = queries.tracking_code(other.reference)
    assert refused(client, case.reference, code) == refused(client, "WEB-0000-0000-0", code)


def test_without_the_code_the_address_opens_nothing(client: Client) -> None:
    case = arrived_and_ready()
    for reference in (case.reference, "WEB-0000-0000-0"):
        assert client.get(f"/suivi/{reference}/").headers["Location"] == "/suivi/"
        answer = client.post(f"/suivi/{reference}/reclamation/", {"complaint-text": "x"})
        assert answer.headers["Location"] == "/suivi/"


def test_who_made_the_request_signed_in_needs_no_code(client: Client) -> None:
    afi = make_citizen()
    own, other = arrived_and_ready(citizen=afi.reference), arrived_and_ready()
    sign_in_citizen(client, afi)
    assert client.get(f"/suivi/{own.reference}/").status_code == 200
    assert client.get(f"/suivi/{other.reference}/").status_code == 302


def test_what_is_asked_is_answered_from_there(client: Client) -> None:
    case = arrived_and_ready()
    casework.take_next(officer=CODJO, act=by(CODJO))
    desk.ask_for(case.reference, CODJO, Asking("paper-missing", "Envoyez le relevé."), by(CODJO))
    seen = follow(client, case)
    assert "Une pièce manque." in seen
    assert "Envoyez le relevé." in seen
    assert client.post(f"/suivi/{case.reference}/repondre/", {"reply-text": ""}).status_code == 422
    client.post(f"/suivi/{case.reference}/repondre/", {"reply-text": "Le voici."})
    assert "Votre dossier est le prochain." in client.get(f"/suivi/{case.reference}/").content.decode()


def test_a_complaint_is_one_gesture_and_the_office_above_answers_it(client: Client) -> None:
    case = arrived_and_ready()
    follow(client, case)
    client.post(f"/suivi/{case.reference}/reclamation/", {"complaint-text": "Rien ne bouge."})
    assert (
        "Votre réclamation est ouverte. «\N{NO-BREAK SPACE}Direction\N{NO-BREAK SPACE}» vous répondra ici avant le"
        in client.get(f"/suivi/{case.reference}/").content.decode()
    )
    same, above = supervisor("ida", "bureau"), supervisor("reine", "direction")
    assert "Rien ne bouge." not in same.get("/agents/supervision/").content.decode()
    assert "Rien ne bouge." in above.get("/agents/supervision/").content.decode()
    address = f"/agents/supervision/{case.reference}/repondre/"
    assert same.post(address, {"text": "Non."}).status_code == 422
    assert above.post(address, {"text": "Nous cherchons."}).status_code == 302
    assert "Nous cherchons." in client.get(f"/suivi/{case.reference}/").content.decode()


def answered_complaint(client: Client) -> Case:
    case = arrived_and_ready()
    follow(client, case)
    client.post(f"/suivi/{case.reference}/reclamation/", {"complaint-text": "Rien ne bouge."})
    above = supervisor("reine", "direction")
    shown = above.get("/agents/supervision/").content.decode()
    assert "À répondre avant le" in shown
    assert "Ce qui est arrivé au dossier, comme le dit le journal public" in shown
    above.post(f"/agents/supervision/{case.reference}/repondre/", {"text": "Nous cherchons."})
    return case


def test_an_answered_complaint_is_closed_by_whoever_made_it(client: Client) -> None:
    case = answered_complaint(client)
    page = f"/suivi/{case.reference}/"
    assert "Sans avis de votre part, la réclamation se ferme le" in client.get(page).content.decode()
    for _each in range(2):
        assert client.post(f"{page}reclamation/fermer/").headers["Location"] == page
    assert "Votre réclamation est close." in client.get(page).content.decode()


def test_who_is_not_satisfied_says_so_once_and_the_level_above_answers(client: Client) -> None:
    case = answered_complaint(client)
    page, chief = f"/suivi/{case.reference}/", supervisor("chief", "")
    assert client.post(f"{page}reclamation/contester/", {"contest-text": ""}).status_code == 422
    client.post(f"{page}reclamation/contester/", {"contest-text": "Toujours rien."})
    assert "Votre réclamation est rouverte." in client.get(page).content.decode()
    shown = chief.get("/agents/supervision/").content.decode()
    assert "Toujours rien." in shown
    assert "la première réponse ne règle rien" in shown
    chief.post(f"/agents/supervision/{case.reference}/repondre/", {"text": "C’est fait."})
    assert "Votre réclamation est close." in client.get(page).content.decode()
    again = client.post(f"{page}reclamation/contester/", {"contest-text": "Encore."})
    assert (again.status_code, "n’attend votre avis" in again.content.decode()) == (422, True)


def test_a_complaint_that_was_not_answered_in_time_says_who_must_answer_now(client: Client) -> None:
    case = arrived_and_ready()
    follow(client, case)
    client.post(f"/suivi/{case.reference}/reclamation/", {"complaint-text": "Rien ne bouge."})
    casework.escalate_complaints(act=an_act(timezone.now() + timedelta(days=31)))
    assert (
        "«\N{NO-BREAK SPACE}Ministère inventé\N{NO-BREAK SPACE}» doit maintenant vous répondre ici."
        in client.get(f"/suivi/{case.reference}/").content.decode()
    )


def test_a_stranger_neither_closes_nor_contests(client: Client) -> None:
    case = arrived_and_ready()
    for gesture in ("fermer", "contester"):
        answer = client.post(f"/suivi/{case.reference}/reclamation/{gesture}/", {"contest-text": "x"})
        assert answer.headers["Location"] == "/suivi/"


def supervisor(name: str, unit: str) -> Client:
    staff, client = make_staff(f"{name}@exemple.bj", name.title()), Client()
    give(staff, RoleKind.SUPERVISOR, authority=AUTHORITY, unit=unit)
    sign_in_staff(client, staff, at=timezone.now() - timedelta(seconds=1))
    return client


def test_a_decided_case_says_when_and_whether_the_promise_was_kept(client: Client) -> None:
    case = granted()
    assert re.search(r"Décidé</dt>\s*<dd[^>]*>\s*20 novembre 2026 à [^<]+, dans le délai promis", follow(client, case))
    with building():
        Case.objects.filter(pk=case.pk).update(promised_at=NOON - timedelta(days=1))
    assert re.search(r"Décidé</dt>\s*<dd[^>]*>\s*20 novembre 2026 à [^<]+, après la date promise", follow(client, case))


def test_a_document_that_is_being_made_is_announced(client: Client) -> None:
    seen = follow(client, granted())
    assert "Votre document se prépare" in seen
    assert "Télécharger le document" not in seen


def test_the_applicant_downloads_her_document_with_its_seal(client: Client) -> None:
    case = granted()
    Worker(now=lambda: NOON).run_what_is_due()
    seen = follow(client, case)
    assert "Votre document est prêt" in seen
    assert "Il est valable jusqu’au 20 février 2027 inclus." in seen
    answer = client.get(f"/suivi/{case.reference}/document/")
    reference = re.search(r"Sa référence est (DOC-[\w-]+)\.", seen)
    assert reference
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{reference[1]}.pdf"'
    assert (answer.headers["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert b"ETSI.CAdES.detached" in answer.content


def test_a_document_is_given_to_nobody_without_the_code(client: Client) -> None:
    case = granted()
    Worker(now=lambda: NOON).run_what_is_due()
    for reference in (case.reference, "WEB-0000-0000-0"):
        assert client.get(f"/suivi/{reference}/document/").headers["Location"] == "/suivi/"


def test_where_no_document_is_there_is_no_page(client: Client) -> None:
    case = arrived_and_ready()
    follow(client, case)
    assert client.get(f"/suivi/{case.reference}/document/").status_code == 404


def test_her_space_lists_the_document_that_she_may_download(client: Client) -> None:
    case, afi = granted(), make_citizen()
    Worker(now=lambda: NOON).run_what_is_due()
    sign_in_citizen(client, afi)
    assert "Aucun document pour le moment." in client.get("/mon-espace/").content.decode()
    with building():
        Case.objects.filter(pk=case.pk).update(citizen=afi.reference)
    seen = client.get("/mon-espace/").content.decode()
    assert f'href="/suivi/{case.reference}/document/"' in seen
    assert "valable jusqu’au 20 février 2027 inclus" in seen
    assert client.get(f"/suivi/{case.reference}/document/").content[:5] == b"%PDF-"


def test_the_holder_of_a_revoked_document_reads_since_when_and_why(client: Client) -> None:
    case = granted()
    Worker(now=lambda: NOON).run_what_is_due()
    document = Document.objects.get()
    confirmed(revocation(document))
    seen = follow(client, case).replace("\xa0", " ")
    for words in (
        "Votre document est révoqué : il ne vaut plus rien.",
        f"{document.reference}, depuis le 20 novembre 2026 à 13 h 01. Motif : Obtenu par fraude",
    ):
        assert words in seen
    assert "Télécharger le document" not in seen
    assert client.get(f"/suivi/{case.reference}/document/").status_code == 404


def test_the_holder_of_a_corrected_document_takes_the_new_one(client: Client) -> None:
    case = granted()
    Worker(now=lambda: NOON).run_what_is_due()
    former = Document.objects.get()
    confirmed(correction(former))
    Worker(now=lambda: LATER).run_what_is_due()
    seen = follow(client, case)
    assert f"Il corrige et remplace {former.reference}, qui ne vaut plus rien." in seen
    assert "Télécharger le document" in seen
    assert "pour corriger votre document" in seen


def test_what_came_while_the_log_was_contested_says_so(client: Client) -> None:
    at = NOON - timedelta(days=1)
    public_log.keep_doubt(witness="w", fault=LogFault.FORKED, size=1, note="", act=an_act(at))
    case = granted()
    seen = follow(client, case)
    assert "Cette demande a été reçue pendant une contestation du journal public de l’État, ouverte le" in seen
    assert "Ce document a été délivré pendant une contestation" not in seen
    Worker(now=lambda: NOON).run_what_is_due()
    assert "Ce document a été délivré pendant une contestation du journal public" in follow(client, case)
