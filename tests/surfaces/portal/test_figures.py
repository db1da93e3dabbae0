"""The public figures, as anyone reads them."""

import csv
import html
import io
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator

from guichet.commons.indicators import counting
from guichet.commons.indicators import operations as indicators
from guichet.commons.indicators.measures import Counted, Measure, Name
from guichet.surfaces.portal.figures import json_file, methods
from tests.factories.acts import an_act
from tests.factories.cases import publish_the_service, the_service
from tests.factories.catalogue import publish
from tests.factories.places import make_commune, make_department
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
    keep_all(day, counted)


def keep_all(day: date, counted: dict[Counted, int], log_size: int = 0) -> None:
    indicators.keep_day(day=day, counted=counted, log_size=log_size, act=an_act())
    counting.publish(day.year, an_act())


def a_good_month() -> None:
    keep(date(2026, 10, 12), {30: 100, 96: 45}, received=1200, decided=145, kept=135, asked=12, refused=4)
    keep(date(2026, 11, 20), received=3, overdue=11, open=12, oldest=40)


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
    assert "Les promesses\u00a0: octobre 2026</caption>" in page
    for cell in ("1\u202f200", "145", "93\u00a0% de 145", "30 heures", "4 jours", "12, soit 8\u00a0%", "moins de 10"):
        assert f">{cell}<" in page.replace("\n<", "<"), cell
    assert "Compté le 20 novembre 2026 à 13\u00a0h\u00a000" in page
    assert '<rect width="100.0%"' in page


def test_what_is_open_past_its_promise_is_said_first(client: Client) -> None:
    a_good_month()
    for address in (HOME, HERE):
        assert "<dt>Encore ouvertes après la date promise</dt>\n<dd>11</dd>" in read(client, address)
        assert "<dt>La plus ancienne attend depuis</dt>\n<dd>40 jours</dd>" in read(client, address)


def test_a_month_is_chosen_and_one_that_is_not_counted_is_the_usual_one(client: Client) -> None:
    a_good_month()
    assert "Les promesses\u00a0: novembre 2026" in read(client, f"{HOME}?mois=2026-11")
    for other in ("2020-01", "hier", "2026-13"):
        assert "Les promesses\u00a0: octobre 2026" in read(client, f"{HOME}?mois={other}")


def test_under_ten_people_no_number_no_rate_and_no_bar(client: Client) -> None:
    keep(date(2026, 11, 20), {5: 9}, received=9, decided=9, kept=8)
    page = read(client, f"{HOME}?mois=2026-11")
    assert "moins de 10" in page
    assert "trop peu" in page
    assert "chart__bar" not in page
    assert ">9<" not in page
    assert ">8<" not in page


def test_a_month_without_a_decision_has_no_rate(client: Client) -> None:
    a_good_month()
    assert "aucune décision" in read(client, f"{HOME}?mois=2026-11")


def test_a_service_shows_its_months_the_latest_first(client: Client) -> None:
    a_good_month()
    page = read(client, HERE)
    table = page.partition("Les promesses\u00a0: mois par mois</caption>")[2]
    assert table.index("novembre 2026") < table.index("octobre 2026")
    assert f'href="{HERE}"' in read(client, f"/services/{CODE}/")


def test_a_service_that_does_not_run_here_has_no_figures(client: Client) -> None:
    assert client.get(f"{HOME}inconnu/").status_code == 404


def test_a_service_that_is_no_longer_published_is_left_out(client: Client) -> None:
    keep_all(date(2026, 11, 20), {Counted("disparu", Measure.RECEIVED): 40})
    assert "disparu" not in read(client, HOME)


def test_the_file_hides_what_the_page_hides(client: Client) -> None:
    a_good_month()
    answer = client.get(f"{HOME}chiffres.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        ",".join((*json_file.HEAD, *json_file.COUNTS, *json_file.RATES, "as_of", "log_size")),
        f"{CODE},invente,2026-10,1200,145,135,10,<10,12,0,0,0,0,0,0,93,,8,0,30,96,,,2026-11-20T12:00:00+00:00,0",
        f"{CODE},invente,2026-11,<10,0,0,0,0,0,0,0,0,0,0,0,,,,,,,,,2026-11-20T12:00:00+00:00,0",
    ]


