"""An administrator sees to the computers of centres, on a narrow screen too."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_desk import enter
from tests.browser.watch import assert_accessible
from tools.site import Site

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def administered(site: Site) -> None:
    environment = os.environ | {
        "GUICHET_PROFILE": "demo",
        "GUICHET_VAR": str(site.var),
        "DJANGO_SETTINGS_MODULE": "guichet.settings.demo",
    }
    subprocess.run([sys.executable, "-m", "tests.browser.nodes"], cwd=ROOT, env=environment, check=True)


def assert_it_fits(page: Page) -> None:
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.url


@pytest.mark.usefixtures("administered")
def test_the_computers_of_centres_are_seen_to_on_a_narrow_screen(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    enter(page, "superviseur")
    page.get_by_role("link", name="Ordinateurs des centres").click()
    assert_it_fits(page)
    page.get_by_role("link", name="CCSP Adjarra").click()
    expect(page.get_by_text("lit la même empreinte")).to_be_visible()
    assert_it_fits(page)
    page.get_by_role("button", name="Approuver").click()
    page.get_by_role("link", name="Ne plus croire cet ordinateur").click()
    assert_it_fits(page)
    page.get_by_label("Pourquoi").fill("volé dans la nuit")
    page.get_by_role("button", name="Révoquer cet ordinateur").click()
    expect(page.get_by_text("révoqué")).to_be_visible()
    page.get_by_role("button", name="Donner un code d’inscription").click()
    expect(page.get_by_text("Ce code ne sera plus montré.")).to_be_visible()
    assert_it_fits(page)


@pytest.mark.usefixtures("administered")
def test_what_was_put_aside_is_given_up_by_whoever_says_so_twice(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    enter(page, "superviseur")
    page.goto("/agents/noeuds/ABO/")
    assert_it_fits(page)
    page.get_by_role("link", name="Écarter pour de bon").click()
    assert_it_fits(page)
    page.get_by_role("button", name="Écarter cet envoi").click()
    expect(page.get_by_text("Mis de côté")).to_have_count(0)
