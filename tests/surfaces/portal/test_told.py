"""The page of a request shows what was said about it, whether it arrived, and when there is nobody to tell."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client

from guichet.commons.notifications import operations as notifications
from guichet.commons.notifications.recipient import Recipient
from guichet.domains.casework.models import Case
from guichet.foundation.work.worker import Worker
from tests.domains.casework.requests import ANSWERS, arrived, the_service_that_asks_a_number
from tests.factories.acts import NOON, an_act
from tests.factories.catalogue import publish
from tests.factories.keepers import AKeeper
from tests.surfaces.portal.test_tracking import follow

pytestmark = pytest.mark.django_db
HEADING = "Ce que nous vous avons dit"


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: LazySettings) -> None:
    settings.VAR = keeper.var
    publish(the_service_that_asks_a_number())


def filed(phone: str = "") -> Case:
    case = arrived({**ANSWERS, "telephone": phone} if phone else ANSWERS)
    Worker(now=lambda: NOON).run_what_is_due()
    return case


def test_a_message_is_shown_with_its_moment_its_way_and_that_it_arrived(client: Client) -> None:
    case = filed("01 97 00 11 22")
    seen = follow(client, case)
    assert HEADING in seen
    assert "<strong>20 novembre 2026 à 13\xa0h\xa000</strong>, par SMS, bien arrivé" in seen
    assert f"Votre demande {case.reference} est complète." in seen
    assert "97001122" not in seen.replace(" ", "")


def test_a_message_that_leads_to_nobody_says_that_it_was_not_delivered(client: Client) -> None:
    seen = follow(client, filed("01 97 00 00 00"))
    assert "13\xa0h\xa000</strong>, non remis\xa0: le numéro ou l’adresse ne répond pas" in seen


def test_a_message_that_no_gateway_has_taken_yet_says_so(client: Client) -> None:
    case = filed()
    values = {"reference": case.reference, "where": "guichet.bj/suivi/"}
    notifications.notify(
        to=Recipient(phone="+2290197001122"),
        message="casework.refused",
        values=values,
        about=case.reference,
        act=an_act(NOON + timedelta(hours=1)),
    )
    assert "14\xa0h\xa000</strong>, pas encore parti" in follow(client, case)


def test_a_request_that_gives_no_way_says_that_nobody_can_be_told(client: Client) -> None:
    seen = follow(client, filed())
    assert "Nous ne pouvons pas vous prévenir." in seen
    assert HEADING not in seen
    assert "Nous ne pouvons pas vous prévenir." not in follow(client, filed("01 97 00 11 22"))


def test_before_a_request_is_opened_nobody_says_that_there_is_no_way(client: Client) -> None:
    assert "Nous ne pouvons pas vous prévenir." not in follow(client, arrived(ANSWERS))


def test_it_reads_in_english(client: Client) -> None:
    case = filed("01 97 00 11 22")
    follow(client, case)
    seen = client.get(f"/en/suivi/{case.reference}/").content.decode()
    for words in ("What we told you", "by text message, arrived", "automatic message", "without opening your answers"):
        assert words in seen
