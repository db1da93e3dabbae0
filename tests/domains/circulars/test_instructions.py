"""An instruction goes from the ministry to a department and its centres; each says done, or asks for time."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guichet.commons.sync import records
from guichet.commons.sync.models import Outgoing
from guichet.commons.sync.records import Carried
from guichet.domains.circulars import contributions, queries
from guichet.domains.circulars import operations as circulars
from guichet.domains.circulars.models import Duty, Extension, Instruction
from guichet.domains.circulars.refusals import (
    AlreadyAnswered,
    AlreadyAsked,
    AlreadyDone,
    AlreadyReplaced,
    DayPast,
    LaterThanAbove,
    NoInstruction,
    NothingBelow,
    NotLater,
    NotYetBelow,
    NotYourOffice,
    NoWords,
    NumberTaken,
)
from guichet.domains.supervision import calling
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.lib.operation import building
from tests.domains.circulars.conftest import NOW, TODAY, People, act, given
from tests.domains.circulars.fed import fed_to

pytestmark = pytest.mark.django_db
DUE = date(2026, 11, 20)


def duty_at(place: str) -> Duty:
    return Duty.objects.get(place=place)


def passed(people: People, *to: str, due_on: date = DUE, remark: str = "Sans oublier la cour.") -> tuple[Duty, ...]:
    duty = duty_at("BJ-MO").reference
    return circulars.pass_down(duty=duty, to=to, remark=remark, due_on=due_on, staff=people.head, act=act(people.head))


def done(staff: Viewer, place: str, words: str = "Onze chaises.", day: int = 0) -> Duty:
    at = NOW + timedelta(days=day)
    return circulars.finish(duty=duty_at(place).reference, words=words, staff=staff, act=act(staff, at))


def asked(staff: Viewer, place: str, until_on: date = DUE + timedelta(days=7), reason: str = "La pluie.") -> Extension:
    duty = duty_at(place).reference
    return circulars.ask_time(duty=duty, until_on=until_on, reason=reason, staff=staff, act=act(staff))


def answered(staff: Viewer, extension: Extension, *, granted: bool, words: str = "") -> Extension:
    return circulars.answer_time(
        extension=extension.reference, granted=granted, words=words, staff=staff, act=act(staff)
    )


def test_it_goes_down_the_line_and_comes_back_done(people: People) -> None:
    row = given(people.ministry)
    assert queries.open_duties(people.head) == 1
    below = passed(people, "LOK", "ATH", due_on=date(2026, 11, 15))
    assert [(each.place, each.remark) for each in below] == [
        ("ATH", "Sans oublier la cour."),
        ("LOK", "Sans oublier la cour."),
    ]
    with pytest.raises(NotYetBelow, match=r"en attente.: 2"):
        done(people.head, "BJ-MO")
    done(people.focal, "LOK")
    done(people.colleague, "ATH", "Trois.")
    done(people.head, "BJ-MO", "Quatorze en tout.")
    found = queries.given_by(people.ministry, row.reference, NOW)
    assert (found.line.places, found.line.done, found.line.late) == (3, 3, 0)
    assert [(each.place, each.words) for each in found.duties] == [
        ("ATH", "Trois."),
        ("LOK", "Onze chaises."),
        ("BJ-MO", "Quatorze en tout."),
    ]
    assert [entry.kind for entry in Entry.objects.filter(kind__startswith="circulars.").order_by("pk")] == [
        "circulars.instruction-given",
        *["circulars.duty-given"] * 3,
        *["circulars.duty-done"] * 3,
    ]


def test_a_department_gives_to_its_own_centres(people: People) -> None:
    given(people.head, office="BJ-MO", to=("LOK",))
    assert [each.place for each in queries.duties(people.focal, NOW).items] == ["LOK"]
    assert queries.duties(people.elsewhere, NOW).items == ()
    assert [line.number for line in queries.given(people.head, NOW).items] == ["I-7/2026"]
    assert [line.number for line in queries.given(people.ministry, NOW).items] == ["I-7/2026"]
    assert queries.given(people.other_head, NOW).items == ()


def test_what_may_not_be_given_is_a_sentence(people: People) -> None:
    refused: tuple[tuple[type[Exception], Viewer, dict[str, object]], ...] = (
        (NotYourOffice, people.head, {}),
        (NotYourOffice, people.focal, {"office": "LOK", "to": ("LOK",)}),
        (NothingBelow, people.ministry, {"to": ()}),
        (NothingBelow, people.ministry, {"to": ("LOK",)}),
        (NothingBelow, people.ministry, {"to": ("BJ-XX",)}),
        (NothingBelow, people.head, {"office": "BJ-MO", "to": ("OUI",)}),
        (NothingBelow, people.head, {"office": "BJ-MO", "to": ("BJ-MO",)}),
        (DayPast, people.ministry, {"due_on": TODAY - timedelta(days=1)}),
        (NoInstruction, people.ministry, {"replaces": "none"}),
    )
    for refusal, staff, said in refused:
        with pytest.raises(refusal):
            given(staff, **said)
    given(people.ministry)
    with pytest.raises(NumberTaken):
        given(people.ministry)
    assert Instruction.objects.count() == 1


def test_what_may_not_be_passed_down_is_a_sentence(people: People) -> None:
    given(people.ministry)
    for refusal, to, due_on in (
        (NothingBelow, (), DUE),
        (NothingBelow, ("OUI",), DUE),
        (DayPast, ("LOK",), TODAY - timedelta(days=1)),
        (LaterThanAbove, ("LOK",), DUE + timedelta(days=1)),
    ):
        with pytest.raises(refusal):
            passed(people, *to, due_on=due_on)
    passed(people, "LOK")
    with pytest.raises(NothingBelow, match="qui ne l’a pas encore reçue"):
        passed(people, "LOK")
    reference = duty_at("BJ-MO").reference
    with pytest.raises(NoInstruction):
        circulars.pass_down(
            duty=reference, to=["LOK"], remark="", due_on=DUE, staff=people.focal, act=act(people.focal)
        )


def test_done_is_said_once_with_words_by_whoever_has_it(people: People) -> None:
    given(people.head, office="BJ-MO", to=("LOK",))
    with pytest.raises(NoWords):
        done(people.focal, "LOK", " ")
    for other in (people.elsewhere, people.mayor, people.nobody):
        with pytest.raises(NoInstruction):
            done(other, "LOK")
    done(people.focal, "LOK")
    with pytest.raises(AlreadyDone, match=r"le 03/11/2026.: rien n’a changé"):
        done(people.focal, "LOK", "Douze.")
    assert duty_at("LOK").words == "Onze chaises."


def test_more_time_is_asked_and_granted_by_who_gave_it(people: People) -> None:
    given(people.ministry)
    passed(people, "LOK", due_on=date(2026, 11, 10))
    mine = asked(people.focal, "LOK", date(2026, 11, 18))
    assert [each.place for each in queries.to_answer(people.head, NOW)] == ["LOK"]
    assert queries.to_answer(people.ministry, NOW) == ()
    with pytest.raises(NoInstruction):
        answered(people.ministry, mine, granted=True)
    answered(people.head, mine, granted=True, words="Entendu.")
    assert duty_at("LOK").due_on == date(2026, 11, 18)
    with pytest.raises(AlreadyAnswered):
        answered(people.head, mine, granted=False, words="Non.")
    with pytest.raises(LaterThanAbove, match="20/11/2026"):
        answered(people.head, asked(people.focal, "LOK"), granted=True)
    found = queries.duty(people.focal, duty_at("LOK").reference, NOW)
    assert [(each.granted, each.answer) for each in found.extensions] == [(True, "Entendu."), (None, "")]
    assert found.asked
    assert queries.duty_of(people.head, found.asked.reference, NOW).place == "LOK"


def test_a_refused_time_says_why(people: People) -> None:
    given(people.ministry)
    mine = asked(people.head, "BJ-MO")
    with pytest.raises(NoWords):
        answered(people.ministry, mine, granted=False, words=" ")
    answered(people.ministry, mine, granted=False, words="C’est urgent.")
    assert duty_at("BJ-MO").due_on == DUE
    assert queries.to_answer(people.ministry, NOW) == ()


def test_what_may_not_be_asked_is_a_sentence(people: People) -> None:
    given(people.head, office="BJ-MO", to=("LOK",))
    refused: tuple[tuple[type[Exception], Callable[[], object]], ...] = (
        (NoWords, lambda: asked(people.focal, "LOK", reason=" ")),
        (DayPast, lambda: asked(people.focal, "LOK", TODAY - timedelta(days=1))),
        (NotLater, lambda: asked(people.focal, "LOK", DUE)),
        (NoInstruction, lambda: asked(people.elsewhere, "LOK")),
    )
    for refusal, ask in refused:
        with pytest.raises(refusal):
            ask()
    asked(people.focal, "LOK")
    with pytest.raises(AlreadyAsked):
        asked(people.focal, "LOK")
    for unknown in ("none",):
        with pytest.raises(NoInstruction):
            queries.duty(people.focal, unknown, NOW)
        with pytest.raises(NoInstruction):
            queries.duty_of(people.head, unknown, NOW)
        with pytest.raises(NoInstruction):
            queries.given_by(people.head, unknown, NOW)
    with pytest.raises(NoInstruction):
        queries.given_by(people.other_head, Instruction.objects.get().reference, NOW)


def test_an_instruction_answered_after_it_was_replaced_is_told_of_the_other(people: People) -> None:
    former = given(people.head, office="BJ-MO", to=("LOK",))
    mine = asked(people.focal, "LOK")
    given(people.head, office="BJ-MO", number="I-8/2026", to=("ATH",), replaces=former.reference)
    duty = Duty.objects.get(place="LOK")
    assert [each.number for each in queries.replaceable_instructions(people.head, "BJ-MO")] == [
        "I-8/2026, Compter les chaises"
    ]
    assert queries.replaceable_instructions(people.focal, "BJ-MO") == ()
    for answer in (
        lambda: done(people.focal, "LOK"),
        lambda: asked(people.focal, "LOK"),
        lambda: answered(people.head, mine, granted=True),
        lambda: given(people.head, office="BJ-MO", number="I-9", to=("ATH",), replaces=former.reference),
    ):
        with pytest.raises(AlreadyReplaced, match="I-7/2026 a été remplacée par I-8/2026"):
            answer()
    found = queries.duty(people.focal, duty.reference, NOW)
    assert (found.replaced_by, found.is_open, found.is_late) == ("I-8/2026", False, False)
    assert queries.open_duties(people.focal) == 0
    line = queries.given(people.head, NOW + timedelta(days=90)).items[1]
    assert (line.replaced_by, line.late) == ("I-8/2026", 0)
    assert queries.given_by(people.head, line.reference, NOW).replaces is None
    assert queries.to_answer(people.head, NOW) == ()
    carried = Carried(1, 1, {"duty": duty.reference, "words": "Fait hors ligne."}, act(people.focal, place="LOK"), NOW)
    contributions._keep_done(carried)
    assert Duty.objects.get(pk=duty.pk).words == "Fait hors ligne."


def test_late_ones_are_told_to_who_gave_them_and_to_whoever_calls(people: People) -> None:
    row = given(people.ministry)
    passed(people, "LOK", due_on=date(2026, 11, 10))
    later = NOW + timedelta(days=8)
    assert queries.overdue(["LOK"], later - timedelta(days=1)) == ()
    assert queries.given_by(people.ministry, row.reference, later).line.late == 1
    assert queries.given_by(people.head, row.reference, later).duties[0].is_late
    (call,) = (each for each in calling.calls(frozenset({"LOK", "OUI"}), later) if "Instruction" in each.sentence)
    assert (call.centre, call.sentence) == ("LOK", "Instruction en retard\u00a0: I-7/2026, Compter les chaises")


def test_a_centre_answers_without_link_and_the_national_node_hears_it_once(people: People) -> None:
    given(people.head, office="BJ-MO", to=("LOK",))
    duty, here = duty_at("LOK"), act(people.focal, place="LOK")
    circulars.ask_time_at_counter(
        duty=duty.reference, until_on=DUE + timedelta(days=2), reason="La pluie.", staff=people.focal, act=here
    )
    circulars.finish_at_counter(duty=duty.reference, words="Onze.", staff=people.focal, act=here)
    leaving = [records.read(bytes(row.content)) for row in Outgoing.objects.order_by("pk")]
    assert [each.kind for each in leaving] == ["circulars.time-asked", "circulars.done"]
    with building():
        Extension.objects.all().delete()
        Duty.objects.update(done_at=None, words="", done_by="")
    for _ in range(2):
        contributions._keep_asked(Carried(1, 1, leaving[0].body, records.act_of(leaving[0], "LOK"), NOW))
        contributions._keep_done(Carried(2, 1, leaving[1].body, records.act_of(leaving[1], "LOK"), NOW))
    assert (Extension.objects.count(), duty_at("LOK").words, duty_at("LOK").done_at) == (1, "Onze.", NOW)
    with building():
        Extension.objects.update(granted=False, answered_at=NOW)
    contributions._keep_asked(Carried(1, 1, leaving[0].body, records.act_of(leaving[0], "LOK"), NOW))
    assert Extension.objects.count() == 1
    for place, unknown in (("OUI", duty.reference), ("LOK", "none")):
        with pytest.raises(NoInstruction):
            contributions._keep_done(
                Carried(3, 1, {"duty": unknown, "words": "Si."}, act(people.focal, place=place), NOW)
            )


def test_what_a_centre_is_told_of_its_duty_stands_there_once_and_follows(people: People) -> None:
    with fed_to("LOK") as told:
        former = given(people.ministry)
        passed(people, "LOK", due_on=date(2026, 11, 10))
        answered(people.head, asked(people.focal, "LOK", date(2026, 11, 18)), granted=True, words="Oui.")
        circulars.tell_duties(to=PlaceId("LOK"), act=act(people.head))
        given(people.ministry, number="I-8/2026", replaces=former.reference)
    assert {each.record.kind for each in told} == {"circulars.duty"}
    with building():
        Extension.objects.all().delete()
        Duty.objects.filter(above__isnull=False).delete()
        Duty.objects.all().delete()
        Instruction.objects.exclude(replaces=None).delete()
        Instruction.objects.all().delete()
    told[0].apply()
    mine = asked(people.focal, "LOK", date(2026, 11, 18))
    told[1].apply()
    found = queries.duty(people.focal, duty_at("LOK").reference, NOW)
    assert (found.due_on, found.remark) == (date(2026, 11, 18), "Sans oublier la cour.")
    assert (found.extensions[0].granted, found.extensions[0].answer) == (True, "Oui.")
    for each in (*told, *told):
        each.apply()
    assert queries.duty(people.focal, duty_at("LOK").reference, NOW).replaced_by == "I-8/2026"
    assert Extension.objects.get().reference == mine.reference


def test_a_centre_hears_that_its_duty_was_said_done_at_the_national_node(people: People) -> None:
    with fed_to("LOK") as told:
        given(people.head, office="BJ-MO", to=("LOK",))
        done(people.focal, "LOK")
    with building():
        Duty.objects.update(done_at=None, words="", done_by="")
    for each in (*told, *told):
        each.apply()
    assert duty_at("LOK").words == "Onze chaises."


def test_one_duty_and_ten_cost_the_same_queries(people: People) -> None:
    given(people.head, office="BJ-MO", to=("LOK",))
    with CaptureQueriesContext(connection) as one:
        queries.duties(people.focal, NOW)
    for number in range(9):
        given(people.head, office="BJ-MO", number=f"more/{number}", to=("LOK",))
    with CaptureQueriesContext(connection) as ten:
        found = queries.duties(people.focal, NOW)
    assert (len(found.items), len(ten)) == (10, len(one))
