"""People come, wait, are called and received; nobody is passed over, and nobody is named."""

from dataclasses import replace
from datetime import timedelta

import pytest

from guichet.domains.reception import operations as reception
from guichet.domains.reception import queries
from guichet.domains.reception.models import Ticket, Visit
from guichet.domains.reception.refusals import (
    CalledEnough,
    NobodyWaits,
    NotCalledEnough,
    NotHere,
    NotNow,
    NoVisit,
    TooLate,
    VisitOver,
)
from guichet.domains.reception.vocabulary import Outcome, Purpose, Sex, TicketState
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act, PlaceId
from tests.domains.reception import LOKOSSA, at_lokossa
from tests.factories.acts import NOON

pytestmark = pytest.mark.django_db


def welcome(purpose: Purpose = Purpose.REQUEST, *, act: Act) -> Ticket:
    return reception.welcome(sex=Sex.WOMAN, purpose=purpose, act=act)


def after(**length: float) -> Act:
    return at_lokossa(NOON + timedelta(**length))


def called_three_times(ticket: Ticket, act: Act) -> None:
    for _each in range(3):
        reception.call(ticket=ticket.reference, act=act)


def test_a_visitor_is_in_the_register_without_a_name_and_has_a_ticket(act: Act) -> None:
    ticket = welcome(act=act)
    assert ticket.spoken == "A\u00a0001"
    entry = Entry.objects.filter(kind="reception.visit-opened").get()
    assert (entry.kind, entry.place, entry.facts["purpose"]) == ("reception.visit-opened", "LOK", "request")
    assert entry.facts["ticket"] == ticket.reference


def test_each_family_has_its_letter_and_its_numbers(act: Act) -> None:
    purposes = [Purpose.REQUEST, Purpose.REQUEST, Purpose.COLLECT, Purpose.FOLLOW, Purpose.ASK, Purpose.COMPLAIN]
    spoken = [welcome(purpose, act=act).spoken.replace("\u00a0", " ") for purpose in purposes]
    assert spoken == ["A 001", "A 002", "B 001", "C 001", "C 002", "D 001"]


def test_numbers_restart_each_day(act: Act) -> None:
    welcome(act=act)
    assert welcome(act=after(days=1)).number == 1
    assert welcome(act=after(days=1, minutes=1)).number == 2


def test_numbers_of_one_centre_are_not_those_of_another(act: Act) -> None:
    welcome(act=act)
    assert welcome(act=replace(act, place=PlaceId("BOH"))).number == 1


def test_whoever_waits_for_the_longest_is_called(act: Act) -> None:
    first, second = welcome(Purpose.ASK, act=act), welcome(act=after(minutes=1))
    assert reception.call_next(act=after(minutes=2)).reference == first.reference
    assert [each.spoken for each in queries.called_now(LOKOSSA, at=NOON)] == ["C\u00a0001"]
    assert reception.call_next(act=after(minutes=3)).reference == second.reference
    assert [each.spoken for each in queries.called_now(LOKOSSA, at=NOON)] == ["A\u00a0001", "C\u00a0001"]
    with pytest.raises(NobodyWaits, match="Personne n’attend"):
        reception.call_next(act=after(minutes=4))


def test_nobody_of_yesterday_is_called(act: Act) -> None:
    welcome(act=act)
    with pytest.raises(NobodyWaits):
        reception.call_next(act=after(days=1))


def test_a_ticket_is_called_three_times_and_no_more(act: Act) -> None:
    ticket = welcome(act=act)
    called_three_times(ticket, act)
    with pytest.raises(CalledEnough, match="appelé trois fois"):
        reception.call(ticket=ticket.reference, act=act)
    calls = Entry.objects.filter(kind="reception.ticket-called").order_by("pk")
    assert [entry.facts["calls"] for entry in calls] == [1, 2, 3]


