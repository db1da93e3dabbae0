"""Somebody writes to the desk at a kiosk, link up or down: the centre cannot read it, the answer comes to a code."""

import itertools
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from guichet.commons.printing import printers
from guichet.commons.sync import records
from guichet.commons.sync.models import Outgoing
from guichet.commons.sync.records import Carried
from guichet.domains.relations import contributions, entering
from guichet.domains.relations.models import Concern, RegisterEntry
from guichet.domains.relations.operations import OPEN_ENTRY
from guichet.domains.relations.vocabulary import Channel
from guichet.foundation.demonstration import clock
from guichet.foundation.keys import client as keys
from guichet.foundation.lib.operation import building
from guichet.foundation.work.models import Due
from tests.factories.acts import an_act
from tests.factories.catalogue import a_service, publish
from tests.factories.keepers import AKeeper
from tests.surfaces.counter import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("centre")]

KIOSK, PORTAL = "/borne/ecrire/", "/reclamations/"
NETWORKS = itertools.count(1)
SAID = {"kind": "complaint", "theme": "autre", "service": "certificat-invente", "text": "Rien ne vient depuis mai."}
RECEIVED = datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.fixture
def centre(keeper: AKeeper, settings: Any) -> None:
    settings.VAR, settings.HUB_URL = keeper.var, "https://guichet.example.bj"
    publish(a_service())
    keys.state_list().write_bytes((keeper.folder / "public.json").read_bytes())
    settings.NODE = "centre"


def a_visitor() -> Client:
    visitor = Client(REMOTE_ADDR=f"2001:db8:2:{next(NETWORKS):x}::1")
    assert visitor.post(f"{KIOSK}commencer/").headers["Location"] == KIOSK
    return visitor


def written(visitor: Client, **said: str) -> str:
    """The return code."""
    shown = text(visitor.post(KIOSK, {**SAID, **said}))
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", shown)
    assert found, shown
    return found[0]


def at_the_hub(settings: Any) -> None:
    """What waits at the centre arrives, and a worker opens it."""
    settings.NODE = "hub"
    with building():
        RegisterEntry.objects.all().delete()
    for row in Outgoing.objects.order_by("number"):
        record = records.read(bytes(row.content))
        act = records.act_of(record, "LOK")
        contributions.keep_entry(Carried(row.number, record.schema, record.body, act, RECEIVED))
    for due in Due.objects.filter(kind=OPEN_ENTRY):
        entering.open_entry(due.key, an_act())


def test_what_is_written_at_a_kiosk_is_answered_to_its_code(settings: Any) -> None:
    assert "Écrire à l’administration" in text(Client().get("/borne/"))
    visitor = a_visitor()
    assert "personne de ce centre ne peut le lire" in text(visitor.get(KIOSK))
    code = written(visitor)
    assert not Concern.objects.exists()
    assert SAID["text"].encode() not in bytes(Outgoing.objects.get().content)
    at_the_hub(settings)
    row = Concern.objects.get()
    assert (row.channel, row.place, row.opened_at) == (Channel.KIOSK, "LOK", RECEIVED)
    followed = text(Client().post(f"{PORTAL}suite/", {"code": code, "what": "read"}))
    assert SAID["text"] in followed


def test_it_is_taken_once_however_often_the_form_is_sent() -> None:
    visitor, once = a_visitor(), "0" * 32
    assert written(visitor, once=once) == written(visitor, once=once)
    assert (RegisterEntry.objects.count(), Outgoing.objects.count()) == (1, 1)


def test_who_works_there_does_not_even_see_that_somebody_wrote() -> None:
    written(a_visitor())
    assert RegisterEntry.objects.exists()
    assert entering.written_here("LOK", clock.now()) == {}


def test_what_is_missing_is_said_and_what_was_written_stays() -> None:
    visitor = a_visitor()
    career = visitor.post(KIOSK, {**SAID, "theme": "carriere"})
    assert (career.status_code, "donnez le numéro matricule" in text(career)) == (422, True)
    assert SAID["text"] in text(career)
    empty = visitor.post(KIOSK, {**SAID, "text": " "})
    assert (empty.status_code, "À corriger" in text(empty)) == (422, True)
    assert not RegisterEntry.objects.exists()


def test_one_kiosk_writes_twenty_messages_an_hour_and_the_next_is_kept_on_the_page() -> None:
    visitor = a_visitor()
    for number in range(20):
        written(visitor, once=f"{number:032d}")
    answer = visitor.post(KIOSK, {**SAID, "once": "9" * 32})
    assert (answer.status_code, SAID["text"] in text(answer)) == (422, True)
    assert RegisterEntry.objects.count() == 20


def test_the_code_is_printed_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    slips: list[Any] = []
    monkeypatch.setattr(printers, "hand_out", slips.append)
    visitor = a_visitor()
    code = written(visitor)
    assert not slips
    assert code in text(visitor.post(f"{KIOSK}imprimer/", {"code": code}))
    assert slips[0].lines[0].value == code
    assert visitor.post(f"{KIOSK}imprimer/", {"code": "x"}).headers["Location"] == KIOSK


def test_before_the_key_of_the_state_is_there_the_portal_is_shown(tmp_path: Path, settings: Any) -> None:
    visitor = a_visitor()
    settings.VAR = tmp_path
    answer = visitor.get(KIOSK)
    assert (answer.status_code, "https://guichet.example.bj/reclamations/" in text(answer)) == (404, True)
    assert "Écrire à l’administration" not in text(Client().get("/borne/"))