def test_the_file_gives_no_rate_of_few(client: Client) -> None:
    keep(date(2026, 11, 20), {5: 9}, decided=9, kept=8)
    [row] = csv.DictReader(io.StringIO(client.get(f"{HOME}chiffres.csv").content.decode()))
    assert [row[name] for name in ("decided", "kept", "broken", "kept_percent")] == ["<10", "<10", "<10", ""]


def test_the_page_reads_in_english(client: Client) -> None:
    a_good_month()
    page = read(client, f"/en{HOME}")
    assert "The State’s promises, in figures" in page
    assert "93% of 145" in page
    assert "October 2026" in page


def test_programs_read_the_same_with_the_lines_that_prove_it_and_a_schema_that_holds(client: Client) -> None:
    a_good_month()
    keep_all(date(2026, 11, 21), {}, log_size=1234)
    told, schema = client.get(f"{HOME}chiffres.json").json(), client.get(f"{HOME}schema.json").json()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(told)
    assert told["$schema"] == schema["$id"] == "http://localhost:8000/transparence/schema.json"
    assert told["log"] == {"address": "http://localhost:8000/journal", "size": 1234}
    nothing = dict.fromkeys(("reopened", "overtaken", "jumped", "complaints", "answered", "answered_in_time"), 0)
    assert told["months"] == [
        {"service": CODE, "authority": "invente", "month": "2026-10", "received": 1200, "decided": 145}
        | {"kept": 135, "broken": 10, "refused": None, "asked": 12}
        | {"kept_percent": 93, "asked_percent": 8, "reopened_percent": 0}
        | {"hours_for_half": 30, "hours_for_nine_tenths": 96}
        | nothing,
        {"service": CODE, "authority": "invente", "month": "2026-11", "received": None, "decided": 0}
        | {"kept": 0, "broken": 0, "refused": 0, "asked": 0}
        | nothing,
    ]
    assert "Les 1\u202f234 premières lignes du journal public le prouvent." in read(client, HOME)


def test_programs_read_no_rate_of_few(client: Client) -> None:
    keep(date(2026, 11, 20), {5: 9}, decided=9, kept=8)
    [row] = client.get(f"{HOME}chiffres.json").json()["months"]
    assert (row["decided"], row["kept"], row["broken"]) == (None, None, None)
    assert "kept_percent" not in row


def test_before_anything_is_counted_programs_read_an_empty_table(client: Client) -> None:
    told = client.get(f"{HOME}chiffres.json").json()
    assert (told["as_of"], told["log"]["size"], told["months"], told["cells"]) == (None, 0, [], [])


def test_anybody_reads_how_to_make_our_figures_again(client: Client) -> None:
    page = read(client, f"{HOME}refaites-nos-calculs/")
    command = "guichet log audit http://localhost:8000/journal"
    assert f"<code>{command}</code>" in page
    assert "Rien n’est encore compté." in page
    a_good_month()
    assert "premières lignes du journal public le prouvent" in read(client, f"{HOME}refaites-nos-calculs/")
    assert "What each figure counts" in read(client, f"/en{HOME}refaites-nos-calculs/")


LOKOSSA, BOHICON = "BJ-MO-LOK", "BJ-ZO-BOH"


def two_communes() -> None:
    """In October: thirty at Lokossa, four at Bohicon, eight by no centre."""
    make_commune(LOKOSSA, "Lokossa")
    make_commune(BOHICON, "Bohicon", department=make_department("BJ-ZO", "Zou"))
    counted = {
        Counted(CODE, Measure.RECEIVED, commune=LOKOSSA): 30,
        Counted(CODE, Measure.RECEIVED, commune=BOHICON): 4,
        Counted(CODE, Measure.RECEIVED): 8,
        Counted(CODE, Measure.ASKED, motive="paper-missing", commune=LOKOSSA): 12,
        Counted(CODE, Measure.DECIDED, commune=LOKOSSA): 5,
    }
    keep_all(date(2026, 10, 12), counted)
    keep_all(date(2026, 11, 20), {})


def table(page: str, caption: str) -> str:
    assert f"{caption}</caption>" in page
    return page.partition(f"{caption}</caption>")[2].partition("</table>")[0].replace("\n", "")


