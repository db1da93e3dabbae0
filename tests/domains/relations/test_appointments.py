"""An hour at a desk: asked for, moved, given back, reminded of, missed; and who is next, by the published rule."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from guichet.commons.notifications.models import Message
from guichet.domains.relations import appointing, contributions, demonstration, policies, slots
from guichet.domains.relations import operations as relations
from guichet.domains.relations.appointing import Facts, Wish
from guichet.domains.relations.models import Appointment, DeskRule, Turn
from guichet.domains.relations.operations import Rule
from guichet.domains.relations.refusals import (
    AppointmentOver,
    NoAppointment,
    NobodyIsHere,
    NoDesk,
    NoSuchSlot,
    NotToday,
    RuleNotPossible,
    SlotFull,
    TurnOver,
)
from guichet.domains.relations.saying import values_of_appointment
from guichet.domains.relations.vocabulary import AppointmentState, TurnState
from guichet.domains.relations.wording import Contact
from guichet.foundation.identity.viewer import NOBODY, HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface
from guichet.foundation.lib.operation import building
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.places.models import OpeningHours
from guichet.foundation.places.vocabulary import CentreKind
from guichet.foundation.work.models import Due
from tests.factories.keepers import AKeeper
from tests.factories.places import make_centre

pytestmark = pytest.mark.django_db
DESK = "PAR"
# Friday 20 November 2026, 9 in the morning in Benin; the desk is open from Monday to Friday.
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
RULE = Rule(time(8), time(10), minutes=30, capacity=2, days_ahead=7, grace=15)


def held(kind: RoleKind, place: str = "", authority: str = "", unit: str = "") -> Viewer:
    return Viewer(
        ActorKind.STAFF, f"{kind} {place}", (HeldRole(kind, authority, unit, PlaceId(place) if place else None),)
    )


HEAD, AGENT = held(RoleKind.SUPERVISOR, DESK), held(RoleKind.OFFICER, "BJ-BO")
STRANGER = held(RoleKind.OFFICER, "NAT")


@pytest.fixture(autouse=True)
def a_desk(keeper: AKeeper, settings: Any) -> None:
    settings.VAR = keeper.var
    centre = make_centre(DESK, slug="parakou", name="GSRU Parakou", kind=CentreKind.GSRU)
    with building():
        for weekday in range(1, 6):
            OpeningHours.objects.create(
                centre=centre, weekday=weekday, opens_at=time(8), closes_at=time(12), demonstration=True
            )
    relations.set_rule(place=DESK, rule=RULE, staff=HEAD, act=by(HEAD))


def by(viewer: Viewer | None = None, at: datetime = NOW) -> Act:
    return Act(viewer.actor if viewer else Actor(ActorKind.ANONYMOUS, NOBODY), at, None, Surface.PORTAL)


def on(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), BENIN)


def asked(once: str, starts_at: datetime, at: datetime = NOW, **changes: Any) -> tuple[Facts, str]:
    return appointing.ask(Wish(DESK, starts_at, "retraite", **changes), once * 32, by(at=at))


def hours(at: datetime = NOW) -> list[datetime]:
    return [slot.starts_at for slot in appointing.free(DESK, at)]


def numbers(at: datetime) -> list[int]:
    return [turn.number for turn in appointing.day(AGENT, DESK, at.astimezone(BENIN).date(), at).waiting]


def came(appointment: Facts, at: datetime) -> Turn:
    return relations.arrive(place=DESK, appointment=appointment.reference, staff=AGENT, act=by(AGENT, at))


def test_hours_are_those_of_the_rule_within_those_of_the_place_on_working_days() -> None:
    offered = hours()
    assert offered[:2] == [on(date(2026, 11, 20), 9, 30), on(MONDAY, 8)]
    assert [hour for hour in offered if hour.date() == MONDAY] == [
        on(MONDAY, 8),
        on(MONDAY, 8, 30),
        on(MONDAY, 9),
        on(MONDAY, 9, 30),
    ]
    assert {hour.date() for hour in offered} == {date(2026, 11, 20 + days) for days in (0, 3, 4, 5, 6, 7)}


def test_the_last_seat_is_given_once_and_is_free_again_when_it_is_given_back() -> None:
    asked("a", on(MONDAY, 8))
    assert {slot.left for slot in appointing.free(DESK, NOW) if slot.starts_at == on(MONDAY, 8)} == {1}
    _facts, code = asked("b", on(MONDAY, 8))
    assert on(MONDAY, 8) not in hours()
    with pytest.raises(SlotFull, match="choisissez-en une autre"):
        asked("c", on(MONDAY, 8))
    assert appointing.cancel(code, by()).state is AppointmentState.CANCELLED
    asked("c", on(MONDAY, 8))
    with pytest.raises(AppointmentOver):
        appointing.cancel(code, by())


def test_the_database_itself_gives_a_seat_to_one() -> None:
    facts, _code = asked("a", on(MONDAY, 8))
    row = Appointment.objects.get(reference=facts.reference)
    row.pk, row.reference, row.imprint = None, "PAR-0000-0000-0", "other"
    with building(), pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_form_sent_twice_takes_one_hour_and_shows_one_code() -> None:
    assert asked("a", on(MONDAY, 8)) == asked("a", on(MONDAY, 8))
    assert Appointment.objects.count() == 1


@pytest.mark.parametrize(
    "starts_at",
    [
        on(MONDAY, 8, 10),
        on(MONDAY, 11),
        on(date(2026, 11, 22), 8),
        on(date(2026, 11, 20), 8),
        on(date(2026, 12, 4), 8),
    ],
    ids=["between two", "after the rule", "on a Sunday", "over", "too far"],
)
def test_an_hour_that_is_not_the_desks_is_refused(starts_at: datetime) -> None:
    with pytest.raises(NoSuchSlot):
        asked("a", starts_at)


def test_a_desk_without_a_rule_takes_none() -> None:
    with pytest.raises(NoDesk):
        appointing.free("NAT", NOW)
    with pytest.raises(NoDesk):
        appointing.ask(Wish("NAT", on(MONDAY, 8), "retraite"), "a" * 32, by())
    assert appointing.rule_of("LOK") is None
    assert appointing.open_desks() == {DESK}
    rule = DeskRule(place="NAT", **{**vars_of(RULE), "changed_by": "x", "changed_at": NOW})
    assert slots.free(rule, NOW) == ()


def vars_of(rule: Rule) -> dict[str, Any]:
    return {name: getattr(rule, name) for name in Rule.__slots__}


def test_it_is_moved_with_the_code_and_its_hour_is_free_again() -> None:
    facts, code = asked("a", on(MONDAY, 8))
    assert appointing.move(code.lower(), on(MONDAY, 9), by()).starts_at == on(MONDAY, 9)
    assert appointing.move(code, on(MONDAY, 9), by()).reference == facts.reference
    assert {slot.left for slot in appointing.free(DESK, NOW) if slot.starts_at == on(MONDAY, 8)} == {2}
    for once in "bc":
        asked(once, on(MONDAY, 8))
    with pytest.raises(SlotFull):
        appointing.move(code, on(MONDAY, 8), by())
    assert appointing.found(code).starts_at == on(MONDAY, 9)
    with pytest.raises(AppointmentOver):
        appointing.move(code, on(MONDAY, 9, 30), by(at=on(MONDAY, 9)))
    with pytest.raises(NoAppointment):
        appointing.found("0000-0000-0000")
    with pytest.raises(NoAppointment):
        relations.cancel_appointment(reference="PAR-0000-0000-0", act=by())


def reminded(at: datetime) -> list[str]:
    for due in Due.objects.filter(kind=relations.REMIND, due_at__lte=at).order_by("number"):
        appointing.remind(due.key, by(at=at))
    return list(Message.objects.order_by("pk").values_list("text", flat=True))


def test_its_holder_is_reminded_the_day_before_once_and_of_the_hour_that_stands() -> None:
    tuesday = MONDAY + DAY
    facts, code = asked("a", on(MONDAY, 8), contact=Contact(phone="+2290197001122"))
    assert reminded(on(MONDAY, 7) - DAY) == []
    appointing.move(code, on(tuesday, 9, 30), by())
    assert reminded(on(MONDAY, 8) - DAY) == []
    for _twice in range(2):
        (text,) = reminded(on(tuesday, 9, 30) - DAY)
    assert facts.reference in text
    assert "24 novembre 2026 à 09 h 30, GSRU Parakou" in text.replace("\u00a0", " ")
    assert code not in text


def test_nobody_is_reminded_of_what_is_given_back_near_or_without_an_address() -> None:
    _facts, code = asked("a", on(MONDAY, 8), contact=Contact(email="afi@exemple.bj"), language="en")
    asked("b", on(date(2026, 11, 20), 9, 30), contact=Contact(email="near@exemple.bj"))
    asked("c", on(MONDAY, 9))
    assert Due.objects.filter(kind=relations.REMIND).count() == 1
    appointing.cancel(code, by())
    assert reminded(on(MONDAY, 8) - DAY) == []
    row = Appointment.objects.get(reference=asked("d", on(MONDAY, 9))[0].reference)
    relations.remind_of_appointment(reference=row.reference, to=None, records=(), act=by())
    assert not Message.objects.exists()
    assert hour_in(row, "en") == "09:00"


def hour_in(row: Appointment, language: str) -> str:
    row.language = language
    return values_of_appointment(row)["hour"]


def test_appointments_of_the_hour_come_first_then_walk_ins_by_arrival_then_whoever_is_early() -> None:
    eight, half_past, nine = (asked(once, hour)[0] for once, hour in zip("abc", hours()[1:4], strict=True))
    early = came(nine, on(MONDAY, 7, 50))
    first_walk_in = relations.walk_in(place=DESK, staff=AGENT, act=by(AGENT, on(MONDAY, 7, 55)))
    second_walk_in = relations.walk_in(place=DESK, staff=AGENT, act=by(AGENT, on(MONDAY, 8, 2)))
    of_half_past, of_eight = came(half_past, on(MONDAY, 8, 4)), came(eight, on(MONDAY, 8, 5))
    at = on(MONDAY, 8, 31)
    due = [of_eight.number, of_half_past.number]
    assert numbers(at) == [*due, first_walk_in.number, second_walk_in.number, early.number]
    called = [relations.call_turn(place=DESK, staff=AGENT, act=by(AGENT, at)).number for _each in range(5)]
    assert called == [*due, first_walk_in.number, second_walk_in.number, early.number]
    with pytest.raises(NobodyIsHere):
        relations.call_turn(place=DESK, staff=AGENT, act=by(AGENT, at))


def test_whoever_does_not_come_is_absent_after_the_grace_and_who_comes_late_waits_like_a_walk_in() -> None:
    facts, _code = asked("a", on(MONDAY, 8))
    other, _code = asked("b", on(MONDAY, 8))
    contributions.note_absentees(by(at=on(MONDAY, 8, 14)))
    assert Appointment.objects.awaited().count() == 2
    late = came(other, on(MONDAY, 8, 15))
    contributions.note_absentees(by(at=on(MONDAY, 8, 15)))
    assert appointing.found(_code).state is AppointmentState.CAME
    assert Appointment.objects.get(reference=facts.reference).state == AppointmentState.ABSENT
    walk_in = relations.walk_in(place=DESK, staff=AGENT, act=by(AGENT, on(MONDAY, 8, 16)))
    later = came(facts, on(MONDAY, 8, 20))
    assert (late.late, later.late) == (True, True)
    assert numbers(on(MONDAY, 8, 30)) == [late.number, walk_in.number, later.number]
    assert came(facts, on(MONDAY, 8, 25)).pk == later.pk


def test_a_turn_ends_once_it_was_called() -> None:
    turn = relations.walk_in(place=DESK, staff=AGENT, act=by(AGENT, on(MONDAY, 8)))

    def end(at: datetime, *, is_here: bool = True, reference: str = turn.reference) -> Turn:
        return relations.end_turn(place=DESK, turn=reference, came=is_here, staff=AGENT, act=by(AGENT, at))

    with pytest.raises(TurnOver):
        end(on(MONDAY, 8, 1))
    relations.call_turn(place=DESK, staff=AGENT, act=by(AGENT, on(MONDAY, 8, 1)))
    with pytest.raises(NotToday):
        end(on(MONDAY + DAY, 8))
    with pytest.raises(NotToday):
        end(on(MONDAY, 8, 2), reference="unknown")
    assert end(on(MONDAY, 8, 2), is_here=False).state == TurnState.LEFT
    other = relations.walk_in(place=DESK, staff=AGENT, act=by(AGENT, on(MONDAY, 8, 3)))
    relations.call_turn(place=DESK, staff=AGENT, act=by(AGENT, on(MONDAY, 8, 4)))
    assert end(on(MONDAY, 8, 5), reference=other.reference).state == TurnState.DONE
    assert appointing.day(AGENT, DESK, MONDAY, on(MONDAY, 9)).ended == 2
    assert (turn.number, other.number) == (1, 2)


def test_only_whoever_serves_a_desk_sees_its_day_and_only_its_supervisor_sets_its_hours() -> None:
    act = by(STRANGER)
    facts, code = asked("a", on(MONDAY, 8))
    for refused in (
        lambda: appointing.day(STRANGER, DESK, MONDAY, NOW),
        lambda: relations.set_rule(place=DESK, rule=RULE, staff=AGENT, act=by(AGENT)),
        lambda: relations.walk_in(place=DESK, staff=STRANGER, act=act),
        lambda: relations.call_turn(place=DESK, staff=STRANGER, act=act),
        lambda: relations.arrive(place=DESK, appointment=facts.reference, staff=STRANGER, act=act),
        lambda: relations.end_turn(place=DESK, turn="x", came=True, staff=STRANGER, act=act),
        lambda: relations.walk_in(place="NAT", staff=STRANGER, act=act),
    ):
        with pytest.raises(NoDesk):
            refused()
    with pytest.raises(NotToday):
        came(facts, NOW)
    appointing.cancel(code, by())
    with pytest.raises(NoAppointment):
        came(facts, on(MONDAY, 8))


def test_the_ministry_keeps_its_own_desk_and_no_other() -> None:
    ministry = held(RoleKind.SUPERVISOR, authority="mtfp")
    assert policies.keeps_desk(ministry, "COT")
    assert not policies.serves_desk(ministry, DESK)
    assert not policies.serves_desk(held(RoleKind.OFFICER, authority="mtfp", unit="x"), "COT")
    assert not policies.serves_desk(ministry, "LOK")
    assert appointing.desks_of(AGENT) == (DESK,)


@pytest.mark.parametrize(
    "changes",
    [{"opens_at": time(10)}, {"minutes": 4}, {"capacity": 0}, {"days_ahead": 61}, {"grace": 0}],
)
def test_hours_that_no_day_has_are_refused_by_the_operation_and_by_the_database(changes: dict[str, Any]) -> None:
    facts = {**vars_of(RULE), **changes}
    with pytest.raises(RuleNotPossible):
        relations.set_rule(place=DESK, rule=Rule(**facts), staff=HEAD, act=by(HEAD))
    row = DeskRule(place="NAT", changed_by="x", changed_at=NOW, **facts)
    with building(), pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_one_slot_and_a_month_of_them_one_person_and_ten_cost_the_same_queries(
    django_assert_num_queries: Any,
) -> None:
    for days_ahead in (1, 30):
        rule = Rule(**{**vars_of(RULE), "days_ahead": days_ahead})
        relations.set_rule(place=DESK, rule=rule, staff=HEAD, act=by(HEAD))
        with django_assert_num_queries(5):
            appointing.free(DESK, NOW)
    for count in (1, 9):
        for _each in range(count):
            relations.walk_in(place=DESK, staff=AGENT, act=by(AGENT, on(MONDAY, 8)))
        with django_assert_num_queries(2):
            appointing.day(AGENT, DESK, MONDAY, on(MONDAY, 9))


def test_the_demonstration_gives_two_desks_their_hours_once_and_leaves_what_was_changed() -> None:
    demonstration.furnish(by())
    assert appointing.open_desks() == {DESK}
    with building():
        DeskRule.objects.all().delete()
    demonstration.furnish(by())
    demonstration.furnish(by())
    assert appointing.open_desks() == set(demonstration.RULES)
    assert on(MONDAY, 8, 30) in [slot.starts_at for slot in appointing.free(DESK, NOW)]
