"""Past its day, whoever has not read or not answered is written to, once a deadline; everybody is invented."""

from datetime import date, datetime, timedelta

import pytest
from django.test import override_settings

from guichet.commons.notifications.models import Message
from guichet.domains.circulars import contributions
from guichet.domains.circulars import operations as circulars
from guichet.domains.circulars.models import Circular, Duty, Extension
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Surface, by_the_system
from tests.domains.circulars.conftest import NOW, TODAY, People, act, given, signed, somebody

pytestmark = pytest.mark.django_db
DUE = date(2026, 11, 20)


def looked(day: date, hour: int = 9) -> list[str]:
    """Who was written to at that look of the worker, by e-mail."""
    before = set(Message.objects.values_list("pk", flat=True))
    at = datetime(day.year, day.month, day.day, hour, tzinfo=NOW.tzinfo)
    contributions.remind(by_the_system(at=at, surface=Surface.WORKER, process="circulars.remind"))
    return sorted(Message.objects.exclude(pk__in=before).values_list("email", flat=True))


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_who_has_not_read_a_circular_is_written_to_the_day_after_and_never_again(people: People) -> None:
    row = signed(people.ministry, roles=(RoleKind.FOCAL_POINT.value,))
    circulars.acknowledge(reference=row.reference, staff=people.focal, act=act(people.focal))
    assert looked(TODAY) == []
    assert looked(later(1)) == ["bio@exemple.bj", "dossi@exemple.bj"]
    assert looked(later(1), hour=10) == looked(later(30)) == []
    text = Message.objects.filter(email="bio@exemple.bj").get().text
    assert text.startswith("La circulaire 012/2026 est en vigueur depuis le 3 novembre 2026 et vous ne l’avez pas lue")
    assert f"agents/circulaires/{row.reference}/" in text
    assert Entry.objects.of_kind("circulars.unread-told").get().facts["people"] == 2
    somebody("nouvelle", RoleKind.FOCAL_POINT, "LOK")
    assert looked(later(31)) == []


def test_one_that_is_not_in_force_or_was_replaced_reminds_nobody(people: People) -> None:
    row = signed(people.ministry, in_force_on=later(5))
    assert looked(later(5)) == []
    signed(people.ministry, number="013/2026", replaces=row.reference, in_force_on=later(90))
    assert looked(later(6)) == []
    assert Circular.objects.filter(unread_told_at=None).count() == 2


def test_one_signed_for_a_past_day_waits_until_tomorrow(people: People) -> None:
    signed(people.head, office="BJ-MO", in_force_on=later(-20))
    assert looked(TODAY) == []
    assert "codjo@exemple.bj" in looked(later(1))


def test_who_answers_for_a_late_place_is_written_to_once_for_that_day(people: People) -> None:
    given(people.ministry)
    assert looked(DUE) == []
    assert looked(DUE + timedelta(days=1)) == ["sena@exemple.bj"]
    assert looked(DUE + timedelta(days=1), hour=11) == looked(DUE + timedelta(days=9)) == []
    duty = Duty.objects.get()
    text = Message.objects.get().text
    assert "L’instruction I-7/2026 était à faire pour le 20 novembre 2026 à Mono." in text
    assert f"agents/instructions/a-faire/{duty.reference}/" in text
    entry = Entry.objects.of_kind("circulars.late-told").get()
    assert entry.facts == {"duty": duty.reference, "place": "BJ-MO", "due_on": DUE.isoformat(), "people": 1}


def test_who_asked_for_time_is_not_reminded_until_the_granted_day_is_past(people: People) -> None:
    given(people.ministry)
    duty, until = Duty.objects.get().reference, DUE + timedelta(days=7)
    circulars.ask_time(duty=duty, until_on=until, reason="La pluie.", staff=people.head, act=act(people.head))
    assert looked(DUE + timedelta(days=1)) == []
    circulars.answer_time(
        extension=Extension.objects.get().reference, granted=True, words="", staff=people.ministry, act=act(people.head)
    )
    assert looked(until) == []
    assert looked(until + timedelta(days=1)) == ["sena@exemple.bj"]


def test_a_day_that_was_granted_after_a_reminder_is_reminded_of_too(people: People) -> None:
    given(people.ministry)
    assert looked(DUE + timedelta(days=1)) == ["sena@exemple.bj"]
    at = NOW + timedelta(days=20)
    duty, until = Duty.objects.get().reference, DUE + timedelta(days=30)
    circulars.ask_time(duty=duty, until_on=until, reason="La pluie.", staff=people.head, act=act(people.head, at))
    circulars.answer_time(
        extension=Extension.objects.get().reference,
        granted=True,
        words="",
        staff=people.ministry,
        act=act(people.ministry, at),
    )
    assert looked(until) == []
    assert looked(until + timedelta(days=1)) == ["sena@exemple.bj"]


def test_what_is_done_at_night_or_at_a_centre_reminds_nobody(people: People) -> None:
    given(people.ministry, to=("BJ-MO", "BJ-AQ"))
    circulars.finish(
        duty=Duty.objects.get(place="BJ-MO").reference, words="Fait.", staff=people.head, act=act(people.head)
    )
    late = DUE + timedelta(days=1)
    assert looked(late, hour=3) == []
    with override_settings(NODE="centre"):
        assert looked(late) == []
    assert looked(late) == ["yves@exemple.bj"]
