"""What is said of a PDF, from its seal."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from guichet.commons.documents.checking import files
from guichet.commons.documents.checking.outcomes import Outcome, Sealed
from guichet.commons.documents.extract import digits, marks
from guichet.foundation.keys.public import Kind, PublicKey
from tests.commons.documents import samples
from tests.commons.documents.samples import AT, CONTESTED_SINCE, AnAuthority

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def authority() -> AnAuthority:
    return samples.an_authority()


@pytest.fixture(scope="module")
def file(authority: AnAuthority) -> bytes:
    return authority.sealed(samples.a_file())


def seal_of(authority: AnAuthority) -> PublicKey:
    """In the list of a real installation."""
    return replace(authority.key.listed(Kind.SEAL, holder="mjl"), demonstration=False)


def check(file: bytes, *keys: PublicKey) -> Sealed:
    return files.check(file, keys, at=AT + DAY, demonstration=False)


def test_a_sealed_file_is_genuine_and_says_whose_seal_it_bears(file: bytes, authority: AnAuthority) -> None:
    assert check(file, seal_of(authority)) == Sealed(Outcome.GENUINE, "mjl", AT)


@pytest.fixture(scope="module")
def contested(authority: AnAuthority) -> bytes:
    return authority.sealed(samples.a_file(contested_since=CONTESTED_SINCE))


def test_a_file_says_since_when_the_log_was_contested_and_its_code_as_any(
    file: bytes, contested: bytes, authority: AnAuthority
) -> None:
    found = check(contested, seal_of(authority))
    assert found == Sealed(Outcome.GENUINE, "mjl", AT, contested_since=CONTESTED_SINCE)
    for each in (file, contested):
        assert digits.read(files.code_in(each))


def test_what_a_file_says_of_itself_is_told_of_no_file_whose_seal_is_not_genuine(
    contested: bytes, authority: AnAuthority
) -> None:
    place = contested.index(b"stream\n") + 20
    changed = contested[:place] + bytes([contested[place] ^ 1]) + contested[place + 1 :]
    unsealed = samples.a_file(contested_since=CONTESTED_SINCE)
    others = (changed, seal_of(authority)), (unsealed, seal_of(authority)), (contested, seal_of(samples.an_authority()))
    for content, key in others:
        assert check(content, key).contested_since is None


@pytest.mark.parametrize(
    ("keywords", "since"),
    [
        ("code, public-log-contested-since=2026-02-27T23:05:30Z", CONTESTED_SINCE),
        ("code, later, public-log-contested-since=2026-02-27T23:05:30Z", CONTESTED_SINCE),
        ("code", None),
        ("", None),
        ("code, public-log-contested-since=hier", None),
        ("code, public-log-contested-since=2026-02-27", None),
    ],
)
def test_marks_are_read_among_others_and_what_is_no_moment_says_nothing(keywords: str, since: datetime | None) -> None:
    assert marks.contested_since(keywords) == since
    assert marks.code_of(keywords) == keywords[:4]


def test_a_seal_of_tomorrow_says_that_a_clock_is_wrong(file: bytes, authority: AnAuthority) -> None:
    early = files.check(file, (seal_of(authority),), at=AT - DAY, demonstration=False)
    assert early == Sealed(Outcome.CLOCK, "mjl", AT)
    assert files.check(file, (seal_of(authority),), at=AT, demonstration=False).outcome is Outcome.GENUINE


def test_a_file_without_a_seal_is_refused() -> None:
    assert check(samples.a_file()) == Sealed(Outcome.NO_SEAL)


def test_one_changed_byte_makes_a_file_false(file: bytes, authority: AnAuthority) -> None:
    place = file.index(b"stream\n") + 20
    changed = file[:place] + bytes([file[place] ^ 1]) + file[place + 1 :]
    assert check(changed, seal_of(authority)) == Sealed(Outcome.ALTERED)


def test_what_was_added_after_the_seal_makes_a_file_false(file: bytes, authority: AnAuthority) -> None:
    assert check(file + b"\n% more\n", seal_of(authority)) == Sealed(Outcome.ALTERED)


def test_a_seal_of_an_unknown_key_is_not_recognised(file: bytes, authority: AnAuthority) -> None:
    assert check(file, seal_of(samples.an_authority())) == Sealed(Outcome.UNKNOWN_KEY)
    assert check(file, replace(seal_of(authority), kind=Kind.QR)) == Sealed(Outcome.UNKNOWN_KEY)


def test_a_seal_of_a_demonstration_is_worth_nothing_elsewhere_and_a_specimen_there(
    file: bytes, authority: AnAuthority
) -> None:
    key = authority.key.listed(Kind.SEAL, holder="mjl")
    assert check(file, key) == Sealed(Outcome.DEMONSTRATION)
    there = files.check(file, [key], at=AT + DAY, demonstration=True)
    assert there == Sealed(Outcome.GENUINE, "mjl", AT, specimen=True)


def test_a_seal_counts_while_its_key_was_in_force_unless_it_was_lost(file: bytes, authority: AnAuthority) -> None:
    key = seal_of(authority)
    for changed, outcome in (
        (replace(key, valid_until=AT + DAY, end_reason="rotated"), Outcome.GENUINE),
        (replace(key, valid_until=AT - DAY, end_reason="rotated"), Outcome.OUT_OF_FORCE),
        (replace(key, valid_from=AT + DAY), Outcome.OUT_OF_FORCE),
        (replace(key, valid_until=AT + DAY, end_reason="compromised"), Outcome.COMPROMISED),
    ):
        assert check(file, changed).outcome is outcome


def test_a_seal_made_after_its_certificate_was_over_is_out_of_force() -> None:
    authority = samples.an_authority(at=AT - 4 * 365 * DAY)
    key = replace(seal_of(authority), valid_from=AT - 4 * 365 * DAY)
    assert check(authority.sealed(samples.a_file()), key).outcome is Outcome.OUT_OF_FORCE


@pytest.mark.parametrize("length", [0, 4, 500, 20_000])
def test_a_file_that_was_cut_is_damaged(file: bytes, length: int) -> None:
    assert check(file[:length]).outcome in (Outcome.DAMAGED, Outcome.NO_SEAL)
    assert check(file[:4]) == Sealed(Outcome.DAMAGED)
