"""A clock of a centre that is wrong gains nobody a place, and both moments are kept."""

from datetime import UTC, datetime, timedelta

import pytest

from guichet.commons.intake import carrying
from guichet.commons.intake.models import Submission
from guichet.commons.public_log import leaves
from guichet.commons.public_log.models import Waiting
from guichet.commons.sync import operations as sync
from guichet.commons.sync import queries
from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Case
from guichet.domains.casework.vocabulary import Settled
from guichet.foundation.lib.operation import building
from tests.commons.sync.nodes import LOKOSSA, START, Centre, somebody, taking
from tests.factories.acts import an_act
from tests.factories.catalogue import publish
from tests.factories.requests import CODE, a_procedure, a_question

A_DAY = timedelta(days=1)


def filed(centre: Centre, reference: str) -> None:
    """At the moment that the centre's clock gives."""
    body = {
        "reference": reference,
        "service": CODE,
        "version": 1,
        "language": "fr",
        "way": "online",
        "fee": 0,
        "envelope": reference.encode(),
        "files": [],
        "submitted_at": centre.clock.now.isoformat(),
    }
    sync.carry(kind=carrying.KIND, body=body, act=somebody(centre.clock))
    centre.work()


@pytest.mark.parametrize("jump", [-A_DAY, A_DAY, -400 * A_DAY])
def test_whoever_files_later_comes_later_whatever_the_clock_says(centre: Centre, jump: timedelta) -> None:
    publish(a_procedure(a_question("text", "nom")))
    filed(centre, "LOK-0000-0000-A")
    centre.clock.now = START + jump
    begun = datetime.now(UTC)
    filed(centre, "LOK-0000-0001-B")
    first, second = Case.objects.order_by("pk")
    assert (first.reference, second.reference) == ("LOK-0000-0000-A", "LOK-0000-0001-B")
    assert begun <= second.received_at <= datetime.now(UTC)
    assert first.received_at < second.received_at
    moment = Submission.objects.get(reference=second.reference).submitted_at
    assert START + jump <= moment < START + jump + timedelta(minutes=5)


@pytest.mark.parametrize("jump", [-A_DAY, -400 * A_DAY])
def test_a_clock_set_back_gains_no_place_no_earlier_promise_and_no_other_hour_in_the_log(
    centre: Centre, jump: timedelta
) -> None:
    publish(a_procedure(a_question("text", "nom")))
    begun = datetime.now(UTC)
    filed(centre, "LOK-0000-0000-A")
    centre.clock.now = START + jump
    filed(centre, "LOK-0000-0001-B")
    for case in Case.objects.order_by("pk"):
        with building():
            Case.objects.filter(pk=case.pk).update(obstacle="", settled=Settled.NOT_DUE, case_key_id="a-key")
        casework.become_ready(pseudonym=case.pseudonym, act=an_act(datetime.now(UTC)))
    first, second = Case.objects.order_by("pk")
    assert [case.reference for case in Case.objects.waiting().in_order()] == [first.reference, second.reference]
    assert first.promised_at is not None
    assert second.promised_at is not None
    assert first.promised_at <= second.promised_at
    told = Waiting.objects.filter(subject=second.pseudonym).order_by("entry").values_list("content", flat=True)
    lines = [leaves.read(bytes(content)) for content in told]
    assert [line["kind"] for line in lines] == ["received", "ready"]
    assert all(leaves.hour(begun) <= line["at"] <= leaves.hour(datetime.now(UTC)) for line in lines)


def test_how_far_the_clocks_are_apart_is_known_at_both_ends(centre: Centre) -> None:
    centre.clock.now = datetime.now(UTC) - timedelta(hours=3)
    with taking():
        centre.carry("a visit")
        centre.work()
    node = queries.node(LOKOSSA)
    here = queries.standing().clock_offset
    assert node is not None
    assert node.clock_offset == pytest.approx(3 * 3600, abs=30)
    assert here == pytest.approx(3 * 3600, abs=30)


def test_the_order_is_that_of_the_numbers(centre: Centre) -> None:
    """Set back between two gestures, a clock changes no order."""
    with taking() as taken:
        centre.carry("first")
        centre.clock.now -= A_DAY
        centre.carry("second")
        centre.work()
    assert taken == ["first", "second"]
