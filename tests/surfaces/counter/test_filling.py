"""A request filled with its person at the counter: given, put right, sealed when they leave, kept for later, left."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from guichet.commons.intake import contents, registry, sending
from guichet.commons.intake import operations as intake
from guichet.commons.intake.models import Draft, Given
from guichet.commons.intake.tickets import leaving
from guichet.domains.reception import operations as reception
from guichet.domains.reception.vocabulary import Hand
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.models import Mandate
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.lib.operation import building
from guichet.foundation.places import references
from guichet.foundation.work.models import Due
from tests.domains.reception import at_lokossa, by_a_visitor
from tests.factories.catalogue import publish
from tests.factories.requests import CODE, Desk, a_procedure, a_question
from tests.surfaces.counter import text
from tests.surfaces.counter.test_mandates import OPEN, WITNESSED

pytestmark = pytest.mark.django_db

DESK = "/guichet/demande/"
NAME = {"nom": "Afi Houngbédji", "asked": "nom"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.VAR = tmp_path
    publish(a_procedure(a_question("text", "nom")))
    return tmp_path


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk()
    monkeypatch.setattr(registry, "_receivers", [desk.receive])
    return desk


def begun(codjo: Client, **changes: object) -> None:
    """Afi's name is written under her mandate."""
    page = codjo.post(OPEN, {**WITNESSED, **changes}).headers["Location"]
    codjo.post(f"{page}commencer/")
    codjo.post(f"{DESK}question/nom/", NAME)


@pytest.fixture
def filled(codjo: Client) -> Client:
    begun(codjo)
    return codjo


def code_of(kept: str) -> str:
    found = re.search(r'<strong class="receipt__reference">(\w{4}-\w{4})</strong>', kept)
    assert found is not None
    return found[1]


def test_it_is_given_with_a_receipt_and_can_be_put_right_until_the_person_leaves(filled: Client, desk: Desk) -> None:
    assert "Afi Houngbédji" in text(filled.get(f"{DESK}relire/"))
    receipt = text(filled.post(f"{DESK}relire/", follow=True))
    reference = Draft.objects.get().reference
    for said in ("La demande est remise", reference, "Elle peut encore être corrigée.", "Codjo Dossa, sous le mandat"):
        assert said in receipt
    assert not desk.received
    filled.post(f"{DESK}question/nom/", {**NAME, "nom": "Afi Adjovi"})
    assert "La demande est déjà remise." in text(filled.get(f"{DESK}relire/"))
    filled.post(f"{DESK}relire/")
    before = Due.objects.get(key=reference).due_at
    assert filled.post(f"{DESK}terminer/").headers["Location"] == "/guichet/"
    after = Due.objects.get(key=reference).due_at
    assert before is not None
    assert after is not None
    assert after < before
    sending.send_given(reference=reference, recipient=desk.key)
    held = contents.read(desk.opened(desk.received[0]))
    assert (held.answers["nom"], held.assisted_by, held.mandated_by) == ("Afi Adjovi", "Codjo Dossa", "Afi Houngbédji")
    assert filled.get(DESK).status_code == 409


def test_the_receipt_comes_out_of_the_printer_and_once_more_when_asked(
    filled: Client, tmp_path: Path, settings: Any
) -> None:
    settings.RECEIPT_PRINTER = str(tmp_path)
    assert "Votre papier sort de l’imprimante" in text(filled.post(f"{DESK}relire/", follow=True))
    filled.post(f"{DESK}recu/imprimer/")
    assert len(list(tmp_path.glob("*.escpos"))) == 2


def test_what_is_sent_already_is_shown_and_not_changed(filled: Client, desk: Desk) -> None:
    filled.post(f"{DESK}relire/")
    sending.send_given(reference=Draft.objects.get().reference, recipient=desk.key)
    assert filled.post(f"{DESK}question/nom/", NAME).headers["Location"] == f"{DESK}recu/"
    shown = text(filled.get(f"{DESK}recu/"))
    assert "Codjo Dossa, sous le mandat" in shown
    assert "Elle peut encore être corrigée." not in shown


