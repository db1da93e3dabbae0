"""What a desk opens, role by role: by topic, each link with what is behind it; all invented."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.vocabulary import Origin, Severity
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.operation import building
from guichet.foundation.places.models import Centre
from tests.domains.supervision.slots import act
from tests.factories.concerns import make_concerns
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.factories.places import make_centre
from tests.surfaces.test_circulars import at_a_desk, read

pytestmark = pytest.mark.django_db
HERE = "/agents/"


@pytest.fixture(autouse=True)
def a_centre() -> None:
    make_centre()


def test_the_head_of_a_department_reads_its_name_and_has_no_cards_of_a_centre() -> None:
    page = at_a_desk(RoleKind.SUPERVISOR, "BJ-MO", "sena").get(HERE)
    assert "<dd>Mono</dd>" in read(page)
    assert "Ce qui est ouvert, en retard ou va manquer dans vos centres, et leurs chiffres." in read(page)
    assert "/agents/cartes/centres/" not in page.content.decode()


def test_a_supervisor_of_a_centre_sees_to_its_cards_by_its_name() -> None:
    page = at_a_desk(RoleKind.SUPERVISOR, "LOK", "issa").get(HERE)
    assert "Cartes du centre CCSP Lokossa" in read(page)
    assert 'href="/agents/cartes/centres/LOK/"' in page.content.decode()


def test_a_mayor_is_offered_nothing_that_would_be_refused() -> None:
    observer = read(at_a_desk(RoleKind.OBSERVER, "BJ-MO-LOK", "vera").get(HERE))
    assert "Dans les centres" not in observer
    assert "Mes liens" in observer


def at_the_ministry(kind: RoleKind) -> Client:
    member, client = make_staff(f"{kind}@exemple.bj", "Orou"), Client()
    give(member, kind, authority="mtfp", unit="")
    sign_in_staff(client, member)
    return client


def test_the_header_offers_cases_to_whoever_treats_some() -> None:
    assert "Mes dossiers" in read(at_the_ministry(RoleKind.OFFICER).get(HERE))
    for kind, place in ((RoleKind.ADMINISTRATOR, ""), (RoleKind.SUPERVISOR, "BJ-MO"), (RoleKind.OBSERVER, "BJ-MO-LOK")):
        header = read(at_a_desk(kind, place, kind).get(HERE))
        assert "Mes dossiers" not in header
        assert "Mes décisions du jour" not in header
        assert "Mes moyens de connexion" in header


def test_the_desk_says_whom_to_call_and_what_is_open() -> None:
    with building():
        Centre.objects.update(opened_on=timezone.localdate())  # so that no report is late
    head = at_a_desk(RoleKind.SUPERVISOR, "BJ-MO", "sena")
    page = read(head.get(HERE))
    assert "Aucun centre n’est à appeler." in page
    assert "Aucun incident en cours." in page
    a_month_ago = act(timezone.now() - timedelta(days=30))
    supervision.open_incident(
        centre="LOK", origin=Origin.CENTRE, about="kiosk", severity=Severity.HIGH, told="Noire.", act=a_month_ago
    )
    page = read(head.get(HERE))
    assert "1 incident est ouvert. En retard : 1." in page
    assert "1 centre est à appeler." in page
    head.post("/agents/incidents/centres/LOK/appele/", {"note": ""})
    assert "Aucun centre n’est à appeler." in read(head.get(HERE))


def test_the_desk_says_how_many_messages_wait_and_how_many_are_late() -> None:
    officer = at_the_ministry(RoleKind.OFFICER)
    assert "Répondre à ce que des personnes écrivent, le plus ancien d’abord." in read(officer.get(HERE))
    make_concerns(2, date(2026, 1, 1), days=None)
    assert "2 messages attendent. En retard : 2." in read(officer.get(HERE))


def test_centres_are_offered_to_their_people_and_queues_to_those_of_offices() -> None:
    of_a_place, of_an_office = ("Tableau de bord", "Rapports des centres", "Circulaires"), ("Files d’attente",)
    head = read(at_a_desk(RoleKind.SUPERVISOR, "BJ-MO", "sena").get(HERE))
    desk = read(at_the_ministry(RoleKind.SUPERVISOR).get(HERE))
    assert [title in head for title in (*of_a_place, *of_an_office)] == [True, True, True, False]
    assert [title in desk for title in (*of_a_place, *of_an_office)] == [False, False, False, True]


def test_appointments_are_offered_where_people_are_received() -> None:
    assert "Rendez-vous et passages" in read(at_a_desk(RoleKind.OFFICER, "PAR", "yena").get(HERE))
    assert "Rendez-vous et passages" not in read(at_a_desk(RoleKind.FOCAL_POINT, "LOK", "olade").get(HERE))


def test_announcements_are_offered_to_whoever_writes_or_approves_them() -> None:
    national = read(at_a_desk(RoleKind.ADMINISTRATOR, "", "koko").get(HERE))
    assert "Approuver une annonce, voir ce qui a été montré." in national
    assert "Écrire une annonce" in read(at_the_ministry(RoleKind.OFFICER).get(HERE))
    assert "Annonces sur les écrans" not in read(at_a_desk(RoleKind.SUPERVISOR, "BJ-MO", "sena").get(HERE))
