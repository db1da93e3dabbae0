"""A provider's notice is believed when it is signed, fresh and new."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from guichet.commons.payments import operations, queries, signing
from guichet.commons.payments.contrib.sandbox.provider import CODE, Sandbox
from guichet.commons.payments.models import SeenNotice
from guichet.commons.payments.providers import Outcome, Transaction
from guichet.commons.payments.refusals import NoticeRefused, PaymentRefused
from guichet.commons.payments.signing import Notice
from guichet.foundation.work import registry as work
from tests.commons.payments.fees import ABOUT, AMOUNT, asked, listening
from tests.factories.acts import NOON, an_act

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def told() -> Iterator[list[str]]:
    with listening() as told:
        yield told


def a_line(amount: int = AMOUNT) -> Transaction:
    return Transaction(asked().reference, "BAC-1", amount, Outcome.PAID)


def a_notice(line: Transaction | None = None) -> Notice:
    return Sandbox().notice(line or a_line(), NOON)


def receive(notice: Notice, at: timedelta = timedelta(), provider: str = CODE) -> None:
    operations.receive_notice(provider=provider, notice=notice, act=an_act(NOON + at))


def test_a_signed_notice_settles_the_payment(told: list[str]) -> None:
    receive(a_notice())
    assert queries.standing(ABOUT).is_settled
    assert told == [ABOUT]


def test_the_same_notice_is_not_believed_twice() -> None:
    notice = a_notice()
    receive(notice)
    with pytest.raises(NoticeRefused, match="Cet avis de paiement a déjà été reçu"):
        receive(notice)


def test_a_provider_that_repeats_itself_under_another_number_changes_nothing(told: list[str]) -> None:
    line = a_line()
    receive(a_notice(line))
    receive(a_notice(line))
    assert told == [ABOUT]
    assert queries.owed_back() == ()


@pytest.mark.parametrize(
    "forge",
    [
        lambda notice: replace(notice, body=notice.body.replace(b"1900", b"1901")),
        lambda notice: replace(notice, nonce=notice.nonce[:-1] + "!"),
        lambda notice: replace(notice, timestamp=str(int(notice.timestamp) + 1)),
        lambda notice: replace(notice, signature="é" + notice.signature[1:]),
        lambda notice: replace(notice, signature=""),
        lambda notice: replace(notice, nonce=notice.nonce + notice.body[:1].decode(), body=notice.body[1:]),
    ],
)
def test_a_notice_that_was_touched_is_refused(forge: object) -> None:
    notice = a_notice()
    assert callable(forge)
    with pytest.raises(NoticeRefused, match="La signature de cet avis de paiement n’est pas la bonne"):
        receive(forge(notice))
    receive(notice)


@pytest.mark.parametrize("sign", [1, -1])
def test_a_notice_outside_the_window_is_refused(sign: int) -> None:
    notice = a_notice()
    with pytest.raises(NoticeRefused, match="trop vieux, ou les horloges"):
        receive(notice, sign * (signing.WINDOW + SECOND))
    receive(notice, sign * signing.WINDOW)


def test_a_notice_of_an_unknown_provider_is_refused() -> None:
    with pytest.raises(NoticeRefused, match="Aucun prestataire de ce nom"):
        receive(a_notice(), provider="momo")


def a_signed(body: object, nonce: str = "n", at: str | None = None) -> Notice:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    notice = signing.signed(raw, secret=Sandbox().secret, nonce=nonce, at=NOON)
    if at is None:
        return notice
    return replace(notice, timestamp=at, signature=signing._signature(Sandbox().secret, at, nonce, raw))


GOOD = {"payment": "p", "reference": "r", "amount": 1, "outcome": "paid"}


@pytest.mark.parametrize(
    "notice",
    [
        a_signed(b"\xff"),
        a_signed(b"[" * 5_000),
        a_signed([]),
        a_signed({"payment": "p"}),
        a_signed(GOOD | {"outcome": "maybe"}),
        a_signed(GOOD | {"amount": "1900"}),
        a_signed(GOOD | {"amount": True}),
        a_signed(GOOD | {"amount": 0}),
        a_signed(GOOD | {"amount": signing.MOST + 1}),
        a_signed(GOOD | {"payment": 7}),
        a_signed(GOOD | {"payment": ""}),
        a_signed(GOOD | {"reference": "r" * 65}),
        a_signed(GOOD, nonce=""),
        a_signed(GOOD, nonce="n" * 65),
        a_signed(GOOD | {"more": "x" * 10_000}),
        a_signed(GOOD, at="noon"),
        a_signed(GOOD, at="9" * 30),
    ],
)
def test_a_signed_notice_that_says_nothing_sound_is_refused(notice: Notice) -> None:
    with pytest.raises(NoticeRefused, match="Cet avis de paiement est mal formé"):
        receive(notice)


def test_a_sound_notice_about_nothing_that_was_asked_is_refused_and_may_come_again() -> None:
    for _ in range(2):
        with pytest.raises(PaymentRefused, match="Aucun paiement ne porte cette référence"):
            receive(a_signed(GOOD))


def test_what_the_window_refuses_by_itself_is_forgotten_and_nothing_sooner() -> None:
    receive(a_notice())
    kind = work.kind_of("payments.forget-notices")
    kind.run("*", an_act(NOON + 2 * signing.WINDOW))
    assert SeenNotice.objects.count() == 1
    kind.run("*", an_act(NOON + 2 * signing.WINDOW + SECOND))
    assert SeenNotice.objects.count() == 0