def test_nothing_is_given_while_an_answer_is_missing(codjo: Client) -> None:
    codjo.post(f"{codjo.post(OPEN, WITNESSED).headers['Location']}commencer/")
    assert "Il manque encore une réponse." in text(codjo.get(f"{DESK}relire/"))
    assert codjo.post(f"{DESK}relire/").status_code == 409
    assert codjo.get(f"{DESK}recu/").headers["Location"] == DESK
    assert not Given.objects.exists()


def test_an_answer_saved_quietly_says_nothing_and_a_refusal_asks_for_the_whole_page(filled: Client) -> None:
    quiet = {"HX-Request": "true"}
    assert filled.post(f"{DESK}question/nom/", NAME, headers=quiet).status_code == 204
    filled.post(f"{DESK}terminer/")
    assert filled.post(f"{DESK}question/nom/", NAME, headers=quiet).headers["HX-Refresh"] == "true"


def test_a_mandate_that_lets_nobody_send_says_so_and_the_answers_stay(codjo: Client) -> None:
    begun(codjo, scopes=["fill"])
    refused = codjo.post(f"{DESK}relire/")
    assert (refused.status_code, "Il permet seulement de : remplir la demande." in text(refused)) == (409, True)
    assert "Afi Houngbédji" in text(codjo.get(f"{DESK}relire/"))


def test_the_person_sends_herself_what_was_written_for_her(codjo: Client, desk: Desk) -> None:
    begun(codjo, scopes=["fill"])
    code, act = code_of(text(codjo.post(f"{DESK}plus-tard/"))), by_a_visitor(timezone.now())
    hold = intake.resume(reference=Draft.objects.get().reference, proof=code, act=act)
    assert hold is not None
    sending.send(hold=hold, recipient=desk.key, act=act)
    assert contents.read(desk.opened(desk.received[0])).assisted_by == "Codjo Dossa"


def test_kept_for_later_it_comes_back_with_its_ticket(filled: Client) -> None:
    code, reference = code_of(text(filled.post(f"{DESK}plus-tard/"))), Draft.objects.get().reference
    assert filled.get(DESK).status_code == 409
    assert reference in text(filled.get("/guichet/"))
    assert "Le ticket de la personne le dit." in text(filled.get(f"{DESK}reprendre/"))
    wrong = filled.post(f"{DESK}reprendre/", {"reference": reference, "code": "0000-0000"})
    assert (wrong.status_code, "n’ouvrent aucune demande" in text(wrong)) == (422, True)
    back = filled.post(f"{DESK}reprendre/", {"reference": reference, "code": code}, follow=True)
    assert "Relisez les réponses avec la personne" in text(back)


def test_a_ticket_of_another_centre_says_where_it_goes_on(codjo: Client) -> None:
    refused = codjo.post(f"{DESK}reprendre/", {"reference": references.allocate(PlaceId("PAR")), "code": "0000-0000"})
    assert (refused.status_code, "Ce ticket vient d’un autre lieu (PAR)." in text(refused)) == (422, True)


def test_what_a_visitor_began_alone_is_not_taken_over_with_its_ticket(codjo: Client) -> None:
    act = by_a_visitor(timezone.now())
    ticket = leaving.keep(hold=intake.start(service=CODE, language="fr", act=act), act=act)
    refused = codjo.post(f"{DESK}reprendre/", {"reference": ticket.reference, "code": ticket.code})
    assert (refused.status_code, "commencée sans mandat" in text(refused)) == (422, True)
    assert intake.resume(reference=ticket.reference, proof=ticket.code, act=act) is not None


