"""The hub keeps a copy of its own log, which refuses a past that changed, and says on /journal/ how far it is."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from guichet.commons.public_log import notes, publishing, queries, signing
from guichet.commons.public_log.auditing import copying, mirroring, reading
from guichet.commons.public_log.auditing.sources import Folder
from guichet.commons.public_log.models import Signed, Waiting
from guichet.commons.public_log.refusals import OtherOrigin
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.operation import building
from tests.commons.public_log.logs import a_line, publish
from tests.factories.acts import NOON, an_act
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def copy(settings: Settings, keeper: AKeeper, tmp_path: Path) -> Path:
    """Where the copy of a log of three lines will be."""
    settings.VAR, settings.LOG_MIRROR = tmp_path, tmp_path / "copies" / "journal"
    (tmp_path / "keeper").symlink_to(keeper.folder)
    grow()
    return tmp_path / "copies" / "journal"


def grow(lines: int = 3) -> None:
    first = Signed.objects.count() * 10_000
    with building():
        Waiting.objects.bulk_create(
            Waiting(first + number, f"s{number}", "", b'{"at":"2026-11-29T08Z","kind":"test","n":%d}' % number, NOON)
            for number in range(lines)
        )
    signing.run(an_act(NOON))


def test_the_copy_follows_and_the_page_says_how_far_it_is(client: Client, copy: Path) -> None:
    assert "Copie" not in client.get("/journal/").content.decode()
    for size in (3, 6):
        copying.run(an_act(NOON))
        assert f"{size} lignes, comparées au journal le" in client.get("/journal/").content.decode()
        assert len(reading.read(Folder(copy), signing.verifiers()[-1]).lines) == size
        grow()
    assert queries.alarms() == []


def test_what_did_not_grow_is_compared_again(copy: Path) -> None:
    copying.run(an_act(NOON))
    os.utime(copy / "checkpoint", (0, 0))
    before = copying.copied()
    assert before is not None
    assert before.at == datetime.fromtimestamp(0, UTC)
    copying.run(an_act(NOON))
    after = copying.copied()
    assert after is not None
    assert after.size == 3
    assert after.at > before.at


def test_a_log_with_another_past_raises_the_alarm_and_the_copy_stays(copy: Path) -> None:
    copying.run(an_act(NOON))
    (copy / "checkpoint").write_text((copy / "checkpoint").read_text().replace("\n3\n", "\n9\n"))
    grow()
    for _ in range(2):
        copying.run(an_act(NOON))
    [alarm] = queries.alarms()
    assert (alarm.witness, str(alarm.fault), alarm.size) == ("localhost/journal/copie", "rolled-back", 9)
    found = copying.copied()
    assert found is not None
    assert found.size == 9


def test_a_line_that_was_changed_on_the_disk_raises_the_alarm() -> None:
    bundle = publishing.folder() / "tile/entries/000.p/3"
    bundle.write_bytes(bundle.read_bytes().replace(b'"n":1', b'"n":7'))
    copying.run(an_act(NOON))
    assert [str(alarm.fault) for alarm in queries.alarms()] == ["altered"]
    assert copying.copied() is None


def test_a_log_whose_key_was_changed_is_still_followed() -> None:
    copying.run(an_act(NOON))
    keys.rotate(Kind.LOG)
    grow()
    copying.run(an_act(NOON))
    found = copying.copied()
    assert found is not None
    assert found.size == 6
    assert queries.alarms() == []


def test_a_copy_is_of_one_log(copy: Path, tmp_path: Path) -> None:
    copying.run(an_act(NOON))
    other = Folder(publish(tmp_path / "other", [a_line("taken", "2026-11-28T12Z")]))
    with pytest.raises(OtherOrigin):
        mirroring.mirror(other, copy, notes.read_verifier(other.file("keys").decode()))


def test_a_disk_that_takes_nothing_is_no_alarm(copy: Path, caplog: pytest.LogCaptureFixture) -> None:
    copy.parent.mkdir()
    copy.write_text("a file where the folder should be")
    copying.run(an_act(NOON))
    assert "was not copied" in caplog.text
    assert queries.alarms() == []


def test_nothing_is_copied_where_no_copy_is_wanted_or_lines_are_missing(settings: Settings, copy: Path) -> None:
    restored = settings.VAR / publishing.RESTORED
    restored.touch()
    copying.run(an_act(NOON))
    assert not copy.exists()
    restored.unlink()
    settings.LOG_MIRROR = None
    copying.run(an_act(NOON))
    assert copying.copied() is None
    assert not copy.exists()
