"""What happens to a case is in the public log within a second, in an order that nobody bends, signed and published."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django.fixtures import Settings

from guichet.commons.public_log import leaves, notes, proof, publishing, queries, signing
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log.models import Signed, Tile, Tree, Waiting
from guichet.commons.public_log.notes import Checkpoint, Note
from guichet.commons.public_log.refusals import Missing, RolledBack
from guichet.commons.public_log.storing import StoredTiles
from guichet.commons.public_log.tree import bundles, proofs
from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Case
from guichet.domains.casework.vocabulary import GivenBackFor
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from guichet.foundation.keys import operations as key_operations
from guichet.foundation.keys.events import KeyChanged
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_ready_case, an_officer, by, publish_the_service, text, the_service
from tests.factories.catalogue import publish
from tests.factories.keepers import AKeeper
from tests.factories.requests import CODE

pytestmark = pytest.mark.django_db

LATER, TOMORROW = NOON + timedelta(hours=1), NOON + timedelta(days=1)


@pytest.fixture(autouse=True)
def published(settings: Settings, keeper: AKeeper, tmp_path: Path) -> None:
    """A keeper's folder that others use too, and a folder of one's own for what is published."""
    settings.VAR = tmp_path
    (tmp_path / "keeper").symlink_to(keeper.folder)
    publish_the_service()
    with building():
        Waiting.objects.all().delete()  # the line of the sheet itself


def told() -> list[tuple[str, str]]:
    """Kind and case of each line about one, in the order of the log."""
    return [(line["kind"], line["case"]) for line in map(json.loads, queries.bundle(0)) if "case" in line]


def sequence(at: datetime) -> None:
    while public_log.sequence(act=an_act(at)):
        pass


def taken(at: datetime = NOON) -> Case:
    a_ready_case(at)
    case = casework.take_next(officer=an_officer(), act=by(an_officer(), at))
    assert case is not None
    return case


def test_ten_of_a_kind_are_told_after_the_hour_and_the_order_says_nothing() -> None:
    cases = [a_ready_case(NOON + timedelta(minutes=minute)).pseudonym for minute in range(10)]
    sequence(NOON + timedelta(minutes=59))
    assert told() == []
    sequence(LATER)
    received = [case for kind, case in told() if kind == "received"]
    ready = [case for kind, case in told() if kind == "ready"]
    assert sorted(received) == sorted(ready) == sorted(cases)
    assert (received, ready) != (cases, cases), "shuffled: once in thirteen million million it is not"
    assert queries.bundle(0)[0].count(b"Z") in (1, 2), "the hour is told: ten share it"


def test_nine_of_a_kind_wait_until_the_day_is_over() -> None:
    cases = [a_ready_case().pseudonym for _ in range(9)]
    sequence(LATER)
    assert told() == []
    sequence(TOMORROW)
    assert sorted(told()) == sorted((kind, case) for case in cases for kind in ("received", "ready"))


def test_no_line_of_a_case_comes_before_an_earlier_one() -> None:
    case = taken()
    sequence(LATER)
    assert told() == [], "that it was taken would name it"
    sequence(TOMORROW)
    assert [kind for kind, of in told() if of == case.pseudonym] == ["received", "ready", "taken"]


def test_a_case_is_not_complete_before_it_was_received_however_many_others_are() -> None:
    def waits(entry: int, kind: str, case: str) -> Waiting:
        content = leaves.canonical({"kind": kind, "at": "2026-11-20T12Z", "case": case})
        return Waiting(entry, case, f"{kind} crowd", content, NOON)

    with building():
        Waiting.objects.bulk_create(
            [waits(1_000_000, "received", "alone"), waits(1_000_001, "ready", "alone")]
            + [waits(1_000_002 + number, "ready", f"case-{number}") for number in range(10)]
        )
    sequence(LATER)
    assert sorted(told()) == [("ready", f"case-{number}") for number in range(10)]
    sequence(TOMORROW)
    assert told()[10:] == [("received", "alone"), ("ready", "alone")]


def test_what_waits_for_nobody_is_told_at_once() -> None:
    case = taken()
    sequence(TOMORROW)
    casework.give_back(
        reference=case.reference, reason=GivenBackFor.TOOL, officer=an_officer(), act=by(an_officer(), TOMORROW)
    )
    sequence(TOMORROW)
    assert told()[-1] == ("given-back", case.pseudonym)


def test_a_line_names_no_minute_and_no_person() -> None:
    case = taken(NOON + timedelta(minutes=17))
    sequence(TOMORROW)
    text = b"\n".join(queries.bundle(0)).decode()
    assert case.reference not in text
    assert "codjo" not in text
    assert ":17" not in text
    ready = next(line for line in map(json.loads, text.split("\n")) if line["kind"] == "ready")
    assert len(ready["promised"]) == len(ready["at"]) == len("2026-11-29"), "alone of its kind: the day, not the hour"


def test_the_tree_is_signed_published_and_proves_each_line() -> None:
    case = taken()
    signing.run(an_act(TOMORROW))
    head = queries.head()
    assert head is not None
    assert head.size == queries.size()
    key = signing.verifier(keys.current(Kind.LOG))
    folder = publishing.folder()
    checkpoint = notes.checkpoint(notes.read((folder / "checkpoint").read_text()), key.name, key)
    assert (checkpoint.size, checkpoint.root) == (head.size, proofs.root(StoredTiles(), head.size))
    bundle = (folder / f"tile/entries/000.p/{head.size}").read_bytes()
    assert list(bundles.unpacked(bundle)) == queries.bundle(0, head.size)
    for index, content in queries.lines_about(case.pseudonym):
        text = queries.proof_of(index)
        assert text is not None
        assert proof.read(text).shows(content, origin=key.name, key=key)


def test_nothing_new_is_nothing_signed() -> None:
    taken()
    signing.run(an_act(TOMORROW))
    signing.run(an_act(TOMORROW + timedelta(seconds=1)))
    assert Signed.objects.count() == 1
    assert queries.proof_of(queries.size()) is None


def test_what_two_workers_signed_at_once_is_kept_once() -> None:
    taken()
    sequence(TOMORROW)
    checkpoint = Checkpoint(signing.verifiers()[-1].name, queries.size(), proofs.root(StoredTiles(), queries.size()))
    for _worker in range(2):
        signed = keys.sign(Kind.LOG, checkpoint.body.encode())
        note = Note(checkpoint.body, (notes.line(signing.verifiers()[-1], signed.signature),))
        public_log.keep_signed(checkpoint=checkpoint, note=note, record=signed.record, act=an_act(TOMORROW))
    assert Signed.objects.count() == 1
    assert Entry.objects.of_kind("public-log.checkpoint-signed").count() == 1


def test_an_empty_log_says_nothing_yet() -> None:
    with building():
        Waiting.objects.all().delete()
    signing.run(an_act(NOON))
    assert queries.head() is None
    assert queries.proof_of(0) is None
    assert publishing.published_size() == 0


def test_a_large_log_is_published_in_tiles_that_never_change_again() -> None:
    with building():
        Waiting.objects.bulk_create(
            Waiting(1_000_000 + number, f"s{number}", "", b'{"at":"x","kind":"test"}', NOON) for number in range(700)
        )
    signing.run(an_act(NOON))
    first = (publishing.folder() / "tile/0/000").read_bytes()
    assert len(first) == 8192
    assert (publishing.folder() / "tile/1/000.p/2").stat().st_size == 64
    taken()
    signing.run(an_act(TOMORROW))
    assert (publishing.folder() / "tile/0/000").read_bytes() == first
    assert queries.head(700) is not None


def test_a_folder_that_was_lost_is_written_anew() -> None:
    taken()
    signing.run(an_act(TOMORROW))
    (publishing.folder() / "checkpoint").unlink()
    publishing.publish()
    assert publishing.published_size() == queries.size()


def test_a_database_that_knows_less_than_was_published_signs_nothing() -> None:
    taken()
    signing.run(an_act(TOMORROW))
    with building():
        Tree.objects.update(size=1)
    with pytest.raises(RolledBack, match="des lignes ont disparu"):
        signing.run(an_act(TOMORROW))


def test_the_database_refuses_to_change_a_line_or_what_was_signed() -> None:
    taken()
    signing.run(an_act(TOMORROW))
    for statement in (
        "DELETE FROM public_log_stretch",
        "UPDATE public_log_stretch SET content = ''",
        "DELETE FROM public_log_mention",
        "UPDATE public_log_signed SET note = ''",
    ):
        with building(), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_tile_that_is_missing_is_named() -> None:
    taken()
    sequence(TOMORROW)
    with building():
        Tile.objects.all().delete()
    with pytest.raises(Missing, match=r"tile/0/000\.p"):
        proofs.root(StoredTiles(), queries.size())


def test_whoever_changes_the_rules_of_a_service_does_it_before_everybody() -> None:
    publish(the_service(title=text("Autre titre")))
    sequence(NOON)
    lines = [json.loads(content) for content in queries.bundle(0)]
    assert [(line["kind"], line["service"], line["version"]) for line in lines] == [("rule-published", CODE, 2)]
    assert len(lines[0]["object"]) == 64


def test_a_key_that_people_changed_is_told_with_the_one_that_ended() -> None:
    former = keys.current(Kind.LOG)
    rotated = keys.rotate(Kind.LOG, reason="stolen")
    change = KeyChanged(rotated.key_id, Kind.LOG, "", former.id, "stolen")
    key_operations.journal_change(record=rotated.record, change=change, act=an_act(NOON))
    sequence(NOON)
    [line] = map(json.loads, queries.bundle(0))
    facts = {"key": rotated.key_id, "of": "log", "former": former.id, "reason": "stolen"}
    assert line == {"kind": "key-changed", "at": "2026-11-20T12Z", **facts}


def test_a_centre_tells_nothing(settings: Settings) -> None:
    settings.NODE = "centre"
    a_ready_case()
    assert not Waiting.objects.exists()
    signing.run(an_act(TOMORROW))
    assert queries.size() == 0
