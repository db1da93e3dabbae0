"""An instruction on the screens of the ministry, a department and a centre; all invented."""

from datetime import date, timedelta

import pytest
from django.test import Client

from guichet.commons.sync import records
from guichet.commons.sync.models import Outgoing
from guichet.domains.circulars.models import Duty, Extension, Instruction
from guichet.foundation.identity.vocabulary import RoleKind
from tests.surfaces.test_circulars import TODAY, a_centre, at_a_desk, counter, focal, ministry, read

__all__ = ["a_centre", "counter", "focal", "ministry"]
pytestmark = pytest.mark.django_db
HERE = "/agents/instructions/"
LATER = TODAY + timedelta(days=20)


@pytest.fixture
def head() -> Client:
    return at_a_desk(RoleKind.SUPERVISOR, "BJ-MO", "sena")


def on(name: str, day: date) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def given(client: Client, **more: object) -> Instruction:
    said = {"number": "I-7", "title": "Compter les chaises", "text": "Toutes.", "to": ["BJ-MO"], **on("due_on", LATER)}
    answer = client.post(f"{HERE}donner/", {**said, **more})
    assert answer.status_code == 302, read(answer)
    return Instruction.objects.latest("pk")


def passed(head: Client, **more: object) -> Duty:
    mine = Duty.objects.get(place="BJ-MO").reference
    said = {"remark": "Et la cour.", "to": ["LOK"], **on("due_on", TODAY + timedelta(days=9)), **more}
    answer = head.post(f"{HERE}a-faire/{mine}/transmettre/", said)
    assert answer.status_code == 302, read(answer)
    return Duty.objects.get(place="LOK")


def test_it_goes_from_the_ministry_to_a_centre_and_back(ministry: Client, head: Client, focal: Client) -> None:
    assert "Vous n’avez rien à faire." in read(focal.get(HERE))
    row = given(ministry)
    assert "1 instruction attend une réponse." in read(head.get("/agents/"))
    assert "Aucun centre ne l’a encore reçue de vous." in read(head.get(f"{HERE}{row.reference}/"))
    duty = passed(head)
    page = read(focal.get(f"{HERE}a-faire/{duty.reference}/"))
    assert "Et la cour." in page
    assert "La transmettre aux centres" not in page
    early = head.post(f"{HERE}a-faire/{Duty.objects.get(place='BJ-MO').reference}/", {"words": "Fait."})
    assert (early.status_code, "tous n’ont pas encore répondu" in read(early)) == (422, True)
    assert focal.post(f"{HERE}a-faire/{duty.reference}/", {"words": "Onze."}).status_code == 302
    again = focal.post(f"{HERE}a-faire/{duty.reference}/", {"words": "Douze."})
    assert (again.status_code, "déjà été dite faite" in read(again)) == (422, True)
    assert (
        head.post(f"{HERE}a-faire/{Duty.objects.get(place='BJ-MO').reference}/", {"words": "Onze."}).status_code == 302
    )
    page = read(ministry.get(f"{HERE}{row.reference}/"))
    assert "2 faites sur 2, 0 en retard" in page
    assert "Onze." in page
    assert "2 sur 2" in read(ministry.get(HERE))
    assert "CCSP Lokossa" in read(head.get(f"{HERE}{row.reference}/"))


def test_time_is_asked_with_a_reason_and_answered_by_who_gave_it(ministry: Client, head: Client, focal: Client) -> None:
    row = given(ministry)
    duty = passed(head)
    ask = f"{HERE}a-faire/{duty.reference}/delai/"
    assert "Le délai court jusqu’au" in read(focal.get(ask))
    sooner = focal.post(ask, {"reason": "La pluie.", **on("until_on", TODAY + timedelta(days=2))})
    assert (sooner.status_code, "Demandez un jour plus éloigné" in read(sooner)) == (422, True)
    assert focal.post(ask, {"reason": "La pluie.", **on("until_on", TODAY + timedelta(days=15))}).status_code == 302
    assert "délai demandé" in read(focal.get(HERE))
    asked = Extension.objects.get().reference
    for page in (read(head.get(HERE)), read(head.get(f"{HERE}{row.reference}/"))):
        assert "CCSP Lokossa demande un délai pour I-7" in page
    assert ministry.get(f"{HERE}delais/{asked}/").status_code == 404
    silent = head.post(f"{HERE}delais/{asked}/", {"granted": "no", "words": ""})
    assert silent.status_code == 422
    assert head.post(f"{HERE}delais/{asked}/", {"granted": "yes", "words": "Entendu."}).status_code == 302
    assert "accordé, Entendu." in read(focal.get(f"{HERE}a-faire/{duty.reference}/"))