def test_a_service_tells_each_commune_that_is_many_and_says_what_the_rest_is(client: Client) -> None:
    two_communes()
    places = table(read(client, f"{HERE}?mois=2026-10"), "Les promesses\u00a0: octobre 2026, par commune du dépôt")
    assert "Lokossa" in places
    assert ">30<" in places
    assert "Bohicon" not in places
    assert "le reste du pays" in places
    assert ">12<" in places
    motives = table(read(client, f"{HERE}?mois=2026-10"), "Pourquoi le délai a été arrêté\u00a0: octobre 2026")
    assert "Une pièce manque." in motives
    assert ">12<" in motives


def test_what_few_decided_in_the_whole_country_is_told_of_no_place(client: Client) -> None:
    two_communes()
    places = table(read(client, f"{HERE}?mois=2026-10"), "Les promesses\u00a0: octobre 2026, par commune du dépôt")
    assert "moins de 10 (tout le pays)" in places
    assert ">5<" not in places
    assert "moins de 10 (tout le pays)" in table(
        read(client, f"{HOME}?mois=2026-10&commune={BOHICON}"), "Les promesses\u00a0: octobre 2026, Bohicon"
    )


def test_a_month_under_way_is_not_shared_out(client: Client) -> None:
    two_communes()
    assert "par commune du dépôt" not in read(client, f"{HERE}?mois=2026-11")


def test_a_commune_is_chosen_by_an_address_that_stays(client: Client) -> None:
    two_communes()
    page = read(client, f"{HOME}?mois=2026-10&commune={LOKOSSA}")
    assert ">30<" in table(page, "Les promesses\u00a0: octobre 2026, Lokossa")
    assert f'<option value="{LOKOSSA}" selected>Lokossa</option>' in page
    few = table(read(client, f"{HOME}?mois=2026-10&commune={BOHICON}"), "Les promesses\u00a0: octobre 2026, Bohicon")
    assert "12 (le reste du pays)" in few
    assert client.get(f"{HOME}?commune=nulle-part").status_code == 404


def test_an_authority_shows_its_services_alone(client: Client) -> None:
    a_good_month()
    page = read(client, f"{HOME}?administration=invente")
    assert '<option value="invente" selected>' in page
    assert ">145<" in table(page, "Les promesses\u00a0: octobre 2026, MIV")
    assert client.get(f"{HOME}?administration=inconnue").status_code == 404


def test_a_sum_is_of_what_is_shown_alone(client: Client) -> None:
    other, few = ("autre-invente", "peu-invente")
    publish(the_service(), *(the_service().model_copy(update={"code": code}) for code in (other, few)))
    counted = {Counted(code, Measure.RECEIVED): count for code, count in ((CODE, 20), (other, 30), (few, 7))}
    keep_all(date(2026, 10, 12), counted)
    keep_all(date(2026, 11, 20), {Counted(CODE, Measure.OVERDUE): 12, Counted(other, Measure.OVERDUE): 3})
    page = read(client, f"{HOME}?mois=2026-10&administration=invente")
    shown = table(page, "Les promesses\u00a0: octobre 2026, MIV")
    assert "Somme de ce qui est montré" in shown
    assert ">50<" in shown
    assert "57" not in shown
    assert "12, sans les services qui en ont moins de 10" in page


def test_months_that_are_told_together_say_so(client: Client) -> None:
    keep(date(2026, 8, 12), received=6)
    keep(date(2026, 10, 12), received=5)
    keep(date(2026, 11, 20))
    assert "11 (août et oct.)" in read(client, HERE)
    told = client.get(f"{HOME}chiffres.json").json()
    assert [(row["month"], row["received"]) for row in told["months"]] == [("2026-08", None), ("2026-10", None)]
    assert [(cell["months"], cell["count"]) for cell in told["cells"] if cell["place_kind"] == "country"] == [
        (["2026-08", "2026-10"], 11)
    ]


def test_few_in_each_service_is_no_number(client: Client) -> None:
    publish(the_service(), the_service().model_copy(update={"code": "autre-invente"}))
    keep_all(date(2026, 11, 20), {Counted(CODE, Measure.OPEN): 3, Counted("autre-invente", Measure.OPEN): 4})
    page = read(client, HOME)
    assert "<dd>moins de 10 par service</dd>" in page
    assert "trop peu pour le dire" in page


