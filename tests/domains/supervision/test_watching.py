"""Alerts are opened once, close by themselves, and neither a night nor a cut makes a second of the same."""

from datetime import datetime, timedelta

import pytest

from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.measures import SLOT
from guichet.domains.supervision.models import Alert, Incident, Watched
from guichet.domains.supervision.vocabulary import CentreState
from guichet.foundation.journal.models import Entry
from tests.domains.supervision.slots import act, moment, slot
from tests.factories.places import make_centre, make_office_hours


@pytest.fixture(autouse=True)
def lokossa(db: None) -> None:  # noqa: ARG001 the database comes first
    make_office_hours(make_centre())


def lived(begins: datetime, ends: datetime, *, heard: bool = True, kiosk: int = 10, screen: int = 10) -> None:
    """The centre tells each slot as it ends, and the national node looks after each."""
    at = begins
    while at < ends:
        at += SLOT
        if heard:
            supervision.take(slots=[slot(at - SLOT, kiosk=kiosk, screen=screen)], act=act(at))
        supervision.watch(contacts={}, act=act(at))


def alerts() -> list[tuple[str, datetime, datetime | None]]:
    return list(Alert.objects.order_by("pk").values_list("rule", "opened_at", "closed_at"))


def state() -> str:
    return Watched.objects.get().state


def test_a_centre_that_was_never_heard_is_not_watched_and_one_that_is_well_has_no_alert() -> None:
    assert supervision.watch(contacts={}, act=act(moment(9))) == 0
    lived(moment(8), moment(12))
    assert alerts() == []
    assert state() == CentreState.ONLINE


def test_a_silent_centre_is_found_after_three_slots_and_a_quarter_of_an_hour_and_closes_when_it_is_back() -> None:
    lived(moment(8), moment(9))
    lived(moment(9), moment(11), heard=False)
    assert alerts() == [("silent", moment(9, 50), None)]
    assert state() == CentreState.OFFLINE
    lived(moment(11), moment(12))
    assert alerts() == [("silent", moment(9, 50), moment(11, 10))]
    assert state() == CentreState.ONLINE


def test_a_node_that_greets_is_not_silent_though_its_measures_wait() -> None:
    lived(moment(8), moment(9))
    assert supervision.watch(contacts={"LOK": moment(10)}, act=act(moment(10, 10))) == 0


def test_a_node_that_greeted_before_it_measured_anything_is_missed_when_it_falls_silent() -> None:
    contacts = {"LOK": moment(9)}
    assert supervision.watch(contacts=contacts, act=act(moment(9, 1))) == 0
    assert state() == CentreState.ONLINE
    assert supervision.watch(contacts=contacts, act=act(moment(9, 46))) == 1
    assert alerts() == [("silent", moment(9, 46), None)]
    assert state() == CentreState.OFFLINE


def test_from_a_moment_before_its_first_greeting_a_node_is_not_known() -> None:
    assert supervision.watch(contacts={"LOK": moment(12)}, act=act(moment(9))) == 0
    assert not Watched.objects.exists()


def test_from_a_moment_before_its_last_sign_of_life_a_centre_is_left_as_it_is() -> None:
    """So an invented past, told while a centre is there already, does not say since when it is online."""
    contacts = {"LOK": moment(9)}
    supervision.watch(contacts=contacts, act=act(moment(9, 46)))
    before = Watched.objects.get()
    assert supervision.watch(contacts={"LOK": moment(10)}, act=act(moment(8))) == 0
    assert (Watched.objects.get().state, Watched.objects.get().since) == (before.state, before.since)
    assert alerts() == [("silent", moment(9, 46), None)]


def test_a_centre_that_goes_dark_at_closing_is_offline_as_planned() -> None:
    lived(moment(8), moment(17, 30))
    lived(moment(17, 30), moment(20), heard=False)
    assert alerts() == []
    assert state() == CentreState.RESTING


def test_a_silence_that_lasts_a_week_is_one_alert() -> None:
    lived(moment(8), moment(9))
    lived(moment(9), moment(9, day=7), heard=False)
    assert alerts() == [("silent", moment(9, 50), None)]
    assert Incident.objects.count() == 1