def test_left_without_being_given_it_waits_a_day_and_goes_on_under_its_mandate(filled: Client) -> None:
    filled.post(f"{DESK}terminer/")
    reference = Draft.objects.get().reference
    assert Entry.objects.of_kind("intake.draft-let-go").count() == 1
    assert reference in text(filled.get("/guichet/"))
    assert "Relisez" in text(filled.post(f"{DESK}laissees/{reference}/", follow=True))
    filled.post(f"{DESK}terminer/")
    with building():
        Mandate.objects.update(revoked_at=timezone.now())
    refused = filled.post(f"{DESK}laissees/{reference}/")
    assert (refused.status_code, "a retiré ce mandat" in text(refused)) == (409, True)


def test_what_a_visitor_left_on_a_kiosk_goes_back_to_its_author_with_a_ticket(codjo: Client) -> None:
    act = by_a_visitor(timezone.now())
    hold = intake.start(service=CODE, language="fr", act=act)
    intake.let_go(reference=hold.reference, act=act)
    assert "Rendre à la personne" in text(codjo.get("/guichet/"))
    assert "Donnez ce ticket à la personne" in text(codjo.post(f"{DESK}laissees/{hold.reference}/"))
    assert codjo.get(DESK).status_code == 409
    assert codjo.post(f"{DESK}laissees/{hold.reference}/").status_code == 409


def test_beginning_another_sets_down_what_was_in_hand(filled: Client) -> None:
    first, mandate = Draft.objects.get().reference, Mandate.objects.get().reference
    filled.post(f"/guichet/mandats/{mandate}/commencer/")
    assert Draft.objects.get(reference=first).holder == ""
    identity.revoke_mandate(mandate=mandate, act=at_lokossa(timezone.now()))
    assert "a retiré ce mandat" in text(filled.post(f"/guichet/mandats/{mandate}/commencer/"))


def test_a_paper_that_was_seen_goes_under_the_seal(filled: Client, desk: Desk) -> None:
    assert "Aucun papier n’a encore été vu." in text(filled.get(f"{DESK}relire/"))
    assert "Certificat d’identification personnelle (CIP)" in text(filled.get(f"{DESK}identite/"))
    wrong = filled.post(f"{DESK}identite/", {"paper": "cip", "last": "123456"})
    assert (wrong.status_code, "quatre au plus" in text(wrong)) == (422, True)
    seen = text(filled.post(f"{DESK}identite/", {"paper": "cip", "last": "4521"}, follow=True))
    assert "Vue ici : certificat d’identification personnelle (CIP), numéro finissant par 4521." in seen
    filled.post(f"{DESK}relire/")
    sending.send_given(reference=Draft.objects.get().reference, recipient=desk.key)
    held = contents.read(desk.opened(desk.received[0]))
    assert (held.vouched["by"], held.vouched["paper"], held.vouched["last"]) == ("Codjo Dossa", "cip", "4521")


def test_after_a_red_hand_nothing_is_given_before_it_is_put_right(filled: Client, desk: Desk) -> None:
    answered(filled, Hand.RED)
    refused = filled.post(f"{DESK}relire/")
    assert (refused.status_code, "La personne a dit non à la relecture." in text(refused)) == (409, True)
    filled.post(f"{DESK}question/nom/", {**NAME, "nom": "Afi Adjovi"})
    answered(filled, Hand.GREEN)
    filled.post(f"{DESK}relire/")
    sending.send_given(reference=Draft.objects.get().reference, recipient=desk.key)
    assert contents.read(desk.opened(desk.received[0])).read_back == "green"


def answered(codjo: Client, hand: Hand) -> None:
    """The person's own hand, after all was shown to them on the kiosk."""
    draft = Draft.objects.get()
    sent = {"draft": draft.reference, "mandate": draft.mandate}
    code = str(codjo.post("/guichet/relecture/commencer/", sent).headers["Location"]).split("/")[-3]
    reception.raise_hand(code=code, hand=hand, act=by_a_visitor(timezone.now()))
