"""Each day's readings are counted, their root is told, and none goes away unseen."""

from datetime import timedelta

import pytest

from guichet.commons.public_log import leaves
from guichet.commons.public_log.models import Waiting
from guichet.commons.public_log.tree.hashing import EMPTY
from guichet.domains.casework import accounting, contributions
from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Case, Look, LookDay
from guichet.domains.casework.operations import Why
from guichet.domains.casework.vocabulary import OutsideMotive
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.operation import building
from guichet.foundation.work.models import Due
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_ready_case, an_officer, by, publish_the_service

pytestmark = pytest.mark.django_db
IDA = an_officer("ida", kind=RoleKind.SUPERVISOR, unit="bureau")
DAY = timedelta(days=1)
TODAY = NOON.date().isoformat()


@pytest.fixture
def case() -> Case:
    publish_the_service()
    return a_ready_case()


def asked(case: Case, count: int, after: timedelta = timedelta(0)) -> list[Look]:
    before = set(Look.objects.values_list("pk", flat=True))
    for _each in range(count):
        casework.look_at_standing(reference=case.reference, act=by(IDA, NOON + after))
    return list(Look.objects.exclude(pk__in=before))


def close(after: timedelta) -> None:
    contributions.close_readings(an_act(NOON + after))


def included(look: Look) -> accounting.Included:
    found = accounting.included(Look.objects.get(pk=look.pk))
    assert found is not None
    return found


def test_a_day_is_closed_once_it_is_over_and_told_to_everybody(case: Case) -> None:
    asked(case, 3)
    close(timedelta(hours=10, minutes=59))
    assert not LookDay.objects.exists()
    close(DAY)
    close(DAY)
    closed = LookDay.objects.get()
    assert (closed.day.isoformat(), closed.count) == (TODAY, 3)
    facts = Entry.objects.of_kind("casework.readings-closed").get().facts
    assert facts == {"day": TODAY, "count": 3, "root": closed.root}
    told = [leaves.read(bytes(row.content)) for row in Waiting.objects.all()]
    assert [each for each in told if each["kind"] == "readings"] == [
        {"kind": "readings", "at": leaves.hour(NOON + DAY), "day": TODAY, "count": 3, "object": closed.root}
    ]


def test_each_reading_is_shown_to_be_among_those_of_its_day(case: Case) -> None:
    for look in asked(case, 5):
        assert accounting.included(look) is None
    close(DAY)
    looks = Look.objects.all()
    assert sorted(included(look).index for look in looks) == [0, 1, 2, 3, 4]
    assert all(included(look).holds for look in looks)


def test_a_reading_that_was_taken_away_or_changed_shows(case: Case) -> None:
    kept, other = asked(case, 2)
    close(DAY)
    with building():
        Look.objects.filter(pk=other.pk).update(reader="somebody else")
    assert not included(kept).holds
    with building():
        Look.objects.filter(pk=other.pk).update(reader="ida")
    assert included(kept).holds
    with building():
        Look.objects.filter(pk=other.pk).delete()
    assert not included(kept).holds


def test_a_line_holds_what_was_said_first_and_who_read_for_whoever_has_the_journal_alone(case: Case) -> None:
    why = Why(OutsideMotive.CONTROL, "Un contrôle du mois.")
    stated = casework.state_reason(reference=case.reference, reader=IDA, why=why, act=by(IDA))
    casework.look_outside(stated=stated, records=(), act=by(IDA))
    look = Look.objects.get()
    told = leaves.read(accounting.line(look))
    assert (told["motive"], told["sentence"], told["office"]) == ("control", "Un contrôle du mois.", "bureau")
    assert (told["case"], told["reading"]) == (case.pseudonym, look.identifier)
    assert "ida" not in told.values()
    assert len(told["reader"]) == 64


def test_a_day_without_readings_is_closed_too_and_nobody_is_owed_a_word(case: Case) -> None:
    asked(case, 1)
    close(2 * DAY)
    assert list(LookDay.objects.order_by("day").values_list("count", flat=True)) == [1, 0]
    assert LookDay.objects.latest("day").root == EMPTY.hex()
    assert [row.key for row in Due.objects.filter(kind="casework.tell-readings")] == [TODAY]


def test_what_comes_late_is_of_the_next_day_and_a_root_that_was_told_stays(case: Case) -> None:
    first = asked(case, 1)[0]
    close(DAY)
    late = asked(case, 1)[0]
    close(2 * DAY)
    assert (included(first).day, included(late).day) == (TODAY, (NOON + DAY).date().isoformat())
    assert included(first).holds
    assert included(late).holds


def test_of_days_long_past_no_supervisor_is_told(case: Case) -> None:
    asked(case, 1)
    close(10 * DAY)
    assert LookDay.objects.count() == 10
    assert not Due.objects.filter(kind="casework.tell-readings").exists()


def test_before_the_first_reading_no_day_is_closed(case: Case) -> None:
    close(DAY)
    assert not LookDay.objects.exists()
    assert case.looks.count() == 0
