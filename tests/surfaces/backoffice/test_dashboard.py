"""The dashboard of the ministry, of the head of a department and of a focal point; all invented."""

import html
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from unittest import mock

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guichet.domains.reception import operations as reception
from guichet.domains.reception.operations import Said
from guichet.domains.reception.vocabulary import About, Check, Dissatisfaction, Outcome, Purpose, Sex
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.vocabulary import Origin, Severity
from guichet.domains.territory import counting
from guichet.domains.territory.measures import Counts
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.places.calendar import BENIN
from tests.domains.reception import at_lokossa, by_a_visitor
from tests.domains.territory import LOKOSSA, OUIDAH, keep
from tests.factories.acts import an_act
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.factories.places import make_centre, make_commune, make_department, make_office_hours

pytestmark = pytest.mark.django_db
HERE = "/agents/tableau/"
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=BENIN)  # a Wednesday, in opening hours
OCTOBER = Counts(visits=3, women=2, men=1, done=2, visitor_yes=2, visitor_no=1, expected=48, up=40, served=24)


@pytest.fixture(autouse=True)
def two_departments() -> Iterator[None]:
    make_office_hours(make_centre())
    ouidah = make_commune(OUIDAH, "Ouidah", department=make_department("BJ-AQ", "Atlantique"))
    make_office_hours(make_centre("OUI", commune=ouidah, slug="ouidah", name="CCSP Ouidah"))
    with mock.patch("guichet.surfaces.access.visits.clock.now", return_value=NOW):
        yield


@pytest.fixture
def october() -> None:
    keep({(LOKOSSA, date(2026, 10, 5)): OCTOBER, (OUIDAH, date(2026, 10, 6)): Counts(visits=40, men=40)})


def at_a_screen(kind: RoleKind, place: str, name: str) -> Client:
    member, client = make_staff(f"{name}@exemple.bj", name.title()), Client()
    give(member, kind, authority="", unit="", place=place)
    sign_in_staff(client, member)
    return client


@pytest.fixture
def head() -> Client:
    return at_a_screen(RoleKind.SUPERVISOR, "BJ-MO", "sena")


@pytest.fixture
def ministry() -> Client:
    return at_a_screen(RoleKind.ADMINISTRATOR, "", "akim")


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    text = re.sub(r"\s+", " ", html.unescape(answer.content.decode()))
    return re.sub(r" (</t[dh]>)", r"\1", text)


def number(page: str, title: str) -> tuple[str, str]:
    """What stands beside a title, and where it leads."""
    found = re.search(rf'>{title}</th>.*?<a href="([^"]+)">([^<]*)<', page)
    assert found, title
    return found[2], found[1]


def test_a_number_alone_is_heard_with_what_it_counts(ministry: Client) -> None:
    assert '0<span class="heard">, Incidents en retard</span></a>' in read(ministry, HERE)


def test_open_late_and_closed_are_counted_and_lead_to_their_centres(ministry: Client) -> None:
    reception.open_day(in_order=list(Check), remark="", act=at_lokossa(NOW))
    page = read(ministry, HERE)
    assert number(page, "Centres ouverts maintenant") == ("1", f"{HERE}portes/open/")
    assert number(page, "Centres qui devraient être ouverts") == ("1", f"{HERE}portes/late/")
    assert "CCSP Lokossa" in read(ministry, f"{HERE}portes/open/")
    assert "CCSP Ouidah" in read(ministry, f"{HERE}portes/late/")
    assert "Aucune ligne." in read(ministry, f"{HERE}portes/closed/")
    assert ministry.get(f"{HERE}portes/ajar/").status_code == 404
    reception.close_day(act=at_lokossa(NOW))
    assert number(read(ministry, HERE), "Centres fermés avant l’heure")[0] == "1"


def test_what_is_late_is_counted_and_leads_to_its_rows(ministry: Client) -> None:
    opened_at = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
    for severity in (Severity.HIGH, Severity.LOW):
        supervision.open_incident(
            centre="LOK",
            origin=Origin.HAND,
            source="",
            about="other",
            severity=severity,
            told=f"Panne {severity} (inventée)",
            act=at_lokossa(opened_at),
        )
    reception.take_complaint(said=Said(About.ELSEWHERE, "", "Trop long."), act=at_lokossa(NOW))
    page = read(ministry, HERE)
    assert number(page, "Incidents ouverts")[0] == "2"
    assert number(page, "Incidents en retard") == ("1", f"{HERE}incidents-en-retard/")
    assert number(page, "Rapports en retard") == ("2", "/agents/rapports/?mois=2026-10")
    assert number(page, "Plaintes à traiter") == ("1", "/agents/plaintes/")
    rows = read(ministry, f"{HERE}incidents-en-retard/")
    assert "CCSP Lokossa" in rows
    assert len(re.findall(r'href="/agents/incidents/LOK', rows)) == 1


