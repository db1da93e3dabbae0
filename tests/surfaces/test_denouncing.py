"""A bribe is denounced without a name, read by the inspection alone, and answered to whoever holds the code."""

import itertools
import re
from typing import Any

import pytest
from django.test import Client

from guichet.domains.relations.models import Denunciation, Line
from guichet.foundation.identity.models import Allowance
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.surfaces.ui import wording
from tests.factories.catalogue import a_service, publish
from tests.factories.identity import give, make_citizen, make_staff, sign_in_citizen, sign_in_staff
from tests.factories.keepers import AKeeper
from tests.surfaces.counter import text

pytestmark = pytest.mark.django_db

DENOUNCE, FOLLOW, DESK = "/denoncer/", "/denoncer/suite/", "/agents/denonciations/"
NETWORKS = itertools.count(1)
TOLD = "Il a fermé la porte et demandé cinq mille francs."


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: Any) -> None:
    settings.VAR = keeper.var
    publish(a_service())


def a_stranger() -> Client:
    """From a network of their own: what one writes is counted for nobody else."""
    return Client(REMOTE_ADDR=f"2001:db8:0:{next(NETWORKS):x}::1")


def denounced(client: Client, **said: str) -> str:
    """The return code."""
    shown = text(client.post(DENOUNCE, {"told": TOLD, **said}))
    assert "Il n’est montré qu’une fois" in shown
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", shown)
    assert found, shown
    return found[0]


def once_of(page: str) -> str:
    """What the form was drawn with."""
    found = re.search(r'name="once" value="([0-9a-f]{32})"', page)
    assert found, page
    return found[1]


def an_inspector(authority: str = "") -> Client:
    client, staff = Client(), make_staff(f"inspection{authority}@exemple.bj", "Invented Inspector")
    give(staff, RoleKind.ADMINISTRATOR, authority="", unit="")
    if authority:
        give(staff, RoleKind.OFFICER, authority=authority, unit="")
    sign_in_staff(client, staff)
    return client


def reference() -> str:
    return Denunciation.objects.get().reference


def test_a_bribe_is_denounced_read_answered_and_the_answer_is_read_with_the_code() -> None:
    stranger, inspector = a_stranger(), an_inspector()
    code = denounced(stranger, amount="5000", office="Guichet 3", service="Casier")
    assert "à répondre" in text(inspector.get(DESK))
    read = text(inspector.get(f"{DESK}{reference()}/"))
    assert [words in read for words in (TOLD, "Guichet 3", "Casier", wording.amount(5000))] == [True] * 4
    inspector.post(f"{DESK}{reference()}/", {"text": "Nous y allons."})
    assert "répondue" in text(inspector.get(DESK))
    followed = text(Client().post(FOLLOW, {"code": code.lower().replace("-", " "), "text": ""}))
    assert "Nous y allons." in followed
    assert TOLD not in followed


def test_whoever_comes_back_adds_something_and_the_inspection_sees_that_it_waits_again() -> None:
    code, inspector = denounced(a_stranger()), an_inspector()
    inspector.post(f"{DESK}{reference()}/", {"text": "À quelle heure ?"})
    added = text(Client().post(FOLLOW, {"code": code, "text": "Vers dix heures."}))
    assert "Ce que vous avez ajouté est transmis." in added
    assert "à répondre" in text(inspector.get(DESK))
    assert "Vers dix heures." in text(inspector.get(f"{DESK}{reference()}/"))


def test_nothing_says_who_denounced_even_when_they_were_signed_in() -> None:
    client, citizen = a_stranger(), make_citizen()
    sign_in_citizen(client, citizen)
    denounced(client)
    told = Entry.objects.of_kind("relations.denounced").get()
    assert (told.actor_kind, told.actor, told.place, told.facts) == (
        "anonymous",
        "nobody",
        "",
        {"denunciation": reference()},
    )
    assert (told.at.minute, told.at.second) == (0, 0)
    assert not Allowance.objects.exists()


def test_a_form_sent_twice_gives_the_same_code_and_is_written_once() -> None:
    stranger, once = a_stranger(), once_of(text(Client().get(DENOUNCE)))
    assert denounced(stranger, once=once) == denounced(stranger, once=once)
    assert (Denunciation.objects.count(), Line.objects.count()) == (1, 1)
    assert denounced(stranger, once=once, office="Guichet 3") == denounced(stranger, once=once)
    assert (Denunciation.objects.count(), Line.objects.count()) == (1, 2)


