"""Keys have dates and ends. The desk is worked here with a clock of the test's own: a year is long."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from guichet.foundation.keys import envelope, records, succession
from guichet.foundation.keys.keeper import vault
from guichet.foundation.keys.keeper.desk import Desk, Refusal
from guichet.foundation.keys.keeper.store import Store
from guichet.foundation.keys.keeper.tokens import Software
from guichet.foundation.keys.public import Kind, PublicKey, as_json, from_json
from tests.foundation.keys.stories import ANSWERS, PLACE, REFERENCE

START = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
YEAR = timedelta(days=365)


class Clock:
    now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with closing(Store(tmp_path)) as store:
        yield a_desk(store, clock)


def a_desk(store: Store, clock: Clock) -> Desk:
    lock = vault.new_lock(b"twenty characters at least", demonstration=False)
    opened = vault.unlock(lock, b"twenty characters at least")
    desk = Desk(store, opened, dict.fromkeys(Kind, Software()), clock)
    desk.prepare()
    return desk


def listed(desk: Desk, kind: Kind) -> list[PublicKey]:
    return [key for key in desk.keys.values() if key.kind is kind]


def sealed_to(key: PublicKey) -> bytes:
    return envelope.seal(ANSWERS, recipient=key, bound_to=PLACE)


def test_a_rotated_key_stays_listed_with_its_dates_and_its_end(desk: Desk, clock: Clock) -> None:
    clock.now = START + timedelta(days=30)
    desk.rotate(Kind.LOG, holder="", reason="compromised")
    old, new = listed(desk, Kind.LOG)
    assert (old.valid_from, old.valid_until, old.end_reason) == (START, clock.now, "compromised")
    assert (new.valid_from, new.valid_until, new.end_reason) == (clock.now, None, "")
    assert (old.is_current, new.is_current) == (False, True)


def test_a_signature_is_made_with_the_newest_key(desk: Desk) -> None:
    desk.rotate(Kind.LOG, holder="", reason="rotated")
    _, key_id, _ = desk.sign(Kind.LOG, b"checkpoint", holder="")
    assert key_id == listed(desk, Kind.LOG)[1].id


def test_records_of_an_old_record_key_are_still_verified_and_new_ones_use_the_new(desk: Desk, clock: Clock) -> None:
    *_, before = desk.sign(Kind.LOG, b"checkpoint", holder="")
    clock.now += timedelta(days=1)
    desk.rotate(Kind.RECORD, holder="", reason="rotated")
    clock.now += timedelta(days=1)
    *_, after = desk.sign(Kind.LOG, b"checkpoint", holder="")
    assert before.record_key != after.record_key
    assert records.verify(before, desk.keys.values())
    assert records.verify(after, desk.keys.values())


def test_a_centre_that_saw_no_rotation_for_a_year_is_still_read(desk: Desk, clock: Clock) -> None:
    [old] = listed(desk, Kind.INTAKE)
    desk.rotate(Kind.INTAKE, holder="", reason="rotated")
    clock.now = START + YEAR - timedelta(seconds=1)
    desk.erase_old_intake_keys()
    assert desk.receive(sealed_to(old), bound_to=PLACE, case=REFERENCE)


def test_after_a_year_the_old_intake_key_opens_nothing_and_stays_listed(desk: Desk, clock: Clock) -> None:
    [old] = listed(desk, Kind.INTAKE)
    desk.rotate(Kind.INTAKE, holder="", reason="rotated")
    clock.now = START + YEAR
    desk.erase_old_intake_keys()
    with pytest.raises(Refusal, match="destroyed"):
        desk.receive(sealed_to(old), bound_to=PLACE, case=REFERENCE)
    assert old.id in desk.keys
    assert desk.receive(sealed_to(listed(desk, Kind.INTAKE)[1]), bound_to=PLACE, case=REFERENCE)


def test_an_intake_key_in_use_is_never_erased(desk: Desk, clock: Clock) -> None:
    clock.now = START + 10 * YEAR
    desk.erase_old_intake_keys()
    assert desk.receive(sealed_to(listed(desk, Kind.INTAKE)[0]), bound_to=PLACE, case=REFERENCE)


def test_an_old_key_is_erased_once(desk: Desk, clock: Clock) -> None:
    desk.rotate(Kind.INTAKE, holder="", reason="rotated")
    clock.now = START + YEAR
    desk.erase_old_intake_keys()
    desk.erase_old_intake_keys()
    operations = [
        records.read(signed=signed, reason="", signature=b"").operation for signed, *_ in desk.uses(after=0, limit=100)
    ]
    assert operations.count("erase") == 1


def test_a_clock_set_back_makes_no_record_that_its_key_does_not_cover(desk: Desk, clock: Clock) -> None:
    clock.now = START - timedelta(days=400)
    *_, record = desk.sign(Kind.LOG, b"checkpoint", holder="")
    assert record.at == START
    assert records.verify(record, desk.keys.values())


def test_a_record_made_outside_its_key_s_dates_is_not_believed(desk: Desk) -> None:
    [key] = listed(desk, Kind.RECORD)
    *_, record = desk.sign(Kind.LOG, b"checkpoint", holder="")
    moment = timedelta(microseconds=1)
    assert records.verify(record, [replace(key, valid_until=record.at)])
    assert not records.verify(record, [replace(key, valid_until=record.at - moment)])
    assert not records.verify(record, [replace(key, valid_from=record.at + moment)])


def test_the_published_list_says_the_same_when_read_back(desk: Desk) -> None:
    desk.rotate(Kind.SEAL, holder="mjl", reason="rotated")
    desk.rotate(Kind.SEAL, holder="mjl", reason="rotated")
    assert from_json(as_json(desk.keys.values())) == tuple(desk.keys.values())


def test_nothing_of_an_undone_transaction_is_remembered(desk: Desk) -> None:
    before = dict(desk.keys)
    desk.store.connection.execute("BEGIN IMMEDIATE")
    desk.rotate(Kind.LOG, holder="", reason="rotated")
    desk.store.connection.execute("ROLLBACK")
    desk.remember()
    assert desk.keys == before
    assert desk.sign(Kind.LOG, b"checkpoint", holder="")[1] in before


def test_a_key_for_centres_is_vouched_for_by_the_one_before(desk: Desk) -> None:
    for _ in range(2):
        desk.rotate(Kind.SYNC, holder="", reason="rotated")
    first, second, third = listed(desk, Kind.SYNC)
    assert first.vouched == b""
    assert succession.followed(first, desk.keys.values()) == third
    assert succession.followed(first, [third]) == first, "a link of the chain is missing"
    assert succession.followed(third, [first, second]) == third
    assert from_json(as_json([third])) == (third,)


def test_no_other_kind_is_followed(desk: Desk) -> None:
    desk.rotate(Kind.LOG, holder="", reason="rotated")
    first, second = listed(desk, Kind.LOG)
    assert (second.vouched, succession.followed(first, [second])) == (b"", first)
