"""The public figures of the desk of relations with users, as anyone reads them."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guichet.domains.relations import counting
from guichet.foundation.demonstration import clock
from tests.factories.acts import an_act
from tests.factories.concerns import make_concerns, pass_on

pytestmark = pytest.mark.django_db
HOME = "/transparence/messages/"
MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)
SUMMER = datetime(2026, 7, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def a_summer_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: SUMMER)


def read(client: Client, address: str = HOME) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def count() -> None:
    counting.count(an_act(SUMMER - timedelta(minutes=20)))


def three_months() -> None:
    """Of an invented desk: March has two themes that can be told, April and May are told together."""
    make_concerns(20, MARCH, scored_by="person", delay_score=7, result_score=9)
    make_concerns(14, MARCH, days=None, theme="retraite", sex="woman", channel="desk")
    make_concerns(6, MARCH, theme="concours")
    make_concerns(5, MARCH, theme="formation")
    make_concerns(6, APRIL)
    make_concerns(5, MAY)
    count()


def test_before_a_month_is_over_the_page_says_when_one_appears(client: Client) -> None:
    page = read(client)
    assert "Aucun mois n’est encore complet." in page
    assert "Choisir un mois" not in page


def test_the_latest_months_are_shown_and_another_is_chosen(client: Client) -> None:
    three_months()
    latest = read(client)
    assert "avril 2026 et mai 2026, ensemble" in latest
    assert "Thème : avril 2026 et mai 2026, ensemble" in latest
    march = read(client, f"{HOME}?mois=2026-03")
    assert "Thème : mars 2026" in march
    assert "Retraite et pension" in march
    assert "Concours et recrutement" not in march
    assert "plus de 30 jours" in march
    assert "7 sur 10, 9 sur 10 (20 notes ou plus)" in march
    assert "Non dit, et le reste" in march
    assert read(client, f"{HOME}?mois=demain").count("aria-current") == latest.count("aria-current")


def test_a_month_that_says_nothing_is_shown_only_when_it_is_asked_for(client: Client) -> None:
    make_concerns(12, MARCH)
    make_concerns(3, MAY)
    count()
    assert "Thème : mars 2026" in read(client)
    assert "Rien à partager : trop peu de messages." in read(client, f"{HOME}?mois=2026-05")


def test_what_was_passed_on_is_counted_where_it_was_answered_and_the_page_says_since_when(client: Client) -> None:
    make_concerns(26, MARCH, to="mtfp")
    for number in range(12):
        pass_on(f"INV-{number}", "mef", datetime(2026, 3, 16 if number else 21, tzinfo=UTC))
    count()
    (ours, theirs) = (cell for cell in cells(client) if cell["cut"] == "structure")
    assert [ours[name] for name in ("key", "received", "transferred")] == ["mef", 11, 11]
    assert [theirs[name] for name in ("key", "received", "transferred")] == ["mtfp", 15, 0]
    page = read(client)
    for said in ("Structure qui en répond : mars 2026", "Venus d’une autre structure", "30 novembre 2026"):
        assert said in page


def cells(client: Client) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(client.get(f"{HOME}messages.json").content)["cells"]
    return found


def test_few_messages_are_a_word(client: Client) -> None:
    make_concerns(6, MAY, days=1)
    count()
    page = read(client)
    assert "moins de 10" in page
    assert "trop peu pour le dire" in page
    assert "Rien à partager : trop peu de messages." in page


def test_the_same_in_english(client: Client) -> None:
    three_months()
    page = read(client, f"/en{HOME}?mois=2026-03")
    for said in (
        "Messages to the administration, in figures",
        "Theme: March 2026",
        "more than 30",
        "The rest, together",
    ):
        assert said in page


def test_files_hide_what_the_page_hides(client: Client) -> None:
    make_concerns(4, date(2025, 3, 1))
    three_months()
    told = json.loads(client.get(f"{HOME}messages.json").content)
    of_all = {tuple(each["months"]): each["received"] for each in told["cells"] if each["cut"] == "all"}
    assert of_all == {("2025-03",): None, ("2026-03",): 45, ("2026-04", "2026-05"): 11}
    assert all(each["received"] >= 10 for each in told["cells"] if each["cut"] != "all")
    answer = client.get(f"{HOME}messages.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="guichet-messages.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert len(rows) == len(told["cells"])
    assert (rows[0]["received"], rows[0]["months"], rows[0]["answered_in_30_days"]) == ("<10", "2025-03", "")
    (retirement,) = (each for each in rows if each["key"] == "retraite")
    assert (retirement["received"], retirement["answered_in_30_days"], retirement["days_for_half"]) == ("14", "0", "")


def test_the_file_for_programs_says_when_it_was_counted(client: Client) -> None:
    assert json.loads(client.get(f"{HOME}messages.json").content)["as_of"] is None
    three_months()
    assert json.loads(client.get(f"{HOME}messages.json").content)["as_of"] == "2026-06-30T23:40:00+00:00"


def test_a_visit_counts_no_message_and_costs_the_same_whatever_their_number(client: Client) -> None:
    make_concerns(10, MARCH)
    count()
    with CaptureQueriesContext(connection) as few:
        read(client)
    make_concerns(990, MARCH, theme="retraite")
    count()
    with CaptureQueriesContext(connection) as many:
        assert "1 000" in read(client)
    assert len(few) == len(many)
    assert not any('"relations_concern"' in each["sql"] for each in many)


def test_the_board_and_the_desk_lead_there(client: Client) -> None:
    for address in ("/transparence/", "/reclamations/"):
        assert f'href="{HOME}"' in read(client, address)
