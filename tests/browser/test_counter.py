"""The counter of a centre in a real Chromium, on a centre's own node: read, touched, heard."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.test_gallery import SMALLEST_TARGET, SMALLEST_TEXT, TOO_WIDE
from tests.browser.watch import assert_accessible
from tools.site import free_port

PHONE: ViewportSize = {"width": 320, "height": 640}
SECONDS_TO_BE_READY = 120
PAGES = [
    "",
    "salle/accueillir/?sexe=woman",
    "ouverture/",
    "fermeture/",
    "mandats/",
    "mandats/ouvrir/",
    "suivre/",
    "plainte/",
    "incident/",
    "avis/",
    "carte-du-jour/",
    "sortie/",
    "relecture/",
]


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A node of Lokossa whose national node is nowhere: the link is down."""
    var, port = tmp_path_factory.mktemp("centre"), free_port()
    environment = os.environ | {
        "GUICHET_PROFILE": "demo_centre",
        "GUICHET_CENTRE": "LOK",
        "GUICHET_VAR": str(var),
        "GUICHET_DATABASE_URL": "",
        "GUICHET_HUB_URL": f"http://127.0.0.1:{free_port()}",
    }
    command = [str(Path(sys.executable).with_name("guichet"))]
    subprocess.run([*command, "services", "load"], env=environment, capture_output=True, check=False)
    process = subprocess.Popen(
        [*command, "centre", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(f"http://127.0.0.1:{port}/guichet/connexion/")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(address: str) -> None:
    ends = time.monotonic() + SECONDS_TO_BE_READY
    while time.monotonic() < ends:
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.5)
    raise TimeoutError(address)


@pytest.fixture(scope="module")
def counter(centre: str, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(base_url=centre, locale="fr-FR")
    page = context.new_page()
    page.goto("/guichet/")
    page.get_by_role("button", name="Entrer comme un point focal inventé").click()
    yield page
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_accessible_large_and_easy_to_touch(counter: Page, name: str) -> None:
    counter.set_viewport_size(PHONE)
    for prefix in ("", "/en"):
        counter.goto(f"{prefix}/guichet/{name}")
        assert_accessible(counter)
        assert counter.evaluate(TOO_WIDE) <= 0
    assert counter.evaluate(SMALLEST_TEXT) >= 18
    assert counter.evaluate(SMALLEST_TARGET) >= 48


def test_two_taps_welcome_a_visitor_who_is_then_called_and_received(counter: Page) -> None:
    counter.goto("/guichet/")
    counter.get_by_role("link", name="Une femme").click()
    counter.get_by_role("button", name="Faire une demande").click()
    expect(counter.get_by_role("heading", level=1)).to_have_text(re.compile("Ticket A.001"))
    assert_accessible(counter)
    counter.goto("/guichet/")
    counter.get_by_role("button", name="Appeler le suivant").click()
    expect(counter.get_by_text("appelé 1 fois sur 3")).to_be_visible()
    counter.get_by_role("button", name="La personne est là").click()
    counter.get_by_role("button", name="C’est fait").click()
    expect(counter.get_by_text("Personne n’attend.")).to_be_visible()


def test_the_counter_is_locked_and_woken_by_its_pin_with_the_link_down(counter: Page) -> None:
    counter.goto("/guichet/")
    expect(counter.get_by_text("pas de liaison")).to_be_visible()
    counter.get_by_role("button", name="Verrouiller").click()
    expect(counter.get_by_role("heading", level=1)).to_have_text("Le guichet s’est verrouillé")
    assert_accessible(counter)
    counter.get_by_label("Votre code à six chiffres").fill("270641")
    counter.keyboard.press("Enter")
    expect(counter.get_by_role("heading", level=1)).to_have_text("Ma journée")
