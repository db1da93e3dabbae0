"""What machines read of centres, and the rules that are ready for it."""

import re
from pathlib import Path

import pytest
import yaml
from django.test import Client

from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.rules import RULES
from guichet.domains.supervision.vocabulary import CentreState
from tests.domains.supervision.slots import act, moment, slot
from tests.factories.places import make_centre, make_office_hours

pytestmark = pytest.mark.django_db
LINE = re.compile(r'[a-z_]+\{[a-z]+="[^"]+"(,[a-z]+="[^"]+")*\} -?\d+(\.\d+)?')
READY = Path(__file__).parents[3] / "deploy" / "prometheus" / "guichet-alerts.yaml"


def test_each_centre_is_told_in_gauges(client: Client) -> None:
    make_office_hours(make_centre())
    supervision.take(slots=[slot(moment(9), kiosk=0)], act=act(moment(9, 10)))
    supervision.watch(contacts={}, act=act(moment(9, 10)))
    answer = client.get("/metrics")
    assert answer["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    lines = answer.content.decode().splitlines()
    assert all(line.startswith("# ") or LINE.fullmatch(line) for line in lines)
    for line in (
        'guichet_centre_state{centre="LOK",state="degraded"} 1',
        'guichet_centre_state{centre="LOK",state="online"} 0',
        'guichet_centre_alert{centre="LOK",rule="kiosk"} 1',
        'guichet_centre_gauge{centre="LOK",of="battery"} 80.0',
    ):
        assert line in lines


def test_the_ready_rules_name_metrics_rules_and_states_that_exist(client: Client) -> None:
    told = client.get("/metrics").content.decode()
    [group] = yaml.safe_load(READY.read_text("utf-8"))["groups"]
    assert len(group["rules"]) == 4
    for rule in group["rules"]:
        assert rule.keys() >= {"alert", "expr", "labels", "annotations"}
        for metric in re.findall(r"guichet_\w+", rule["expr"]):
            assert f"# TYPE {metric} gauge" in told
        named = re.findall(r'rule!?[=~]+"([^"]+)"', rule["expr"])
        assert {code for codes in named for code in codes.split("|")} <= RULES.keys()
        assert set(re.findall(r'state="([^"]+)"', rule["expr"])) <= set(CentreState.values)
