"""Where a subject is named: found again in a log of any length, and never taken for another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.commons.public_log import leaves, queries
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log.models import Waiting
from guichet.commons.public_log.tree import mentions
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act

LOG = 1 << 22


@given(st.text(), st.integers(0, LOG - 1))
def test_the_number_says_the_line_and_lies_in_the_span_of_its_part(subject: str, index: int) -> None:
    number = mentions.number(subject, index)
    spans = list(mentions.spans(subject, LOG))
    assert mentions.index_of(number) == index
    assert [part for part, (first, last) in enumerate(spans) if first <= number <= last] == [index // mentions.LINES]


def test_numbers_grow_with_the_log_and_have_room_in_the_database() -> None:
    assert max(mentions.number(f"s{each}", 65_535) for each in range(99)) < mentions.number("s", 65_536)
    assert mentions.number("s", 60_000_000_000) < 1 << 63


@pytest.mark.django_db
def test_another_that_shares_its_bits_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """With no bits left for the subject all of a part share them."""
    monkeypatch.setattr(mentions, "SUBJECT_BITS", 0)
    with building():
        Waiting.objects.all().delete()
        Waiting.objects.bulk_create(Waiting(number, f"s{number}", "", _about(number), NOON) for number in range(600))
    while public_log.sequence(act=an_act()):
        pass
    assert queries.lines_about("s300") == [(300, _about(300))]
    assert queries.lines_about("s600") == []


def _about(number: int) -> bytes:
    return leaves.canonical({"kind": "taken", "at": "2026-11-20T12Z", "case": f"s{number}"})
