"""What the hub asks of its database, counted: the same for one case as for many, and never all cases at once."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guichet.commons.intake import operations as intake
from guichet.commons.intake import sending
from guichet.domains.casework import operations as casework
from guichet.domains.casework import queries
from guichet.domains.casework.models import Bar, Case, Turn
from guichet.domains.casework.vocabulary import Barred, Ending, State
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_ready_case, an_officer, by, copies_of, publish_the_service, sealed, the_service
from tests.factories.catalogue import publish
from tests.factories.requests import Desk, a_draft, a_question, by_a_visitor

pytestmark = pytest.mark.django_db
CODJO = an_officer("codjo")
ANYWHERE = an_officer("reine", unit="")
SUPERVISOR = an_officer("sika", kind=RoleKind.SUPERVISOR)
# How many are before a case, and how many are told: exact up to a thousand, then one more for all beyond.
COUNTED = {0: 0, 1: 1, 999: 999, 1_000: 1_000, 1_001: 1_001, 1_100: 1_001}
# Of a transaction: inside the one that is around each test, one that an operation opens is a savepoint.
BOUNDS = ("SAVEPOINT", "RELEASE")


def said_by(ask: Callable[[], object]) -> list[str]:
    """The statements of one question or gesture, in clear, but for the bounds of its transaction."""
    with CaptureQueriesContext(connection) as said:
        ask()
    return [each["sql"] for each in said if not each["sql"].startswith(BOUNDS)]


def test_a_submission_is_eight_statements_at_most_in_one_transaction() -> None:
    hold = a_draft(a_question("text", "nom"), a_question("file", "piece", required=False))
    intake.answer(hold=hold, answers={"nom": "Afi"}, act=by_a_visitor())
    key = Desk().key
    with CaptureQueriesContext(connection) as said:
        sending.send(hold=hold, recipient=key, act=by_a_visitor())
    assert Case.objects.get().reference == hold.reference
    bounds = [each["sql"].split()[0] for each in said if each["sql"].startswith(BOUNDS)]
    assert bounds == ["SAVEPOINT", "RELEASE"]
    assert len(said) - len(bounds) <= 8


@pytest.mark.parametrize(("officer", "at_most"), [(CODJO, 10), (ANYWHERE, 10), (SUPERVISOR, 12)])
def test_taking_costs_the_same_from_a_short_queue_as_from_a_long_one(officer: Viewer, at_most: int) -> None:
    publish_the_service()
    case = a_ready_case()
    short = said_by(lambda: casework.take_next(officer=officer, act=by(officer)))
    copies_of(case, 300)
    long = said_by(lambda: casework.take_next(officer=officer, act=by(officer)))
    assert len(short) == len(long) <= at_most


def a_hub_after_years() -> Case:
    """A few cases wait, some of them late, behind thousands that are closed; the one that waits last."""
    publish_the_service()
    first = a_ready_case()
    copies_of(first, 3_000, state=State.CLOSED, step="", closed_at=NOON)
    late = copies_of(first, 60, escalated_at=NOON, step_due_at=NOON - timedelta(days=1))
    *_, last = copies_of(first, 60)
    casework.complain(reference=last.reference, words=sealed(), act=an_act())
    with building():
        Bar.objects.bulk_create(Bar(case=case, officer="codjo", why=Barred.INTEREST) for case in late)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return last


def asked_of_the_hub(last: Case) -> dict[str, Callable[[], object]]:
    code = queries.tracking_code(last.reference)
    return {
        "take": lambda: casework.take_next(officer=CODJO, act=by(CODJO)),
        "take anywhere": lambda: casework.take_next(officer=ANYWHERE, act=by(ANYWHERE)),
        "follow": lambda: queries.tracking(last.reference, code),
        "count": lambda: queries.loads(SUPERVISOR, NOON),
        "hear": lambda: queries.next_complaint(SUPERVISOR),
        "tell the day": lambda: queries.done_on(CODJO, NOON.date()),
        "escalate": lambda: casework.escalate(act=an_act(NOON)),
    }


def test_nothing_that_is_asked_every_minute_reads_every_case() -> None:
    asked = asked_of_the_hub(a_hub_after_years())
    said = [(what, sql) for what, ask in asked.items() for sql in said_by(ask) if sql.startswith("SELECT")]
    assert [(what, sql) for what, sql in said if reads_every_case(sql)] == []
    assert reads_every_case("SELECT * FROM casework_case WHERE language = 'fr'")


def reads_every_case(sql: str) -> bool:
    """By the database's own plan; an index of the few that are open, read from end to end, is not every case."""
    every = r"(Seq Scan on casework_case|SCAN casework_case)\b(?! USING INDEX casework_case_open)"
    return bool(re.search(every, plan(sql)))


