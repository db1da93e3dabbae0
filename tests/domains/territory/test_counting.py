"""A day of a commune is what the registers and the machines of its centres say, recounted row by row."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from guichet.domains.reception import operations as reception
from guichet.domains.reception.models import Complaint, Day, FollowUp, Satisfaction, Visit
from guichet.domains.reception.operations import Said
from guichet.domains.reception.vocabulary import About, Became, Check, Dissatisfaction, Outcome, Purpose, Sex
from guichet.domains.relations.models import Concern
from guichet.domains.relations.vocabulary import Channel, ConcernKind
from guichet.domains.supervision.models import Incident, ServiceDay
from guichet.domains.supervision.vocabulary import Origin, Severity
from guichet.domains.territory import contributions, counting, measures, queries
from guichet.domains.territory.measures import Counts
from guichet.domains.territory.models import CommuneDay, CommuneMonth
from guichet.foundation.lib.act import Act, PlaceId, Surface, by_the_system
from guichet.foundation.lib.operation import building
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.work import registry
from tests.domains.reception import CODJO, NOBODY
from tests.domains.territory import LOKOSSA, OUIDAH, keep
from tests.factories.places import make_centre, make_commune, make_department

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 18)


def at(hour: int, minute: int = 0, on: date = DAY) -> datetime:
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=BENIN)


def here(moment: datetime, place: str = "LOK", *, visitor: bool = False) -> Act:
    actor, surface = (NOBODY, Surface.KIOSK) if visitor else (CODJO, Surface.COUNTER)
    return Act(actor, moment, PlaceId(place), surface)


def the_worker(moment: datetime = NOW) -> Act:
    return by_the_system(at=moment, surface=Surface.WORKER, process="territory.count")


@pytest.fixture(autouse=True)
def two_centres_of_lokossa_and_one_of_ouidah() -> None:
    centre = make_centre()
    make_centre("LOG", commune=centre.commune, slug="lokossa-2", name="GSRU Lokossa")
    ouidah = make_commune(OUIDAH, "Ouidah", department=make_department("BJ-AQ", "Atlantique"))
    make_centre("OUI", commune=ouidah, slug="ouidah", name="CCSP Ouidah")


def receive(moment: datetime, sex: Sex, purpose: Purpose, outcome: Outcome | None, place: str = "LOK") -> None:
    ticket = reception.welcome(sex=sex, purpose=purpose, act=here(moment, place))
    if outcome is not None:
        reception.close_visit(visit=ticket.visit.reference, outcome=outcome, act=here(moment, place))


@pytest.fixture
def a_life() -> None:
    """Something of everything, at both ends of a day as Benin counts, at two centres of one commune."""
    receive(at(0), Sex.WOMAN, Purpose.ASK, Outcome.DONE)
    receive(at(23, 59), Sex.MAN, Purpose.REQUEST, Outcome.DONE)
    receive(at(9), Sex.UNSAID, Purpose.COMPLAIN, Outcome.DONE, "LOG")
    receive(at(10), Sex.WOMAN, Purpose.COLLECT, None, "LOG")
    receive(at(23, 59, DAY - timedelta(days=1)), Sex.MAN, Purpose.OTHER, Outcome.LEFT)
    receive(at(11), Sex.WOMAN, Purpose.FOLLOW, Outcome.SENT_ON, "OUI")
    for satisfied in (True, True, False):
        reception.say_satisfaction(satisfied=satisfied, act=here(at(12), visitor=True))
    reception.say_satisfaction(satisfied=False, reason=Dissatisfaction.COST, act=here(at(12), "LOG"))
    reception.say_satisfaction(satisfied=True, act=here(at(12)))
    reception.open_day(in_order=list(Check), remark="", act=here(at(8)))
    reception.open_day(in_order=list(Check), remark="", act=here(at(8), "LOG"))
    taken = reception.take_complaint(said=Said(About.ELSEWHERE, "", "Trop long."), act=here(at(13)))
    with building():
        FollowUp.objects.create(complaint=taken, became=Became.ATTACHED, at=at(15))
        ServiceDay.objects.create(centre="LOK", on=DAY, expected=48, up=40, served=36, linked=20)
        ServiceDay.objects.create(centre="LOG", on=DAY, expected=48, up=48, served=48, linked=48)
        ServiceDay.objects.create(centre="OUI", on=DAY, expected=48)
        _incident("I-1", at(9), None)
        _incident("I-2", at(9, on=DAY - timedelta(days=1)), at(16))
        _concern("a", at(9), at(17))
        _concern("b", at(9), None, kind=ConcernKind.SUGGESTION)


def _incident(reference: str, opened_at: datetime, closed_at: datetime | None) -> None:
    Incident.objects.create(
        reference=reference,
        centre="LOK",
        origin=Origin.HAND,
        about="other",
        severity=Severity.LOW,
        told="Invented.",
        opened_at=opened_at,
        due_at=opened_at,
        closed_at=closed_at,
        done="Mended." if closed_at else "",
    )


def _concern(name: str, moment: datetime, answered_at: datetime | None, kind: str = ConcernKind.COMPLAINT) -> None:
    Concern.objects.create(
        reference=f"LOK-{name}",
        imprint=name,
        kind=kind,
        channel=Channel.values[0],
        theme="invented",
        place="LOK",
        to="mtfp",
        opened_at=moment,
        due_at=moment,
        answered_at=answered_at,
    )


Noted = tuple[str, datetime | date | None, tuple[str, ...]]
COMMUNES = {"LOK": LOKOSSA, "LOG": LOKOSSA, "OUI": OUIDAH}


def recounted() -> dict[tuple[str, date], Counter[str]]:
    """Row by row, by other means than those of the room."""
    found: defaultdict[tuple[str, date], Counter[str]] = defaultdict(Counter)
    for place, moment, names in (*_of_the_register(), *_of_the_others()):
        if moment is not None:
            on = moment.astimezone(BENIN).date() if isinstance(moment, datetime) else moment
            found[COMMUNES[place], on].update(names)
    for row in ServiceDay.objects.all():
        for name in ("expected", "up", "served", "linked"):
            found[COMMUNES[row.centre], row.on][name] += getattr(row, name)
    return found


def _of_the_register() -> Iterator[Noted]:
    for visit in Visit.objects.all():
        sex = {"woman": ("women",), "man": ("men",)}.get(visit.sex, ())
        served = visit.outcome == "done" and visit.purpose in {"request", "collect", "follow", "ask"}
        yield visit.place, visit.opened_at, ("visits", *sex, *(["done"] if served else []))
    for said in Satisfaction.objects.all():
        yield said.place, said.said_at, (f"{said.source}_{'yes' if said.satisfied else 'no'}",)
    for day in Day.objects.all():
        yield day.place, day.on, ("opened",)


def _of_the_others() -> Iterator[Noted]:
    for complaint in Complaint.objects.all():
        yield complaint.place, complaint.taken_at, ("complaints_opened",)
    for follow_up in FollowUp.objects.filter(became="attached"):
        yield follow_up.complaint.place, follow_up.at, ("complaints_treated",)
    for concern in Concern.objects.filter(kind="complaint"):
        yield concern.place, concern.opened_at, ("complaints_opened",)
        yield concern.place, concern.answered_at, ("complaints_treated",)
    for incident in Incident.objects.all():
        yield incident.centre, incident.opened_at, ("incidents_opened",)
        yield incident.centre, incident.closed_at, ("incidents_closed",)


@pytest.mark.usefixtures("a_life")
def test_each_day_is_what_a_recount_row_by_row_gives() -> None:
    counting.count(the_worker())
    kept = queries.kept(DAY - timedelta(days=9), NOW.date())
    assert kept == {key: measures.of(counts) for key, counts in recounted().items()}
    assert kept[LOKOSSA, DAY] == Counts(
        opened=2,
        visits=4,
        women=2,
        men=1,
        done=2,
        visitor_yes=2,
        visitor_no=1,
        staff_yes=1,
        staff_no=1,
        expected=96,
        up=88,
        served=84,
        linked=68,
        incidents_opened=1,
        incidents_closed=1,
        complaints_opened=2,
        complaints_treated=2,
    )
    assert kept[LOKOSSA, DAY].unsaid == 1


@pytest.mark.usefixtures("a_life")
def test_counting_again_changes_nothing_and_a_late_visit_changes_its_own_day() -> None:
    assert counting.count(the_worker()) == 3
    assert counting.count(the_worker()) == 0
    receive(at(14), Sex.MAN, Purpose.ASK, Outcome.DONE, "OUI")
    assert counting.count(the_worker(NOW + timedelta(hours=1))) == 1
    assert queries.kept(DAY, DAY)[OUIDAH, DAY].visits == 2
    assert queries.counted_at() == NOW + timedelta(hours=1)


@pytest.mark.usefixtures("a_life")
def test_what_is_older_than_two_months_waits_for_a_recount_that_says_what_differs() -> None:
    counting.count(the_worker())
    old = at(9, on=date(2026, 6, 2))
    receive(old, Sex.WOMAN, Purpose.ASK, Outcome.DONE, "OUI")
    assert counting.count(the_worker()) == 0
    (found,) = counting.differences(the_worker())
    assert (found.commune, found.on, found.kept.visits, found.found.visits) == (OUIDAH, old.date(), 0, 1)
    assert counting.recount(the_worker()) == 1
    assert list(counting.differences(the_worker())) == []


@pytest.mark.usefixtures("a_life")
def test_a_day_of_which_nothing_is_left_is_no_row() -> None:
    counting.count(the_worker())
    with building():
        ServiceDay.objects.filter(centre="OUI").delete()
        Visit.objects.filter(place="OUI").first().ticket.delete()  # type: ignore[union-attr]
        Visit.objects.filter(place="OUI").delete()
    assert counting.recount(the_worker()) == 1
    assert not CommuneDay.objects.filter(commune=OUIDAH).exists()
    assert not CommuneMonth.objects.filter(commune=OUIDAH).exists()


@pytest.mark.usefixtures("a_life")
def test_a_month_is_the_sum_of_its_days_whatever_day_changes() -> None:
    counting.count(the_worker())
    receive(at(10, on=DAY.replace(day=1)), Sex.WOMAN, Purpose.ASK, Outcome.DONE, "LOK")
    receive(at(10), Sex.MAN, Purpose.ASK, Outcome.DONE, "LOK")
    counting.recount(the_worker())
    whole = measures.total(queries.days(LOKOSSA, DAY.replace(day=1), DAY).values())
    assert queries.months(DAY.replace(day=1), DAY)[LOKOSSA] == {DAY.replace(day=1): whole}
    assert list(counting.differences_of_months()) == []


@pytest.mark.usefixtures("a_life")
def test_a_month_that_is_not_the_sum_of_its_days_is_told() -> None:
    counting.count(the_worker())
    with building():
        CommuneMonth.objects.filter(commune=LOKOSSA).update(complaints_opened=40)
    (found,) = counting.differences_of_months()
    assert (found.commune, found.on) == (LOKOSSA, DAY.replace(day=1))
    assert (found.kept.complaints_opened, found.found.complaints_opened) == (40, 2)


@pytest.mark.usefixtures("a_life")
def test_a_centre_that_is_in_no_register_of_places_is_in_no_commune() -> None:
    with building():
        ServiceDay.objects.create(centre="XXX", on=DAY, expected=48)
    counting.count(the_worker())
    assert {row.commune for row in CommuneDay.objects.all()} == {LOKOSSA, OUIDAH}


def test_before_anything_happened_nothing_is_counted() -> None:
    assert counting.count(the_worker()) == 0
    assert counting.recount(the_worker()) == 0
    assert [*counting.differences(the_worker()), *counting.differences_of_months()] == []
    assert (queries.first_day(), queries.last_day(), queries.counted_at()) == (None, None, None)


@pytest.mark.usefixtures("a_life")
def test_ten_centres_cost_the_same_queries_as_one() -> None:
    with CaptureQueriesContext(connection) as few:
        counting.counted(DAY, DAY)
    for number in range(10):
        receive(at(9), Sex.WOMAN, Purpose.ASK, Outcome.DONE, ("LOK", "LOG", "OUI")[number % 3])
    with CaptureQueriesContext(connection) as many:
        counting.counted(DAY - timedelta(days=30), DAY)
    assert len(few) == len(many)


@pytest.mark.usefixtures("a_life")
def test_the_worker_counts_every_hour_at_the_national_node_alone(settings: Settings) -> None:
    (job,) = (each for each in registry.periodic() if each.name == "territory.count")
    assert job.interval == timedelta(hours=1)
    settings.NODE = "centre"
    contributions.count(the_worker())
    assert not queries.is_counted()
    settings.NODE = "hub"
    contributions.count(the_worker())
    assert queries.is_counted()


def test_the_database_holds_that_parts_are_parts() -> None:
    keep({(LOKOSSA, DAY): Counts(visits=2, women=1, men=1, expected=4, up=3, served=2)})
    for wrong in ({"women": 2}, {"done": 3}, {"served": 4}, {"up": 5}, {"commune": ""}):
        with pytest.raises(IntegrityError), building(), transaction.atomic():
            CommuneDay.objects.update(**wrong)
