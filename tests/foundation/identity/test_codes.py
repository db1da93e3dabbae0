"""One-time codes: what opens, what does not, and the sentence that each refusal says."""

from datetime import datetime

import pytest

from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import registry
from guichet.foundation.identity.models import OneTimeCode
from guichet.foundation.identity.operations import CodeChecked, Origin, Verdict
from guichet.foundation.identity.operations.codes import CodesUnavailable, TooManyCodes
from guichet.foundation.identity.registry import CodeMessage
from guichet.foundation.identity.vocabulary import Channel, Purpose
from guichet.foundation.journal.models import Entry
from tests.factories.acts import NOON, an_act
from tests.factories.identity import AFI, ELSEWHERE, HOME, later, make_citizen

pytestmark = pytest.mark.django_db
NOT_HERE = "Ce code ne vaut pas sur cet appareil, ou ne vaut plus. Demandez-en un autre ici."


def ask(origin: Origin = HOME, *, at: datetime = NOON, address: str = AFI) -> str:
    sent = identity.send_code(
        channel=Channel.SMS, address=address, purpose=Purpose.SIGN_IN, origin=origin, language="fr", act=an_act(at)
    )
    return sent.reference


def check(
    reference: str, code: str, origin: Origin = HOME, *, at: datetime = NOON, purpose: Purpose = Purpose.SIGN_IN
) -> CodeChecked:
    return identity.check_code(reference=reference, code=code, purpose=purpose, origin=origin, act=an_act(at))


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**8:08}"


def test_the_code_that_arrived_proves_the_phone(messages: list[CodeMessage]) -> None:
    reference = ask()
    assert check(reference, messages[0].code) == CodeChecked(Verdict.RIGHT, "", Channel.SMS, AFI)


def test_a_code_has_eight_digits_and_may_be_typed_in_two_groups(messages: list[CodeMessage]) -> None:
    reference = ask()
    code = messages[0].code
    assert len(code) == 8
    assert code.isdigit()
    assert check(reference, f" {code[:4]} {code[4:]} ").verdict == Verdict.RIGHT


def test_a_wrong_code_is_refused_and_says_how_many_tries_are_left(messages: list[CodeMessage]) -> None:
    reference = ask()
    checked = check(reference, wrong(messages[0].code))
    assert checked == CodeChecked(Verdict.WRONG, "Ce code n’est pas le bon. Il vous reste 4 essais.")


def test_after_five_wrong_tries_even_the_right_code_is_refused(messages: list[CodeMessage]) -> None:
    reference = ask()
    for _ in range(4):
        check(reference, wrong(messages[0].code))
    spent = "Ce code a été essayé trop de fois et ne sert plus. Demandez-en un autre."
    assert check(reference, wrong(messages[0].code)).sentence == spent
    assert check(reference, messages[0].code) == CodeChecked(Verdict.SPENT, spent)


def test_a_code_serves_once(messages: list[CodeMessage]) -> None:
    reference = ask()
    check(reference, messages[0].code)
    assert check(reference, messages[0].code) == CodeChecked(
        Verdict.USED, "Ce code a déjà servi. Demandez-en un autre."
    )


@pytest.mark.parametrize(("minutes", "verdict"), [(9.99, Verdict.RIGHT), (10, Verdict.EXPIRED)])
def test_a_code_serves_for_ten_minutes(messages: list[CodeMessage], minutes: float, verdict: Verdict) -> None:
    reference = ask()
    assert check(reference, messages[0].code, at=later(minutes)).verdict == verdict


def test_an_expired_code_says_so(messages: list[CodeMessage]) -> None:
    reference = ask()
    assert check(reference, messages[0].code, at=later(10)).sentence == NOT_HERE


def test_a_code_stolen_to_another_browser_opens_nothing_there(messages: list[CodeMessage]) -> None:
    reference = ask()
    assert check(reference, messages[0].code, ELSEWHERE) == CodeChecked(Verdict.ELSEWHERE, NOT_HERE)
    assert check(reference, messages[0].code, HOME).verdict == Verdict.RIGHT


def test_a_code_of_one_purpose_opens_nothing_else(messages: list[CodeMessage]) -> None:
    reference = ask()
    assert check(reference, messages[0].code, purpose=Purpose.TRACK).verdict == Verdict.EXPIRED
    assert check(reference, messages[0].code).verdict == Verdict.RIGHT


def test_a_reference_that_nobody_was_given_is_answered_like_an_old_code(messages: list[CodeMessage]) -> None:
    ask()
    assert check("0" * 32, messages[0].code).sentence == NOT_HERE