def test_nobody_is_absent_before_the_third_call(act: Act) -> None:
    ticket = welcome(act=act)
    reception.call(ticket=ticket.reference, act=act)
    with pytest.raises(NotCalledEnough, match="trois appels en tout"):
        reception.mark_absent(ticket=ticket.reference, act=act)


def test_whoever_missed_their_calls_comes_back_to_the_head_of_the_line(act: Act) -> None:
    late, other = welcome(act=act), welcome(act=after(minutes=1))
    called_three_times(late, act)
    reception.mark_absent(ticket=late.reference, act=act)
    back = reception.reinsert(ticket=late.reference, act=after(minutes=29))
    assert (back.state, back.calls) == (TicketState.WAITING, 0)
    assert reception.call_next(act=after(minutes=30)).reference == late.reference
    assert reception.call_next(act=after(minutes=31)).reference == other.reference


def test_after_half_an_hour_a_missed_ticket_is_worth_nothing(act: Act) -> None:
    ticket = welcome(act=act)
    called_three_times(ticket, act)
    reception.mark_absent(ticket=ticket.reference, act=act)
    with pytest.raises(TooLate, match="Donnez un nouveau ticket"):
        reception.reinsert(ticket=ticket.reference, act=after(minutes=30))


def test_whoever_comes_back_late_may_still_be_received(act: Act) -> None:
    ticket = welcome(act=act)
    called_three_times(ticket, act)
    reception.mark_absent(ticket=ticket.reference, act=act)
    assert reception.receive(ticket=ticket.reference, act=after(hours=1)).state == TicketState.RECEIVED


def test_a_ticket_of_another_centre_is_refused(act: Act) -> None:
    theirs = welcome(act=replace(act, place=PlaceId("BOH")))
    with pytest.raises(NotHere, match="n’est pas de ce centre"):
        reception.call(ticket=theirs.reference, act=act)
    assert Ticket.objects.get().state == TicketState.WAITING


def test_two_counters_do_not_receive_the_same_person(act: Act) -> None:
    ticket = welcome(act=act)
    reception.receive(ticket=ticket.reference, act=act)
    with pytest.raises(NotNow, match="a changé entre-temps"):
        reception.receive(ticket=ticket.reference, act=act)


def test_a_visit_ends_once_with_an_outcome_and_its_ticket_with_it(act: Act) -> None:
    ticket = welcome(act=act)
    visit = ticket.visit.reference
    reception.close_visit(visit=visit, outcome=Outcome.DONE, act=after(minutes=9))
    assert Ticket.objects.get().state == TicketState.DONE
    assert Visit.objects.open().count() == 0
    assert Entry.objects.filter(kind="reception.visit-closed").get().facts == {"visit": visit, "outcome": "done"}
    with pytest.raises(VisitOver, match="déjà terminée"):
        reception.close_visit(visit=visit, outcome=Outcome.LEFT, act=after(minutes=10))


def test_a_visit_of_another_centre_is_not_ended_here(act: Act) -> None:
    theirs = welcome(act=replace(act, place=PlaceId("BOH")))
    with pytest.raises(NoVisit, match="n’est pas de ce centre"):
        reception.close_visit(visit=theirs.visit.reference, outcome=Outcome.DONE, act=act)


def test_the_register_of_a_centre_is_not_written_elsewhere(act: Act) -> None:
    with pytest.raises(ValueError, match="at a centre"):
        welcome(act=replace(act, place=None))


def test_the_hall_shows_who_is_there_and_forgets_who_left(act: Act) -> None:
    gone, there = welcome(act=act), welcome(Purpose.COLLECT, act=after(minutes=1))
    reception.close_visit(visit=gone.visit.reference, outcome=Outcome.DONE, act=act)
    (seen,) = queries.tickets(LOKOSSA, at=NOON)
    assert (seen.spoken, seen.purpose, seen.state, seen.calls) == ("B\u00a0001", Purpose.COLLECT, "waiting", 0)
    assert queries.ticket(LOKOSSA, there.reference, at=NOON) == seen
    assert queries.ticket(PlaceId("BOH"), there.reference, at=NOON) is None
