"""A request at the kiosk, from the first question to the receipt."""

import pytest
from django.test import Client

from guichet.commons.intake import contents, queries, sending
from guichet.commons.intake.models import Draft, Given
from tests.factories.requests import CODE, Desk, a_question
from tests.factories.uploads import a_photograph
from tests.surfaces.kiosk.conftest import Begin

pytestmark = pytest.mark.django_db


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.content.decode()


def test_a_request_is_asked_read_over_given_and_its_receipt_shown(client: Client, begin: Begin, desk: Desk) -> None:
    first = begin()
    assert first == "/borne/demande/question/nom/"
    assert "Question nom" in text(client, first)
    assert client.post(first, {"nom": "Afi"}).headers["Location"] == "/borne/demande/relire/"
    assert "Afi" in text(client, "/borne/demande/relire/")
    assert client.post("/borne/demande/relire/").headers["Location"] == "/borne/demande/recu/?papier=ecran"
    reference = Draft.objects.get().reference
    receipt = text(client, "/borne/demande/recu/")
    assert reference in receipt
    assert queries.tracking_code_here(reference) in receipt
    assert "Il commence quand le dossier est vérifié complet" in receipt
    assert "Corriger une réponse" in receipt
    assert desk.received == []


def test_a_given_request_is_put_right_and_says_to_send_again(client: Client, begin: Begin, desk: Desk) -> None:
    client.post(begin(), {"nom": "Afi"})
    client.post("/borne/demande/relire/")
    client.post("/borne/demande/question/nom/?retour=relire", {"nom": "Afiavi"})
    assert "Votre demande est déjà remise" in text(client, "/borne/demande/relire/")
    client.post("/borne/demande/relire/")
    given = Given.objects.get()
    sending.send_given(reference=given.draft.reference, recipient=desk.key)
    assert contents.read(desk.opened(desk.received[0])).answers == {"nom": "Afiavi"}


def test_once_sent_every_page_is_the_receipt_without_correction(client: Client, begin: Begin, desk: Desk) -> None:
    client.post(begin(), {"nom": "Afi"})
    client.post("/borne/demande/relire/")
    sending.send_given(reference=Draft.objects.get().reference, recipient=desk.key)
    assert client.get("/borne/demande/question/nom/").headers["Location"] == "/borne/demande/recu/"
    assert "Corriger une réponse" not in text(client, "/borne/demande/recu/")


def test_an_unfinished_request_is_not_given(client: Client, begin: Begin) -> None:
    begin()
    assert "Il manque encore une réponse" in text(client, "/borne/demande/relire/")
    answer = client.post("/borne/demande/relire/")
    assert (answer.status_code, "Rien n’a été envoyé" in answer.content.decode()) == (409, True)
    assert client.get("/borne/demande/recu/").headers["Location"] == "/borne/demande/"


def test_what_is_wrong_is_said_and_kept(client: Client, begin: Begin) -> None:
    first = begin(a_question("text", "nom"), a_question("text", "prenom"))
    answer = client.post(first, {"nom": ""})
    assert answer.status_code == 422
    assert "Écrivez une réponse à «\N{NO-BREAK SPACE}Question nom\N{NO-BREAK SPACE}»." in answer.content.decode()
    assert client.post(first, {"nom": "Afi"}).headers["Location"] == "/borne/demande/question/prenom/"
    assert 'href="/borne/demande/question/nom/"' in text(client, "/borne/demande/question/prenom/")


def test_each_answer_is_saved_while_it_is_written(client: Client, begin: Begin) -> None:
    answer = client.post(begin(), {"nom": "Af"}, headers={"HX-Request": "true"})
    assert answer.status_code == 204
    assert Draft.objects.get().content().answers == {"nom": "Af"}


def test_a_choice_that_brings_a_field_brings_it_at_once(client: Client, begin: Begin) -> None:
    first = begin(a_question("address", "adresse"))
    part = {"HX-Request": "true", "HX-Target": "questions"}
    answer = client.post(first, {"adresse-department": "", "asked": "adresse-department"}, headers=part)
    assert 'id="questions"' in answer.content.decode()


def test_items_of_a_list_have_pages_of_their_own(client: Client, begin: Begin) -> None:
    inner = [a_question("text", "prenom")]
    words = {"fr": "Enfant", "en": "Child"}
    first = begin(a_question("repeat", "enfants", item_label=words, questions=inner, min=1, max=2))
    item = client.post(first, {"action": "add"}).headers["Location"]
    assert item == "/borne/demande/question/enfants/0/"
    assert "Enfant 1" in text(client, item)
    assert client.post(item, {"prenom": ""}).status_code == 422
    assert client.post(item, {"prenom": "Codjo"}, headers={"HX-Request": "true"}).status_code == 204
    assert client.post(item, {"prenom": "Codjo"}).headers["Location"] == first
    assert "Codjo" in text(client, first)
    assert client.get("/borne/demande/question/enfants/5/").headers["Location"] == first
    client.post(first, {"action": "drop:0"})
    assert "Rien n’est encore ajouté" in text(client, first)


def test_a_file_is_taken_and_taken_back(client: Client, begin: Begin) -> None:
    first = begin(a_question("photo", "portrait"))
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415

    client.post(first, {"portrait": SimpleUploadedFile("moi.jpg", a_photograph()), "action": "send"})
    assert "moi.jpg" in text(client, first)
    (identifier,) = Draft.objects.get().content().files
    client.post(first, {"action": f"remove:portrait/{identifier}"})
    assert "moi.jpg" not in text(client, first)


def test_a_rule_that_stops_says_why(client: Client, begin: Begin) -> None:
    rule = {"code": "age", "when": "age < 18", "reason": {"fr": "Il faut avoir 18 ans.", "en": "You must be 18."}}
    first = begin(a_question("number", "age"), eligibility=[rule])
    assert client.get("/borne/demande/arret/").headers["Location"] == first
    assert client.post(first, {"age": "12"}).headers["Location"] == "/borne/demande/arret/"
    assert "Il faut avoir 18 ans." in text(client, "/borne/demande/arret/")
    assert client.get("/borne/demande/relire/").headers["Location"] == "/borne/demande/arret/"


def test_a_question_that_is_not_asked_leads_to_the_one_that_is(client: Client, begin: Begin) -> None:
    first = begin()
    assert client.get("/borne/demande/question/autre/").headers["Location"] == first


def test_a_service_that_is_not_offered_is_refused_in_words(client: Client) -> None:
    answer = client.post("/borne/demande/commencer/inconnu/")
    assert answer.status_code == 403
    assert "Ce service ne se demande pas sur ce site." in answer.content.decode()


def test_a_second_request_of_the_same_visit_takes_the_place_of_the_first(client: Client, begin: Begin) -> None:
    begin()
    client.post(f"/borne/demande/commencer/{CODE}/")
    assert Draft.objects.count() == 2
    client.post("/borne/passage/fin/")
    assert Draft.objects.count() == 0