def test_what_may_not_be_given_is_said_beside_its_field(ministry: Client, head: Client) -> None:
    given(ministry)
    said = {"number": "I-7", "title": "Encore", "text": "Toutes.", "to": ["BJ-MO"]}
    taken = ministry.post(f"{HERE}donner/", {**said, **on("due_on", LATER)})
    assert (taken.status_code, "déjà celle d’un autre texte" in read(taken)) == (422, True)
    past = ministry.post(f"{HERE}donner/", {**said, "number": "I-8", **on("due_on", TODAY - timedelta(days=1))})
    assert (past.status_code, "Ce jour est déjà passé" in read(past)) == (422, True)
    mine = Duty.objects.get(place="BJ-MO").reference
    later = head.post(f"{HERE}a-faire/{mine}/transmettre/", {"to": ["LOK"], **on("due_on", LATER + timedelta(days=1))})
    assert (later.status_code, "Vous devez vous-même répondre avant" in read(later)) == (422, True)


def test_one_that_was_replaced_says_by_which(ministry: Client, head: Client, focal: Client) -> None:
    former = given(ministry)
    duty = passed(head)
    given(ministry, number="I-8", replaces=former.reference)
    late = focal.post(f"{HERE}a-faire/{duty.reference}/", {"words": "Onze."})
    assert (late.status_code, "I-7 a été remplacée par I-8" in read(late)) == (422, True)
    assert "remplacée par I-8" in read(ministry.get(HERE))
    assert "I-7 a été remplacée par I-8" in read(ministry.get(f"{HERE}{former.reference}/"))


def test_another_place_finds_nothing(ministry: Client, head: Client) -> None:
    row = given(ministry)
    duty = passed(head)
    stranger = at_a_desk(RoleKind.FOCAL_POINT, "OUI", "bio")
    for tail in (
        f"{row.reference}/",
        f"a-faire/{duty.reference}/",
        f"a-faire/{duty.reference}/delai/",
        f"a-faire/{duty.reference}/transmettre/",
        "delais/none/",
    ):
        assert stranger.get(f"{HERE}{tail}").status_code == 404
    assert stranger.get(f"{HERE}donner/").status_code == 403
    for tail, said in (("", {"words": "Fait."}), ("delai/", {"reason": "Si.", **on("until_on", LATER)})):
        assert stranger.post(f"{HERE}a-faire/{duty.reference}/{tail}", said).status_code == 404


def test_ten_given_turn_their_own_page(ministry: Client) -> None:
    for number in range(11):
        given(ministry, number=f"n/{number}")
    assert "n/0" in read(ministry.get(f"{HERE}?page=2&liste=donnees"))
    assert "n/10" in read(ministry.get(HERE))


def test_a_counter_answers_with_the_link_down(head: Client, counter: Client) -> None:
    here = "/guichet/instructions/"
    assert "Rien n’est demandé à ce centre." in read(counter.get(here))
    answer = head.post(
        f"{HERE}donner/",
        {"number": "I-9", "title": "Compter", "text": "Toutes.", "to": ["LOK"], **on("due_on", LATER)},
    )
    assert answer.status_code == 302, read(answer)
    duty = Duty.objects.get()
    assert "1 instruction à faire" in read(counter.get("/guichet/"))
    assert "I-9" in read(counter.get(here))
    page = read(counter.get(f"{here}{duty.reference}/"))
    assert "votre réponse est gardée ici et partira d’elle-même" in page
    ask = f"{here}{duty.reference}/delai/"
    assert counter.get(ask).status_code == 200
    assert counter.post(ask, {"reason": "La pluie.", **on("until_on", LATER)}).status_code == 422
    later = {"reason": "La pluie.", **on("until_on", LATER + timedelta(days=3))}
    assert counter.post(ask, later).status_code == 302
    assert "la réponse n’est pas encore venue" in read(counter.post(ask, later))
    assert counter.post(f"{here}{duty.reference}/", {"words": ""}).status_code == 422
    assert counter.post(f"{here}{duty.reference}/", {"words": "Onze."}).status_code == 302
    assert "déjà été dite faite" in read(counter.post(f"{here}{duty.reference}/", {"words": "Douze."}))
    kinds = [records.read(bytes(row.content)).kind for row in Outgoing.objects.order_by("pk")]
    assert kinds == ["circulars.time-asked", "circulars.done"]
    for tail in ("none/", "none/delai/"):
        assert counter.get(f"{here}{tail}").status_code == 404
    assert counter.post(f"{here}none/", {"words": "Si."}).status_code == 404
