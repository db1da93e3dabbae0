"""A fee is asked once, settled once, and what is paid beyond it is owed back."""

from collections.abc import Iterator

import pytest

from guichet.commons.payments import operations, queries, registry
from guichet.commons.payments.contrib.sandbox.provider import CODE, Sandbox
from guichet.commons.payments.models import Payment, Refund, RefundReason, Settlement, Way
from guichet.commons.payments.providers import Outcome, Transaction
from guichet.commons.payments.purpose import Purpose
from guichet.commons.payments.refusals import PaymentRefused
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import building
from tests.commons.payments.fees import ABOUT, AMOUNT, FEE, asked, listening
from tests.factories.acts import NOON, an_act

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def told() -> Iterator[list[str]]:
    with listening() as told:
        yield told


def confirmed(payment: Payment, reference: str = "MOMO-1") -> Settlement:
    return operations.confirm(payment=payment, provider_reference=reference, provider=CODE, act=an_act())


def noted(payment: Payment, reference: str = "MOMO-1", amount: int = AMOUNT, outcome: Outcome = Outcome.PAID) -> bool:
    line = Transaction(payment.reference, reference, amount, outcome)
    return operations.take_note(provider=CODE, line=line, act=an_act())


def events() -> list[str]:
    return list(Entry.objects.about(ABOUT).order_by("number").values_list("kind", flat=True))


def refunds() -> list[tuple[str, int, str]]:
    return list(Refund.objects.order_by("number").values_list("provider_reference", "amount", "reason"))


def test_nothing_asked_is_nothing_owed() -> None:
    assert queries.standing(ABOUT).is_settled
    assert queries.standing(ABOUT).owed == 0


def test_a_fee_is_owed_until_it_is_confirmed() -> None:
    payment = asked()
    assert (queries.standing(ABOUT).owed, queries.standing(ABOUT).is_settled) == (AMOUNT, False)
    confirmed(payment)
    standing = queries.standing(ABOUT)
    assert (standing.owed, standing.is_settled) == (0, True)
    assert [(fee.way, fee.amount, fee.purpose, fee.settled_at) for fee in standing.fees] == [
        (Way.CONFIRMED, AMOUNT, FEE, NOON)
    ]
    assert events() == ["payments.requested", "payments.confirmed"]


def test_the_same_fee_asked_twice_is_one_payment() -> None:
    assert asked().pk == asked().pk
    assert events() == ["payments.requested"]


def test_another_purpose_is_another_payment() -> None:
    assert asked().pk != asked(purpose=Purpose("copy", "Une copie", "A copy")).pk
    assert queries.standing(ABOUT).owed == 2 * AMOUNT


def test_an_amount_that_was_asked_is_not_changed_by_asking_another() -> None:
    asked()
    with pytest.raises(PaymentRefused) as refusal:
        asked(amount=AMOUNT + 1)
    assert refusal.value.message == "Ce paiement a déjà été demandé pour 1900 F\xa0CFA\xa0: son montant ne change plus."


@pytest.mark.parametrize("amount", [0, -1])
def test_nothing_and_less_are_not_asked(amount: int) -> None:
    with pytest.raises(PaymentRefused, match="supérieur à zéro"):
        asked(amount=amount)


@pytest.mark.parametrize(
    "change", [lambda: Payment.objects.update(amount=1), lambda: Settlement.objects.all().delete()]
)
def test_the_database_itself_refuses_to_change_what_was_asked_or_settled(change: object) -> None:
    confirmed(asked())
    assert callable(change)
    with building(), pytest.raises(Exception, match="never changed or deleted"):
        change()


def test_the_same_confirmation_twice_settles_once_and_tells_once(told: list[str]) -> None:
    payment = asked()
    assert confirmed(payment).pk == confirmed(payment).pk
    assert told == [ABOUT]
    assert refunds() == []


def test_a_fee_that_is_paid_twice_is_settled_by_the_first_and_the_second_is_owed_back(told: list[str]) -> None:
    payment = asked()
    confirmed(payment)
    for _ in range(2):
        assert confirmed(payment, "MOMO-2").provider_reference == "MOMO-1"
    assert refunds() == [("MOMO-2", AMOUNT, RefundReason.PAID_TWICE)]
    assert told == [ABOUT]
    assert events()[-1] == "payments.refund-owed"


def test_a_reference_settles_one_payment_only() -> None:
    confirmed(asked())
    other = asked(about="WEB-0000-0000-0")
    with pytest.raises(PaymentRefused, match="Cette référence a déjà réglé un autre paiement"):
        confirmed(other)
    assert confirmed(other, "MOMO-2").way == Way.CONFIRMED


def test_another_amount_settles_nothing_and_is_owed_back(told: list[str]) -> None:
    assert not noted(asked(), amount=AMOUNT - 1)
    assert refunds() == [("MOMO-1", AMOUNT - 1, RefundReason.WRONG_AMOUNT)]
    assert told == []


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.PENDING])
def test_what_failed_or_waits_at_the_provider_settles_nothing(outcome: Outcome) -> None:
    payment = asked()
    assert not noted(payment, outcome=outcome)
    assert noted(payment)
    assert noted(payment, outcome=outcome)


def test_a_line_about_a_payment_that_nobody_asked_is_refused() -> None:
    with pytest.raises(PaymentRefused, match="Aucun paiement ne porte cette référence"):
        noted(Payment(reference="unknown"))


def test_a_fee_is_waived_with_a_reason_and_who_waits_is_told(told: list[str]) -> None:
    asked()
    assert [each.amount for each in operations.waive(about=ABOUT, reason="Indigence", act=an_act())] == [AMOUNT]
    assert queries.standing(ABOUT).fees[0].way == Way.WAIVED
    assert told == [ABOUT]
    assert operations.waive(about=ABOUT, reason="Indigence", act=an_act()) == ()
    assert "Indigence" not in str(Entry.objects.of_kind("payments.waived").get().facts)


