"""A circular is signed, read, called to mind, replaced; the office sees by whom, and nobody else does."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guichet.commons.sync import records
from guichet.commons.sync.models import Outgoing
from guichet.commons.sync.records import Carried, Fed
from guichet.domains.circulars import contributions, queries
from guichet.domains.circulars import operations as circulars
from guichet.domains.circulars.drafts import Paper
from guichet.domains.circulars.models import Acknowledgement, Attachment, Circular, Reminder
from guichet.domains.circulars.refusals import (
    AlreadyRead,
    AlreadyReminded,
    AlreadyReplaced,
    EverybodyRead,
    NoCircular,
    NotYourOffice,
    NumberTaken,
)
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.lib.operation import building
from tests.domains.circulars.conftest import NOW, TODAY, People, act, new, signed
from tests.domains.circulars.fed import fed_to

pytestmark = pytest.mark.django_db
PAPER = Paper("plan.pdf", "pdf", "ab" * 32, 1200)


def titles(viewer: Viewer) -> list[str]:
    return [line.number for line in queries.circulars(viewer, NOW).items]


def read(viewer: Viewer, row: Circular, place: str = "") -> Acknowledgement:
    return circulars.acknowledge(reference=row.reference, staff=viewer, act=act(viewer, place=place))


def test_each_reads_what_is_for_their_place_and_role(people: People) -> None:
    signed(people.ministry)
    signed(people.head, office="BJ-MO", number="3/2026", place="")
    signed(people.head, office="BJ-MO", number="4/2026", place="LOK", roles=("observer",))
    assert titles(people.focal) == ["3/2026", "012/2026"]
    assert titles(people.elsewhere) == ["012/2026"]
    assert titles(people.mayor) == ["4/2026"]
    assert titles(people.head) == ["4/2026", "3/2026", "012/2026"]
    assert titles(people.ministry) == ["4/2026", "3/2026", "012/2026"]
    assert titles(people.nobody) == []


def test_what_is_not_addressed_is_not_found_like_none(people: People) -> None:
    row = signed(people.head, office="BJ-MO", place="LOK")
    for reference in (row.reference, "none"):
        with pytest.raises(NoCircular, match="n’existe pas, ou ne vous est pas adressée"):
            queries.circular(people.elsewhere, reference, NOW)
        with pytest.raises(NoCircular):
            circulars.acknowledge(reference=reference, staff=people.elsewhere, act=act(people.elsewhere))
        with pytest.raises(NoCircular):
            circulars.remind(reference=reference, staff=people.other_head, act=act(people.other_head))
    with pytest.raises(NoCircular):
        queries.readings(people.focal, row.reference, NOW)
    with pytest.raises(NoCircular):
        queries.paper(people.focal, row.reference, 1, NOW)


def test_an_office_signs_for_itself_and_within_its_territory(people: People) -> None:
    for staff, said in (
        (people.head, {"office": ""}),
        (people.head, {"office": "BJ-MO", "place": "OUI"}),
        (people.focal, {"office": "BJ-MO"}),
        (people.mayor, {"office": "BJ-MO"}),
    ):
        with pytest.raises(NotYourOffice):
            circulars.sign(new=new(**said), staff=staff, act=act(staff))
    signed(people.head, office="BJ-MO")
    with pytest.raises(NumberTaken, match="012/2026"):
        signed(people.head, office="BJ-MO")
    assert Circular.objects.get().place == "BJ-MO"
    assert Entry.objects.filter(kind="circulars.circular-signed").count() == 1


def test_what_is_signed_is_read_once_and_a_second_time_is_a_sentence(people: People) -> None:
    row = signed(people.ministry)
    assert queries.unread(people.focal, NOW) == 1
    noted = read(people.focal, row)
    assert (noted.place, noted.read_at) == ("LOK", NOW)
    with pytest.raises(AlreadyRead, match=r"le 03/11/2026.: rien n’a été noté une seconde fois"):
        read(people.focal, row)
    assert Acknowledgement.objects.count() == 1
    assert queries.unread(people.focal, NOW) == 0
    assert queries.circular(people.focal, row.reference, NOW).line.read_at == NOW
    assert Entry.objects.filter(kind="circulars.circular-read").count() == 1


def test_what_comes_into_force_later_waits_and_is_announced(people: People) -> None:
    row = signed(people.ministry, in_force_on=TODAY + timedelta(days=5))
    assert queries.unread(people.focal, NOW) == 0
    assert queries.unread(people.focal, NOW + timedelta(days=5)) == 1
    assert not queries.circular(people.focal, row.reference, NOW).line.is_in_force


def test_a_replaced_one_names_its_successor_and_is_not_read_any_more(people: People) -> None:
    former = signed(people.ministry)
    later = signed(people.ministry, number="013/2026", replaces=former.reference)
    found = queries.circular(people.focal, former.reference, NOW)
    assert found.replaced_by
    assert (found.replaced_by.number, found.line.replaced_by, found.line.is_in_force) == ("013/2026", "013/2026", False)
    assert queries.circular(people.focal, later.reference, NOW).replaces == queries.Numbered(
        former.reference, "012/2026"
    )
    for refused in (
        lambda: read(people.focal, former),
        lambda: circulars.remind(reference=former.reference, staff=people.ministry, act=act(people.ministry)),
        lambda: signed(people.ministry, number="014/2026", replaces=former.reference),
    ):
        with pytest.raises(AlreadyReplaced, match="012/2026 a été remplacée par 013/2026"):
            refused()
    with pytest.raises(NoCircular):
        signed(people.head, office="BJ-MO", replaces=later.reference)
    assert queries.unread(people.focal, NOW) == 1
    assert [each.reference for each in queries.replaceable(people.ministry, "")] == [later.reference]
    assert queries.replaceable(people.focal, "") == ()


def test_the_office_sees_who_has_read_by_place_with_those_who_came_since(people: People) -> None:
    row = signed(people.ministry, roles=("focal-point",))
    read(people.focal, row)
    found = queries.readings(people.ministry, row.reference, NOW).places
    assert [(each.name, each.read, len(each.missing)) for each in found] == [
        ("CCSP Athiémé", 0, 1),
        ("CCSP Lokossa", 1, 0),
        ("GSRU Ouidah", 0, 1),
    ]
    assert found[1].people[0].read_at == NOW
    own = signed(people.head, office="BJ-MO", number="9")
    assert {each.place for each in queries.readings(people.ministry, own.reference, NOW).places} == {
        "LOK",
        "ATH",
        "BJ-MO",
    }


def test_a_reminder_goes_once_a_day_and_to_nobody_when_all_have_read(people: People) -> None:
    row = signed(people.head, office="BJ-MO", place="LOK", roles=("focal-point",))
    for at in (NOW, NOW + timedelta(days=1)):
        circulars.remind(reference=row.reference, staff=people.head, act=act(people.head, at))
    with pytest.raises(AlreadyReminded):
        circulars.remind(reference=row.reference, staff=people.head, act=act(people.head, NOW + timedelta(days=1)))
    assert queries.circular(people.focal, row.reference, NOW).line.reminded_at == NOW + timedelta(days=1)
    read(people.focal, row)
    with pytest.raises(EverybodyRead):
        circulars.remind(reference=row.reference, staff=people.head, act=act(people.head, NOW + timedelta(days=3)))
    assert Reminder.objects.count() == 2


def test_it_travels_to_the_centres_that_it_is_for_and_stands_there_once(people: People) -> None:
    former = signed(people.ministry, papers=(PAPER,))
    with fed_to("LOK", "OUI") as told:
        row = signed(people.head, office="BJ-MO", number="3", papers=(PAPER,))
        signed(people.head, office="BJ-MO", number="4", roles=("supervisor",))
        circulars.remind(reference=row.reference, staff=people.head, act=act(people.head))
        circulars.tell_circulars(to=PlaceId("OUI"), act=act(people.ministry))
    assert [(each.centre, each.record.kind) for each in told] == [
        ("LOK", "circulars.signed"),
        ("LOK", "circulars.reminded"),
        ("OUI", "circulars.signed"),
    ]
    assert told[0].blobs == [PAPER.digest]
    with building():
        Reminder.objects.all().delete()
        Attachment.objects.filter(circular__in=(row, former)).delete()
        Circular.objects.all().delete()
    for each in (*told, *told):
        each.apply()
    kept = Circular.objects.get(reference=row.reference)
    assert (kept.number, kept.kinds, kept.papers.get().digest) == ("3", row.kinds, PAPER.digest)
    assert kept.reminders.count() == 1
    at_centre = Viewer(
        people.focal.kind, people.focal.reference, (HeldRole(RoleKind.FOCAL_POINT, place=PlaceId("LOK")),)
    )
    assert queries.unread(at_centre, NOW) == 2
    assert queries.paper(at_centre, row.reference, 1, NOW).name == "plan.pdf"


def test_a_successor_names_what_it_replaced_at_the_centre_too(people: People) -> None:
    with fed_to("LOK") as told:
        former = signed(people.ministry)
        signed(people.ministry, number="013/2026", replaces=former.reference)
    with building():
        Circular.objects.exclude(replaces=None).delete()
        Circular.objects.all().delete()
    for each in told:
        each.apply()
    assert queries.circular(people.focal, former.reference, NOW).line.replaced_by == "013/2026"
    contributions._take_reminder(Fed(1, 1, {"circular": "unknown"}, act(people.ministry)))
    assert not Reminder.objects.exists()


def test_what_was_read_at_a_counter_reaches_the_office_once(people: People) -> None:
    row = signed(people.ministry)
    here = act(people.focal, place="LOK")
    circulars.acknowledge_at_counter(reference=row.reference, staff=people.focal, act=here)
    leaving = records.read(bytes(Outgoing.objects.get().content))
    with building():
        Acknowledgement.objects.all().delete()
    for _ in range(2):
        contributions._keep_read(Carried(1, 1, leaving.body, records.act_of(leaving, "LOK"), NOW))
    noted = Acknowledgement.objects.get()
    assert (noted.reader, noted.place, noted.read_at) == (people.focal.reference, "LOK", NOW)
    with pytest.raises(NoCircular):
        contributions._keep_read(Carried(1, 1, {"circular": "none"}, here, NOW))


def test_one_circular_and_ten_cost_the_same_queries(people: People) -> None:
    signed(people.ministry)
    with CaptureQueriesContext(connection) as one:
        queries.circulars(people.focal, NOW)
    for number in range(9):
        signed(people.ministry, number=f"more/{number}")
    with CaptureQueriesContext(connection) as ten:
        found = queries.circulars(people.focal, NOW)
    assert (len(found.items), len(ten)) == (10, len(one))
