"""The page of a run, and the same for programs."""

import json
from dataclasses import replace
from pathlib import Path

from simulation import report
from simulation.charts import Bar, chart
from simulation.other_years import Beside
from simulation.seeds import Tried
from simulation.stack import Service, Stack
from tests.simulation.small import SIZE, outcome

OTHER = Tried(8, SIZE, {"Une faute": True, "Une autre": False}, 7_000, 200, {"silences": 2})
SERVICE = Service("une-fiche", 5, 4, 2, 5, 4, 1)
STACK = Stack(
    wanted=5,
    prints=False,
    seconds=12.0,
    events=60,
    lines=30,
    services=(SERVICE,),
    said="30 lignes relues",
    is_audited=True,
)
BESIDE = Beside((OTHER,), STACK)


def test_the_report_names_each_misdeed_and_who_found_it(tmp_path: Path) -> None:
    report.write(outcome(), BESIDE, tmp_path / "simulation")
    page = (tmp_path / "simulation" / "report.html").read_text()
    assert "<strong>10 fautes trouvées sur 10.</strong>" in page
    assert "NON TROUVÉE" not in page
    assert "Un signal dit où poser une question. Il n’accuse personne." in page
    told = json.loads((tmp_path / "simulation" / "report.json").read_text())
    assert [each["found"] for each in told["misdeeds"]] == [True] * 10
    assert told["windows"]["helper-share"]["windows"]["30"] == {"false_alarms": 1, "of": 7}
    assert told["other_seeds"][0]["found"] == {"Une faute": True, "Une autre": False}


def test_other_seeds_stand_in_a_table_with_what_they_missed() -> None:
    told = report.page(outcome(), BESIDE)
    assert "<td>1 sur 2 (manquée\u00a0: Une autre)</td>" in told
    assert "<td>silences 2</td>" in told
    assert "D’autres graines" not in report.page(outcome(), Beside())


def test_a_misdeed_that_was_missed_stands_in_the_report_as_such() -> None:
    first, *others = outcome().verdicts
    page = report.page(replace(outcome(), verdicts=(replace(first, found_by=()), *others)), Beside())
    assert "NON TROUVÉE" in page
    assert "<strong>9 fautes trouvées sur 10.</strong>" in page


def test_the_report_needs_nothing_from_elsewhere() -> None:
    page = report.page(outcome(), BESIDE)
    assert "<script" not in page
    assert "http" not in page
    assert "url(" not in page


def test_a_chart_has_its_table_behind_it() -> None:
    drawn = chart("Dossiers nommés", [Bar("Une faute", 3, 4), Bar("Aucune", 0, 0)])
    assert "inline-size:75%" in drawn
    assert '<tr><th scope="row">Une faute</th><td>3</td><td>4</td></tr>' in drawn
    assert '<tr><th scope="row">Aucune</th><td>0</td><td>0</td></tr>' in drawn


def test_requests_through_the_real_operations_stand_beside_what_the_log_gives() -> None:
    told = report.page(outcome(), BESIDE)
    assert "<td>5</td><td>4</td><td>2</td><td>5, 4, 1</td>" in told
    assert "<pre>30 lignes relues</pre>" in told
    assert "Par les vraies opérations" not in report.page(outcome(), Beside())


def test_a_log_that_gives_other_figures_than_the_tables_is_a_fault() -> None:
    assert STACK.faults == ()
    for wrong in (
        replace(SERVICE, logged_decided=3),
        replace(SERVICE, logged_received=6),
        replace(SERVICE, logged_broken=3),
    ):
        assert replace(STACK, services=(wrong,)).faults == ("le journal et les tables diffèrent pour une-fiche",)
    assert replace(STACK, wanted=6).faults == ("5 demandes sur 6 sont passées",)
    assert replace(STACK, is_audited=False).faults == ("guichet log audit : 30 lignes relues",)
