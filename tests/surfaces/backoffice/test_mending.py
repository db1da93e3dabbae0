"""How an incident is mended, said by whoever is over the centre, and read in its order by anybody who follows it."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from guichet.domains.network import operations as network
from guichet.domains.network.drafts import NewMove, NewVisit
from guichet.domains.network.models import Site, SiteFact, Stock
from guichet.domains.network.vocabulary import Move, Supply
from guichet.domains.supervision.models import Incident
from guichet.foundation.identity.models import StaffMember
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.operation import building
from tests.domains.supervision.slots import act
from tests.factories.places import make_centre
from tests.surfaces.backoffice.test_incidents import opened, page, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def ida(client: Client) -> Client:
    make_centre()
    now = act(timezone.now())
    with building():
        site = Site.objects.create(reference="LOK", kind="ccsp", name="CCSP Lokossa", commune="BJ-MO-LOK")
        SiteFact.objects.create(
            site=site, status="open", since=now.at.date(), exact=True, source="inventée", noted_at=now.at
        )
    network.move_stock(site="LOK", new=NewMove(Supply.RECEIPT_ROLL, Move.RECEIVED, 5, "0" * 32), act=now)
    return staff(client, RoleKind.SUPERVISOR, "BJ-MO")


@pytest.fixture
def incident(ida: Client) -> str:  # noqa: ARG001 her centre comes first
    return f"/agents/incidents/{opened().reference}/"


def words(client: Client, address: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page(client, address)))


def test_a_part_is_taken_from_the_stock_or_named(ida: Client, incident: str) -> None:
    assert "rouleaux de papier (il en reste 5)" in page(ida, f"{incident}piece/")
    assert ida.post(f"{incident}piece/", {"quantity": "2"}).status_code == 422
    answer = ida.post(f"{incident}piece/", {"supply": "receipt-roll", "quantity": "6"})
    assert answer.status_code == 422
    once = {"once": "a" * 32}
    for _time in range(2):
        assert ida.post(f"{incident}piece/", {"supply": "receipt-roll", "quantity": "2"} | once).status_code == 302
    ida.post(f"{incident}piece/", {"name": "Courroie", "quantity": "1"})
    assert Stock.objects.get().level == 3
    shown = words(ida, incident)
    assert "rouleaux de papier, du stock du centre : 2" in shown
    assert "Courroie : 1" in shown
    assert shown.count("Pièce utilisée : ") == 2


def test_it_is_entrusted_with_a_target_time_and_a_visit(ida: Client, incident: str) -> None:
    owner = StaffMember.objects.get()
    ida.post(f"{incident}confier/", {"owner": owner.reference})
    assert ida.post(f"{incident}confier/", {"owner": "nobody"}).status_code == 422
    soon = timezone.now() + timedelta(days=20)
    day = {"last_on_day": str(soon.day), "last_on_month": str(soon.month), "last_on_year": str(soon.year)}
    ida.post(f"{incident}echeance/", day | {"why": "La pièce vient de Cotonou."})
    past = day | {"last_on_year": "2020", "why": "Vite."}
    assert ida.post(f"{incident}echeance/", past).status_code == 422
    visit = network.plan_visit(site="LOK", new=NewVisit(soon.date(), "Panneau."), act=act(timezone.now()))
    ida.post(f"{incident}visite/", {"visit": visit.reference})
    network.do_visit(
        site="LOK", visit=visit.reference, done_on=timezone.now().date(), found="Refixé.", act=act(timezone.now())
    )
    shown = words(ida, incident)
    for said in ("Confié à Ida Inventée", "La pièce vient de Cotonou.", "Visite de maintenance liée", "Refixé."):
        assert said in shown
    assert "Contrat qui couvre aucun" in shown


def test_the_history_is_a_list_that_is_read_in_its_order(ida: Client, incident: str) -> None:
    ida.post(f"{incident}prendre/")
    ida.post(f"{incident}gravite/", {"severity": "3"})
    ida.post(f"{incident}clore/", {"done": "Refixé."})
    steps = re.findall(r'<p class="steps__title">([^<]*)</p>', page(ida, incident))
    assert [each.partition("\u00a0")[0] for each in steps] == ["Ouvert", "Confié à Ida Inventée", "Gravité", "Clos"]
    assert '<ol class="steps">' in page(ida, incident)


@pytest.mark.parametrize("step", ["confier", "echeance", "visite", "piece"])
def test_who_only_sees_changes_nothing(client: Client, step: str) -> None:
    make_centre()
    row = opened()
    koffi = staff(client, RoleKind.FOCAL_POINT, "LOK")
    assert koffi.post(f"/agents/incidents/{row.reference}/{step}/", {}).status_code == 403
    stranger = staff(Client(), RoleKind.SUPERVISOR, "COT")
    assert stranger.post(f"/agents/incidents/{row.reference}/{step}/", {}).status_code == 404
    assert Incident.objects.get().owner == ""
