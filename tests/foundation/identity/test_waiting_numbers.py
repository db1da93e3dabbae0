"""A number stated while the register is down: accepted, asked about again, and then as if it had answered at once."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from guichet.foundation.identity import checking, queries, registry
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.models import Citizen, Correction, WaitingNumber
from guichet.foundation.identity.operations import NationalClaims
from guichet.foundation.identity.registry import NO_ANSWER, RegisterAnswer, RegisterState
from guichet.foundation.identity.vocabulary import Discrepancy, NpiStanding
from guichet.foundation.identity.waiting import CHECK
from guichet.foundation.work import operations as work
from guichet.foundation.work.models import Due
from tests.factories.acts import NOON, an_act
from tests.factories.identity import make_citizen

pytestmark = pytest.mark.django_db
NPI, OTHER = "1234567890", "9876543210"
AFI = "Afiavi Dossou"
KNOWN = RegisterAnswer(RegisterState.KNOWN, "DOSSOU Afiavi")


@pytest.fixture
def answers() -> Iterator[dict[str, RegisterAnswer]]:
    """What the national register says, by number; of others, nothing."""
    said: dict[str, RegisterAnswer] = {}
    asked = registry.national_register()
    registry.register_national_register(lambda npi, _about, _act: said.get(npi, NO_ANSWER))
    yield said
    registry.register_national_register(asked)


@pytest.fixture
def afi() -> Citizen:
    citizen = make_citizen()
    state(citizen)
    return citizen


def state(citizen: Citizen, npi: str = NPI, at: datetime = NOON, answer: RegisterAnswer = NO_ANSWER) -> None:
    identity.state_npi(citizen=citizen.reference, npi=npi, name=AFI, answer=answer, act=an_act(at))


def check(citizen: Citizen, at: datetime = NOON + timedelta(minutes=10)) -> NpiStanding:
    checking.check(citizen.reference, an_act(at))
    citizen.refresh_from_db()
    return NpiStanding(citizen.npi_standing)


def due_at() -> datetime | None:
    return Due.objects.unfinished().get(kind=CHECK).due_at


def test_the_number_waits_where_nobody_can_read_it(afi: Citizen) -> None:
    row = WaitingNumber.objects.get()
    assert NPI.encode() not in bytes(row.box)
    assert AFI.encode() not in bytes(row.box)
    waiting = queries.waiting_number(afi.reference)
    assert waiting is not None
    assert (waiting.npi, waiting.since, due_at()) == (NPI, NOON, NOON + timedelta(minutes=10))


def test_the_register_that_is_back_agrees_and_nothing_is_kept(afi: Citizen, answers: dict[str, RegisterAnswer]) -> None:
    answers[NPI] = KNOWN
    assert check(afi) == NpiStanding.AGREED
    assert not WaitingNumber.objects.exists()
    assert check(afi) == NpiStanding.AGREED


@pytest.mark.parametrize(
    ("answer", "discrepancy"),
    [
        (RegisterAnswer(RegisterState.UNKNOWN), Discrepancy.UNKNOWN),
        (RegisterAnswer(RegisterState.KNOWN, "ADJOVI Codjo"), Discrepancy.NAME),
    ],
)
def test_the_register_that_is_back_disagrees_and_a_correction_opens(
    afi: Citizen, answers: dict[str, RegisterAnswer], answer: RegisterAnswer, discrepancy: Discrepancy
) -> None:
    answers[NPI] = answer
    assert check(afi) == NpiStanding.DISPUTED
    assert Correction.objects.get().discrepancy == discrepancy
    assert not WaitingNumber.objects.exists()


@pytest.mark.usefixtures("answers")
def test_a_register_that_stays_silent_is_asked_ever_less_often_then_no_more(
    afi: Citizen,
) -> None:
    again = []
    for waited in (timedelta(minutes=12), timedelta(hours=10), timedelta(days=10)):
        worker = work.claim(worker="a", kinds=[CHECK], act=an_act(NOON + waited))
        assert worker is not None
        assert check(afi, NOON + waited) == NpiStanding.UNCHECKED
        work.finish(due=worker, act=an_act(NOON + waited))
        again.append((due_at() or NOON) - NOON - waited)
    assert again == [timedelta(minutes=10), timedelta(hours=5), timedelta(days=1)]
    assert check(afi, NOON + timedelta(days=31)) == NpiStanding.UNCHECKED
    assert queries.waiting_number(afi.reference) is None


def test_another_number_is_another_wait(afi: Citizen) -> None:
    state(afi, OTHER, NOON + timedelta(hours=1))
    waiting = queries.waiting_number(afi.reference)
    assert waiting is not None
    assert (waiting.npi, waiting.since) == (OTHER, NOON + timedelta(hours=1))


def test_an_answer_about_a_number_that_was_replaced_meanwhile_changes_nothing(afi: Citizen) -> None:
    state(afi, OTHER, NOON + timedelta(hours=1))
    identity.check_waiting_number(citizen=afi.reference, since=NOON, answer=KNOWN, act=an_act())
    afi.refresh_from_db()
    assert afi.npi_standing == NpiStanding.UNCHECKED


def test_proof_ends_the_wait(afi: Citizen) -> None:
    claims = NationalClaims("https://identite.example", "afi", NPI, AFI)
    identity.sign_in_nationally(claims=claims, current=afi.reference, language="fr", act=an_act())
    afi.refresh_from_db()
    assert afi.npi_standing == NpiStanding.AGREED
    assert not WaitingNumber.objects.exists()
