"""A bribe denounced at a centre, link up or down: the centre cannot read it, the inspection does, nothing stays."""

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
from guichet.domains.relations import contributions, denouncing
from guichet.domains.relations.models import Denunciation, Line, Parcel
from guichet.domains.relations.operations import OPEN_PARCEL
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from guichet.foundation.lib.act import Surface
from guichet.foundation.work.models import Due
from tests.factories.acts import an_act
from tests.factories.catalogue import a_service, publish
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.factories.keepers import AKeeper
from tests.surfaces.counter import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("centre")]

KIOSK, PORTAL = "/borne/denoncer/", "/denoncer/"
NETWORKS = itertools.count(1)
TOLD = "Il a fermé la porte et demandé cinq mille francs."
RECEIVED = datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.fixture
def centre(keeper: AKeeper, settings: Any) -> None:
    """A centre which the national node gave its list of public keys; the keeper is the national one."""
    settings.VAR, settings.HUB_URL = keeper.var, "https://guichet.example.bj"
    publish(a_service())
    keys.state_list().write_bytes((keeper.folder / "public.json").read_bytes())
    settings.NODE = "centre"


def a_visitor() -> Client:
    visitor = Client(REMOTE_ADDR=f"2001:db8:1:{next(NETWORKS):x}::1")
    assert visitor.post(f"{KIOSK}commencer/").headers["Location"] == KIOSK
    return visitor


def denounced(visitor: Client, address: str = KIOSK, **said: str) -> str:
    """The return code."""
    shown = text(visitor.post(address, {"told": TOLD, **said}))
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", shown)
    assert found, shown
    return found[0]


def at_the_hub(settings: Any) -> None:
    """What waits at the centre arrives, and a worker opens it."""
    settings.NODE = "hub"
    for row in Outgoing.objects.order_by("number"):
        record = records.read(bytes(row.content))
        act = records.act_of(record, "LOK")
        contributions.keep(Carried(row.number, record.schema, record.body, act, RECEIVED))
    for due in Due.objects.filter(kind=OPEN_PARCEL):
        denouncing.open_parcel(due.key, an_act())


def test_what_is_denounced_at_a_centre_is_read_by_the_inspection_and_answered_to_the_code(settings: Any) -> None:
    code = denounced(a_visitor(), office="Guichet 3", authority="invente")
    assert not Denunciation.objects.exists()
    at_the_hub(settings)
    found = Denunciation.objects.get()
    assert (found.authority, Parcel.objects.count()) == ("invente", 0)
    inspector, staff = Client(), make_staff("inspection@exemple.bj", "Invented Inspector")
    give(staff, RoleKind.ADMINISTRATOR, authority="", unit="")
    sign_in_staff(inspector, staff)
    read = text(inspector.get(f"/agents/denonciations/{found.reference}/"))
    assert [words in read for words in (TOLD, "Guichet 3")] == [True, True]
    inspector.post(f"/agents/denonciations/{found.reference}/", {"text": "Nous y allons."})
    assert "Nous y allons." in text(Client().post("/denoncer/suite/", {"code": code, "text": ""}))


def test_it_is_taken_once_however_often_it_is_sent_or_arrives(settings: Any) -> None:
    visitor, once = a_visitor(), "0" * 32
    assert denounced(visitor, once=once) == denounced(visitor, once=once)
    for _each in range(2):
        at_the_hub(settings)
    denouncing.open_parcel(Due.objects.get(kind=OPEN_PARCEL).key, an_act())
    assert (Denunciation.objects.count(), Line.objects.count()) == (1, 1)


def test_the_centre_keeps_nothing_that_it_could_read_and_the_national_node_not_where_it_was(
    settings: Any, keeper: AKeeper
) -> None:
    code = denounced(a_visitor(), authority="invente")
    row = Outgoing.objects.get()
    assert not [each for each in (TOLD, "invente", code) if each.encode() in bytes(row.content)]
    assert (row.recorded_at.minute, row.recorded_at.second) == (0, 0)
    assert not Entry.objects.filter(kind__startswith="relations").exists()
    at_the_hub(settings)
    told = Entry.objects.of_kind("relations.denounced").get()
    assert (told.actor, told.place, told.surface) == ("nobody", "", Surface.PORTAL)
    assert found_nothing_in(keeper.var)


def found_nothing_in(folder: Path) -> bool:
    return not [path for path in folder.rglob("*") if path.is_file() and b"mille francs" in path.read_bytes()]


def test_all_that_leaves_the_centre_has_one_of_few_sizes() -> None:
    denounced(a_visitor())
    denounced(a_visitor(), office="Au fond du couloir, la troisième porte")
    one, other = (len(bytes(row.content)) for row in Outgoing.objects.all())
    assert one == other


def test_the_code_is_printed_when_it_is_asked_for_and_waits_a_short_while_only(monkeypatch: pytest.MonkeyPatch) -> None:
    slips: list[Any] = []
    monkeypatch.setattr(printers, "hand_out", slips.append)
    visitor = a_visitor()
    code = denounced(visitor)
    assert not slips
    shown = visitor.post(f"{KIOSK}imprimer/", {"code": code.lower()})
    assert (code in text(shown), slips[0].lines[0].value) == (True, code)
    assert "https://guichet.example.bj/denoncer/suite/" in slips[0].notes[0].replace("\u00a0", " ")
    assert 'data-idle="45"' in text(shown)
    assert visitor.post(f"{KIOSK}imprimer/", {"code": "x"}).headers["Location"] == KIOSK


def test_nothing_is_left_on_the_kiosk_after_the_end() -> None:
    visitor = a_visitor()
    denounced(visitor)
    over = visitor.post("/borne/passage/fin/")
    assert "cookies" in over.headers["Clear-Site-Data"]
    assert visitor.get(KIOSK).status_code == 410
    assert visitor.get(KIOSK).headers["Cache-Control"] == "no-store"


def test_a_phone_on_the_wifi_of_the_centre_denounces_too() -> None:
    shown = text(a_visitor().post(PORTAL, {"told": TOLD}))
    assert "Personne de ce centre ne peut le lire." in shown
    assert "https://guichet.example.bj/denoncer/suite/" in shown
    assert Outgoing.objects.count() == 1


def test_before_the_key_of_the_state_is_there_the_national_portal_is_named_and_nothing_is_taken(
    tmp_path: Path, settings: Any
) -> None:
    settings.VAR = tmp_path
    visitor = a_visitor()
    for address in (KIOSK, PORTAL):
        answer = visitor.post(address, {"told": TOLD})
        assert (answer.status_code, "Cette page est sur le portail national" in text(answer)) == (404, True)
        assert "https://guichet.example.bj/denoncer/" in text(answer)
    assert not Outgoing.objects.exists()
    assert "Dénoncer" not in text(visitor.get("/borne/"))


def test_an_empty_one_is_refused_in_words_and_the_form_is_one_touch_from_the_welcome() -> None:
    visitor = a_visitor()
    assert "Dénoncer une demande d’argent" in text(visitor.get("/borne/"))
    assert "seule l’inspection peut le lire" in text(visitor.get(KIOSK))
    refused = visitor.post(KIOSK, {"told": " "})
    assert (refused.status_code, "À corriger" in text(refused)) == (422, True)


def test_one_kiosk_writes_five_in_an_hour() -> None:
    insistent = a_visitor()
    for _each in range(5):
        denounced(insistent)
    refused = insistent.post(KIOSK, {"told": TOLD})
    assert (refused.status_code, "Réessayez dans une heure" in text(refused)) == (422, True)
