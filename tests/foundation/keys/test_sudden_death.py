"""A keeper killed at any line keeps all that it answered, and goes on as if nothing had happened."""

import random
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field

import pytest

from guichet.foundation.keys import client as keys
from guichet.foundation.keys.client import Received
from guichet.foundation.keys.public import Kind, from_json
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.keys.refusals import Destroyed, KeeperUnavailable
from tests.factories.keepers import AKeeper
from tests.foundation.keys.stories import all_uses, assert_unbroken, received

LONGEST_LIFE = 4_000  # lines: about twenty requests after a first start


@dataclass
class Office:
    """What clients were told, to be held against what the keeper knows."""

    luck: random.Random
    cases: dict[str, Received] = field(default_factory=dict)
    destroyed: set[str] = field(default_factory=set)
    rotated: list[str] = field(default_factory=list)
    told: list[UseRecord] = field(default_factory=list)

    def work_until_it_dies(self) -> None:
        deeds = (self.take_a_case, self.take_a_case, self.read_a_case, self.sign, self.rotate, self.destroy_a_case)
        try:
            while True:
                self.luck.choice(deeds)()
        except KeeperUnavailable:
            return

    def take_a_case(self) -> None:
        reference = f"LOK-{len(self.cases)}"
        case = received(reference, content(reference))
        self.cases[reference] = case
        self.told.append(case.record)

    def read_a_case(self) -> None:
        for reference in self.one_of(set(self.cases) - self.destroyed):
            self.told.append(read(reference, self.cases[reference]))

    def destroy_a_case(self) -> None:
        for reference in self.one_of(set(self.cases) - self.destroyed):
            self.destroyed.add(reference)  # asked for: it may be done though nobody was told
            self.told.append(keys.destroy(self.cases[reference].case_key_id, reason="retention"))

    def sign(self) -> None:
        self.told.append(keys.sign(Kind.LOG, b"checkpoint").record)

    def rotate(self) -> None:
        rotated = keys.rotate(self.luck.choice([Kind.INTAKE, Kind.LOG, Kind.RECORD]))
        self.rotated.append(rotated.key_id)
        self.told.append(rotated.record)

    def one_of(self, references: set[str]) -> list[str]:
        return [self.luck.choice(sorted(references))] if references else []


def content(reference: str) -> bytes:
    return f"the answers of {reference}".encode()


def read(reference: str, case: Received) -> UseRecord:
    opened = keys.open(
        case.ciphertext,
        case_key_id=case.case_key_id,
        bound_to=reference.encode(),
        reader="agent-7",
        reason="step:verify",
    )
    assert opened.plaintext == content(reference)
    return opened.record


def survive(keeper: AKeeper, *, deaths: int, seed: int) -> Office:
    office = Office(random.Random(seed))
    for _ in range(deaths):
        keeper.start_to_die(office.luck.randint(1, LONGEST_LIFE))
        office.work_until_it_dies()
        assert keeper.process.wait() == -9
    keeper.start()
    return office


def hold_to_its_word(keeper: AKeeper, office: Office) -> None:
    with closing(sqlite3.connect(keeper.folder / "keys.sqlite3")) as store:
        assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    everything_answered_is_recorded(office)
    cases_are_read_or_destroyed(office)
    keys_are_listed(keeper, office)


def everything_answered_is_recorded(office: Office) -> None:
    uses = all_uses()
    assert_unbroken(uses)
    assert {use.signature for use in office.told} <= {use.signature for use in uses}


def cases_are_read_or_destroyed(office: Office) -> None:
    told_destroyed = {use.key_id for use in office.told if use.operation == "destroy"}
    for reference, case in office.cases.items():
        if case.case_key_id in told_destroyed:
            with pytest.raises(Destroyed):
                read(reference, case)
        elif reference not in office.destroyed:
            read(reference, case)


def keys_are_listed(keeper: AKeeper, office: Office) -> None:
    listed = from_json((keeper.folder / "public.json").read_text())
    assert set(office.rotated) <= {key.id for key in listed}
    current = [key.kind for key in listed if key.is_current]
    assert sorted(current) == sorted([Kind.RECORD, Kind.INTAKE, Kind.QR, Kind.LOG, Kind.SYNC])
    assert keys.sign(Kind.LOG, b"checkpoint").key_id == keys.current(Kind.LOG).id


def test_a_keeper_killed_at_eight_lines_loses_nothing_that_it_answered(sleeping: AKeeper) -> None:
    office = survive(sleeping, deaths=8, seed=20_261_120)
    assert office.told
    hold_to_its_word(sleeping, office)


@pytest.mark.fault
@pytest.mark.parametrize("seed", range(10))
def test_a_keeper_killed_at_two_hundred_lines_loses_nothing_that_it_answered(sleeping: AKeeper, seed: int) -> None:
    office = survive(sleeping, deaths=20, seed=seed)
    assert office.told
    hold_to_its_word(sleeping, office)