def test_what_is_added_by_a_form_sent_twice_is_added_once() -> None:
    code, once = denounced(a_stranger()), once_of(text(Client().get(FOLLOW)))
    for _each in range(2):
        Client().post(FOLLOW, {"code": code, "text": "Vers dix heures.", "once": once})
    assert Line.objects.count() == 2


@pytest.mark.parametrize("once", ["", "x", "é" * 32])
def test_what_a_browser_made_up_instead_of_the_drawn_number_leads_to_a_code_of_its_own(once: str) -> None:
    assert denounced(a_stranger(), once=once) != denounced(a_stranger(), once=once)


def test_a_stranger_leaves_with_no_session() -> None:
    stranger = a_stranger()
    stranger.get(DENOUNCE)
    denounced(stranger)
    assert set(stranger.cookies) <= {"csrftoken"}


def test_what_is_denounced_lies_under_seal_and_its_code_nowhere() -> None:
    code = denounced(a_stranger())
    assert b"mille francs" not in bytes(Line.objects.get().sealed)
    assert code not in Denunciation.objects.get().imprint


def test_who_works_for_the_authority_that_is_named_never_reads_it() -> None:
    named = a_service().authority
    denounced(a_stranger(), authority=named)
    barred = an_inspector(named)
    assert "Aucune dénonciation." in text(barred.get(DESK))
    assert barred.get(f"{DESK}{reference()}/").status_code == 404
    assert an_inspector().get(f"{DESK}{reference()}/").status_code == 200


def test_an_administrator_of_one_authority_inspects_nothing() -> None:
    denounced(a_stranger())
    client, staff = Client(), make_staff("admin@exemple.bj", "Invented Administrator")
    give(staff, RoleKind.ADMINISTRATOR, authority="anpe", unit="")
    sign_in_staff(client, staff)
    assert "Aucune dénonciation." in text(client.get(DESK))
    assert client.post(f"{DESK}{reference()}/", {"text": "Rien."}).status_code == 404


def test_each_opening_is_journalled() -> None:
    denounced(a_stranger())
    an_inspector().get(f"{DESK}{reference()}/")
    assert Entry.objects.of_kind("relations.denunciation-read").get().subject == reference()
    assert Entry.objects.of_kind("keys.used").count() == 2


@pytest.mark.parametrize("code", ["0000-0000-0000", "x", "¹²³"])
def test_a_code_that_opens_nothing_is_refused_in_one_sentence(code: str) -> None:
    denounced(a_stranger())
    refused = Client().post(FOLLOW, {"code": code, "text": "Bonjour."})
    assert (refused.status_code, "n’ouvre aucune dénonciation" in text(refused)) == (422, True)
    assert Line.objects.count() == 1


def test_nothing_told_is_refused() -> None:
    refused = Client().post(DENOUNCE, {"told": " "})
    assert (refused.status_code, Denunciation.objects.exists()) == (422, False)


def test_one_network_writes_five_in_an_hour_and_no_more() -> None:
    insistent = a_stranger()
    for _each in range(5):
        denounced(insistent)
    refused = insistent.post(DENOUNCE, {"told": TOLD})
    assert (refused.status_code, "Réessayez dans une heure" in text(refused)) == (422, True)
    assert a_stranger().post(DENOUNCE, {"told": TOLD}).status_code == 200


def test_without_an_answer_the_page_says_to_come_back() -> None:
    assert "Pas encore de réponse." in text(Client().post(FOLLOW, {"code": denounced(a_stranger()), "text": ""}))


def test_an_answer_without_words_is_refused_and_a_silent_keeper_shows_nothing(keeper: AKeeper) -> None:
    denounced(a_stranger())
    inspector = an_inspector()
    assert inspector.post(f"{DESK}{reference()}/", {"text": ""}).status_code == 422
    keeper.kill()
    silent = inspector.get(f"{DESK}{reference()}/")
    assert (silent.status_code, TOLD in text(silent)) == (503, False)
    keeper.start()
