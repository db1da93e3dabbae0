"""One person at a time before a kiosk, and nothing of them left when they have gone."""

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from guichet.commons.intake import operations as intake
from guichet.commons.intake import queries as requests
from guichet.commons.intake import sending
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.models import Draft
from guichet.commons.intake.operations.giving import SEND_GIVEN
from guichet.commons.intake.tickets import leaving
from guichet.commons.intake.tickets.parcels import prepared
from guichet.commons.sittings import contributions, queries
from guichet.commons.sittings import operations as sittings
from guichet.commons.sittings.models import InHand, Sitting
from guichet.commons.sittings.refusals import PassOver, SittingOver
from guichet.commons.sittings.terms import ASSISTED, FILING
from guichet.foundation.journal.models import Entry
from guichet.foundation.work.models import Due
from tests.factories.acts import NOON, an_act
from tests.factories.requests import a_draft, a_question

pytestmark = pytest.mark.django_db

KIOSK = "kiosk of the hall"


def after(seconds: int) -> datetime:
    return NOON + timedelta(seconds=seconds)


@pytest.fixture
def token() -> str:
    return sittings.open_sitting(station=KIOSK, act=an_act())


@pytest.fixture
def hold(token: str, tmp_path: Path, settings: Any) -> Hold:
    settings.VAR = tmp_path
    hold = a_draft(a_question("text", "nom"), a_question("photo", "portrait", required=False))
    intake.answer(hold=hold, answers={"nom": "Afi"}, act=an_act())
    sittings.take_up(token=token, reference=hold.reference, act=an_act())
    return hold


def endings() -> list[str]:
    return [entry.facts["ending"] for entry in Entry.objects.of_kind("sittings.ended").order_by("number")]


def test_a_visit_lasts_as_long_as_somebody_is_seen(token: str) -> None:
    assert queries.sitting(token, at=after(209)) == queries.SittingFacts(FILING, is_assisted=False)
    assert sittings.touch(token=token, act=an_act(after(209)))
    assert queries.sitting(token, at=after(400)) is not None
    assert queries.sitting(token, at=after(419)) is None
    assert not sittings.touch(token=token, act=an_act(after(419)))


def test_who_is_helped_is_waited_for_longer(token: str) -> None:
    sittings.assist(token=token, act=an_act())
    assert queries.sitting(token, at=after(689)) == queries.SittingFacts(ASSISTED, is_assisted=True)
    assert queries.sitting(token, at=after(690)) is None


def test_the_next_person_ends_the_former_visit_of_the_same_kiosk_alone(token: str) -> None:
    elsewhere = sittings.open_sitting(station="kiosk of the yard", act=an_act())
    sittings.open_sitting(station=KIOSK, act=an_act(after(5)))
    assert queries.sitting(token, at=after(6)) is None
    assert queries.sitting(elsewhere, at=after(6)) is not None
    assert endings() == ["next"]


@pytest.mark.usefixtures("hold")
def test_ending_erases_what_was_begun(token: str) -> None:
    sittings.end(token=token, act=an_act())
    assert not Draft.objects.exists()
    assert endings() == ["visitor"]
    sittings.end(token=token, act=an_act())
    assert endings() == ["visitor"]


def test_ending_sends_at_once_what_was_given(token: str, hold: Hold) -> None:
    sending.give(hold=hold, act=an_act())
    sittings.end(token=token, act=an_act(after(20)))
    assert Due.objects.get(kind=SEND_GIVEN).due_at == after(20)


def test_a_silence_lets_go_of_what_was_begun(hold: Hold) -> None:
    contributions.end_idle(an_act(after(209)))
    assert endings() == []
    contributions.end_idle(an_act(after(211)))
    assert endings() == ["idle"]
    assert [line.reference for line in requests.left_here(at=after(212))] == [hold.reference]


def test_old_visits_are_forgotten(token: str) -> None:
    sittings.end(token=token, act=an_act())
    sittings.end_idle(act=an_act(NOON + timedelta(days=8)))
    assert not Sitting.objects.exists()


def test_what_is_left_with_a_ticket_outlives_the_visit(token: str, hold: Hold) -> None:
    ticket = leaving.keep(hold=hold, act=an_act(), by=partial(sittings.keep, token=token))
    sittings.end(token=token, act=an_act())
    assert intake.resume(reference=ticket.reference, proof=ticket.code, act=an_act()) is not None


def test_a_request_that_changed_since_it_was_sealed_stays_in_hand(token: str, hold: Hold) -> None:
    left = prepared(hold, mark="", act=an_act())
    intake.answer(hold=hold, answers={"nom": "Afi Dossou"}, act=an_act())
    assert sittings.keep(token=token, leaving=left, act=an_act()) is None
    assert InHand.objects.get().reference == hold.reference


def test_nothing_is_done_in_a_visit_that_is_over(token: str, hold: Hold) -> None:
    left = prepared(hold, mark="", act=an_act())
    sittings.end(token=token, act=an_act())
    with pytest.raises(SittingOver, match="terminé"):
        sittings.take_up(token=token, reference=hold.reference, act=an_act())
    with pytest.raises(SittingOver):
        sittings.assist(token=token, act=an_act())
    with pytest.raises(SittingOver):
        sittings.keep(token=token, leaving=left, act=an_act())
    with pytest.raises(SittingOver):
        sittings.open_to_phone(token=token, hold=hold, question="portrait", act=an_act())


class TestPhones:
    def test_an_address_opens_one_question_of_one_request_for_ten_minutes(self, token: str, hold: Hold) -> None:
        sittings.assist(token=token, act=an_act())
        secret = sittings.open_to_phone(token=token, hold=hold, question="portrait", act=an_act())
        assert queries.open_pass(secret, at=after(599)) == queries.PassFacts(hold, "portrait")
        with pytest.raises(PassOver, match="nouveau carré"):
            queries.open_pass(secret, at=after(600))
        with pytest.raises(PassOver):
            queries.open_pass("another", at=NOON)

    def test_the_end_of_the_visit_ends_it(self, token: str, hold: Hold) -> None:
        secret = sittings.open_to_phone(token=token, hold=hold, question="portrait", act=an_act())
        sittings.end(token=token, act=an_act())
        with pytest.raises(PassOver):
            queries.open_pass(secret, at=NOON)

    def test_a_new_address_ends_the_former(self, token: str, hold: Hold) -> None:
        first = sittings.open_to_phone(token=token, hold=hold, question="portrait", act=an_act())
        sittings.open_to_phone(token=token, hold=hold, question="portrait", act=an_act())
        with pytest.raises(PassOver):
            queries.open_pass(first, at=NOON)

    def test_what_the_phone_gives_is_seen_on_the_kiosk_and_counts_as_a_gesture(self, token: str, hold: Hold) -> None:
        assert queries.received(token, "portrait", at=NOON) is None
        secret = sittings.open_to_phone(token=token, hold=hold, question="portrait", act=an_act())
        sittings.count_received(secret=secret, act=an_act(after(100)))
        sittings.count_received(secret="another", act=an_act(after(100)))
        assert queries.received(token, "portrait", at=after(100)) == 1
        assert queries.sitting(token, at=after(300)) is not None