def plan(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {'' if connection.vendor == 'postgresql' else 'QUERY PLAN '}{sql}")
        return "\n".join(str(line[-1]) for line in cursor.fetchall())


def ended_by_codjo(case: Case, at: datetime = NOON) -> Turn:
    step = {"step": "recherche", "unit": "bureau", "result": "fait"}
    return Turn(case=case, officer="codjo", slot=0, began_at=at, until=at, ended_at=at, ending=Ending.FINISHED, **step)


def test_a_day_of_several_services_costs_what_a_day_of_one_costs() -> None:
    publish(the_service(), *(the_service().model_copy(update={"code": code}) for code in ("deux", "trois")))
    cases = [a_ready_case(), a_ready_case(service="deux"), a_ready_case(service="trois")]
    with building():
        ended_by_codjo(cases[0]).save()
    queries.done_on(CODJO, NOON.date())
    one = said_by(lambda: queries.done_on(CODJO, NOON.date()))
    with building():
        Turn.objects.bulk_create(map(ended_by_codjo, cases[1:]))
    assert len(queries.done_on(CODJO, NOON.date())) == 3
    assert len(said_by(lambda: queries.done_on(CODJO, NOON.date()))) == len(one) == 2


def test_a_day_reads_the_turns_of_that_day_alone() -> None:
    publish_the_service()
    case = a_ready_case()
    with building():
        Turn.objects.bulk_create(ended_by_codjo(case, NOON - timedelta(hours=hours)) for hours in range(3_000))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    turns, _texts = said_by(lambda: queries.done_on(CODJO, NOON.date()))
    assert re.search(
        r"(Index Cond:.*officer.*ended_at >=|INDEX casework_turn_by_officer \(officer=\? AND ended_at>)", plan(turns)
    )


def told_ahead(case: Case) -> int | None:
    return queries.tracking(case.reference, queries.tracking_code(case.reference)).ahead


def test_a_place_in_line_is_counted_up_to_a_thousand() -> None:
    publish_the_service()
    case = a_ready_case()
    line = [case, *copies_of(case, 1_100)]
    assert {place: told_ahead(line[place]) for place in COUNTED} == COUNTED


def test_a_more_urgent_case_is_counted_before_an_older_one() -> None:
    publish_the_service()
    older = a_ready_case()
    copies_of(older, 2, priority=0)
    assert told_ahead(older) == 2
    (urgent,) = copies_of(older, 1, priority=0)
    assert told_ahead(urgent) == 2


def test_of_several_posts_the_oldest_complaint_comes_first() -> None:
    publish_the_service()
    younger, older = a_ready_case(), a_ready_case()
    casework.complain(reference=younger.reference, words=sealed(), act=an_act(NOON))
    casework.complain(reference=older.reference, words=sealed(), act=an_act(NOON - timedelta(days=1)))
    post, elsewhere = an_officer("a", kind=RoleKind.SUPERVISOR, unit="direction"), an_officer("a", kind=RoleKind.EXPERT)
    both = Viewer(post.kind, post.reference, roles=(*elsewhere.roles, *post.roles, *SUPERVISOR.roles))
    found = queries.next_complaint(both)
    assert found is not None
    assert found.case.reference == older.reference
    assert queries.next_complaint(SUPERVISOR) is None


def test_a_case_that_another_officer_just_took_is_passed_over() -> None:
    publish_the_service()
    first, second = a_ready_case(), a_ready_case()
    meanwhile = iter([first.pk])

    def take_it_before_it_is_marked(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith("UPDATE") and (taken := next(meanwhile, None)):
            with building():
                Case.objects.filter(pk=taken).update(state=State.IN_HAND)
        return execute(sql, *rest)

    with connection.execute_wrapper(take_it_before_it_is_marked):
        served = casework.take_next(officer=CODJO, act=by(CODJO))
    assert served == second
