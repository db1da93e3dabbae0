"""What a node knows of itself: its probes, the signs of life of its devices, what works now."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from guichet.commons.printing import asking
from guichet.commons.printing.asking import Said
from guichet.commons.sync import operations as sync
from guichet.commons.sync import records
from guichet.commons.sync.models import Link, Outgoing
from guichet.commons.sync.traffic import Traffic
from guichet.domains.reception import operations as reception
from guichet.domains.reception.vocabulary import IncidentKind
from guichet.domains.supervision import contributions, measures, probes, queries
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.models import Heard, Incident, Sample, Slot
from guichet.domains.supervision.refusals import NotMeasured
from guichet.domains.supervision.vocabulary import Device
from guichet.foundation.lib.operation import building
from tests.domains.supervision.ordered import approved
from tests.domains.supervision.slots import act, moment

pytestmark = pytest.mark.django_db


def test_every_probe_tells_gauges_that_the_hub_takes() -> None:
    found = probes.gauges(moment(8))
    assert {"disk", "processor", "waiting", "oldest"} <= found.keys() <= measures.GAUGES.keys()
    assert 0 < found["disk"] <= 100
    assert found["oldest"] == 0


def test_sensors_are_read_where_there_are_some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probes, "POWER", tmp_path)
    monkeypatch.setattr(probes, "THERMAL", tmp_path)
    assert (probes.power(moment(8)), probes.temperature(moment(8))) == ({}, {})
    for folder, file, value in (
        ("BAT0", "capacity", "64"),
        ("BAT1", "capacity", "?"),
        ("thermal_zone0", "temp", "51000"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / file).write_text(value)
    assert (probes.power(moment(8)), probes.temperature(moment(8))) == ({"battery": 64}, {"temperature": 51})


def test_a_card_that_measures_panels_brings_its_own_probe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probes, "_probes", [])
    probes.register(lambda _at: {"panel": 120.0})
    assert probes.gauges(moment(8)) == {"panel": 120.0}


def test_what_waits_and_how_far_the_clock_is_are_told() -> None:
    sync.carry(kind="test.thing", body={}, act=act(moment(6), "LOK"))
    sync.note_contact(clock_offset=3.0, act=act(moment(6), "LOK"))
    assert probes.link(moment(8)) == {"waiting": 1, "oldest": 2, "clock": 3}
    assert not probes.is_linked()


def test_the_worker_of_a_centre_samples_each_minute_and_that_of_the_hub_does_not(settings: LazySettings) -> None:
    contributions.sample(act(moment(8)))
    assert not Sample.objects.exists()
    settings.NODE = "centre"
    contributions.sample(act(moment(8)))
    assert Sample.objects.get().taken_at == moment(8)


def test_a_sign_of_life_is_noted_once_a_minute() -> None:
    assert queries.wants_sign(Device.KIOSK, moment(8))
    supervision.note_heard(device=Device.KIOSK, act=act(moment(8)))
    assert not queries.wants_sign(Device.KIOSK, moment(8) + timedelta(seconds=30))
    assert queries.wants_sign(Device.KIOSK, moment(8, 1))


def test_the_launcher_of_a_kiosk_and_the_page_of_a_screen_are_signs_of_life(client: Client) -> None:
    client.get("/borne/passage/dernier/")
    assert set(Heard.objects.values_list("device", flat=True)) == {"kiosk"}
    client.get("/ecran/suite/")
    assert set(Heard.objects.values_list("device", flat=True)) == {"kiosk", "screen"}


def test_what_works_here_is_of_the_last_minutes() -> None:
    assert not queries.here(moment(8)).kiosk
    supervision.note_heard(device=Device.KIOSK, act=act(moment(8)))
    supervision.sample(gauges={"disk": 40.0}, is_linked=True, act=act(moment(8), "LOK"))
    known = queries.here(moment(8, 1))
    assert (known.kiosk, known.screen, known.link, known.gauges) == (True, False, True, {"disk": 40.0})
    assert not queries.here(moment(8, 10)).kiosk


def test_what_a_focal_point_reports_becomes_an_incident_once() -> None:
    reception.report_incident(kind=IncidentKind.KIOSK, told="Elle est noire.", act=act(moment(8), "LOK"))
    for minute in (5, 10):
        contributions.watch(act(moment(8, minute)))
    row = Incident.objects.get()
    facts = (row.centre, row.origin, row.about, row.severity, row.told)
    assert facts == (
        "LOK",
        "centre",
        "kiosk",
        1,
        "Elle est noire.",
    )


def test_a_panel_is_read_where_something_measures_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    monkeypatch.setattr(probes, "POWER", tmp_path / "power")
    monkeypatch.setattr(probes, "HWMON", tmp_path / "hwmon")

    def sensor(folder: str, **files: str) -> None:
        (tmp_path / folder).mkdir(parents=True)
        for name, text in files.items():
            (tmp_path / folder / name).write_text(text)

    assert probes.panel(moment(8)) == {}
    sensor("power/AC", type="Mains\n", online="1\n")  # it feeds, and does not say how much
    sensor("power/BAT0", type="Battery\n", power_now="9000000\n")
    assert probes.panel(moment(8)) == {}
    sensor("power/SUN", type="Solar\n", voltage_now="18000000\n", current_now="2500000\n")
    assert probes.panel(moment(8)) == {"panel": 45.0}
    sensor("hwmon/hwmon0", name="coretemp\n", power1_input="1000000\n")
    sensor("hwmon/hwmon1", name="ina219\n", power1_input="52000000\n")
    assert probes.panel(moment(8)) == {"panel": 52.0}
    sensor("own", watts="61500000\n")
    settings.PANEL_SENSOR = str(tmp_path / "own" / "watts")
    assert probes.panel(moment(8)) == {"panel": 61.5}
    settings.PANEL_SENSOR = str(tmp_path / "own" / "gone")
    assert probes.panel(moment(8)) == {}


def test_how_long_the_link_takes_is_told_while_it_is_up() -> None:
    sync.begin_epoch(reason="new", act=act(moment(6), "LOK"))
    sync.note_contact(traffic=Traffic(100, 200, 320.0), act=act(moment(6), "LOK"))
    assert "latency" not in probes.link(moment(8))
    sync.link_up(keys_digest="", feed_from=1, act=act(moment(6), "LOK"))
    assert probes.link(moment(8))["latency"] == 320.0


def test_what_passed_is_told_by_the_minute_and_never_before_two_are_known() -> None:
    sync.begin_epoch(reason="new", act=act(moment(6), "LOK"))
    passing = probes.Passing()
    assert passing(moment(8)) == {}
    sync.note_contact(traffic=Traffic(24_000, 3_000), act=act(moment(8), "LOK"))
    assert passing(moment(8, 2)) == {"sent": 12.0, "received": 1.5}
    assert passing(moment(8, 2)) == {}  # the clock stood still
    with building():
        Link.objects.update(sent=0)
    assert passing(moment(8, 3)) == {}  # another database


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (None, {}),
        (Said(is_ready=True, has_paper=None), {"printer": 1.0}),
        (Said(is_ready=True, has_paper=True), {"printer": 1.0, "no-paper": 0.0}),
        (Said(is_ready=False, has_paper=False), {"printer": 0.0, "no-paper": 1.0}),
    ],
)
def test_a_printer_that_cannot_be_asked_is_not_called_well(
    monkeypatch: pytest.MonkeyPatch, said: Said | None, found: dict[str, float]
) -> None:
    monkeypatch.setattr(asking, "asked", lambda: said)
    assert probes.printer(moment(8)) == found


def test_what_the_screen_showed_goes_with_the_slot_and_what_is_no_announcement_does_not() -> None:
    approved()
    for minute in (0, 3):
        supervision.note_showed(times={"one": 4, "ghost": 9}, act=act(moment(8, minute), "LOK"))
        for each in (minute, minute + 1):
            supervision.sample(gauges={}, is_linked=True, act=act(moment(8, each), "LOK"))
    supervision.sample(gauges={}, is_linked=True, act=act(moment(8, 10), "LOK"))
    slot = Slot.objects.get()
    assert slot.showed == {"one": 8}
    body = records.read(bytes(Outgoing.objects.get().content)).body
    assert body["s"] == {"one": 8}
    assert measures.read("LOK", body, received_at=moment(9)).showed == {"one": 8}


@pytest.mark.parametrize(
    "showed", [{"x" * 33: 1}, {"one": 0}, {"one": 601}, {str(number): 1 for number in range(21)}, [1], {"one": "?"}]
)
def test_what_no_screen_can_have_shown_is_refused(showed: object) -> None:
    body = measures.as_body(measures.rolled("LOK", moment(8), [measures.Sample(moment(8), True, True, True, {})]))  # noqa: FBT003
    assert "s" not in body
    with pytest.raises(NotMeasured):
        measures.read("LOK", body | {"s": showed}, received_at=moment(9))
