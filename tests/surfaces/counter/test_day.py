"""A day at the counter: open, welcome, call, receive, take what people say, close."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from guichet.domains.reception import operations as reception
from guichet.domains.reception.models import Complaint, Day, Incident, Satisfaction, Ticket, Visit
from guichet.domains.reception.vocabulary import Purpose, Sex
from guichet.foundation.lib.act import PlaceId
from guichet.surfaces.counter.home.link import weight
from tests.domains.reception import at_lokossa
from tests.factories.acts import an_act
from tests.surfaces.counter import text

pytestmark = pytest.mark.django_db


def welcome(client: Client, purpose: str = "request") -> str:
    """The address of the ticket's page."""
    answer = client.post("/guichet/salle/accueillir/?sexe=woman", {"purpose": purpose})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def test_the_day_says_what_to_do_first(codjo: Client) -> None:
    page = text(codjo.get("/guichet/"))
    assert "Le centre n’est pas encore déclaré ouvert." in page
    assert "Personne n’attend." in page
    assert "Aucun document n’attend dans ce centre." in page
    assert "Ce centre n’est pas encore inscrit au guichet national." in page
    assert "rien : tout est parti" in page
    welcome(codjo)
    assert "1 enregistrement (1 ko)" in text(codjo.get("/guichet/"))


def test_the_checklist_opens_the_centre_and_its_gaps_stay_in_sight(codjo: Client) -> None:
    assert "L’imprimante a du papier" in text(codjo.get("/guichet/ouverture/"))
    answer = codjo.post("/guichet/ouverture/", {"in_order": ["power", "link", "kiosk", "screen", "room"]})
    assert answer.headers["Location"] == "/guichet/"
    page = text(codjo.get("/guichet/"))
    assert "Pas en ordre à l’ouverture" in page
    assert "L’imprimante a du papier" in page
    again = codjo.post("/guichet/ouverture/", {})
    assert (again.status_code, "déjà déclarée" in text(again)) == (409, True)


def test_two_taps_welcome_a_visitor(codjo: Client) -> None:
    first = re.search(r'href="(/guichet/salle/accueillir/\?sexe=man)"', text(codjo.get("/guichet/")))
    assert first is not None
    second = codjo.get(first[1])
    assert "Pourquoi cette personne vient-elle ?" in text(second)
    done = codjo.post(first[1], {"purpose": "collect"})
    assert "Ticket B 001" in text(codjo.get(done.headers["Location"]))
    visit = Visit.objects.get()
    assert (visit.sex, visit.purpose, visit.place) == ("man", "collect", "LOK")


def test_what_is_not_on_the_list_is_not_written(codjo: Client) -> None:
    assert codjo.get("/guichet/salle/accueillir/?sexe=x").status_code == 404
    assert codjo.post("/guichet/salle/accueillir/?sexe=man", {"purpose": "x"}).status_code == 200
    assert not Visit.objects.exists()


def test_a_ticket_is_called_received_and_its_visit_ended(codjo: Client) -> None:
    page = welcome(codjo)
    assert "A 001" in text(codjo.get("/guichet/"))
    assert codjo.post("/guichet/salle/appeler/").headers["Location"] == page
    assert "appelé 1 fois sur 3" in text(codjo.get(page))
    codjo.post(f"{page}appeler/")
    codjo.post(f"{page}recevoir/")
    seen = text(codjo.get(page))
    assert "reçu" in seen
    assert "C’est fait" in seen
    assert "Partie sans être reçue" not in seen
    visit = Visit.objects.get()
    ended = codjo.post(f"/guichet/salle/visites/{visit.reference}/terminer/", {"outcome": "done"})
    assert ended.headers["Location"] == "/guichet/"
    assert "Personne n’attend." in text(codjo.get("/guichet/"))
    visit.refresh_from_db()
    assert visit.outcome == "done"


def test_whoever_does_not_come_is_absent_after_three_calls_and_may_come_back(codjo: Client) -> None:
    page = welcome(codjo)
    early = codjo.post(f"{page}absent/")
    assert (early.status_code, "trois appels en tout" in text(early)) == (409, True)
    for _each in range(3):
        codjo.post(f"{page}appeler/")
    assert "Personne n’est venu : absent" in text(codjo.get(page))
    codjo.post(f"{page}absent/")
    assert "Remettre dans la file, à sa place" in text(codjo.get(page))
    codjo.post(f"{page}remettre/")
    assert Ticket.objects.get().state == "waiting"


def test_a_ticket_of_another_centre_is_refused_in_a_sentence(codjo: Client) -> None:
    act = at_lokossa(timezone.now())
    theirs = reception.welcome(
        sex=Sex.MAN, purpose=Purpose.ASK, act=type(act)(act.actor, act.at, PlaceId("BOH"), act.surface)
    )
    for answer in (
        codjo.get(f"/guichet/salle/tickets/{theirs.reference}/"),
        codjo.post(f"/guichet/salle/tickets/{theirs.reference}/recevoir/"),
    ):
        assert answer.status_code == 409
        assert "Ce ticket n’est pas de ce centre, ou pas d’aujourd’hui." in text(answer)
    assert "A 001" not in text(codjo.get("/guichet/"))


