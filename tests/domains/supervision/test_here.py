"""What a node knows of itself: its probes, the signs of life of its devices, what works now."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from guichet.commons.sync import operations as sync
from guichet.domains.reception import operations as reception
from guichet.domains.reception.vocabulary import IncidentKind
from guichet.domains.supervision import contributions, measures, probes, queries
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.models import Heard, Incident, Sample
from guichet.domains.supervision.vocabulary import Device
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
