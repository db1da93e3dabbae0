"""A centre opens and closes; what people say of it is counted by who said it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from guichet.domains.reception import operations as reception
from guichet.domains.reception import queries
from guichet.domains.reception.models import Complaint, Incident
from guichet.domains.reception.operations import Said
from guichet.domains.reception.refusals import AlreadyOpen, AtTheKiosk, NothingTold, NotOpen, PeopleLeft
from guichet.domains.reception.vocabulary import About, Check, IncidentKind, Outcome, Purpose, Sex
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act, PlaceId
from tests.domains.reception import LOKOSSA, at_lokossa, by_a_visitor
from tests.factories.acts import NOON

pytestmark = pytest.mark.django_db


def test_the_opening_says_what_was_not_in_order(act: Act) -> None:
    assert queries.today(LOKOSSA, at=NOON) is None
    ready = [check for check in Check if check is not Check.PRINTER]
    reception.open_day(in_order=ready, remark="Plus de papier", act=act)
    today = queries.today(LOKOSSA, at=NOON)
    assert today is not None
    assert (today.missing, today.remark, today.closed_at) == ((Check.PRINTER,), "Plus de papier", None)
    assert Entry.objects.filter(kind="reception.day-opened").get().facts["missing"] == 1


def test_a_day_is_opened_once(act: Act) -> None:
    reception.open_day(in_order=list(Check), remark="", act=act)
    with pytest.raises(AlreadyOpen, match="déjà déclarée"):
        reception.open_day(in_order=list(Check), remark="", act=act)
    reception.open_day(in_order=list(Check), remark="", act=at_lokossa(NOON + timedelta(days=1)))
    reception.open_day(in_order=list(Check), remark="", act=replace(act, place=PlaceId("BOH")))


def test_nobody_is_left_behind_by_closing(act: Act) -> None:
    reception.open_day(in_order=list(Check), remark="", act=act)
    ticket = reception.welcome(sex=Sex.MAN, purpose=Purpose.ASK, act=act)
    with pytest.raises(PeopleLeft, match="attendent encore"):
        reception.close_day(act=act)
    reception.close_visit(visit=ticket.visit.reference, outcome=Outcome.DONE, act=act)
    assert reception.close_day(act=act).closed_at == NOON
    with pytest.raises(NotOpen, match="n’est pas ouvert"):
        reception.close_day(act=act)


def test_what_visitors_press_is_counted_apart_from_what_staff_enter(act: Act) -> None:
    for satisfied in (True, True, False):
        reception.say_satisfaction(satisfied=satisfied, act=by_a_visitor())
    reception.say_satisfaction(satisfied=True, act=act)
    reception.say_satisfaction(satisfied=False, act=act)
    reception.say_satisfaction(satisfied=True, act=by_a_visitor(NOON - timedelta(days=1)))
    counts = queries.counts(LOKOSSA, at=NOON)
    assert (counts.satisfied, counts.unsatisfied) == (2, 1)
    assert (counts.entered_satisfied, counts.entered_unsatisfied) == (1, 1)


def test_a_complaint_about_the_centre_is_never_taken_by_the_centre(act: Act) -> None:
    with pytest.raises(AtTheKiosk, match="se dépose à la borne"):
        reception.take_complaint(said=Said(About.CENTRE, "", "On m’a fait attendre."), act=act)
    reception.take_complaint(said=Said(About.CENTRE, "", "On m’a fait attendre."), act=by_a_visitor())
    taken = Complaint.objects.get()
    assert (taken.told, taken.reference[:4]) == ("On m’a fait attendre.", "LOK-")


def test_an_empty_complaint_and_an_empty_incident_are_refused(act: Act) -> None:
    with pytest.raises(NothingTold, match="Écrivez ce qui s’est passé"):
        reception.take_complaint(said=Said(About.ELSEWHERE, "", " "), act=act)
    with pytest.raises(NothingTold):
        reception.report_incident(kind=IncidentKind.POWER, told=" ", act=act)


def test_an_incident_is_reported_in_words(act: Act) -> None:
    reception.report_incident(kind=IncidentKind.KIOSK, told=" L’écran de la borne reste noir. ", act=act)
    assert Incident.objects.get().told == "L’écran de la borne reste noir."
    assert "noir" not in str(Entry.objects.filter(kind="reception.incident-reported").get().facts)