def test_a_fee_is_not_waived_without_a_reason() -> None:
    asked()
    with pytest.raises(PaymentRefused, match="Dites pourquoi ces frais ne sont pas demandés"):
        operations.waive(about=ABOUT, reason=" ", act=an_act())


def test_what_was_not_asked_is_not_waived() -> None:
    with pytest.raises(PaymentRefused, match="Aucun paiement n’est demandé pour cette demande"):
        operations.waive(about=ABOUT, reason="Indigence", act=an_act())


def test_what_is_paid_after_a_waiver_is_owed_back() -> None:
    payment = asked()
    operations.waive(about=ABOUT, reason="Indigence", act=an_act())
    confirmed(payment)
    assert refunds() == [("MOMO-1", AMOUNT, RefundReason.WAIVED)]
    assert queries.standing(ABOUT).fees[0].way == Way.WAIVED


def test_what_a_listener_refuses_is_not_settled() -> None:
    payment = asked()

    def refuse(_about: str, _act: Act) -> None:
        raise PaymentRefused("no")

    registry.on_confirmed(refuse)
    with pytest.raises(PaymentRefused):
        confirmed(payment)
    assert not Settlement.objects.exists()


def test_a_receipt_says_what_was_paid_for_what_and_to_whom() -> None:
    payment = asked()
    assert queries.receipt(payment.reference) is None
    confirmed(payment)
    assert queries.receipt(payment.reference) == queries.Receipt(
        payment.reference, ABOUT, FEE, AMOUNT, NOON, CODE, "MOMO-1", 0
    )


def test_a_payment_over_the_counter_has_the_number_of_its_paper_receipt() -> None:
    payment = asked()
    operations.confirm(payment=payment, provider_reference="Q-0412", act=an_act())
    receipt = queries.receipt(payment.reference)
    assert receipt is not None
    assert (receipt.provider, receipt.provider_reference) == ("counter", "Q-0412")


def test_a_confirmed_payment_is_refunded_by_decision_once() -> None:
    payment = asked()
    confirmed(payment)
    operations.refund(payment=payment.reference, reason="Service rendu gratuit", act=an_act())
    assert [(each.payment, each.amount, each.reason) for each in queries.owed_back()] == [
        (payment.reference, AMOUNT, RefundReason.DECIDED)
    ]
    with pytest.raises(PaymentRefused, match="Ce paiement est déjà à rembourser"):
        operations.refund(payment=payment.reference, reason="Encore", act=an_act())


def test_a_refund_that_was_made_shows_on_the_receipt_and_is_owed_no_more() -> None:
    payment = asked()
    confirmed(payment)
    operations.refund(payment=payment.reference, reason="Service rendu gratuit", act=an_act())
    for _ in range(2):
        operations.mark_refunded(provider=CODE, provider_reference="MOMO-1", refund_reference="BACK-1", act=an_act())
    receipt = queries.receipt(payment.reference)
    assert receipt is not None
    assert receipt.refunded == AMOUNT
    assert queries.owed_back() == ()
    assert events()[-2:] == ["payments.refund-owed", "payments.refund-made"]


def test_what_was_not_paid_is_not_refunded() -> None:
    with pytest.raises(PaymentRefused, match="il n’y a rien à rembourser"):
        operations.refund(payment=asked().reference, reason="Erreur", act=an_act())


def test_a_refund_says_why() -> None:
    payment = asked()
    confirmed(payment)
    with pytest.raises(PaymentRefused, match="Dites pourquoi ce paiement est remboursé"):
        operations.refund(payment=payment.reference, reason="", act=an_act())


def test_a_refund_that_is_not_owed_is_not_made() -> None:
    with pytest.raises(PaymentRefused, match="Aucun remboursement n’est dû sous cette référence"):
        operations.mark_refunded(provider=CODE, provider_reference="X", refund_reference="Y", act=an_act())


def test_a_payment_starts_at_the_address_of_its_provider() -> None:
    payment = asked()
    for _ in range(2):
        address = operations.start(payment=payment.reference, provider=CODE, act=an_act())
    assert address == f"/bac-a-sable/paiement/{payment.reference}/"
    assert events() == ["payments.requested", "payments.started"]


def test_a_settled_payment_is_not_started_again() -> None:
    payment = asked()
    confirmed(payment)
    with pytest.raises(PaymentRefused, match="Ce paiement est déjà réglé\xa0: ne payez pas une deuxième fois"):
        operations.start(payment=payment.reference, provider=CODE, act=an_act())


def test_a_provider_that_is_not_here_takes_no_payment() -> None:
    with pytest.raises(PaymentRefused, match="Ce moyen de paiement n’est pas disponible ici"):
        operations.start(payment=asked().reference, provider="momo", act=an_act())


def test_a_provider_is_registered_once() -> None:
    with pytest.raises(TypeError, match="the provider 'sandbox' is registered twice"):
        registry.register(Sandbox())


def test_a_fee_is_found_by_its_reference() -> None:
    payment = asked()
    found = queries.fee(payment.reference)
    assert found is not None
    assert found.purpose.in_language("en") == "Criminal record extract"
    assert queries.payment(payment.reference) == payment
    assert queries.fee("unknown") is None


def test_what_is_owed_about_a_request_is_no_longer_owed_once_paid() -> None:
    payment = asked()
    assert queries.owed_about(ABOUT) == (payment.reference,)
    confirmed(payment)
    assert queries.owed_about(ABOUT) == ()