def test_what_waits_passes_or_complains_stands_apart(client: Client) -> None:
    counted = {
        Counted(CODE, Measure.CARRIED, 5): 12,
        Counted(CODE, Measure.PAID, 72): 11,
        Counted(CODE, Measure.OVERTAKEN): 13,
        Counted(CODE, Measure.JUMPED): 14,
        Counted(CODE, Measure.COMPLAINTS): 15,
        Counted(CODE, Measure.ANSWERED): 20,
        Counted(CODE, Measure.ANSWERED_IN_TIME): 15,
    }
    keep_all(date(2026, 10, 12), counted)
    keep_all(date(2026, 11, 20), {})
    apart = table(read(client, HOME), "Ce qui attend ou passe à côté\u00a0: octobre 2026")
    for cell in ("5 heures", "3 jours", "13", "14", "15", "75\u00a0% de 20"):
        assert f">{cell}<" in apart, cell
    [row] = client.get(f"{HOME}chiffres.json").json()["months"]
    assert (row["hours_of_carriage_for_half"], row["hours_of_payment_for_half"]) == (5, 72)


@pytest.mark.parametrize("method", methods.every(), ids=lambda method: method.address)
def test_each_figure_has_an_address_that_says_how_it_is_counted(client: Client, method: methods.Method) -> None:
    here = f"{HOME}chiffres/{method.address}/"
    assert "Rien n’est encore compté" in read(client, here)
    two_communes()
    page = read(client, here)
    assert html.escape(method.definition.fr) in page
    assert method.changes[-1].fr in page
    assert "premières lignes du journal public le prouvent" in page
    assert f'href="{here}"' in read(client, f"{HOME}chiffres/")
    english = read(client, f"/en{here}")
    assert method.title.en is not None
    assert html.escape(method.title.en) in english


def test_every_figure_that_is_published_has_its_method() -> None:
    assert {each.name for each in methods.every()} == {*Name, methods.STANDING}
    assert len({each.address for each in methods.every()}) == len(methods.every())


def test_a_figure_shows_its_services_its_places_and_its_cells(client: Client) -> None:
    two_communes()
    here = f"{HOME}chiffres/recues/"
    page = read(client, f"{here}?mois=2026-10")
    assert ">42<" in table(page, "octobre 2026, par service")
    places = table(page, "octobre 2026, par lieu")
    assert "Lokossa" in places
    assert ">30<" in places
    rows = list(csv.DictReader(io.StringIO(client.get(f"{here}cases.csv").content.decode())))
    assert [(row["place_kind"], row["place"], row["months"], row["count"]) for row in rows] == [
        ("commune", LOKOSSA, "2026-10", "30"),
        ("country", "", "2026-10", "42"),
        ("rest", "", "2026-10", "12"),
    ]
    assert rows[0]["log_size"] == "0"


def test_the_delays_of_decisions_stand_on_their_own_page(client: Client) -> None:
    a_good_month()
    shown = table(read(client, f"{HOME}chiffres/decidees/"), "octobre 2026, par service")
    for cell in ("145", "93\u00a0% de 145", "30 heures", "4 jours"):
        assert f">{cell}<" in shown


def test_how_long_the_oldest_waits_is_told_where_ten_wait(client: Client) -> None:
    a_good_month()
    assert ">40 jours<" in table(read(client, f"{HOME}chiffres/en-attente/"), "Par service, au dernier compte")
    keep(date(2026, 11, 21), open=9, oldest=50)
    assert ">trop peu<" in table(read(client, f"{HOME}chiffres/en-attente/"), "Par service, au dernier compte")


def test_what_is_no_figure_is_not_found(client: Client) -> None:
    for address in ("inconnu/", "inconnu/cases.csv", "en-attente/cases.csv"):
        assert client.get(f"{HOME}chiffres/{address}").status_code == 404


def test_one_month_or_many_cost_the_same(client: Client) -> None:
    two_communes()
    addresses = (f"{HOME}?mois=2026-10&commune={LOKOSSA}", f"{HERE}?mois=2026-10", f"{HOME}chiffres/recues/")
    costs = []
    for address in addresses:  # what is read once a process
        read(client, address)
    for _twice in range(2):
        with CaptureQueriesContext(connection) as seen:
            for address in addresses:
                read(client, address)
        costs.append(len(seen))
        more = {Counted(CODE, Measure.RECEIVED, commune=LOKOSSA): 50, Counted(CODE, Measure.REFUSED): 40}
        keep_all(date(2026, 9, 12), more)
    assert costs[0] == costs[1]
