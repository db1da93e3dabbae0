"""What works in the centre, said to a focal point, with what to do about what does not."""

import re

from django.test import Client
from django.utils import timezone

from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.vocabulary import Device
from tests.domains.supervision.slots import act
from tests.surfaces.counter import text

ADDRESS = "/guichet/marche/"


def test_what_answers_works_and_what_does_not_has_its_remedy(codjo: Client) -> None:
    now = act(timezone.now(), "LOK")
    supervision.note_heard(device=Device.KIOSK, act=now)
    supervision.sample(gauges={"battery": 20.0, "disk": 90.0}, is_linked=True, act=now)
    page = " ".join(re.sub(r"<[^>]*>", " ", text(codjo.get(ADDRESS))).split())
    assert "Borne marche" in page
    assert "Liaison marche" in page
    assert "Vérifiez sa prise et son câble" in page
    assert "Batterie, 20" in page
    assert "Éteignez l’écran d’information" in page
    assert "le disque de l’ordinateur est presque plein" in page


def test_before_anything_was_measured_nothing_is_said_to_work(codjo: Client) -> None:
    page = text(codjo.get(ADDRESS))
    assert "Rallumez-la par son bouton" in page
    assert "Batterie" not in page


def test_a_stranger_is_led_to_the_card(client: Client) -> None:
    assert client.get(ADDRESS).status_code == 302
