"""A supervisor lets an office stop a clock once more, under their name and before everybody."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client

from guichet.domains.casework import desk
from guichet.domains.casework import operations as casework
from guichet.domains.casework.desk import Asking
from guichet.domains.casework.models import Case, Leave
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.work.worker import Worker
from tests.domains.casework.requests import REACHED, arrived, the_service_that_asks_a_number
from tests.factories.acts import NOON, an_act
from tests.factories.cases import AUTHORITY, SEARCH, SIGNATURE, a_circuit, an_officer, by
from tests.factories.catalogue import publish
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.factories.keepers import AKeeper
from tests.surfaces.portal.filing.walking import text

pytestmark = pytest.mark.django_db
HERE = "/agents/autre-pause/"
PAUSES = {"pauses": ["paper-missing", "court-order"], "pause_days": {"paper-missing": 10}}


@pytest.fixture
def case(keeper: AKeeper, settings: LazySettings) -> Case:
    """Its pause ended without a reply."""
    settings.VAR = keeper.var
    publish(the_service_that_asks_a_number(procedure=a_circuit({**SEARCH, **PAUSES}, SIGNATURE)))
    case = arrived(REACHED)
    Worker(now=lambda: NOON).run_what_is_due()
    officer = an_officer("codjo")
    assert casework.take_next(officer=officer, act=by(officer)) is not None
    desk.ask_for(case.reference, officer, Asking("paper-missing", "Envoyez le relevé."), by(officer))
    casework.end_pauses(act=an_act(NOON + timedelta(days=12)))
    return case


def a_supervisor(client: Client, authority: str = AUTHORITY) -> Client:
    staff = make_staff("ida@exemple.bj", "Ida")
    give(staff, RoleKind.SUPERVISOR, authority=authority, unit="bureau")
    sign_in_staff(client, staff)
    return client


def test_a_supervisor_allows_one_more_pause_once(client: Client, case: Case) -> None:
    supervisor = a_supervisor(client)
    for _time in range(2):
        page = text(supervisor.post(HERE, {"reference": case.reference.lower(), "motive": "court-order"}))
        assert f"Une autre pause est permise pour {case.reference}. Le journal public le dit à tout le monde." in page
    assert Leave.objects.get().motive == "court-order"


@pytest.mark.parametrize(
    ("authority", "motive"), [("autre", "court-order"), (AUTHORITY, "paper-missing")], ids=["elsewhere", "same motive"]
)
def test_no_other_is_allowed(client: Client, case: Case, authority: str, motive: str) -> None:
    answer = a_supervisor(client, authority).post(HERE, {"reference": case.reference, "motive": motive})
    assert answer.status_code == 422
    assert "Aucun dossier de vos bureaux n’attend cet accord" in text(answer)
    assert not Leave.objects.exists()


def test_the_queues_lead_there_and_an_officer_is_turned_away(client: Client, case: Case) -> None:
    assert HERE in a_supervisor(client).get("/agents/supervision/").content.decode()
    officer = make_staff("bio@exemple.bj", "Bio")
    give(officer, RoleKind.OFFICER, authority=AUTHORITY, unit="bureau")
    sign_in_staff(client, officer)
    assert client.get(HERE).status_code == 403
    assert case.closed_at is None
