"""While somebody does not believe the public log every screen says so, of the hub and of its centres."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from guichet.commons.public_log import contesting, publishing, signing
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log.auditing.sources import Folder
from guichet.commons.public_log.contesting import Contest
from guichet.commons.public_log.models import Seen
from guichet.commons.public_log.refusals import Malformed
from guichet.commons.public_log.vocabulary import Fault
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act

pytestmark = pytest.mark.django_db

SENTENCE = "Le journal public de l’État est contesté\N{NO-BREAK SPACE}: une de ses vérifications a échoué."
ENGLISH = "The State’s public log is contested: one of its checks failed."
COTONOU = "localhost/journal/COT"
OURS = "localhost/journal/LOK"


@pytest.fixture(autouse=True)
def var(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR = tmp_path
    return tmp_path


def raise_the_alarm(witness: str = COTONOU) -> None:
    public_log.keep_doubt(witness=witness, fault=Fault.FORKED, size=6, note="— x AAAA\n", act=an_act(NOON))
    contesting.publish()


@contextmanager
def as_centre(settings: Settings) -> Iterator[None]:
    settings.NODE, settings.CENTRE, settings.HUB_URL = "centre", "LOK", "https://guichet.example.bj"
    yield
    settings.NODE = "hub"


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("address", ["/", "/services/", "/journal/", "/verifier/", "/suivi/", "/borne/", "/ecran/"])
def test_each_screen_says_it_until_people_settled_it(client: Client, address: str) -> None:
    assert SENTENCE not in read(client, address)
    raise_the_alarm()
    assert read(client, address).count(SENTENCE) == 1
    public_log.settle(witness=COTONOU, by=("S-1", "S-2"), why="Restored.", act=an_act(NOON))
    contesting.publish()
    assert SENTENCE not in read(client, address)


def test_it_leads_to_why_but_for_a_kiosk_that_leads_nowhere_else(client: Client) -> None:
    raise_the_alarm()
    assert f'{SENTENCE}</strong> <a href="/journal/">Lire pourquoi</a>' in read(client, "/")
    assert f'{ENGLISH}</strong> <a href="/en/journal/">Read why</a>' in read(client, "/en/")
    assert "Lire pourquoi" not in read(client, "/borne/")
    assert "Lire pourquoi" not in read(client, "/ecran/")
    assert SENTENCE in client.get("/nowhere/").content.decode()


@pytest.mark.parametrize("address", ["/", "/services/", "/borne/"])
def test_it_costs_a_page_no_query_however_many_alarms_there_are(client: Client, address: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            read(client, address)
        return len(asked)

    read(client, address)
    calm = queries()
    for number in range(10):
        raise_the_alarm(f"witness-{number}.example")
    assert queries() == calm


def test_the_sequencer_tells_it_within_its_second(client: Client) -> None:
    public_log.keep_doubt(witness=COTONOU, fault=Fault.ROLLED_BACK, size=6, note="", act=an_act(NOON))
    assert client.get("/journal/contested").json() == []
    signing.run(an_act(NOON))
    assert client.get("/journal/contested").json() == [
        {"since": NOON.isoformat(), "witness": COTONOU, "fault": "rolled-back"}
    ]


def test_a_centre_learns_it_from_the_hub_and_says_who(client: Client, settings: Settings, tmp_path: Path) -> None:
    hub = tmp_path / "hub"
    hub.mkdir()
    theirs = hub / contesting.CONTESTED
    theirs.write_text(json.dumps([{"since": NOON.isoformat(), "witness": COTONOU, "fault": "forked"}]))
    with as_centre(settings):
        contesting.learn(Folder(hub))
        assert SENTENCE in read(client, "/borne/")
        assert f"Le témoin {COTONOU} ne croit plus ce journal" in read(client, "/journal/")
        theirs.unlink()  # the link is cut
        contesting.learn(Folder(hub))
        assert SENTENCE in read(client, "/borne/")
        theirs.write_bytes(contesting.NOBODY)
        contesting.learn(Folder(hub))
        assert SENTENCE not in read(client, "/borne/")


def test_a_centre_that_doubts_says_so_whatever_the_hub_says(client: Client, settings: Settings, tmp_path: Path) -> None:
    hub = tmp_path / "hub"
    hub.mkdir()
    (hub / contesting.CONTESTED).write_bytes(contesting.NOBODY)
    with building():
        Seen.objects.create(origin="localhost/journal", size=6, root=bytes(32), at=NOON, fault=Fault.FORKED)
    with as_centre(settings):
        contesting.learn(Folder(hub))
        assert contesting.contests() == [Contest(NOON, OURS, Fault.FORKED)]
        assert SENTENCE in read(client, "/borne/")
        assert SENTENCE not in read(client, "/ecran/")  # which says it in words of its own
        with building():
            Seen.objects.update(fault="")
        contesting.learn(Folder(hub))
        assert not contesting.is_contested()


@pytest.mark.parametrize("text", [b"", b"{}x", b"[1]", b'[{"since":"yesterday","witness":"x","fault":"forked"}]', b"7"])
def test_what_the_hub_says_wrongly_changes_nothing(text: bytes, settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(Malformed):
        contesting.read(text)
    raise_the_alarm()
    hub = tmp_path / "hub"
    hub.mkdir()
    (hub / contesting.CONTESTED).write_bytes(text)
    with as_centre(settings):
        contesting.learn(Folder(hub))
        assert [each.witness for each in contesting.contests()] == [COTONOU]


def test_the_file_is_written_when_something_changed_and_tells_the_first_first(client: Client) -> None:
    raise_the_alarm()
    file = publishing.folder() / contesting.CONTESTED
    before = file.stat().st_ino
    contesting.publish()
    assert file.stat().st_ino == before
    public_log.keep_doubt(witness=OURS, fault=Fault.ALTERED, size=6, note="", act=an_act(NOON - timedelta(days=1)))
    contesting.publish()
    assert [row["witness"] for row in client.get("/journal/contested").json()] == [OURS, COTONOU]
