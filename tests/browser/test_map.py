"""The map of communes in a browser: with the keyboard, and at both ends of the widths."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from guichet.surfaces.ui.atlas.layers import LAYERS
from tests.browser.watch import assert_accessible
from tools.site import Site


@pytest.mark.parametrize("width", [320, 1280])
def test_each_layer_is_read_by_everybody_and_fits(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for layer in LAYERS:
        page.goto(f"/carte/?couche={layer.code}")
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_symbol_is_reached_with_the_keyboard_and_opens_its_commune(page: Page) -> None:
    page.goto("/carte/")
    symbol = page.get_by_role("link", name=re.compile(r"^Lokossa\s: CCSP ouvert$"))
    symbol.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("La commune de Lokossa")


def test_the_table_says_what_the_map_says(page: Page) -> None:
    page.goto("/carte/")
    page.locator("summary", has_text=re.compile("^Mono")).click()
    row = page.get_by_role("row", name=re.compile("^Lokossa "))
    expect(row).to_contain_text("CCSP ouvert")
    row.get_by_role("link", name="Lokossa").click()
    expect(page.get_by_role("heading", name="Ce qui y est prêt")).to_be_visible()


def test_a_department_is_behind_its_line_without_script_and_paper_shows_all(browser: Browser, site: Site) -> None:
    context = browser.new_context(
        java_script_enabled=False, base_url=site.address, locale="fr-BJ", viewport={"width": 320, "height": 900}
    )
    page = context.new_page()
    page.goto("/carte/")
    expect(page.get_by_role("row", name=re.compile("^Lokossa "))).to_be_hidden()
    page.locator("summary", has_text=re.compile("^Mono")).click()
    expect(page.get_by_role("row", name=re.compile("^Lokossa "))).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("^Parakou "))).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.get_by_role("row", name=re.compile("^Parakou "))).to_be_visible()
    context.close()


def test_where_the_style_sheet_cannot_the_script_opens_all_for_paper_and_closes_them_again(page: Page) -> None:
    page.goto("/carte/?departement=BJ-MO")
    expect(page.locator("details[open]")).to_have_count(1)
    page.goto("/carte/")
    expect(page.get_by_role("button", name="Imprimer cette page")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("details[open]")).to_have_count(12)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("details[open]")).to_have_count(0)
