"""The public figures of the desk of relations with users, with something in them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_network_pages import walk
from tools.site import Site

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def received(site: Site) -> None:
    environment = os.environ | {
        "GUICHET_PROFILE": "demo",
        "GUICHET_VAR": str(site.var),
        "DJANGO_SETTINGS_MODULE": "guichet.settings.demo",
    }
    subprocess.run([sys.executable, "-m", "tests.browser.messages"], cwd=ROOT, env=environment, check=True)


@pytest.mark.usefixtures("received")
def test_they_are_found_from_the_board_accessible_and_fit(page: Page) -> None:
    page.goto("/transparence/")
    page.get_by_role("link", name="Les messages à l’administration, en chiffres").click()
    expect(page.get_by_role("table", name="Mois par mois")).to_contain_text("34")
    expect(page.get_by_role("table", name="Structure qui en répond")).to_contain_text("Borgou")
    walk(page, ("/transparence/messages/",))