def test_a_new_code_replaces_the_one_before(messages: list[CodeMessage]) -> None:
    first, second = ask(), ask()
    assert check(first, messages[0].code).verdict == Verdict.EXPIRED
    assert check(second, messages[1].code).verdict == Verdict.RIGHT


def test_a_stranger_who_asks_for_the_same_phone_does_not_undo_the_code_of_its_owner(
    messages: list[CodeMessage],
) -> None:
    reference = ask()
    ask(ELSEWHERE)
    assert check(reference, messages[0].code).verdict == Verdict.RIGHT


def test_an_address_gets_five_codes_a_quarter_of_an_hour(messages: list[CodeMessage]) -> None:
    for _ in range(5):
        ask()
    with pytest.raises(TooManyCodes) as refusal:
        ask()
    assert refusal.value.message == (
        "Trop d’essais pour le moment. Attendez 15 minutes, puis demandez un nouveau code."
    )
    assert len(messages) == 5
    assert ask(at=later(15))


def test_a_network_gets_a_hundred_codes_an_hour(messages: list[CodeMessage]) -> None:
    for number in range(100):
        ask(address=f"+22901970{number:05}")
    with pytest.raises(TooManyCodes):
        ask(address="+2290198000000")
    assert ask(Origin(HOME.browser, "41.85.160.9"), address="+2290198000000")
    assert len(messages) == 101


def test_ten_wrong_codes_in_an_hour_lock_the_address_and_the_sentence_says_until_when(
    messages: list[CodeMessage],
) -> None:
    for _ in range(2):
        reference = ask()
        for _ in range(5):
            check(reference, wrong(messages[-1].code))
    sentence = "Trop d’essais pour le moment. Attendez 60 minutes, puis demandez un nouveau code."
    with pytest.raises(TooManyCodes) as refusal:
        ask()
    assert refusal.value.message == sentence
    assert check(reference, messages[-1].code) == CodeChecked(Verdict.LOCKED, sentence)
    assert check(reference, messages[-1].code, ELSEWHERE) == CodeChecked(Verdict.ELSEWHERE, NOT_HERE)


def test_nothing_tells_whether_the_phone_is_known(messages: list[CodeMessage]) -> None:
    make_citizen(phone="+2290161000000")
    known, unknown = ask(address="+2290161000000"), ask(address="+2290162000000")
    assert len(known) == len(unknown)
    assert [message.purpose for message in messages] == [Purpose.SIGN_IN, Purpose.SIGN_IN]
    sentences = [
        check(reference, wrong(messages[place].code)).sentence for place, reference in enumerate([known, unknown])
    ]
    assert sentences == ["Ce code n’est pas le bon. Il vous reste 4 essais."] * 2


def test_the_code_is_kept_nowhere_and_the_address_leaves_once_it_served(messages: list[CodeMessage]) -> None:
    reference = ask()
    row = OneTimeCode.objects.get()
    assert messages[0].code not in str(vars(row))
    check(reference, messages[0].code)
    row.refresh_from_db()
    assert AFI not in str(vars(row))
    assert messages[0].code not in str(list(Entry.objects.values()))


def test_two_equal_codes_are_kept_differently() -> None:
    from guichet.foundation.identity.operations.codes import _digest  # noqa: PLC0415

    assert _digest("one salt", "12345678") != _digest("another salt", "12345678")


def test_the_journal_tells_each_code_without_its_address(messages: list[CodeMessage]) -> None:
    reference = ask()
    check(reference, wrong(messages[0].code))
    check(reference, messages[0].code)
    told = [(entry.kind, entry.facts) for entry in Entry.objects.order_by("number")]
    assert told == [
        ("identity.code-sent", {"code": reference, "channel": "sms", "purpose": "sign-in"}),
        ("identity.code-refused", {"code": reference, "purpose": "sign-in", "verdict": "wrong"}),
        ("identity.code-accepted", {"code": reference, "purpose": "sign-in"}),
    ]


def test_without_anything_to_deliver_codes_the_refusal_says_so() -> None:
    before = registry.code_sender()
    registry.register_code_sender(None)
    try:
        with pytest.raises(CodesUnavailable) as refusal:
            ask()
    finally:
        registry.register_code_sender(before)
    assert refusal.value.message == "Les codes ne partent pas pour le moment. Réessayez plus tard."


def test_codes_and_quotas_are_forgotten_a_day_after_their_end(messages: list[CodeMessage]) -> None:
    ask()
    assert messages
    assert identity.forget_old_codes(act=an_act(later(24 * 60))) == 0
    assert identity.forget_old_codes(act=an_act(later(24 * 60 + 61))) == 5
    assert not OneTimeCode.objects.exists()
