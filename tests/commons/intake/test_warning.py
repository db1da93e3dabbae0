"""A draft that will soon be erased: whoever can be told is told, once, until they write in it again."""

from datetime import datetime, timedelta
from functools import partial

import pytest

from guichet.commons.intake import operations as intake
from guichet.commons.intake.holding import Hold
from guichet.commons.notifications import queries as outbox
from guichet.foundation.lib.act import Act, Actor, ActorKind, Surface
from guichet.foundation.work.worker import Worker
from tests.factories.acts import NOON, an_act
from tests.factories.catalogue import publish
from tests.factories.identity import AFI, make_citizen
from tests.factories.requests import CODE, a_draft, a_procedure, a_question, by_a_visitor

pytestmark = pytest.mark.django_db
TEXT = a_question("text", "nom")


def by_afi(citizen: str, at: datetime = NOON) -> Act:
    return Act(Actor(ActorKind.CITIZEN, citizen), at, None, Surface.PORTAL)


def begun(language: str = "fr") -> Hold:
    publish(a_procedure(TEXT))
    return intake.start(service=CODE, language=language, act=by_afi(make_citizen().reference))


def heard_on(*days: float) -> list[int]:
    """How many messages there are on the phone on each of these days."""
    counts = []
    for day in days:
        Worker(now=partial(NOON.__add__, timedelta(days=day))).run_what_is_due()
        counts.append(len(outbox.box(AFI)))
    return counts


def test_who_began_it_signed_in_is_told_three_days_before_and_once() -> None:
    hold = begun()
    assert heard_on(0, 26, 27.1, 28, 29.5, 40) == [0, 0, 1, 1, 1, 1]
    assert outbox.box(AFI)[0].text == (
        f"Votre demande commencée {hold.reference} sera effacée le 20 décembre 2026. Pour la finir avant : "
        "http://localhost:8000/mon-espace/"
    )


def test_it_is_said_in_the_language_of_the_draft() -> None:
    hold = begun("en")
    heard_on(28)
    assert outbox.box(AFI)[0].text == (
        f"The request {hold.reference} that you began will be erased on 20 December 2026. To finish it before: "
        "http://localhost:8000/en/mon-espace/"
    )


def test_who_writes_again_has_another_month_and_is_told_again() -> None:
    hold = begun()
    assert heard_on(28) == [1]
    intake.answer(hold=hold, answers={"nom": "Afi"}, act=by_a_visitor(NOON + timedelta(days=29)))
    assert heard_on(30, 55, 57) == [1, 1, 2]


def test_a_draft_of_nobody_known_is_let_be() -> None:
    a_draft(TEXT)
    heard_on(28)
    assert outbox.boxes() == ()


def test_a_draft_that_was_written_in_meanwhile_is_let_be() -> None:
    hold = begun()
    intake.warn(reference=hold.reference, act=an_act(NOON + timedelta(days=5)))
    assert outbox.told_about(hold.reference) == ()
