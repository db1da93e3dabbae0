"""Requests left unfinished on a device that others use: erased when their author says so, else within a day."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from guichet.commons.intake import operations as intake
from guichet.commons.intake import queries, sending
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.models import Draft
from guichet.commons.intake.refusals import HeldElsewhere
from guichet.commons.intake.tickets import leaving
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface
from tests.factories.acts import NOON, an_act
from tests.factories.requests import a_draft, a_question

pytestmark = pytest.mark.django_db


def by_staff(at: Any = NOON) -> Act:
    return Act(Actor(ActorKind.STAFF, "focal-point"), at, PlaceId("LOK"), Surface.COUNTER)


@pytest.fixture
def hold(tmp_path: Path, settings: Any) -> Hold:
    settings.VAR = tmp_path
    hold = a_draft(a_question("text", "nom"))
    intake.answer(hold=hold, answers={"nom": "Afi"}, act=an_act())
    return hold


def last_event() -> str:
    return Entry.objects.latest("number").kind


def test_what_its_author_erases_is_gone(hold: Hold) -> None:
    intake.discard(reference=hold.reference, act=an_act())
    assert not Draft.objects.exists()
    assert last_event() == "intake.draft-discarded"


def test_what_was_given_is_neither_erased_nor_let_go(hold: Hold) -> None:
    sending.give(hold=hold, act=an_act())
    intake.discard(reference=hold.reference, act=an_act())
    intake.let_go(reference=hold.reference, act=an_act())
    assert queries.given(hold) is not None
    assert last_event() == "intake.request-given"


def test_what_nobody_ends_is_held_by_nobody_and_waits_a_day(hold: Hold) -> None:
    intake.let_go(reference=hold.reference, act=an_act())
    with pytest.raises(HeldElsewhere):
        queries.draft(hold, at=NOON)
    (line,) = queries.left_here(at=NOON)
    assert (line.reference, line.expires_at) == (hold.reference, NOON + timedelta(days=1))
    assert queries.left_here(at=NOON + timedelta(days=1)) == ()
    assert intake.expire(act=an_act(NOON + timedelta(days=1))) == ()
    assert not Draft.objects.exists()


def test_staff_give_it_back_to_its_author(hold: Hold) -> None:
    intake.let_go(reference=hold.reference, act=an_act())
    again = intake.hand_back(reference=hold.reference, act=by_staff())
    assert again is not None
    assert queries.draft(again, at=NOON).content.answers == {"nom": "Afi"}
    assert last_event() == "intake.draft-resumed"


def test_only_staff_do_and_only_what_was_let_go(hold: Hold) -> None:
    assert intake.hand_back(reference=hold.reference, act=by_staff()) is None
    intake.let_go(reference=hold.reference, act=an_act())
    assert intake.hand_back(reference=hold.reference, act=an_act()) is None


def test_what_was_kept_with_a_code_is_no_business_of_the_staff(hold: Hold) -> None:
    ticket = leaving.keep(hold=hold, act=an_act())
    assert queries.left_here(at=NOON) == ()
    assert intake.hand_back(reference=ticket.reference, act=by_staff()) is None
