"""The portal in a real Chromium: found, read, heard by a screen reader's rules, by keyboard, narrow, without script."""

import re

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.watch import Watch, assert_accessible, in_the_long_runs
from tools.site import Site

PHONE: ViewportSize = {"width": 320, "height": 640}
PAGES = [
    "/",
    "/services/",
    "/services/?q=casier",
    "/services/?q=zzzzzz",
    "/services/?audience=business&page=2",
    "/services/justice-casier-b3/",
    "/services/justice-casier-b3/?commune=BJ-MO-LOK",
    "/services/mae-evisa-30j-simple/",
    "/services/anip-cip/",
    "/services/justice-certificat-nationalite/",
    "/demarche/justice-casier-b3/",
    "/evenements/identity-papers/",
    "/autorites/",
    "/autorites/mtfp/",
    "/centres/",
    "/centres/?commune=BJ-MO-LOK",
    "/centres/lokossa/",
    "/donnees/",
    "/changements/",
    "/api/v1/",
]
IN_ENGLISH = [in_the_long_runs(f"/en{address}") for address in PAGES]


@pytest.mark.parametrize("address", [*PAGES, *IN_ENGLISH])
def test_every_page_is_accessible_narrow_and_wide(page: Page, address: str) -> None:
    page.goto(address)
    assert_accessible(page)
    page.set_viewport_size(PHONE)
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_page_that_does_not_exist_is_accessible_too(page: Page, watch: Watch) -> None:
    watch.expect("404")
    page.goto("/services/inconnu/")
    assert_accessible(page)


def test_casier_is_found_with_a_typo_on_a_phone_and_read_in_both_languages(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/")
    page.get_by_label("Que cherchez-vous ?").fill("cassier")
    page.get_by_role("button", name="Rechercher").click()
    page.locator("#results").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("casier judiciaire")
    expect(page.get_by_role("main")).to_contain_text(re.compile(r"1\s900\sF\sCFA"))
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Criminal record")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_results_follow_what_is_typed(page: Page) -> None:
    page.goto("/services/")
    page.get_by_label("Que cherchez-vous ?").press_sequentially("casier", delay=20)
    expect(page.locator("#results h2")).to_contain_text("casier")
    expect(page.locator("#results").get_by_role("link").first).to_contain_text("casier")
    expect(page).to_have_url(re.compile(r"q=casier"))


def test_a_commune_shows_its_nearest_centres_without_leaving_the_sheet(page: Page) -> None:
    page.goto("/services/justice-casier-b3/")
    page.get_by_label("Votre commune").select_option(label="Lokossa")
    expect(page.locator("#nearest")).to_contain_text("CCSP Lokossa")


def test_from_home_to_a_sheet_by_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Que cherchez-vous ?")).to_be_focused()
    page.keyboard.type("passeport")
    page.keyboard.press("Enter")
    results = page.locator("#results")
    expect(results.get_by_role("link").first).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#results') !== null"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("passeport", re.IGNORECASE))


@pytest.mark.parametrize(
    "address", ["/services/?q=casier", "/services/justice-casier-b3/?commune=BJ-MO-LOK", "/centres/"]
)
def test_what_a_page_says_does_not_depend_on_script_or_width(browser: Browser, site: Site, address: str) -> None:
    def text(*, script: bool, width: int) -> str:
        context = browser.new_context(java_script_enabled=script, viewport={"width": width, "height": 800})
        page = context.new_page()
        page.goto(f"{site.address}{address}")
        content = page.locator("main").inner_text()
        context.close()
        return " ".join(line for line in content.split("\n") if line != "Imprimer cette page")

    assert text(script=False, width=320).split() == text(script=True, width=320).split()
    assert sorted(text(script=True, width=320).split()) == sorted(text(script=True, width=1280).split())


def test_searching_without_script_works_by_the_button(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/")
    page.locator("input[name=q]").fill("casier")
    page.get_by_role("button", name="Rechercher").click()
    expect(page.locator("#results").get_by_role("link").first).to_contain_text("casier")
    context.close()


def test_on_paper_a_choice_not_made_is_not_asked_and_the_demonstration_says_so(page: Page) -> None:
    page.goto("/services/justice-casier-b3/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Le centre le plus proche")).to_be_hidden()
    expect(page.get_by_text("Rien ici n’a de valeur officielle.")).to_be_visible()


def test_on_paper_the_nearest_centres_stay_without_the_question(page: Page) -> None:
    page.goto("/services/justice-casier-b3/?commune=BJ-MO-LOK")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Le centre le plus proche")).to_be_visible()
    expect(page.get_by_text("CCSP Lokossa")).to_be_visible()
    expect(page.get_by_label("Votre commune")).to_be_hidden()
