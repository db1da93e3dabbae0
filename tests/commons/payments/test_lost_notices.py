"""What a notice does not tell, a question does; and at the end of the day the books are compared."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from django.test import override_settings

from guichet.commons.payments import operations, queries, rechecking
from guichet.commons.payments.contrib.sandbox import operations as sandbox
from guichet.commons.payments.contrib.sandbox import queries as books
from guichet.commons.payments.contrib.sandbox.provider import CODE
from guichet.commons.payments.models import Payment, Settlement
from guichet.commons.payments.providers import Outcome, ProviderDown, Transaction
from guichet.foundation.work.failures import Unfinished
from guichet.foundation.work.models import Due, State
from guichet.foundation.work.worker import Worker
from tests.commons.payments.fees import ABOUT, AMOUNT, asked, listening
from tests.factories.acts import NOON, an_act

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


class Silent:
    """A provider that does not answer."""

    code = "silent"
    secret = b"\x00" * 32

    def address(self, payment: str) -> str:
        return f"/silent/{payment}/"

    def look_up(self, payment: str) -> tuple[Transaction, ...]:
        raise ProviderDown(payment)


@pytest.fixture(autouse=True)
def told() -> Iterator[list[str]]:
    with listening(Silent()) as told:
        yield told


def started(provider: str = CODE) -> Payment:
    payment = asked()
    operations.start(payment=payment.reference, provider=provider, act=an_act())
    return payment


def paid_in_the_sandbox(payment: Payment, outcome: Outcome = Outcome.PAID) -> Transaction:
    return sandbox.write(payment=payment.reference, amount=AMOUNT, outcome=outcome, act=an_act())


def work_at(at: datetime) -> None:
    Worker(now=lambda: at).run_what_is_due()


def due() -> Due:
    return Due.objects.get(kind=operations.RECHECK)


def test_a_payment_whose_notice_was_lost_is_confirmed_by_asking_a_minute_later(told: list[str]) -> None:
    payment = started()
    paid_in_the_sandbox(payment)
    work_at(NOON + MINUTE / 2)
    assert told == []
    work_at(NOON + MINUTE)
    assert told == [ABOUT]
    assert due().state == State.DONE


def test_the_provider_is_asked_less_and_less_often_and_no_more_after_a_week() -> None:
    started()
    asked_at = []
    at = NOON
    while due().due_at is not None:
        at = due().due_at or at
        work_at(at)
        asked_at.append(at)
    waits = [(later - sooner) / MINUTE for sooner, later in pairwise(asked_at[:6])]
    assert waits == [1, 1, 1.5, 2.25, 3.375]
    assert asked_at[-2] < NOON + 7 * DAY <= asked_at[-1]
    assert len(asked_at) < 30


def test_a_payment_that_failed_at_the_provider_is_still_asked_for() -> None:
    payment = started()
    paid_in_the_sandbox(payment, Outcome.FAILED)
    assert not rechecking.ask(payment.reference, an_act())
    paid_in_the_sandbox(payment)
    assert rechecking.ask(payment.reference, an_act())


def test_a_settled_payment_is_asked_for_no_more() -> None:
    payment = started()
    operations.confirm(payment=payment, provider_reference="Q-1", act=an_act())
    work_at(NOON + MINUTE)
    assert due().state == State.DONE


def test_a_provider_that_is_down_is_asked_again_and_named() -> None:
    payment = started("silent")
    with pytest.raises(Unfinished, match="no answer from the provider silent"):
        rechecking.ask(payment.reference, an_act())
    work_at(NOON + MINUTE)
    assert (due().state, due().error) == (State.WAITING, "no answer from the provider silent")


def test_money_that_does_not_exist_is_refused_where_money_does() -> None:
    payment = started()
    refused = pytest.raises(sandbox.OnlyInTheDemonstration, match="refused outside the demonstration")
    with override_settings(DEMONSTRATION=False), refused:
        paid_in_the_sandbox(payment)
    assert paid_in_the_sandbox(payment).amount == AMOUNT


def compare(lines: tuple[Transaction, ...]) -> queries.Reconciliation:
    return queries.reconcile(provider=CODE, statement=lines, since=NOON, until=NOON + DAY)


def test_books_that_agree_show_nothing() -> None:
    payment = started()
    paid_in_the_sandbox(payment)
    paid_in_the_sandbox(payment, Outcome.FAILED)
    paid_in_the_sandbox(payment)
    rechecking.ask(payment.reference, an_act())
    found = compare(books.statement(since=NOON, until=NOON + DAY))
    assert found.agrees
    assert len(queries.owed_back()) == 1


def test_what_was_paid_at_the_provider_and_is_unknown_here_is_found() -> None:
    line = paid_in_the_sandbox(started())
    assert compare(books.statement(since=NOON, until=NOON + DAY)).unknown_here == (line,)


def test_what_is_settled_here_and_unknown_at_the_provider_is_found() -> None:
    operations.confirm(payment=started(), provider_reference="MOMO-1", provider=CODE, act=an_act())
    assert compare(()).unknown_there == ("MOMO-1",)


def test_an_amount_that_differs_is_found() -> None:
    payment = started()
    operations.confirm(payment=payment, provider_reference="MOMO-1", provider=CODE, act=an_act())
    line = Transaction(payment.reference, "MOMO-1", AMOUNT - 1, Outcome.PAID)
    found = compare((line,))
    assert (found.amounts_differ, found.agrees) == ((line,), False)


def test_a_settlement_of_another_day_or_provider_is_not_looked_for() -> None:
    operations.confirm(payment=asked(), provider_reference="MOMO-1", provider=CODE, act=an_act(NOON + DAY))
    operations.confirm(payment=asked("WEB-1"), provider_reference="Q-1", act=an_act())
    assert compare(()).agrees
    assert Settlement.objects.count() == 2
