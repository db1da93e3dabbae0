"""Who is at a centre, and who is over it, is written to about what is grave there: once, and not at night for less."""

from datetime import datetime, timedelta

import pytest
from pytest_django.fixtures import Settings

from guichet.commons.notifications.models import Message
from guichet.domains.supervision import contributions
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.measures import SLOT
from guichet.domains.supervision.models import Alert, Incident
from guichet.domains.supervision.vocabulary import Office, Origin, Severity
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from tests.domains.supervision.ordered import HEAD
from tests.domains.supervision.slots import act, moment, slot
from tests.factories.identity import give, make_staff
from tests.factories.places import make_centre, make_office_hours

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people(db: None) -> None:  # noqa: ARG001 the database comes first
    make_office_hours(make_centre())
    for name, kind, place in (
        ("koffi", RoleKind.FOCAL_POINT, "LOK"),
        ("ida", RoleKind.SUPERVISOR, "BJ-MO"),
        ("maire", RoleKind.OBSERVER, "LOK"),
        ("voisin", RoleKind.FOCAL_POINT, "BJ-MO"),
        ("autre", RoleKind.SUPERVISOR, "COT"),
        ("national", RoleKind.ADMINISTRATOR, ""),
    ):
        give(make_staff(f"{name}@exemple.bj", "Invente"), kind, authority="", unit="", place=place)


def lived(at: datetime, *, kiosk: int = 10, **gauges: float) -> datetime:
    """A slot that ends then, and the look of the worker after it."""
    supervision.take(slots=[slot(at - SLOT, kiosk=kiosk, gauges=gauges)], act=act(at))
    supervision.watch(contacts={}, act=act(at))
    supervision.tell(act=act(at))
    return at + SLOT


def written() -> list[tuple[str, str]]:
    return list(Message.objects.order_by("phone", "email").values_list("phone", "email"))


def test_the_focal_point_of_the_centre_and_who_is_over_it_are_written_to() -> None:
    phones = {Office.FOCAL_POINT: "01 97 00 11 22", Office.TOWN_HALL: "01 97 00 11 33"}
    supervision.note_numbers(centre="LOK", phones=phones, staff=HEAD, act=act(moment(7)))
    lived(moment(9), kiosk=0)
    assert written() == [("", "ida@exemple.bj"), ("", "koffi@exemple.bj"), ("+2290197001122", "")]
    text = Message.objects.first()
    assert text is not None
    assert text.text.startswith("CCSP Lokossa\u00a0: La borne ne répond pas pendant les heures d’ouverture. Voyez")
    assert f"agents/incidents/{Incident.objects.get().reference}/" in text.text
    assert Entry.objects.of_kind("supervision.incident-told").get().facts["people"] == 3


def test_an_alert_that_comes_and_goes_ten_times_is_told_once() -> None:
    at = moment(8, 10)
    for _time in range(10):
        at = lived(lived(at, kiosk=0))
    assert Alert.objects.count() == 10
    assert len(written()) == 2
    assert Entry.objects.of_kind("supervision.incident-told").count() == 1


def test_one_that_comes_back_after_somebody_mended_it_is_told_again() -> None:
    at = lived(lived(moment(8, 10), kiosk=0))
    supervision.close_incident(reference=Incident.objects.get().reference, done="Rallumée.", act=act(at))
    lived(at, kiosk=0)
    assert len(written()) == 4


def test_what_is_less_grave_waits_for_the_morning_and_is_told_if_it_lasts() -> None:
    at = lived(moment(21), disk=90.0)
    assert written() == []
    lived(at, disk=90.0)
    assert Incident.objects.get().told_at is None
    lived(moment(7, day=1), disk=90.0)
    assert len(written()) == 2
    assert Incident.objects.get().told_at == moment(7, day=1)


def test_what_was_over_before_the_morning_wakes_nobody() -> None:
    at = lived(moment(21), disk=90.0)
    lived(at, disk=40.0)
    lived(moment(8, day=1), disk=40.0)
    assert written() == []


def test_what_somebody_calls_grave_is_told_at_night() -> None:
    at = lived(moment(21), disk=90.0)
    reference = Incident.objects.get().reference
    supervision.reweigh_incident(reference=reference, severity=Severity.HIGH, act=act(at))
    lived(at, disk=90.0)
    assert len(written()) == 2


def test_the_least_grave_and_what_no_rule_found_are_told_to_nobody() -> None:
    supervision.open_incident(
        centre="LOK", origin=Origin.HAND, about="power", severity=Severity.HIGH, told="Noir.", act=act(moment(8))
    )
    lived(moment(9), latency=9_000.0)
    assert Alert.objects.open().count() == 1
    assert written() == []


def test_a_centre_that_this_node_does_not_know_is_told_of_to_nobody() -> None:
    supervision.take(slots=[slot(moment(9), centre="XXX", gauges={"disk": 90.0})], act=act(moment(9, 10)))
    contributions_act = act(moment(9, 10))
    supervision.watch(contacts={}, act=contributions_act)
    assert supervision.tell(act=contributions_act) == 0


def test_the_worker_of_the_national_node_tells_what_it_found(settings: Settings) -> None:
    settings.NODE = "hub"
    supervision.take(slots=[slot(moment(9), kiosk=0)], act=act(moment(9, 10)))
    contributions.watch(act(moment(9, 10) + timedelta(minutes=1)))
    assert len(written()) == 2