def test_nobody_to_call_and_no_such_gesture(codjo: Client) -> None:
    assert "Personne n’attend." in text(codjo.post("/guichet/salle/appeler/"))
    assert codjo.post(f"{welcome(codjo)}danser/").status_code == 404
    visit = Visit.objects.get()
    assert codjo.post(f"/guichet/salle/visites/{visit.reference}/terminer/", {"outcome": "x"}).status_code == 302
    assert Visit.objects.open().exists()


def test_the_day_is_closed_once_nobody_is_left(codjo: Client) -> None:
    codjo.post("/guichet/ouverture/", {})
    page = welcome(codjo)
    assert "attendent encore" in text(codjo.post("/guichet/fermeture/"))
    codjo.post(f"{page}recevoir/")
    codjo.post(f"/guichet/salle/visites/{Visit.objects.get().reference}/terminer/", {"outcome": "continues"})
    assert "Visites" in text(codjo.get("/guichet/fermeture/"))
    assert codjo.post("/guichet/fermeture/").status_code == 302
    assert Day.objects.get().closed_at is not None
    assert "Le centre est fermé pour aujourd’hui." in text(codjo.get("/guichet/"))


def test_a_complaint_is_written_with_its_reference(codjo: Client) -> None:
    assert "se dépose à la borne" in text(codjo.get("/guichet/plainte/"))
    answer = codjo.post("/guichet/plainte/", {"case": "lok 7f3k 92xq a", "told": "Personne ne répond."})
    taken = Complaint.objects.get()
    assert taken.reference in text(answer)
    assert (taken.case, taken.told, taken.about) == ("LOK-7F3K-92XQ-A", "Personne ne répond.", "elsewhere")


def test_an_empty_complaint_and_a_wrong_reference_are_said_beside_their_field(codjo: Client) -> None:
    empty = codjo.post("/guichet/plainte/", {"told": " "})
    assert (empty.status_code, "Écrivez ce qui s’est passé" in text(empty)) == (422, True)
    wrong = codjo.post("/guichet/plainte/", {"case": "LOK-0000", "told": "Rien."})
    assert (wrong.status_code, "Cette référence ne se lit pas." in text(wrong)) == (422, True)
    assert not Complaint.objects.exists()


def test_an_incident_is_reported(codjo: Client) -> None:
    assert codjo.post("/guichet/incident/", {"kind": "power", "told": ""}).status_code == 422
    assert codjo.post("/guichet/incident/", {"kind": "power", "told": "Plus de courant."}).status_code == 302
    assert Incident.objects.get().told == "Plus de courant."


def test_a_visitor_presses_a_face_and_what_staff_enter_is_apart(client: Client, codjo: Client) -> None:
    stranger = Client()
    assert "Êtes-vous satisfait de votre visite ?" in text(stranger.get("/guichet/sortie/"))
    pressed = stranger.post("/guichet/sortie/", {"face": "yes"})
    assert "Votre avis est compté." in text(stranger.get(pressed.headers["Location"]))
    stranger.post("/guichet/sortie/", {"face": "other"})
    codjo.post("/guichet/avis/", {"satisfied": "no"})
    assert codjo.post("/guichet/avis/", {}).status_code == 422
    client.post("/guichet/sortie/", {"face": "yes"})  # Codjo's own browser: no visitor's
    assert [*Satisfaction.objects.order_by("pk").values_list("source", "satisfied")] == [
        ("visitor", True),
        ("staff", False),
    ]


def test_a_request_is_followed_from_what_was_last_heard_with_its_age(codjo: Client) -> None:
    at = timezone.now() - timedelta(hours=5)
    said = {
        "reference": "LOK-7F3K-92XQ-A",
        "state": "waiting",
        "words_fr": "En attente d’un agent.",
        "words_en": "Waiting for an officer.",
        "at": at.isoformat(),
        "promised_at": (at + timedelta(days=3)).isoformat(),
        "place_in_line": 12,
    }
    reception.note_status(said=said, act=an_act())
    page = text(codjo.post("/guichet/suivre/", {"reference": "lok7f3k92xqa"}))
    assert "En attente d’un agent." in page
    assert "il y a 5 heures" in page
    assert "12" in page
    english = text(codjo.post("/en/guichet/suivre/", {"reference": "lok7f3k92xqa"}))
    assert "Waiting for an officer." in english


def test_a_request_that_the_centre_does_not_know_is_said_so(codjo: Client) -> None:
    page = text(codjo.post("/guichet/suivre/", {"reference": "LOK-7F3K-92XQ-A"}))
    assert "Ce centre ne sait rien de LOK-7F3K-92XQ-A." in page
    assert codjo.post("/guichet/suivre/", {"reference": "x"}).status_code == 422


def test_whoever_has_no_phone_is_told_at_the_counter(codjo: Client) -> None:
    said = {"reference": "LOK-7F3K-92XQ-A", "state": "decided", "words_fr": "Votre document est prêt.", "words_en": "x"}
    reception.note_status(said={**said, "at": timezone.now().isoformat(), "reached": False}, act=an_act())
    assert "Votre document est prêt." in text(codjo.get("/guichet/"))
    assert codjo.post("/guichet/suivre/LOK-7F3K-92XQ-A/dit/").headers["Location"] == "/guichet/"
    assert "Votre document est prêt." not in text(codjo.get("/guichet/"))


@pytest.mark.parametrize(("size", "said"), [(1, "1 ko"), (34_400, "34 ko"), (2_600_000, "3 Mo")])
def test_weights_are_said_as_people_buy_them(size: int, said: str) -> None:
    assert weight(size).replace("\u00a0", " ") == said
