"""The figures of a month are those of the register, whoever counts them, and each opens its rows."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guichet.domains.reception import monthly
from guichet.domains.reception import operations as reception
from guichet.domains.reception.models import Complaint, Day, FollowUp, Satisfaction, Visit
from guichet.domains.reception.operations import Said
from guichet.domains.reception.vocabulary import (
    About,
    Became,
    Check,
    Dissatisfaction,
    Outcome,
    Purpose,
    Sex,
)
from guichet.domains.reporting import freezing, queries
from guichet.foundation.lib.operation import building
from guichet.foundation.places.calendar import BENIN
from tests.domains.reception import by_a_visitor
from tests.domains.reporting.conftest import IN_OCTOBER, LOKOSSA, OCTOBER, OUIDAH, People, Receive, act_at
from tests.factories.cases import a_ready_case, publish_the_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def october(receive: Receive) -> None:
    """Something of everything, and some of it one minute outside of the month, as Benin counts."""
    first = datetime(2026, 10, 1, tzinfo=BENIN)
    last = datetime(2026, 10, 31, 23, 59, tzinfo=BENIN)
    receive(at=first)
    receive(sex=Sex.MAN, outcome=Outcome.SENT_ON, at=last)
    receive(sex=Sex.MAN, purpose=Purpose.REQUEST, outcome=None)
    receive(at=first - timedelta(minutes=1))
    receive(at=last + timedelta(minutes=1))
    receive(place=OUIDAH)
    reception.say_satisfaction(satisfied=True, act=by_a_visitor(IN_OCTOBER))
    for reason in (Dissatisfaction.WAITING, None):
        reception.say_satisfaction(satisfied=False, reason=reason, act=act_at(IN_OCTOBER))
    said = Said(About.ELSEWHERE, "", "Trop long.")
    taken = [reception.take_complaint(said=said, act=act_at(IN_OCTOBER)) for _ in range(3)]
    with building():
        FollowUp.objects.create(complaint=taken[0], became=Became.ATTACHED, at=IN_OCTOBER)
        FollowUp.objects.create(complaint=taken[1], became=Became.UNPROVEN, at=IN_OCTOBER)
    reception.open_day(in_order=list(Check), remark="", act=act_at(IN_OCTOBER))


def recounted() -> Counter[str]:
    """Row by row, of the whole register, by other means than those of the room."""
    found: Counter[str] = Counter()
    for visit in Visit.objects.filter(place="LOK"):
        if (month_of(visit.opened_at)) == (2026, 10):
            words = ("", f".sex.{visit.sex}", f".purpose.{visit.purpose}", f".outcome.{visit.outcome or 'open'}")
            found.update(f"visits{word}" for word in words)
            if visit.purpose == "ask":
                found["information.treated" if visit.outcome == "done" else "information.untreated"] += 1
    for said in Satisfaction.objects.filter(place="LOK"):
        found[f"satisfaction.{said.source}.{'yes' if said.satisfied else 'no'}"] += 1
        found.update([f"dissatisfaction.{said.reason}"] if said.reason else [])
    for complaint in Complaint.objects.filter(place="LOK"):
        treated = FollowUp.objects.filter(complaint=complaint, became="attached").exists()
        found["complaints.treated" if treated else "complaints.untreated"] += 1
    found["days"] = Day.objects.filter(place="LOK", on__year=2026, on__month=10).count()
    return found


def month_of(at: datetime) -> tuple[int, int]:
    local = at.astimezone(BENIN)
    return local.year, local.month


@pytest.mark.usefixtures("october")
def test_figures_equal_a_recount_of_the_register() -> None:
    counted = monthly.figures([LOKOSSA], OCTOBER)[LOKOSSA]
    assert counted == recounted()
    assert (counted["visits"], counted["information.treated"], counted["information.untreated"]) == (3, 1, 1)
    assert (counted["complaints.treated"], counted["complaints.untreated"]) == (1, 2)


@pytest.mark.usefixtures("october")
def test_each_figure_opens_as_many_rows_as_it_says() -> None:
    counted = monthly.figures([LOKOSSA], OCTOBER)[LOKOSSA]
    for name in counted:
        found = monthly.rows(LOKOSSA, OCTOBER, name)
        assert found is not None, name
        assert len(found.items) == counted[name], name


@pytest.mark.usefixtures("october")
def test_the_days_add_up_to_the_month() -> None:
    publish_the_service()
    a_ready_case(place=LOKOSSA, at=IN_OCTOBER)
    summed: Counter[str] = Counter()
    for counted in freezing.by_day(LOKOSSA, OCTOBER).values():
        summed.update(counted)
    assert summed == freezing.figures([LOKOSSA], OCTOBER)[LOKOSSA]
    days = [(on.day, counted.get("visits", 0)) for on, counted in freezing.by_day(LOKOSSA, OCTOBER).items()]
    assert days == [(1, 1), (IN_OCTOBER.day, 1), (31, 1)]


@pytest.mark.usefixtures("october")
def test_a_row_says_what_the_register_has_and_names_nobody() -> None:
    found = monthly.rows(LOKOSSA, OCTOBER, "dissatisfaction.waiting")
    assert found is not None
    assert [line.words for line in found.items] == [("saisi par le centre", "L’attente")]
    opened = monthly.rows(LOKOSSA, OCTOBER, "visits.outcome.open")
    assert opened is not None
    assert [line.words for line in opened.items] == [("homme", "Faire une demande", "")]


@pytest.mark.parametrize("name", ["visits.reference.1", "autre"])
def test_a_figure_that_is_none_opens_nothing(name: str) -> None:
    assert monthly.rows(LOKOSSA, OCTOBER, name) is None


def test_services_are_those_asked_for_at_the_centre_in_the_month() -> None:
    publish_the_service()
    case = a_ready_case()
    month = date(case.submitted_at.year, case.submitted_at.month, 1)
    with building():
        type(case).objects.update(place="LOK")
    found = freezing.figures([LOKOSSA, OUIDAH], month)
    assert dict(found[LOKOSSA]) == {f"services.{case.service}": 1}
    assert dict(found[OUIDAH]) == {}


def test_a_service_opens_when_each_request_was_made_and_no_reference(people: People) -> None:
    publish_the_service()
    case = a_ready_case()
    month = date(case.submitted_at.year, case.submitted_at.month, 1)
    with building():
        type(case).objects.update(place="LOK")
    (line,) = queries.rows(people.focal, LOKOSSA, month, f"services.{case.service}").items
    assert (line.at, line.words) == (case.submitted_at, ("en attente d’un agent",))
    assert not queries.rows(people.focal, LOKOSSA, month, "services.autre").items


def words_of_the_day() -> tuple[str, ...]:
    days = monthly.rows(LOKOSSA, OCTOBER, "days")
    assert days is not None
    (line,) = days.items
    return line.words


def test_a_day_says_when_it_closed_and_what_was_not_in_order() -> None:
    reception.open_day(
        in_order=[each for each in Check if each is not Check.PRINTER], remark="", act=act_at(IN_OCTOBER)
    )
    assert words_of_the_day() == ("fermeture non déclarée", str(Check.PRINTER.label), "")
    reception.close_day(act=act_at(IN_OCTOBER + timedelta(hours=6)))
    assert words_of_the_day() == ("fermé à 16:00", str(Check.PRINTER.label), "")


def test_thirty_centres_cost_the_same_queries_as_one(receive: Receive) -> None:
    receive()
    receive(place=OUIDAH)
    with CaptureQueriesContext(connection) as one:
        freezing.figures([LOKOSSA], OCTOBER)
    with CaptureQueriesContext(connection) as both:
        freezing.figures([LOKOSSA, OUIDAH], OCTOBER)
    assert len(one) == len(both) == 6


def test_december_ends_with_the_year() -> None:
    assert monthly.bounds(date(2026, 12, 1))[1] == datetime(2027, 1, 1, tzinfo=BENIN)