def test_a_dark_kiosk_is_one_alert_over_a_night_and_a_cut_of_the_link() -> None:
    lived(moment(8), moment(9), kiosk=0)
    assert [rule for rule, _opened, _closed in alerts()] == ["kiosk"]
    assert state() == CentreState.DEGRADED
    lived(moment(9), moment(11), kiosk=0, heard=False)  # cut: the kiosk is not asked about
    lived(moment(11), moment(16, day=1), kiosk=0)
    lived(moment(16, day=1), moment(17, day=1))
    assert alerts() == [
        ("kiosk", moment(8, 10), moment(16, 10, day=1)),
        ("silent", moment(9, 50), moment(11, 10)),
    ]


def test_what_is_measured_has_its_threshold() -> None:
    well = {"battery": 80.0, "disk": 40.0, "temperature": 40.0, "paper": 50.0, "oldest": 1.0, "clock": 3.0}
    well |= {"latency": 300.0, "printer": 1.0, "no-paper": 0.0}
    for day, (gauge, value, rule) in enumerate(
        [("battery", 29, "battery"), ("disk", 86, "disk"), ("temperature", 86, "heat"), ("paper", 9, "paper"),
         ("oldest", 25, "backlog"), ("clock", -121, "clock"), ("latency", 2001, "latency"), ("printer", 0, "printer"),
         ("no-paper", 1, "no-paper")]
    ):  # fmt: skip
        ill = slot(moment(9, day=day), gauges=well | {gauge: value})
        supervision.take(slots=[ill], act=act(moment(9, 10, day=day)))
        supervision.watch(contacts={}, act=act(moment(9, 10, day=day)))
        assert [opened for opened, _at, closed in alerts() if closed is None] == [rule]
        supervision.take(slots=[slot(moment(9, 10, day=day), gauges=well)], act=act(moment(9, 20, day=day)))
        assert supervision.watch(contacts={}, act=act(moment(9, 20, day=day))) == 1


def test_a_low_battery_late_in_the_day_is_no_alarm() -> None:
    supervision.take(slots=[slot(moment(16), gauges={"battery": 20})], act=act(moment(16, 10)))
    assert supervision.watch(contacts={}, act=act(moment(16, 10))) == 0


def test_an_alert_has_its_incident_and_one_that_comes_back_while_it_is_open_has_no_other() -> None:
    lived(moment(8), moment(9), screen=0)
    lived(moment(9), moment(10))
    lived(moment(10), moment(11), screen=0)
    assert len(alerts()) == 2
    incident = Incident.objects.get()
    assert (incident.origin, incident.about, incident.closed_at) == ("rule", "screen", None)
    assert incident.told == (
        "L’écran d’information est éteint pendant les heures d’ouverture. (dix minutes sans signe de l’écran)"
    )
    assert incident.due_at - incident.opened_at == timedelta(days=10)
    kinds = ["supervision.alert-opened", "supervision.alert-closed", "supervision.incident-opened"]
    assert [Entry.objects.of_kind(kind).count() for kind in kinds] == [2, 1, 1]


def test_a_printer_that_can_no_longer_be_asked_is_as_it_was() -> None:
    for minute, gauges, count in ((0, {"printer": 0.0}, 1), (10, {}, 1), (20, {"printer": 1.0}, 0)):
        supervision.take(slots=[slot(moment(9, minute), gauges=gauges)], act=act(moment(9, minute + 10)))
        supervision.watch(contacts={}, act=act(moment(9, minute + 10)))
        assert Alert.objects.open().count() == count


def test_a_printer_without_paper_is_told_as_that_alone() -> None:
    supervision.take(slots=[slot(moment(9), gauges={"printer": 0.0, "no-paper": 1.0})], act=act(moment(9, 10)))
    supervision.watch(contacts={}, act=act(moment(9, 10)))
    assert [rule for rule, _opened, _closed in alerts()] == ["no-paper"]
