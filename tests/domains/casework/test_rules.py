"""Nobody changes a reminder, a pause or an alarm in silence: the rules that hold for all are told when they change."""

from datetime import timedelta

import pytest

from guichet.commons.public_log import leaves, queries
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log.models import Waiting
from guichet.domains.casework import operations as casework
from guichet.domains.casework import reminding, rules
from guichet.domains.casework.models import RuleBook
from guichet.foundation.work.worker import Worker
from tests.factories.acts import NOON, an_act
from tests.factories.cases import publish_the_service

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_hub_starts() -> None:
    publish_the_service()
    rules.publish(an_act())


def told() -> list[dict[str, object]]:
    found = map(leaves.read, map(bytes, Waiting.objects.order_by("entry").values_list("content", flat=True)))
    return [line for line in found if line["kind"] == "rule-common"]


def test_the_rules_are_told_at_the_start_and_not_again() -> None:
    rules.publish(an_act(NOON + timedelta(minutes=1)))
    book = RuleBook.objects.get()
    assert told() == [{"kind": "rule-common", "at": "2026-11-20T12Z", "version": 1, "object": book.digest}]


def test_a_reminder_that_is_switched_off_is_a_line_of_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    before = rules.in_force()
    monkeypatch.setattr(reminding, "BEFORE_THE_END", timedelta(0))
    rules.publish(an_act(NOON + timedelta(days=1)))
    assert [line["version"] for line in told()] == [1, 2]
    assert RuleBook.objects.get(number=1).rules == before
    assert RuleBook.objects.get(number=2).rules["pause_end_reminded_before"] == 0


def test_a_worker_tells_them_when_it_starts() -> None:
    assert casework.publish_rules(rules={}, act=an_act()) is not None
    Worker(now=lambda: NOON + timedelta(days=1)).run_what_is_due()
    last = RuleBook.objects.order_by("-number").first()
    assert last is not None
    assert last.rules == rules.in_force()


def test_who_asks_for_them_learns_their_version_and_their_line() -> None:
    book = RuleBook.objects.get()
    found = rules.published()
    assert found is not None
    assert (found.number, found.digest, found.at, found.line) == (1, book.digest, NOON, None)
    public_log.sequence(act=an_act(NOON))
    placed = rules.published()
    assert placed is not None
    [line] = [index for index, line in enumerate(queries.bundle(0)) if book.digest.encode() in line]
    assert placed.line == line
