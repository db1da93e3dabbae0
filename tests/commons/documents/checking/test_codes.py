"""What is said of a code: genuine, false, or that nobody can tell; each for one reason."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from guichet.commons.documents.checking import codes
from guichet.commons.documents.checking.codes import Finding, Known
from guichet.commons.documents.checking.lists import Standing
from guichet.commons.documents.checking.outcomes import OF_CODES, SENTENCES, WORDS, Outcome, Verdict
from guichet.commons.documents.extract import digits
from guichet.foundation.keys.public import PublicKey
from tests.commons.documents import samples
from tests.commons.documents.checking import signed
from tests.commons.documents.checking.signed import KEY

DAY = timedelta(days=1)
CODE = digits.address(KEY.code(samples.some_claims()), page=samples.PAGE)
ISSUED = datetime.fromtimestamp(samples.some_claims().issued, UTC)
EXPIRES = datetime.fromtimestamp(samples.some_claims().expires or 0, UTC)


def checked(
    code: str = CODE,
    *,
    key: PublicKey | None = None,
    standing: Standing | None = Standing(revoked=False, at=ISSUED + DAY),  # noqa: B008 frozen
    at: datetime = ISSUED + DAY,
    demonstration: bool = False,
) -> Finding:
    """A good code, the day after it was made; each test changes one thing."""
    return codes.check(code, Known((key or signed.listed(KEY),), lambda _: standing, at, demonstration))


def test_a_good_code_is_genuine_and_says_what_it_holds() -> None:
    found = checked()
    assert (found.outcome, found.claims, found.specimen) == (Outcome.GENUINE, samples.some_claims(), False)
    assert found.outcome.verdict is Verdict.GENUINE


@pytest.mark.parametrize("text", ["", "bonjour", CODE + "x", CODE[:-30], digits.written(b"\xd2\x84")])
def test_what_is_no_code_of_ours_is_unreadable(text: str) -> None:
    assert checked(text) == Finding(Outcome.UNREADABLE)


def test_a_changed_name_makes_a_code_false_and_nothing_of_it_is_shown() -> None:
    changed = KEY.code(samples.some_claims()).replace(b"AGBANGLA", b"AGBANGLO")
    assert checked(digits.written(changed)) == Finding(Outcome.ALTERED)


def test_no_digit_can_be_changed() -> None:
    start = CODE.index("#") + 1
    for place in range(start, len(CODE)):
        digit = str((int(CODE[place]) + 1) % 10)
        assert checked(CODE[:place] + digit + CODE[place + 1 :]).claims is None, place


def test_a_code_of_an_unknown_key_is_not_recognised() -> None:
    assert checked(key=signed.listed(samples.a_key(8))) == Finding(Outcome.UNKNOWN_KEY)


def test_a_code_of_a_demonstration_is_worth_nothing_elsewhere_and_a_specimen_there() -> None:
    key = KEY.listed(signed.listed(KEY).kind)
    assert checked(key=key) == Finding(Outcome.DEMONSTRATION)
    there = checked(key=key, demonstration=True)
    assert (there.outcome, there.specimen) == (Outcome.GENUINE, True)


@pytest.mark.parametrize(
    ("key", "outcome"),
    [
        (signed.listed(KEY, until=ISSUED + DAY, end="rotated"), Outcome.GENUINE),
        (signed.listed(KEY, until=ISSUED - DAY, end="rotated"), Outcome.OUT_OF_FORCE),
        (replace(signed.listed(KEY), valid_from=ISSUED + DAY), Outcome.OUT_OF_FORCE),
        (signed.listed(KEY, until=ISSUED + DAY, end="compromised"), Outcome.COMPROMISED),
    ],
)
def test_a_key_vouches_for_what_it_signed_while_it_was_in_force_unless_it_was_lost(
    key: PublicKey, outcome: Outcome
) -> None:
    assert checked(key=key).outcome is outcome


def test_a_revoked_document_is_refused_even_when_it_is_over() -> None:
    revoked = Standing(revoked=True, at=EXPIRES)
    assert checked(standing=revoked).outcome is Outcome.REVOKED
    assert checked(standing=revoked, at=EXPIRES + DAY).outcome is Outcome.REVOKED


def test_without_a_list_a_document_is_signed_but_not_more() -> None:
    found = checked(standing=None)
    assert (found.outcome, found.outcome.verdict) == (Outcome.UNCHECKED, Verdict.UNSURE)


def test_a_document_is_over_at_the_end_of_its_last_day() -> None:
    assert checked(at=EXPIRES - timedelta(seconds=1)).outcome is Outcome.GENUINE
    assert checked(at=EXPIRES).outcome is Outcome.EXPIRED


def test_a_document_without_end_is_never_over() -> None:
    endless = KEY.code(replace(samples.some_claims(), expires=None))
    assert checked(digits.written(endless), at=EXPIRES + 3_650 * DAY).outcome is Outcome.GENUINE


def test_a_clock_a_day_late_is_told_from_the_document_and_from_the_list() -> None:
    assert checked(at=ISSUED - DAY).outcome is Outcome.CLOCK
    assert checked(standing=Standing(revoked=False, at=ISSUED + 3 * DAY)).outcome is Outcome.CLOCK
    assert checked(at=ISSUED - timedelta(minutes=5), standing=Standing(revoked=False, at=ISSUED)).outcome is (
        Outcome.GENUINE
    )


def test_a_moment_that_no_calendar_has_is_unreadable() -> None:
    far = KEY.code(replace(samples.some_claims(), issued=10**15))
    assert checked(digits.written(far)) == Finding(Outcome.UNREADABLE)


def test_every_outcome_has_its_word_and_its_sentence() -> None:
    assert set(WORDS) == set(SENTENCES) == set(Outcome)
    assert set(OF_CODES) < set(Outcome)
