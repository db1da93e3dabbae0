"""The files of the public log, as anybody's program asks for them."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from guichet.commons.public_log import notes, queries, signing
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log.auditing import reading
from guichet.commons.public_log.refusals import Missing
from guichet.commons.public_log.vocabulary import Fault
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_ready_case, publish_the_service
from tests.factories.keepers import AKeeper
from tests.factories.places import make_centre

pytestmark = pytest.mark.django_db


class Site:
    """A log's files, asked of the site itself."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def file(self, name: str) -> bytes:
        answer = self._client.get(f"/journal/{name}")
        if answer.status_code != 200:
            raise Missing(name)
        return answer.content


@pytest.fixture(autouse=True)
def published(settings: Settings, keeper: AKeeper, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    (tmp_path / "keeper").symlink_to(keeper.folder)
    publish_the_service()
    for _ in range(3):
        a_ready_case()
    signing.run(an_act(NOON + timedelta(days=1)))


def test_a_stranger_reads_the_whole_log_with_its_key_alone(client: Client) -> None:
    key = notes.read_verifier(client.get("/journal/keys").content.decode().splitlines()[-1])
    log = reading.read(Site(client), key)
    assert len(log.lines) == queries.size()
    assert {line["kind"] for line in log.lines} == {"rule-published", "received", "ready"}


def test_what_never_changes_is_kept_for_ever_and_the_checkpoint_for_a_second(client: Client) -> None:
    tile = client.get(f"/journal/tile/0/000.p/{queries.size()}")
    assert tile["Cache-Control"] == "public, max-age=31536000, immutable"
    assert tile["Content-Type"] == "application/octet-stream"
    assert client.get("/journal/checkpoint")["Cache-Control"] == "public, max-age=1"
    assert tile["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "name", ["tile/0/001", "tile/0/../checkpoint", "tile/entries/keeper", "tile/0/000.p/256", "keeper"]
)
def test_nothing_else_of_the_disk_is_handed_out(client: Client, name: str) -> None:
    assert client.get(f"/journal/{name}").status_code == 404


def test_before_the_first_line_there_is_no_checkpoint(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path / "empty"
    assert client.get("/journal/checkpoint").status_code == 404


def test_a_person_reads_the_last_lines_and_how_to_check_them(client: Client) -> None:
    page = client.get("/journal/").content.decode()
    assert "Complète et payée" in page
    assert "aucun encore" in page
    assert "Bureau des recherches" in page
    assert re.search(r">\s*20 novembre 2026\s*<", page)
    assert re.search(r">\s*20 novembre 2026, 13 h\s*<", page)  # the log itself says 2026-11-20T12Z
    assert "guichet log audit http://localhost:8000/journal" in page
    assert "The public log" in client.get("/en/journal/").content.decode()


def test_who_doubts_is_named_as_people_know_them(client: Client) -> None:
    make_centre(code="LOK")
    for witness in ("localhost/journal/LOK", "localhost/journal/copie", "universite.example/journal"):
        public_log.keep_doubt(witness=witness, fault=Fault.FORKED, size=9, note="", act=an_act(NOON))
    page = client.get("/journal/").content.decode()
    assert "Le témoin CCSP Lokossa (localhost/journal/LOK) ne croit plus ce journal" in page
    assert "La copie que l’État garde ne va plus avec ce journal" in page
    assert "Le témoin universite.example/journal ne croit plus ce journal" in page
    assert page.count("Deux personnes décident ce qu’il en est") == 3
