"""A focal point, the head of a department and the ministry at their screens; all invented."""

from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from guichet.domains.reception import operations as reception
from guichet.domains.reception.vocabulary import Check, Dissatisfaction, Outcome, Purpose, Sex
from guichet.domains.reporting.models import Correction, Report
from guichet.foundation.identity.vocabulary import RoleKind
from tests.domains.reception import at_lokossa, by_a_visitor
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.factories.places import make_centre

pytestmark = pytest.mark.django_db
HERE = "/agents/rapports/"
OVER = (timezone.localdate().replace(day=1) - timedelta(days=1)).replace(day=1)
LAST = f"{HERE}LOK/{OVER:%Y-%m}/"


@pytest.fixture(autouse=True)
def a_month() -> None:
    make_centre()
    at = datetime(OVER.year, OVER.month, 12, 9, tzinfo=UTC)
    ticket = reception.welcome(sex=Sex.WOMAN, purpose=Purpose.ASK, act=at_lokossa(at))
    reception.close_visit(visit=ticket.visit.reference, outcome=Outcome.DONE, act=at_lokossa(at))
    reception.open_day(in_order=list(Check), remark="", act=at_lokossa(at))
    reception.say_satisfaction(satisfied=True, act=by_a_visitor(at))
    reception.say_satisfaction(satisfied=False, reason=Dissatisfaction.COST, act=at_lokossa(at))


def at_a_screen(kind: RoleKind, place: str, name: str) -> Client:
    member, client = make_staff(f"{name}@exemple.bj", name.title()), Client()
    give(member, kind, authority="", unit="", place=place)
    sign_in_staff(client, member)
    return client


@pytest.fixture
def focal() -> Client:
    return at_a_screen(RoleKind.FOCAL_POINT, "LOK", "codjo")


@pytest.fixture
def head() -> Client:
    return at_a_screen(RoleKind.SUPERVISOR, "BJ-MO", "sena")


@pytest.fixture
def ministry() -> Client:
    return at_a_screen(RoleKind.ADMINISTRATOR, "", "akim")


def read(answer: object) -> str:
    return unescape(getattr(answer, "content", b"").decode()).replace("\N{NO-BREAK SPACE}", " ")


def test_a_report_travels_from_the_centre_to_the_synthesis(focal: Client, head: Client, ministry: Client) -> None:
    assert "CCSP Lokossa" in read(focal.get(HERE))
    focal.post(f"{LAST}ecrire/", {"difficulties": "La liaison.", "proposals": "Une antenne."})
    page = read(focal.get(LAST))
    for said in ("La liaison.", "Renseignements donnés", "100 %, entre 21 et 100 % (avis : 1)", "Le coût", "En cours"):
        assert said in page
    assert focal.post(f"{LAST}transmettre/").status_code == 302
    assert "au département depuis le" in read(head.get(HERE))
    assert head.post(f"{LAST}commenter/", {"comment": "À appuyer."}).status_code == 302
    assert "À appuyer." in read(focal.get(LAST))
    found = read(ministry.get(f"{HERE}synthese/{OVER:%Y-%m}/"))
    assert "Mono" in found
    assert "1 sur 1" in found
    assert "CCSP Lokossa" in read(ministry.get(f"{HERE}synthese/{OVER:%Y-%m}/BJ-MO/"))


def test_the_synthesis_adds_up_every_figure_and_each_opens_its_centres(
    focal: Client, head: Client, ministry: Client
) -> None:
    focal.post(f"{LAST}transmettre/")
    head.post(f"{LAST}commenter/", {"comment": ""})
    summary = f"{HERE}synthese/{OVER:%Y-%m}/"
    found = read(ministry.get(summary))
    for said in ("Ensemble", "Plaintes pas encore jointes", "Motif de la visite : Se renseigner", "Le coût"):
        assert said in found
    cost = f"{summary}chiffres/dissatisfaction.cost/"
    assert f'<a href="{cost}">1' in found
    for reader in (ministry, head):
        centres = read(reader.get(cost))
        assert "CCSP Lokossa" in centres
        assert f'<a href="{LAST}lignes/dissatisfaction.cost/">1' in centres
    assert ministry.get(f"{summary}chiffres/dissatisfaction.wait/").status_code == 404
    assert "Aucun rapport n’est au ministère." in read(ministry.get(f"{HERE}synthese/2024-01/chiffres/visits/"))


def test_transmitted_twice_is_a_sentence(focal: Client) -> None:
    focal.post(f"{LAST}transmettre/")
    again = focal.post(f"{LAST}transmettre/")
    assert (again.status_code, "rien n’a été envoyé une seconde fois" in read(again)) == (409, True)
    late = focal.post(f"{LAST}ecrire/", {"difficulties": "Trop tard."})
    assert (late.status_code, "écrivez une correction" in read(late)) == (422, True)
    assert Report.objects.get().difficulties == ""


def test_a_correction_is_read_beside_the_figure(focal: Client) -> None:
    early = focal.post(f"{LAST}corriger/", {"reason": "Un oubli."})
    assert "pas encore transmis" in read(early)
    focal.post(f"{LAST}transmettre/")
    for wrong in ({"figure": "visits", "reason": "Un oubli."}, {"figure": "visits", "value": "-1", "reason": "Si."}):
        assert focal.post(f"{LAST}corriger/", wrong).status_code == 422
    focal.post(f"{LAST}corriger/", {"figure": "visits", "value": "4", "reason": "Trois oublis."})
    focal.post(f"{LAST}corriger/", {"reason": "Le groupe était en panne."})
    page = read(focal.get(LAST))
    for said in ("Corrigé depuis", "Trois oublis.", "Le groupe était en panne.", "en mots"):
        assert said in page
    assert Correction.objects.count() == 2


def test_a_figure_opens_its_rows(head: Client) -> None:
    assert "femme, Se renseigner, C’est fait" in read(head.get(f"{LAST}lignes/visits/"))
    assert "Aucune ligne du registre." in read(head.get(f"{LAST}lignes/complaints.treated/"))
    assert "fermeture non déclarée" in read(head.get(f"{LAST}lignes/days/"))
    assert "Aucune ligne du registre." in read(head.get(f"{LAST}lignes/services.casier/"))
    assert head.get(f"{LAST}lignes/meteo/").status_code == 404


def test_what_is_of_elsewhere_is_not_found(head: Client) -> None:
    stranger = at_a_screen(RoleKind.FOCAL_POINT, "OUI", "bio")
    for address in (LAST, f"{LAST}lignes/visits/", f"{LAST}ecrire/", f"{HERE}synthese/{OVER:%Y-%m}/BJ-MO/"):
        assert stranger.get(address).status_code == 404
    assert stranger.post(f"{LAST}transmettre/").status_code == 404
    assert head.post(f"{LAST}transmettre/").status_code == 404
    assert stranger.get(f"{LAST}commenter/").status_code == 404
    assert "Vous n’avez aucun rapport à lire." in read(stranger.get(HERE))
    assert "Vous n’avez aucun rapport à lire." in read(stranger.get(f"{HERE}synthese/{OVER:%Y-%m}/"))


def test_only_their_own_people_write_or_comment(focal: Client, head: Client) -> None:
    assert focal.get(f"{LAST}commenter/").status_code == 404
    early = head.post(f"{LAST}commenter/", {"comment": ""})
    assert (early.status_code, "n’a pas encore transmis" in read(early)) == (422, True)


def test_a_month_that_is_none_is_not_found(focal: Client) -> None:
    assert focal.get(f"{HERE}LOK/octobre/").status_code == 404
    assert "au centre" in read(focal.get(f"{HERE}?mois=2025-01"))
