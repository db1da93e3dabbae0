"""Whoever is over a centre orders its machines something and reads what became of it; nobody else does."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from guichet.commons.announcements import operations as announcements
from guichet.commons.announcements.drafts import Draft, Words
from guichet.commons.announcements.schedule import Schedule
from guichet.commons.announcements.vocabulary import Kind
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.models import Order
from guichet.domains.supervision.vocabulary import Hindrance, OrderState, Origin, Severity
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.operation import building
from guichet.foundation.places.calendar import ONE_DAY
from tests.domains.supervision.ordered import trusted
from tests.domains.supervision.slots import act
from tests.factories.places import make_centre
from tests.surfaces.backoffice.test_incidents import page, staff

pytestmark = pytest.mark.django_db
CENTRE = "/agents/incidents/centres/LOK/"
ORDERS = f"{CENTRE}ordres/"
ASKED = {"motive": "Elle est figée.", "lasts": "4"}


@pytest.fixture
def ida(client: Client) -> Client:
    make_centre()
    trusted()
    return staff(client, RoleKind.SUPERVISOR, "BJ-MO")


def test_an_order_is_given_with_a_motive_and_followed(ida: Client) -> None:
    assert "Aucun ordre n’a été donné à ce centre." in page(ida, ORDERS)
    assert "Redémarrer la borne" in page(ida, f"{ORDERS}restart-kiosk/")
    assert ida.post(f"{ORDERS}restart-kiosk/", ASKED | {"motive": ""}).status_code == 422
    assert ida.post(f"{ORDERS}restart-kiosk/", ASKED)["Location"] == ORDERS
    for address in (ORDERS, CENTRE):
        shown = page(ida, address)
        assert "en attente" in shown
        assert "Elle est figée." in shown
        assert "Sera abandonné" in shown
    row = Order.objects.get()
    at = act(timezone.now(), "LOK")
    late, why = OrderState.EXPIRED, Hindrance.NO_KIOSK
    supervision.take_answer(reference=row.reference, state=late, hindrance=why, sounds=0, damaged=0, act=at)
    assert "elle est éteinte ou débranchée" in page(ida, ORDERS)


def test_one_that_the_centre_never_answered_says_so(ida: Client) -> None:
    ida.post(f"{ORDERS}restart-screen/", ASKED)
    row = Order.objects.get()
    with building():
        row.ordered_at, row.expires_at = row.ordered_at - ONE_DAY, row.expires_at - ONE_DAY
        row.save(update_fields=["ordered_at", "expires_at"])
    assert "sans réponse" in page(ida, ORDERS)


def test_one_that_a_later_one_replaced_says_so(ida: Client) -> None:
    for _time in range(2):
        ida.post(f"{ORDERS}restart-kiosk/", ASKED)
    assert "Un ordre plus récent a pris sa place." in page(ida, ORDERS)


def test_one_that_the_centre_does_not_have_yet_is_cancelled(ida: Client) -> None:
    ida.post(f"{ORDERS}restart-kiosk/", ASKED)
    row = Order.objects.get()
    address = f"{ORDERS}{row.reference}/annuler/"
    for place in (ORDERS, CENTRE):
        assert address in page(ida, place)
    assert "Annuler l’ordre" in page(ida, address)
    assert ida.post(address)["Location"] == ORDERS
    shown = page(ida, ORDERS)
    assert "Le centre ne l’a pas encore appris" in shown
    assert address not in shown
    again = ida.post(address)
    assert (again.status_code, "ne s’annule plus" in again.content.decode()) == (409, True)
    assert ida.post(f"{ORDERS}none/annuler/").status_code == 404
    at = act(timezone.now(), "LOK")
    done = OrderState.DONE
    supervision.take_answer(reference=row.reference, state=done, hindrance=None, sounds=0, damaged=0, act=at)
    shown = page(ida, ORDERS)
    assert re.search(r"Annulé le [^.]*\. Le [^.]*\.", shown)
    assert "fait" in shown


@pytest.mark.parametrize("kind", [RoleKind.FOCAL_POINT, RoleKind.OBSERVER])
def test_who_only_sees_cancels_nothing(ida: Client, kind: RoleKind) -> None:
    ida.post(f"{ORDERS}restart-kiosk/", ASKED)
    address = f"{ORDERS}{Order.objects.get().reference}/annuler/"
    koffi = staff(Client(), kind, "LOK")
    assert address not in page(koffi, ORDERS)
    assert koffi.post(address).status_code == 403
    assert staff(Client(), RoleKind.SUPERVISOR, "COT").post(address).status_code == 404
    assert Order.objects.get().state == "waiting"


def test_recordings_that_are_whole_are_counted(ida: Client) -> None:
    ida.post(f"{ORDERS}refresh-clips/", ASKED)
    row, done = Order.objects.get(), OrderState.DONE
    supervision.take_answer(
        reference=row.reference, state=done, hindrance=None, sounds=1204, damaged=0, act=act(timezone.now(), "LOK")
    )
    assert "enregistrements entiers\u00a0: 1\u202f204." in page(ida, ORDERS)


def test_an_announcement_is_chosen_among_those_of_the_centre(ida: Client) -> None:
    today = timezone.now().date()
    for reference, title in (("one", "Le casier en 72 heures"), ("two", "Fermé lundi")):
        draft = Draft("mjl", Kind.REFORM, Words(title), Schedule(today - ONE_DAY, today + 9 * ONE_DAY))
        announcements.put_up(reference=reference, draft=draft, act=act(timezone.now()))
    assert "Fermé lundi" in page(ida, f"{ORDERS}pin/")
    assert ida.post(f"{ORDERS}pin/", ASKED | {"item": "three", "shown_for": "24"}).status_code == 422
    ida.post(f"{ORDERS}pin/", ASKED | {"item": "two", "shown_for": "24"})
    assert "«\u00a0Fermé lundi\u00a0», jusqu’au" in page(ida, ORDERS)


def test_what_cannot_be_ordered_is_refused_in_words(client: Client) -> None:
    make_centre()
    ida = staff(client, RoleKind.SUPERVISOR, "BJ-MO")
    answer = ida.post(f"{ORDERS}restart-kiosk/", ASKED)
    assert answer.status_code == 422
    assert "Aucun ordinateur de ce centre n’est relié au guichet national." in answer.content.decode()
    page(ida, f"{ORDERS}burn/", 404)


@pytest.mark.parametrize("kind", [RoleKind.FOCAL_POINT, RoleKind.OBSERVER])
def test_who_only_sees_reads_the_orders_and_gives_none(client: Client, kind: RoleKind) -> None:
    make_centre()
    koffi = staff(client, kind, "LOK")
    assert "Donner un ordre" not in page(koffi, ORDERS)
    assert koffi.post(f"{ORDERS}restart-kiosk/", ASKED).status_code == 403


def test_an_observer_reads_an_order_without_who_gave_it_and_why(ida: Client) -> None:
    ida.post(f"{ORDERS}restart-kiosk/", ASKED)
    for kind, reads in ((RoleKind.OBSERVER, False), (RoleKind.FOCAL_POINT, True)):
        shown = page(staff(Client(), kind, "LOK"), ORDERS)
        assert "Redémarrer la borne" in shown
        assert ("Elle est figée." in shown) is reads


def test_the_centre_of_another_is_not_found(client: Client) -> None:
    make_centre()
    trusted()
    stranger = staff(client, RoleKind.SUPERVISOR, "COT")
    page(stranger, ORDERS, 404)
    assert stranger.post(f"{ORDERS}restart-kiosk/", ASKED).status_code == 404
    assert not Order.objects.exists()


def test_an_incident_shows_what_was_ordered_at_its_centre(ida: Client) -> None:
    ida.post(f"{ORDERS}restart-kiosk/", ASKED)
    row = supervision.open_incident(
        centre="LOK", origin=Origin.HAND, about="kiosk", severity=Severity.HIGH, told="Noire.", act=act(timezone.now())
    )
    assert "Elle est figée." in page(ida, f"/agents/incidents/{row.reference}/")
    answer = ida.post(f"/agents/incidents/{row.reference}/prendre/")
    assert answer.status_code == 302
