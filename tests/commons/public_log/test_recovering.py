"""A hub restored from its backup knows fewer lines than it signed: a copy that others kept gives them back."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django.fixtures import Settings

from guichet.commons.public_log import leaves, notes, publishing, queries, recovering, signing
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log.auditing import reading
from guichet.commons.public_log.auditing.sources import Folder
from guichet.commons.public_log.events import AlarmSettled
from guichet.commons.public_log.models import Alarm, Seen, Waiting
from guichet.commons.public_log.notes import Checkpoint, Note
from guichet.commons.public_log.operations.witnessing import Said
from guichet.commons.public_log.refusals import (
    Forked,
    NoAlarm,
    NotSigned,
    OnePerson,
    Restored,
    RolledBack,
    RootDiffers,
    TooManyWords,
)
from guichet.commons.public_log.tree import proofs
from guichet.commons.public_log.tree.bundles import LONGEST
from guichet.commons.public_log.vocabulary import Fault
from guichet.foundation.journal import operations as journal
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import building, operation
from tests.commons.public_log.logs import lay, publish
from tests.factories.acts import NOON, an_act
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db
KNOWN, SINCE = 300, 450  # lines at the backup, and when the disk died
FIRST = 1_000_000  # far from the numbers of the journal of the tests
LATER = NOON + timedelta(hours=1)


@pytest.fixture(autouse=True)
def restored(settings: Settings, keeper: AKeeper, tmp_path: Path) -> None:
    """A hub as its backup has it: so many lines, all signed."""
    settings.VAR = tmp_path
    (tmp_path / "keeper").symlink_to(keeper.folder)
    wait(range(KNOWN))
    signing.run(an_act(NOON))


def content(number: int) -> bytes:
    return leaves.canonical({"kind": "taken", "at": "2026-11-28T12Z", "case": f"case-{number}"})


def wait(numbers: Sequence[int], *, crowd: str = "") -> None:
    with building():
        Waiting.objects.all().delete()
        Waiting.objects.bulk_create(
            Waiting(FIRST + number, f"case-{number}", crowd, content(number), NOON) for number in numbers
        )


def a_copy(folder: Path, lines: Sequence[bytes]) -> Folder:
    """As a mirror kept it: signed by this hub, before its disk died."""
    tree = lay(folder, lines)
    body = Checkpoint(settings.LOG_ORIGIN, tree.size, proofs.root(tree, tree.size)).body
    signed = keys.sign(Kind.LOG, body.encode())
    note = Note(body, (notes.line(signing.verifiers()[-1], signed.signature),))
    (folder / "checkpoint").write_text(str(note))
    return Folder(folder)


def the_lines(until: int) -> list[bytes]:
    return [content(number) for number in range(until)]


def test_a_restored_hub_signs_nothing_before_a_copy_was_read() -> None:
    """Nor gives lines their places: those that it lost have theirs."""
    (Path(settings.VAR) / publishing.RESTORED).touch()
    wait(range(KNOWN, KNOWN + 2))
    with pytest.raises(Restored, match="guichet log recover"):
        signing.run(an_act(LATER))
    assert queries.size() == KNOWN
    assert recovering.recover(Folder(publishing.folder()), an_act(LATER)) == 0
    signing.run(an_act(LATER))
    assert publishing.published_size() == KNOWN + 2


def test_what_was_signed_since_the_backup_comes_back_and_the_log_goes_on(tmp_path: Path) -> None:
    copy = a_copy(tmp_path / "copy", the_lines(SINCE))
    assert recovering.recover(copy, an_act(LATER)) == SINCE - KNOWN
    assert publishing.published_size() == SINCE == queries.size() - 1  # what came back, then that it did
    assert [number for number, _content in queries.lines_about("case-400")] == [400]
    signing.run(an_act(LATER + timedelta(minutes=1)))
    key = signing.verifiers()[-1]
    old, _note = reading.head(copy, key)
    head, _note = reading.follow(Folder(publishing.folder()), key, old)
    [last] = reading.read(Folder(publishing.folder()), key).lines[SINCE:]
    assert head.size == SINCE + 1
    assert last == {"kind": "log-recovered", "at": "2026-11-20T13Z", "former": KNOWN, "size": SINCE}


def test_what_waited_at_the_backup_and_has_its_place_is_not_told_again(tmp_path: Path) -> None:
    wait(range(KNOWN, KNOWN + 3), crowd="ready casier bureau")
    told = [leaves.widened(content(KNOWN + 1)), content(KNOWN)]
    recovering.recover(a_copy(tmp_path / "copy", [*the_lines(KNOWN), *told]), an_act(LATER))
    *lines, last = [line for _index, line in reversed(queries.latest(3))]
    assert (lines, leaves.read(last)["kind"]) == (told, "log-recovered")
    assert list(Waiting.objects.exclude(crowd="").values_list("entry", flat=True)) == [FIRST + KNOWN + 2]


def test_what_was_published_before_the_backup_was_made_is_found_again_by_its_digest(tmp_path: Path) -> None:
    rules = leaves.canonical({"kind": "rule-common", "at": "2026-11-20T12Z", "version": 2, "object": "d1"})
    recovering.recover(a_copy(tmp_path / "copy", [*the_lines(KNOWN), rules]), an_act(LATER))
    assert queries.lines_about("d1") == [(KNOWN, rules)]


def test_that_it_was_restored_is_told_before_whatever_waits(tmp_path: Path) -> None:
    """A case that happens once more is in order after that line alone."""
    wait(range(SINCE, SINCE + 2))
    recovering.recover(a_copy(tmp_path / "copy", the_lines(SINCE)), an_act(LATER))
    signing.run(an_act(LATER))
    kinds = [leaves.read(line)["kind"] for _index, line in reversed(queries.latest(4))]
    assert kinds == ["taken", "log-recovered", "taken", "taken"]


def test_what_was_told_first_of_each_case_in_the_lost_time_is_kept(tmp_path: Path) -> None:
    told = [
        leaves.canonical({"kind": "ready", "at": at, "case": "one"})
        for at in ("2026-11-20", "2026-11-21T08Z", "2026-11-22T08Z")
    ]
    rules = leaves.canonical({"kind": "rule-common", "at": "2026-11-20T12Z", "version": 2, "object": "d1"})
    recovering.recover(a_copy(tmp_path / "copy", [*the_lines(KNOWN), *told, rules]), an_act(LATER))
    first = datetime(2026, 11, 20, tzinfo=UTC)
    assert queries.all_forgotten("ready") == [("one", first, first + timedelta(days=1))]
    assert queries.forgotten("one", "ready") == first
    assert queries.forgotten("one", "taken") is queries.forgotten("case-1", "taken") is None
    assert queries.all_forgotten("rule-common") == []


def test_a_copy_of_what_is_here_already_gives_nothing(tmp_path: Path) -> None:
    assert recovering.recover(a_copy(tmp_path / "copy", the_lines(KNOWN)), an_act(LATER)) == 0
    assert not Waiting.objects.exists()


def test_a_copy_that_knows_less_is_no_way_back(tmp_path: Path) -> None:
    with pytest.raises(RolledBack):
        recovering.recover(a_copy(tmp_path / "copy", the_lines(KNOWN - 1)), an_act(LATER))


def test_a_copy_with_another_past_changes_nothing(tmp_path: Path) -> None:
    lines = the_lines(SINCE)
    lines[7] = content(9_999)
    with pytest.raises(Forked):
        recovering.recover(a_copy(tmp_path / "copy", lines), an_act(LATER))
    assert queries.size() == KNOWN


def test_a_copy_that_another_signed_is_not_believed(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in the_lines(SINCE)]
    folder = publish(tmp_path / "copy", lines, origin=settings.LOG_ORIGIN)
    with pytest.raises(NotSigned):
        recovering.recover(Folder(folder), an_act(LATER))


def test_a_copy_that_was_tampered_with_is_refused(tmp_path: Path) -> None:
    copy = a_copy(tmp_path / "copy", the_lines(SINCE))
    bundle = tmp_path / "copy/tile/entries/001.p/194"
    bundle.write_bytes(bundle.read_bytes().replace(b"case-400", b"case-401"))
    with pytest.raises(RootDiffers):
        recovering.recover(copy, an_act(LATER))


def test_a_witness_of_what_was_signed_before_the_restoration_raises_no_alarm(tmp_path: Path) -> None:
    recovering.recover(a_copy(tmp_path / "copy", the_lines(SINCE)), an_act(LATER))
    tree = lay(tmp_path / "other", the_lines(SINCE - 10))
    said = Said("centre/lokossa", b"k" * 32, "— centre/lokossa AAAA\n")
    public_log.take_cosignature(size=tree.size, root=proofs.root(tree, tree.size), said=said, act=an_act(LATER))
    assert not Alarm.objects.exists()
    public_log.take_cosignature(size=tree.size, root=bytes(32), said=said, act=an_act(LATER))
    assert Alarm.objects.get().fault == Fault.FORKED


def test_two_people_settle_an_alarm_and_everybody_reads_why() -> None:
    public_log.keep_doubt(witness="centre/lokossa", fault=Fault.ROLLED_BACK, size=9, note="", act=an_act(NOON))
    by = ("staff-1", "staff-2")
    with pytest.raises(OnePerson):
        public_log.settle(witness="centre/lokossa", by=("staff-1", "staff-1"), why="Restauré.", act=an_act(LATER))
    assert public_log.settle(witness="centre/lokossa", by=by, why="Restauré.", act=an_act(LATER)) == 1
    assert queries.alarms() == []
    [line] = [json.loads(bytes(row.content)) for row in Waiting.objects.all()]
    assert (line["kind"], line["why"]) == ("alarm-settled", "Restauré.")
    assert "staff-1" not in str(line)
    with pytest.raises(NoAlarm, match="Alarmes ouvertes\u00a0: aucune"):
        public_log.settle(witness="centre/lokossa", by=by, why="Restauré.", act=an_act(LATER))


def test_who_names_a_witness_that_is_content_is_told_which_is_not() -> None:
    public_log.keep_doubt(witness="localhost/journal/LOK", fault=Fault.FORKED, size=9, note="", act=an_act(NOON))
    with pytest.raises(NoAlarm, match="Alarmes ouvertes\u00a0: localhost/journal/LOK"):
        public_log.settle(witness="centre/lokossa", by=("staff-1", "staff-2"), why="x", act=an_act(LATER))


def test_a_reason_that_everybody_reads_has_an_end() -> None:
    public_log.keep_doubt(witness="centre/lokossa", fault=Fault.ROLLED_BACK, size=9, note="", act=an_act(NOON))
    by = ("staff-1", "staff-2")
    with pytest.raises(TooManyWords, match="500 caractères au plus"):
        public_log.settle(witness="centre/lokossa", by=by, why="é" * 501, act=an_act(LATER))
    assert len(queries.alarms()) == 1
    assert not Waiting.objects.exists()
    assert public_log.settle(witness="centre/lokossa", by=by, why="é" * 500, act=an_act(LATER)) == 1


def test_a_line_that_no_file_could_hold_is_refused_with_its_event() -> None:
    def settled(words: int) -> AlarmSettled:
        return AlarmSettled("x", "forked", 9, "a" * words, "staff-1", "staff-2")

    with pytest.raises(TooManyWords):
        tell(happened=settled(LONGEST), act=an_act(LATER))
    assert not Entry.objects.filter(kind="public-log.alarm-settled").exists()
    frame = len(tell(happened=settled(1), act=an_act(LATER))) - 1
    assert len(tell(happened=settled(LONGEST - frame), act=an_act(LATER))) == LONGEST
    with pytest.raises(TooManyWords):
        tell(happened=settled(LONGEST - frame + 1), act=an_act(LATER))


@operation
def tell(*, happened: AlarmSettled, act: Act) -> bytes:
    """The line that the event leaves."""
    journal.record(happened=happened, act=act)
    return bytes(Waiting.objects.latest("entry").content)


def test_at_a_centre_people_let_it_begin_anew() -> None:
    with building():
        Seen.objects.create(origin="o", size=9, root=bytes(32), at=NOON, fault=Fault.FORKED)
    assert public_log.settle(witness="centre/lokossa", by=("one", "two"), why="Restauré.", act=an_act(LATER)) == 1
    assert queries.seen() is None
