"""One person writes, another approves, centres show it for its time, and tell how often they did."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import IntegrityError, transaction
from PIL import Image

from guichet.commons.announcements import contributions, drafts, pictures, queries
from guichet.commons.announcements import operations as announcements
from guichet.commons.announcements.drafts import Draft, Words
from guichet.commons.announcements.models import Item, Showing
from guichet.commons.announcements.refusals import (
    AlreadyAnswered,
    NoReason,
    NotFound,
    NotYours,
    OnlyAnother,
    OverAlready,
    PictureRefused,
)
from guichet.commons.announcements.schedule import Schedule
from guichet.commons.announcements.vocabulary import Audience, Kind, Priority, State
from guichet.commons.indicators import operations as indicators
from guichet.commons.indicators.measures import Counted
from guichet.commons.indicators.measures import Measure as Counts
from guichet.commons.sync import records
from guichet.commons.sync import registry as sync
from guichet.commons.sync.models import FeedItem, Node, Outgoing
from guichet.commons.sync.records import Carried, Fed
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act, ActorKind, PlaceId
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act

pytestmark = pytest.mark.django_db

LOK, PAR = PlaceId("LOK"), PlaceId("PAR")
TODAY = NOON.date()  # a Friday
WEEK = Schedule(TODAY, TODAY + timedelta(days=7))
WRITER = Viewer(ActorKind.STAFF, "sena", (HeldRole(RoleKind.OFFICER, authority="mjl"),))
SUPERVISOR = Viewer(ActorKind.STAFF, "codjo", (HeldRole(RoleKind.SUPERVISOR, authority="mjl"),))
STRANGER = Viewer(ActorKind.STAFF, "bio", (HeldRole(RoleKind.SUPERVISOR, authority="mef"),))
NATIONAL = Viewer(ActorKind.STAFF, "akim", (HeldRole(RoleKind.ADMINISTRATOR),))
DRAFT = Draft("mjl", Kind.ANNOUNCEMENT, Words("Le casier en 72 heures", "Sans se déplacer."), WEEK)


@pytest.fixture(autouse=True)
def nodes(settings: LazySettings, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    with building():
        for centre in (LOK, PAR):
            Node.objects.create(centre=centre, state="approved", key="k", told_chain=records.START.hex())


def by(viewer: Viewer, at: datetime = NOON, place: PlaceId | None = None) -> Act:
    return replace(an_act(at), actor=viewer.actor, place=place)


def proposed(draft: Draft = DRAFT) -> Item:
    return announcements.propose(draft=draft, staff=WRITER, act=by(WRITER))


def approved(draft: Draft = DRAFT) -> Item:
    return announcements.approve(reference=proposed(draft).reference, staff=SUPERVISOR, act=by(SUPERVISOR))


def titles(centre: str = "LOK", department: str = "BJ-MO", at: datetime = NOON) -> list[str]:
    return [each.draft.words.title for each in queries.on_screen(centre=centre, department=department, at=at)]


def told(centre: PlaceId) -> list[records.Record]:
    return [records.read(bytes(row.content)) for row in FeedItem.objects.filter(node__centre=centre).order_by("number")]


def take(record: records.Record) -> None:
    apply = sync.applier_of(record.kind)
    assert apply is not None
    apply(Fed(1, record.schema, record.body, records.act_of(record, "")))


def forget_everything() -> None:
    with building():
        Item.objects.all().delete()
        Showing.objects.all().delete()


def happened() -> list[str]:
    return list(Entry.objects.filter(kind__startswith="announcements.").order_by("pk").values_list("kind", flat=True))


def test_nothing_is_shown_before_another_person_agreed() -> None:
    item = proposed()
    assert titles() == []
    announcements.approve(reference=item.reference, staff=SUPERVISOR, act=by(SUPERVISOR))
    assert titles() == ["Le casier en 72 heures"]
    assert happened() == ["announcements.proposed", "announcements.approved"]


def test_nobody_approves_what_they_wrote() -> None:
    item = announcements.propose(draft=DRAFT, staff=SUPERVISOR, act=by(SUPERVISOR))
    for viewer in (SUPERVISOR, WRITER):
        with pytest.raises(OnlyAnother):
            announcements.approve(reference=item.reference, staff=viewer, act=by(viewer))
    with pytest.raises(IntegrityError), transaction.atomic(), building():
        Item.objects.update(state="approved", answered_by="codjo", answered_at=NOON)
    announcements.approve(reference=item.reference, staff=NATIONAL, act=by(NATIONAL))


def test_an_announcement_of_another_authority_is_not_found_and_not_written() -> None:
    item = proposed()
    for answer in (
        lambda: announcements.approve(reference=item.reference, staff=STRANGER, act=by(STRANGER)),
        lambda: announcements.withdraw(reference=item.reference, reason="x", staff=STRANGER, act=by(STRANGER)),
        lambda: queries.item(STRANGER, item.reference, NOON),
        lambda: announcements.approve(reference="none", staff=SUPERVISOR, act=by(SUPERVISOR)),
    ):
        with pytest.raises(NotFound):
            answer()
    with pytest.raises(NotYours):
        announcements.propose(draft=DRAFT, staff=STRANGER, act=by(STRANGER))
    assert queries.items(STRANGER, NOON).items == ()


def test_what_is_over_is_neither_written_nor_approved() -> None:
    over = replace(DRAFT, schedule=Schedule(TODAY - timedelta(days=2), TODAY))
    with pytest.raises(OverAlready):
        proposed(over)
    item = proposed()
    late = by(SUPERVISOR, NOON + timedelta(days=8))
    with pytest.raises(OverAlready):
        announcements.approve(reference=item.reference, staff=SUPERVISOR, act=late)


def test_an_answer_is_given_once_and_for_a_reason() -> None:
    item = proposed()
    with pytest.raises(NoReason):
        announcements.refuse(reference=item.reference, reason=" ", staff=SUPERVISOR, act=by(SUPERVISOR))
    announcements.refuse(reference=item.reference, reason=" Trop long. ", staff=SUPERVISOR, act=by(SUPERVISOR))
    with pytest.raises(AlreadyAnswered):
        announcements.approve(reference=item.reference, staff=SUPERVISOR, act=by(SUPERVISOR))
    facts = queries.item(WRITER, item.reference, NOON)
    assert (facts.state, facts.reason, facts.may_answer, facts.may_withdraw) == (
        State.REFUSED,
        "Trop long.",
        False,
        False,
    )
    assert happened()[-1] == "announcements.refused"


def test_what_was_withdrawn_leaves_every_screen() -> None:
    item = approved()
    with pytest.raises(OnlyAnother):
        announcements.withdraw(reference=item.reference, reason="x", staff=WRITER, act=by(WRITER))
    with pytest.raises(NoReason):
        announcements.withdraw(reference=item.reference, reason="", staff=SUPERVISOR, act=by(SUPERVISOR))
    announcements.withdraw(reference=item.reference, reason="Reporté.", staff=SUPERVISOR, act=by(SUPERVISOR))
    assert titles() == []
    there = told(LOK)
    forget_everything()
    take(there[0])
    assert titles() == ["Le casier en 72 heures"]
    take(there[1])
    assert titles() == []
    assert happened()[-1] == "announcements.withdrawn"


def test_it_travels_whole_with_its_picture_and_is_safe_to_be_told_twice() -> None:
    picture = replace(
        DRAFT,
        kind=Kind.PICTURE,
        picture="a" * 64,
        schedule=replace(WEEK, weekdays="15", opens_at=time(8), closes_at=time(12, 30)),
        audience=Audience.DEPARTMENT,
        place="BJ-MO",
        priority=Priority.FIRST,
        second_language="fon",
        second=Words("Casier", "Fɔngbè"),
    )
    approved(picture)
    assert [row.blobs for row in FeedItem.objects.all()] == [["a" * 64], ["a" * 64]]
    forget_everything()
    for _twice in range(2):
        take(told(PAR)[0])
    assert [
        each.draft for each in queries.on_screen(centre="LOK", department="BJ-MO", at=NOON - timedelta(hours=2))
    ] == [picture]
    assert drafts.read(picture.body()) == picture


def test_each_centre_shows_what_is_for_it() -> None:
    approved()
    approved(replace(DRAFT, words=Words("Mono"), audience=Audience.DEPARTMENT, place="BJ-MO"))
    approved(replace(DRAFT, words=Words("Lokossa"), audience=Audience.CENTRE, place="LOK"))
    assert set(titles()) == {"Le casier en 72 heures", "Mono", "Lokossa"}
    assert set(titles("COM", "BJ-MO")) == {"Le casier en 72 heures", "Mono"}
    assert titles("PAR", "BJ-BO") == ["Le casier en 72 heures"]
    assert (len(told(LOK)), len(told(PAR))) == (3, 2)


def test_a_centre_that_begins_is_told_of_what_is_for_it_and_not_over() -> None:
    approved()
    approved(replace(DRAFT, words=Words("Lokossa"), audience=Audience.CENTRE, place="LOK"))
    approved(replace(DRAFT, words=Words("Court"), schedule=Schedule(TODAY, TODAY + timedelta(days=1))))
    proposed()
    with building():
        Node.objects.create(centre="COT", state="approved", key="k", told_chain=records.START.hex())
    for tell in sync.welcomes():
        tell(PlaceId("COT"), an_act(NOON + timedelta(days=2)))
    said = [each.body["words"]["title"] for each in told(PlaceId("COT")) if each.kind == announcements.PUT_UP]
    assert said == ["Le casier en 72 heures"]


def test_what_has_ended_goes_by_the_clock_of_the_centre_alone() -> None:
    approved()
    last_minute = datetime(2026, 11, 26, 22, 59, tzinfo=UTC)  # 23:59 in Benin
    assert titles(at=last_minute) == ["Le casier en 72 heures"]
    assert titles(at=last_minute + timedelta(minutes=1)) == []


@pytest.mark.parametrize(
    ("hour", "shown"),
    [("2026-11-20T08:00", True), ("2026-11-20T07:59", False), ("2026-11-20T12:00", False), ("2026-11-21T08:00", False)],
)
def test_days_and_hours_are_those_of_benin(hour: str, shown: bool) -> None:  # noqa: FBT001 a parameter of the table
    schedule = replace(WEEK, weekdays="12345", opens_at=time(8), closes_at=time(12))
    assert schedule.covers(datetime.fromisoformat(f"{hour}+01:00")) is shown


def test_the_urgent_stands_alone_and_the_important_comes_first() -> None:
    approved()
    approved(replace(DRAFT, words=Words("Important"), priority=Priority.FIRST))
    assert titles() == ["Important", "Le casier en 72 heures"]
    approved(replace(DRAFT, words=Words("Coupure d’eau"), priority=Priority.URGENT))
    assert titles() == ["Coupure d’eau"]


def shown(times: dict[str, int], at: datetime = NOON) -> bool:
    act = replace(an_act(at), place=LOK)
    return announcements.note_shown(times=times, act=act)


def test_what_was_shown_is_counted_a_day_and_at_most_once_a_minute() -> None:
    item = approved().reference
    assert shown({item: 3, "unknown": 9})
    assert not shown({item: 3}, NOON + timedelta(seconds=30))
    assert shown({item: 100_000}, NOON + timedelta(minutes=1))
    assert shown({item: -5}, NOON - timedelta(hours=1))  # the clock was set back: the screen goes on telling
    assert list(Showing.objects.values_list("item", "place", "day", "times")) == [(item, "LOK", TODAY, 63)]


def test_a_day_that_is_over_is_told_once_to_the_national_node() -> None:
    item = approved().reference
    shown({item: 3})
    contributions.report(an_act(NOON + timedelta(hours=1)))
    assert not Outgoing.objects.exists()
    contributions.report(replace(an_act(NOON + timedelta(days=1)), place=LOK))
    contributions.report(replace(an_act(NOON + timedelta(days=1)), place=LOK))
    record = records.read(bytes(Outgoing.objects.get().content))
    assert record.body == {"day": TODAY.isoformat(), "items": {item: 3}}
    assert happened()[-1] == "announcements.reported"
    with building():
        Showing.objects.all().delete()
    for _twice in range(2):
        receive = sync.receiver_of(record.kind, record.schema)
        receive(Carried(1, 1, record.body, records.act_of(record, "LOK"), NOON))
    assert queries.proof(item) == (queries.Proof("LOK", 1, 3, TODAY),)


def test_a_day_without_anything_to_tell_is_not_told() -> None:
    announcements.report_day(day=TODAY, act=an_act())
    assert not Outgoing.objects.exists()


def a_counted_month(decided: int, service: str = "justice-casier-b3") -> None:
    counted = {
        Counted(service, Counts.DECIDED): decided,
        Counted(service, Counts.DELAY, 20): decided - 3,
        Counted(service, Counts.DELAY, 200): 3,
    }
    indicators.keep_day(day=TODAY, counted=counted, act=an_act())


def test_how_long_services_really_take_is_told_to_centres_when_it_changed() -> None:
    a_counted_month(12)
    a_few = NOON + timedelta(days=1)
    for _twice in range(2):
        contributions.publish_delays(an_act(a_few))
    assert queries.delays() == {"justice-casier-b3": 20}
    assert [each.kind for each in told(LOK)] == [announcements.DELAYS]
    announcements.take_delays(hours={"other": 3}, act=an_act())
    take(told(LOK)[0])
    assert queries.delays() == {"justice-casier-b3": 20}


def test_of_fewer_than_ten_decisions_nothing_is_said() -> None:
    a_counted_month(9)
    contributions.publish_delays(an_act())
    assert queries.delays() == {}
    assert told(LOK) == []


def test_a_centre_publishes_no_delays(settings: LazySettings) -> None:
    a_counted_month(12)
    settings.NODE = "centre"
    contributions.publish_delays(an_act())
    assert queries.delays() == {}


def test_ten_lines_cost_what_one_costs(django_assert_num_queries: object) -> None:
    proposed()
    assert callable(django_assert_num_queries)
    with django_assert_num_queries(2):
        queries.items(WRITER, NOON)
    for _more in range(9):
        proposed()
    with django_assert_num_queries(2):
        assert len(queries.items(WRITER, NOON).items) == 10


def a_picture(size: tuple[int, int] = (3000, 2000), kind: str = "JPEG") -> bytes:
    target = io.BytesIO()
    noise = Image.effect_noise(size, 90).convert("RGB")
    exif = Image.Exif()
    exif[0x010E] = "a secret"
    noise.save(target, kind, exif=exif)
    return target.getvalue()


def test_a_picture_is_made_anew_within_its_budget_and_hides_nothing() -> None:
    made = pictures.remade(a_picture())
    with Image.open(io.BytesIO(made)) as picture:
        assert picture.format == "JPEG"
        assert picture.width <= 1920
        assert picture.height <= 1080
    assert len(made) <= pictures.BUDGET
    assert b"secret" not in made


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no picture", "ne peut pas être lue"),
        (a_picture()[:2000], "ne peut pas être lue"),
        (a_picture((300, 900)), "trop petite"),
        (b"x" * 10_000_001, "plus de 10 Mo"),
    ],
)
def test_what_is_no_picture_for_a_screen_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(PictureRefused, match=words):
        pictures.remade(content)


def test_a_picture_that_would_fill_the_memory_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1_000_000)
    with pytest.raises(PictureRefused, match="trop de points"):
        pictures.remade(a_picture((1200, 1000)))


def test_the_first_day_must_come_before_the_end_in_the_database_too() -> None:
    empty = replace(DRAFT, schedule=Schedule(date(2026, 12, 1), date(2026, 12, 1)))
    with pytest.raises(IntegrityError), transaction.atomic(), building():
        Item.objects.create(reference="x", written_at=NOON, **empty.columns())


def test_a_video_travels_with_its_poster_by_the_file_lane_and_an_older_body_is_still_read() -> None:
    draft = replace(DRAFT, kind=Kind.VIDEO, picture="a" * 64, video="b" * 64, seconds=14)
    approved(draft)
    (record,) = told(LOK)
    assert FeedItem.objects.get(node__centre=LOK).blobs == ["a" * 64, "b" * 64]
    forget_everything()
    take(record)
    assert Item.objects.get().draft() == draft
    assert "video" not in DRAFT.body()
    assert drafts.read(DRAFT.body()) == DRAFT


def test_a_video_without_its_file_or_its_length_is_not_kept() -> None:
    for wrong in ({"video": ""}, {"seconds": 0}, {"picture": ""}):
        columns = replace(DRAFT, kind=Kind.VIDEO, picture="a", video="b", seconds=9).columns() | wrong
        with pytest.raises(IntegrityError), transaction.atomic(), building():
            Item.objects.create(reference="x", written_at=NOON, **columns)
