"""The public figures, as anyone reads them."""

from datetime import date

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from guichet.commons.indicators import operations as indicators
from guichet.commons.indicators.measures import Counted, Measure
from tests.factories.acts import an_act
from tests.factories.cases import publish_the_service
from tests.factories.requests import CODE

pytestmark = pytest.mark.django_db

HOME = "/transparence/"
HERE = f"{HOME}{CODE}/"


@pytest.fixture(autouse=True)
def service() -> None:
    publish_the_service()


def keep(day: date, delays: dict[int, int] | None = None, **counts: int) -> None:
    counted = {Counted(CODE, Measure(measure)): count for measure, count in counts.items()}
    counted |= {Counted(CODE, Measure.DELAY, hours): count for hours, count in (delays or {}).items()}
    indicators.keep_day(day=day, counted=counted, act=an_act())


def a_good_month() -> None:
    keep(date(2026, 10, 12), {30: 100, 96: 45}, received=1200, decided=145, kept=135, asked=12, refused=4)
    keep(date(2026, 11, 20), received=3, overdue=11)


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_before_anything_is_counted_the_page_says_when_there_will_be_something(client: Client) -> None:
    for address in (HOME, HERE):
        page = read(client, address)
        assert "Rien n’est encore compté" in page
        assert "dans l’heure qui suit la première demande" in page


def test_the_last_month_that_is_over_is_shown_with_each_rate_and_what_it_could_hide(client: Client) -> None:
    a_good_month()
    page = read(client, HOME)
    assert "Par service, en octobre 2026" in page
    for cell in ("1\u202f200", "145", "93\u00a0% de 145", "30 heures", "4 jours", "12", "moins de 10"):
        assert f">{cell}<" in page.replace("\n<", "<"), cell
    assert "Compté le 20 novembre 2026 à 13\u00a0h\u00a000" in page
    assert '<rect width="100.0%"' in page


def test_what_is_open_past_its_promise_is_said_first(client: Client) -> None:
    a_good_month()
    for address in (HOME, HERE):
        assert "<dt>Encore ouvertes après la date promise</dt>\n<dd>11</dd>" in read(client, address)


def test_a_month_is_chosen_and_one_that_is_not_counted_is_the_usual_one(client: Client) -> None:
    a_good_month()
    assert "Par service, en novembre 2026" in read(client, f"{HOME}?mois=2026-11")
    for other in ("2020-01", "hier", "2026-13"):
        assert "Par service, en octobre 2026" in read(client, f"{HOME}?mois={other}")


def test_under_ten_people_no_number_no_rate_and_no_bar(client: Client) -> None:
    keep(date(2026, 11, 20), {5: 9}, received=9, decided=9, kept=8)
    page = read(client, f"{HOME}?mois=2026-11")
    assert "moins de 10" in page
    assert "trop peu" in page
    assert "chart__bar" not in page
    assert ">9<" not in page


def test_a_month_without_a_decision_has_no_rate(client: Client) -> None:
    a_good_month()
    assert "aucune décision" in read(client, f"{HOME}?mois=2026-11")


def test_a_service_shows_its_months_the_latest_first(client: Client) -> None:
    a_good_month()
    page = read(client, HERE)
    table = page.partition("Mois par mois</caption>")[2]
    assert table.index("novembre 2026") < table.index("octobre 2026")
    assert f'href="{HERE}"' in read(client, f"/services/{CODE}/")


def test_a_service_that_does_not_run_here_has_no_figures(client: Client) -> None:
    assert client.get(f"{HOME}inconnu/").status_code == 404


def test_a_service_that_is_no_longer_published_is_left_out(client: Client) -> None:
    counted = {Counted("disparu", Measure.RECEIVED): 40}
    indicators.keep_day(day=date(2026, 11, 20), counted=counted, act=an_act())
    assert "disparu" not in read(client, HOME)


def test_the_file_hides_what_the_page_hides(client: Client) -> None:
    a_good_month()
    answer = client.get(f"{HOME}chiffres.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "service,month,received,decided,asked,refused,kept_percent,hours_for_half,hours_for_nine_tenths",
        f"{CODE},2026-10,1200,145,12,<10,93,30,96",
        f"{CODE},2026-11,<10,0,0,0,,,",
    ]


def test_the_file_gives_no_rate_of_few(client: Client) -> None:
    keep(date(2026, 11, 20), {5: 9}, decided=9, kept=8)
    assert client.get(f"{HOME}chiffres.csv").content.decode().splitlines()[1].endswith("0,<10,0,0,<10,<10,<10")


def test_the_page_reads_in_english(client: Client) -> None:
    a_good_month()
    page = read(client, f"/en{HOME}")
    assert "The State’s promises, in figures" in page
    assert "93% of 145" in page
    assert "October 2026" in page


def test_programs_read_the_same_with_the_lines_that_prove_it_and_a_schema_that_holds(client: Client) -> None:
    a_good_month()
    indicators.keep_day(day=date(2026, 11, 21), counted={}, log_size=1234, act=an_act())
    told, schema = client.get(f"{HOME}chiffres.json").json(), client.get(f"{HOME}schema.json").json()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(told)
    assert told["$schema"] == schema["$id"] == "http://localhost:8000/transparence/schema.json"
    assert told["log"] == {"address": "http://localhost:8000/journal", "size": 1234}
    assert told["months"] == [
        {
            "service": CODE,
            "month": "2026-10",
            "received": 1200,
            "decided": 145,
            "asked": 12,
            "refused": None,
            "kept": 135,
            "broken": 10,
            "kept_percent": 93,
            "hours_for_half": 30,
            "hours_for_nine_tenths": 96,
        },
        {"service": CODE, "month": "2026-11", "received": None, "decided": 0, "asked": 0, "refused": 0}
        | {"kept": 0, "broken": 0},
    ]
    assert "Les 1\u202f234 premières lignes du journal public le prouvent." in read(client, HOME)


def test_programs_read_no_rate_of_few(client: Client) -> None:
    keep(date(2026, 11, 20), {5: 9}, decided=9, kept=8)
    [row] = client.get(f"{HOME}chiffres.json").json()["months"]
    assert (row["decided"], row["kept"], row["broken"]) == (None, None, None)
    assert "kept_percent" not in row


def test_before_anything_is_counted_programs_read_an_empty_table(client: Client) -> None:
    told = client.get(f"{HOME}chiffres.json").json()
    assert (told["as_of"], told["log"]["size"], told["months"]) == (None, 0, [])


def test_anybody_reads_how_to_make_our_figures_again(client: Client) -> None:
    page = read(client, f"{HOME}refaites-nos-calculs/")
    command = "guichet log audit http://localhost:8000/journal --board http://localhost:8000/transparence/chiffres.json"
    assert f"<code>{command}</code>" in page
    assert "Rien n’est encore compté." in page
    a_good_month()
    assert "premières lignes du journal public le prouvent" in read(client, f"{HOME}refaites-nos-calculs/")
    assert "What each figure counts" in read(client, f"/en{HOME}refaites-nos-calculs/")
