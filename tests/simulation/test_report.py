"""The page of a run, and the same for programs."""

import json
from dataclasses import replace
from pathlib import Path

from simulation import report
from simulation.charts import Bar, chart
from tests.simulation.small import outcome


def test_the_report_names_each_misdeed_and_who_found_it(tmp_path: Path) -> None:
    report.write(outcome(), tmp_path / "simulation")
    page = (tmp_path / "simulation" / "report.html").read_text()
    assert "<strong>8 fautes trouvées sur 8.</strong>" in page
    assert "NON TROUVÉE" not in page
    assert "Un signal dit où poser une question. Il n’accuse personne." in page
    told = json.loads((tmp_path / "simulation" / "report.json").read_text())
    assert [each["found"] for each in told["misdeeds"]] == [True] * 8
    assert told["honest"]["alarms"] == []


def test_a_misdeed_that_was_missed_stands_in_the_report_as_such() -> None:
    first, *others = outcome().verdicts
    page = report.page(replace(outcome(), verdicts=(replace(first, found_by=()), *others)))
    assert "NON TROUVÉE" in page
    assert "<strong>7 fautes trouvées sur 8.</strong>" in page


def test_the_report_needs_nothing_from_elsewhere() -> None:
    page = report.page(outcome())
    assert "<script" not in page
    assert "http" not in page
    assert "url(" not in page


def test_a_chart_has_its_table_behind_it() -> None:
    drawn = chart("Dossiers nommés", [Bar("Une faute", 3, 4), Bar("Aucune", 0, 0)])
    assert "inline-size:75%" in drawn
    assert '<tr><th scope="row">Une faute</th><td>3</td><td>4</td></tr>' in drawn
    assert '<tr><th scope="row">Aucune</th><td>0</td><td>0</td></tr>' in drawn