@pytest.mark.usefixtures("october")
def test_a_figure_opens_communes_then_days_then_the_day(ministry: Client) -> None:
    page = read(ministry, HERE)
    assert number(page, "Visites") == ("43", f"{HERE}chiffres/visites/?periode=2026-10")
    communes = read(ministry, f"{HERE}chiffres/visites/?periode=2026-10")
    assert f'<a href="{HERE}communes/{LOKOSSA}/visites/?periode=2026-10">3</a>' in communes
    assert "En tout : 43." in communes
    days = read(ministry, f"{HERE}communes/{LOKOSSA}/visites/?periode=2026-10")
    assert f'<a href="{HERE}communes/{LOKOSSA}/2026-10-5/">5 octobre 2026</a>' in days
    months = read(ministry, f"{HERE}communes/{LOKOSSA}/continuite/?periode=2026")
    assert f'<a href="{HERE}communes/{LOKOSSA}/continuite/?periode=2026-10">octobre 2026</a>' in months
    assert "En tout : 50,0 %." in months
    for figure in ("avis", "saisis", "incidents", "plaintes"):
        assert "Lokossa" in read(ministry, f"{HERE}communes/{LOKOSSA}/{figure}/?periode=2026-10")
    assert ministry.get(f"{HERE}chiffres/autre/").status_code == 404
    assert ministry.get(f"{HERE}communes/{LOKOSSA}/autre/").status_code == 404


def test_a_day_says_of_which_visits_and_words_it_is_made(ministry: Client) -> None:
    for sex, purpose, outcome in (
        (Sex.WOMAN, Purpose.ASK, Outcome.DONE),
        (Sex.WOMAN, Purpose.ASK, Outcome.DONE),
        (Sex.MAN, Purpose.REQUEST, None),
    ):
        ticket = reception.welcome(sex=sex, purpose=purpose, act=at_lokossa(NOW))
        if outcome:
            reception.close_visit(visit=ticket.visit.reference, outcome=outcome, act=at_lokossa(NOW))
    reception.say_satisfaction(satisfied=True, act=by_a_visitor(NOW))
    reception.say_satisfaction(satisfied=False, reason=Dissatisfaction.COST, act=at_lokossa(NOW))
    counting.count(an_act(NOW))
    page = re.sub(r"<[^>]+>", "|", read(ministry, f"{HERE}communes/{LOKOSSA}/2026-11-18/"))
    page = re.sub(r"[| ]*\|[| ]*", "|", page)
    assert "|Se renseigner|femme|C’est fait|2|" in page
    assert "|Faire une demande|homme|personne n’a dit comment elle s’est terminée|1|" in page
    assert "|saisi par le centre|non|Le coût|1|" in page
    assert "|le visiteur lui-même|oui|1|" in page
    assert ministry.get(f"{HERE}communes/{LOKOSSA}/2026-13-18/").status_code == 404


@pytest.mark.usefixtures("october")
def test_the_head_of_a_department_sees_it_alone(head: Client) -> None:
    page = read(head, HERE)
    assert number(page, "Visites")[0] == "3"
    assert "Ouidah" not in page
    assert "Ouidah" not in read(head, f"{HERE}chiffres/visites/?periode=2026-10")
    assert 'aria-label="Lokossa : ' in page
    for address in (f"communes/{OUIDAH}/visites/", f"communes/{OUIDAH}/2026-10-6/", "communes/BJ-XX-NUL/visites/"):
        assert head.get(f"{HERE}{address}").status_code == 404


def test_whoever_follows_nothing_is_told_whom_to_ask() -> None:
    observer = at_a_screen(RoleKind.OBSERVER, "BJ-ZZ", "bio")
    assert "Demandez à votre administrateur quels centres vous suivez." in read(observer, HERE)
    member, officer = make_staff("codjo@exemple.bj", "Codjo"), Client()
    give(member, RoleKind.OFFICER, authority="mjl", unit="bureau")
    sign_in_staff(officer, member)
    assert officer.get(HERE).status_code == 403


@pytest.mark.usefixtures("october")
def test_a_period_that_is_to_come_is_the_last_month(ministry: Client) -> None:
    for asked in ("2027-01", "janvier", "2026-13"):
        assert "Vos communes, octobre 2026" in read(ministry, f"{HERE}?periode={asked}")
    assert "Vos communes, 4e trimestre 2026" in read(ministry, f"{HERE}?periode=2026-T4")


@pytest.mark.usefixtures("october")
def test_ten_centres_cost_the_same_queries_as_one(ministry: Client) -> None:
    addresses = (HERE, f"{HERE}chiffres/visites/", f"{HERE}portes/late/", f"{HERE}incidents-en-retard/")

    def asked() -> list[int]:
        counts = []
        for address in addresses:
            ministry.get(address)
            with CaptureQueriesContext(connection) as queries:
                ministry.get(address)
            counts.append(len(queries))
        return counts

    few = asked()
    for number_ in range(8):
        commune = make_commune(f"BJ-MO-X{number_}", f"Inventée {number_}")
        centre = make_centre(f"XA{'ABCDEFGH'[number_]}", commune=commune, slug=f"x{number_}", name=f"CCSP {number_}")
        make_office_hours(centre)
        keep({(commune.code, date(2026, 10, 5)): OCTOBER})
    assert asked() == few
