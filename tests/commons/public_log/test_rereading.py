"""The State reads its own log again each day, and says before everybody what it found."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log import publishing, queries, signing
from guichet.commons.public_log.auditing import rereading
from guichet.commons.public_log.models import Alarm, Reread, Stretch, Tile
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.append_only import AppendOnly
from guichet.foundation.lib.operation import building
from guichet.foundation.work import registry as work
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_ready_case, publish_the_service
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db

TOMORROW = NOON + timedelta(days=1)
ITSELF = "guichet.example.bj/journal"


@pytest.fixture(autouse=True)
def published(settings: Settings, keeper: AKeeper, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    settings.LOG_ORIGIN = ITSELF
    (tmp_path / "keeper").symlink_to(keeper.folder)
    publish_the_service()
    a_ready_case()
    signing.run(an_act(TOMORROW))


def the_line(alter: Callable[[bytes], bytes]) -> None:
    """As an administrator would who drops the trigger first."""
    with building(), connection.cursor() as cursor:
        AppendOnly("public_log_stretch").allow(_Editor(cursor.execute))
        stretch = Stretch.objects.order_by("first").first()
        assert stretch is not None
        Stretch.objects.filter(first=stretch.first).update(content=alter(bytes(stretch.content)))


class _Editor:
    def __init__(self, execute: Callable[[str], object]) -> None:
        self.connection, self._execute = connection, execute

    def execute(self, sql: str, /) -> None:
        self._execute(sql)


def test_an_honest_log_is_read_whole_and_the_page_says_so(client: Client) -> None:
    rereading.run(an_act(TOMORROW))
    assert "lignes, rien à redire" in client.get("/journal/").content.decode()
    assert Reread.objects.get().size == queries.size()
    assert Entry.objects.of_kind("public-log.log-reread").get().facts["size"] == queries.size()
    assert not Alarm.objects.exists()


def test_before_the_first_time_the_page_says_so(client: Client) -> None:
    assert "pas encore : une fois par jour" in client.get("/journal/").content.decode()


def test_one_altered_row_is_before_everybody_the_next_day_until_two_people_settled_it(client: Client) -> None:
    the_line(lambda content: content.replace(b"2026", b"2126", 1))
    rereading.run(an_act(TOMORROW))
    rereading.run(an_act(TOMORROW + timedelta(days=1)))
    page = client.get("/journal/").content.decode()
    assert page.count("En relisant son propre journal le") == 1
    assert "elles ne sont plus ce qui a été signé" in page
    assert Entry.objects.of_kind("public-log.alarm-raised").get().facts["fault"] == "altered"
    public_log.settle(witness=ITSELF, by=("s-1", "s-2"), why="Rendu par une copie.", act=an_act(TOMORROW))
    assert "En relisant son propre journal" not in client.get("/journal/").content.decode()


def test_a_tree_that_was_mended_to_hide_it_is_found_too() -> None:
    with building():
        Tile.objects.filter(level=0).update(hashes=bytes(32) * queries.size())
    rereading.run(an_act(TOMORROW))
    assert Alarm.objects.get().fault == "altered"


@pytest.mark.parametrize("name", ["checkpoint", "tile/entries/000.p/{}"])
def test_a_file_that_was_cut_is_found(name: str) -> None:
    file = publishing.folder() / name.format(queries.size())
    file.write_bytes(file.read_bytes()[:-1])
    rereading.run(an_act(TOMORROW))
    assert Alarm.objects.get().fault == "altered"


def test_a_restored_node_waits_for_its_lines_and_an_empty_one_for_its_first() -> None:
    (publishing.folder().parent / publishing.RESTORED).touch()
    rereading.run(an_act(TOMORROW))
    publishing.forget_restoration()
    (publishing.folder() / "checkpoint").unlink()
    rereading.run(an_act(TOMORROW))
    assert queries.reread() is None


def test_a_centre_has_no_log_of_its_own_to_read(settings: Settings) -> None:
    settings.NODE = "centre"
    rereading.run(an_act(TOMORROW))
    assert queries.reread() is None


def test_workers_do_it_once_a_day() -> None:
    assert work.kind_of("public-log.reread").interval == timedelta(days=1)


def test_the_log_was_contested_from_the_alarm_until_people_settled_it() -> None:
    public_log.find_altered(size=1, act=an_act(TOMORROW))
    public_log.settle(
        witness=ITSELF, by=("s-1", "s-2"), why="Rendu par une copie.", act=an_act(TOMORROW + timedelta(days=2))
    )
    days = {day: queries.contested(NOON + timedelta(days=day)) for day in (0, 1, 2, 3)}
    assert [day for day, alarm in days.items() if alarm is not None] == [1, 2]
