"""A desk receives in the demonstration: hours are asked for, somebody never comes, somebody is called.

Two citizens without an account, and who receives people at Parakou, each before a screen of their own.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_network_is_run import Somebody, press, read
from tests.browser.test_whole_way import wait_for
from tools.site import Site, running

# As `guichet.foundation.identity.demonstration` names her.
RECEIVES = "Yénawa"
DAY = "/agents/rendez-vous/PAR/"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """One of its own: its clock does not go back."""
    with running() as site:
        yield site


def go_to_the_next_morning(page: Page) -> None:
    page.goto("/demo/")
    page.get_by_role("button", name=re.compile("^Aller au prochain matin ouvré")).click()
    expect(page.get_by_role("main")).to_contain_text("L’horloge est avancée")


def an_hour_is_asked_for(browser: Browser, site: Site, hour: str) -> str:
    """The number of an appointment of the next working day."""
    citizen = Somebody(browser, site.address, {"width": 320, "height": 640})
    page = citizen.page
    page.goto("/reclamations/rendez-vous/")
    read(page, "Sans rendez-vous seulement")
    page.get_by_role("link", name="GSRU Parakou").click()
    page.get_by_role("navigation", name="Choisir un jour").get_by_role("link").nth(1).click()
    page.get_by_role("radio", name=hour).check()
    page.get_by_role("combobox", name="De quoi s’agit-il ?").select_option(label="Retraite et pension")
    press(page, "Prendre ce rendez-vous")
    read(page, "Votre rendez-vous est pris")
    number = re.search(r"PAR-[0-9A-Z-]+", page.get_by_role("main").inner_text())
    assert number is not None
    citizen.leave()
    return number[0]


@pytest.mark.fault
def test_hours_are_asked_for_one_never_comes_and_the_other_is_called(browser: Browser, site: Site) -> None:
    desk = Somebody(browser, site.address)
    page = desk.enter(RECEIVES)
    go_to_the_next_morning(page)  # ten o'clock of a working day: whatever the hour of this test, the next day is whole
    missed = an_hour_is_asked_for(browser, site, "8 h 30")
    kept = an_hour_is_asked_for(browser, site, "9 h 50")
    go_to_the_next_morning(page)
    page.goto(DAY)
    wait_for(page, "pas venu")
    assert_missed(page, missed)
    press(page, "Quelqu’un arrive sans rendez-vous")
    press(page, f"La personne est là {kept}")
    press(page, "Appeler le suivant")
    read(page, "Numéro 2 est appelé")
    press(page, "Reçu Numéro 2")
    press(page, "Appeler le suivant")
    press(page, "Personne n’est venu Numéro 1")
    read(page, "Personne n’attend.")
    desk.leave()


def assert_missed(page: Page, number: str) -> None:
    expect(page.get_by_role("listitem").filter(has_text=number)).to_contain_text("pas venu")
