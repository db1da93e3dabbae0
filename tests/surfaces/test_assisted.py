"""What a centre wrote beside the answers reaches whoever follows, claims or treats the request."""

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from guichet.domains.casework.models import Case
from guichet.foundation.identity.vocabulary import RoleKind
from tests.domains.casework.requests import arrived_and_ready
from tests.factories.acts import NOON
from tests.factories.cases import AUTHORITY, publish_the_service
from tests.factories.identity import give, make_citizen, make_staff, sign_in_citizen, sign_in_staff
from tests.factories.keepers import AKeeper
from tests.surfaces.counter import text

pytestmark = pytest.mark.django_db

CODE = "7F3K-92XQ"
UNDER = {
    "assisted_by": "Codjo Dossa",
    "mandate": "LOK-7F3K-92XQ-A",
    "mandated_by": "Afi Houngbédji",
    "tracking_code": CODE,
    "vouched": {"by": "Codjo Dossa", "paper": "cip", "last": "4521", "at": NOON.isoformat()},
    "read_back": "green",
}


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: LazySettings) -> None:
    settings.VAR = keeper.var
    publish_the_service()


@pytest.fixture
def case() -> Case:
    return arrived_and_ready(timezone.now(), under=UNDER)


def test_the_person_follows_it_with_the_code_of_their_receipt_and_reads_who_helped(client: Client, case: Case) -> None:
    followed = text(client.post("/suivi/", {"reference": case.reference, "code": CODE}, follow=True))
    assert "Codjo Dossa, sous le mandat LOK-7F3K-92XQ-A" in followed
    assert "identité constatée dans un centre" in followed
    for hidden in ("4521", "Afi Houngbédji"):
        assert hidden not in followed


def test_the_person_claims_it_and_finds_it_in_their_space(client: Client, case: Case) -> None:
    sign_in_citizen(client, make_citizen())
    claimed = client.post("/mon-espace/rattacher/", {"reference": case.reference, "code": CODE})
    assert claimed.headers["Location"] == f"/suivi/{case.reference}/"
    assert f"{case.reference}, fait avec l’aide de Codjo Dossa, sous le mandat" in text(client.get("/mon-espace/"))


def test_whoever_treats_it_reads_who_helped_what_was_seen_and_what_was_agreed_to(client: Client, case: Case) -> None:
    shown = served(client)
    for said in (
        "Codjo Dossa, sous le mandat LOK-7F3K-92XQ-A",
        "Mandat donné par",
        "Identité vue au centre par",
        "certificat d’identification personnelle (CIP), numéro finissant par 4521",
        "elle a levé la main verte",
    ):
        assert said in shown
    assert case.reference in shown


def test_a_request_that_nobody_helped_with_says_nothing_of_it(client: Client) -> None:
    arrived_and_ready(timezone.now())
    assert "aide de" not in served(client)


def served(client: Client) -> str:
    """The page of an officer who takes what comes."""
    staff = make_staff("bio@exemple.bj", "Bio")
    give(staff, RoleKind.OFFICER, authority=AUTHORITY, unit="bureau")
    sign_in_staff(client, staff)
    return text(client.post("/agents/file/suivant/", follow=True))
