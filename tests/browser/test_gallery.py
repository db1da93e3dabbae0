"""The design system in a real Chromium: heard, seen from afar, touched, by keyboard, on paper."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.watch import Watch, assert_accessible, in_the_long_runs
from tools.site import Site

PHONE: ViewportSize = {"width": 320, "height": 640}
KIOSK: ViewportSize = {"width": 1080, "height": 1920}
PAGES = ["", "formulaire/", "exemple/", "large/", "actions/", "chemins/", "messages/", "valeurs/", "avancement/"]
IN_FRENCH = [f"/composants/{page}" for page in PAGES]
ADDRESSES = [*IN_FRENCH, *(in_the_long_runs(f"/en{address}") for address in IN_FRENCH)]
REFUSED_FORM = "422"

SMALLEST_TEXT = """() => Math.min(...[...document.querySelectorAll('body *')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
    .filter((element) => element.getClientRects().length)
    .map((element) => parseFloat(getComputedStyle(element).fontSize)))"""
SMALLEST_TARGET = """() => Math.min(...[...document.querySelectorAll('.button, .input, .tile, summary, nav a,'
        + '.links a, .choice label, select, textarea, .field input:not([type=radio], [type=checkbox])')]
    .filter((element) => element.getClientRects().length)
    .map((element) => element.getBoundingClientRect().height))"""
TOO_WIDE = "() => document.documentElement.scrollWidth - window.innerWidth"


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_accessible_at_both_sizes(page: Page, address: str) -> None:
    page.goto(address)
    assert_accessible(page)
    page.goto(f"{address}?taille=borne")
    assert_accessible(page)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_scrolls_sideways_on_a_phone_nor_with_text_twice_as_large(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(address)
    assert page.evaluate(TOO_WIDE) <= 0
    page.evaluate("() => { document.documentElement.style.fontSize = '36px' }")
    assert page.evaluate(TOO_WIDE) <= 0


@pytest.mark.parametrize("page_name", PAGES)
def test_text_is_large_and_targets_are_easy_to_touch(page: Page, page_name: str) -> None:
    page.goto(f"/composants/{page_name}")
    assert page.evaluate(SMALLEST_TEXT) >= 18
    assert page.evaluate(SMALLEST_TARGET) >= 44


@pytest.mark.parametrize("page_name", PAGES)
def test_a_kiosk_is_read_and_touched_at_arm_s_length(page: Page, page_name: str) -> None:
    page.set_viewport_size(KIOSK)
    page.goto(f"/composants/{page_name}?taille=borne")
    assert page.evaluate(SMALLEST_TEXT) >= 22
    assert page.evaluate(SMALLEST_TARGET) >= 64


def test_a_form_sent_back_is_read_first_and_leads_to_the_part_that_is_wrong(page: Page, watch: Watch) -> None:
    watch.expect(REFUSED_FORM)
    page.goto("/composants/formulaire/")
    page.get_by_label("Jour").fill("3")
    page.get_by_label("Mois").fill("13")
    page.get_by_label("Année").fill("1987")
    page.get_by_role("button", name="Envoyer").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    assert_accessible(page)
    summary.get_by_role("link", name="Écrivez le mois en chiffres, de 1 à 12.").click()
    expect(page.get_by_label("Mois")).to_be_focused()
    expect(page.get_by_label("Mois")).to_have_value("13")


def test_the_focus_ring_cannot_be_missed(page: Page) -> None:
    page.goto("/composants/exemple/")
    page.keyboard.press("Tab")
    ring = page.evaluate("() => { const s = getComputedStyle(document.activeElement);"
                         " return [s.outlineStyle, s.outlineWidth, s.boxShadow] }")  # fmt: skip
    assert ring == ["solid", "4px", "rgb(255, 201, 38) 0px 0px 0px 4px"]


def test_what_needs_a_script_is_not_shown_without_one(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site.address)
    page = context.new_page()
    page.goto("/composants/actions/")
    expect(page.get_by_role("button", name="Copier la référence")).to_have_count(0)
    expect(page.get_by_role("button", name="Imprimer cette page")).to_have_count(0)
    expect(page.get_by_role("button", name="Continuer").first).to_be_visible()
    context.close()


def test_a_reference_is_copied_and_it_is_said_so(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/composants/actions/")
    page.get_by_role("button", name="Copier la référence").click()
    expect(page.locator("main ~ [role=status]")).to_have_text("C’est copié.")
    assert page.evaluate("() => navigator.clipboard.readText()") == "LOK-7F3K-92QX-M"


def test_the_characters_left_are_counted(page: Page) -> None:
    page.goto("/composants/formulaire/")
    story = page.get_by_label("Ce qui s’est passé")
    story.fill("abc")
    expect(page.locator("[data-counter]")).to_have_text("Caractères restants\N{NO-BREAK SPACE}: 297")
    story.fill("x" * 302)
    expect(page.locator("[data-counter]")).to_have_text("Caractères en trop\N{NO-BREAK SPACE}: 2")


def test_a_heavy_file_is_set_aside_before_it_travels(page: Page) -> None:
    page.goto("/composants/formulaire/")
    receipt = page.get_by_label("Photo du reçu")
    receipt.set_input_files({"name": "recu.png", "mimeType": "image/png", "buffer": b"x" * 5_000_001})
    expect(page.locator("main ~ [role=status]")).to_have_text("Ce fichier est trop lourd. Choisissez-en un plus léger.")
    assert page.evaluate("() => document.querySelector('[type=file]').files.length") == 0
    receipt.set_input_files({"name": "recu.png", "mimeType": "image/png", "buffer": b"x"})
    assert page.evaluate("() => document.querySelector('[type=file]').files.length") == 1


def test_a_form_pressed_twice_is_sent_once(page: Page) -> None:
    page.goto("/composants/formulaire/")
    sent = page.evaluate(
        """() => [1, 2].map(() => document.querySelector('main form')
            .dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true })))"""
    )
    assert sent == [True, False]


def test_on_paper_only_the_sheet_is_left_with_its_address(page: Page, site: Site) -> None:
    page.goto("/composants/exemple/")
    page.emulate_media(media="print")
    for gone in ("Aller au contenu", "English", "Commencer la démarche", "Imprimer cette page", "Les composants"):
        expect(page.get_by_text(gone)).to_be_hidden()
    expect(page.get_by_text("République du Bénin")).to_be_visible()
    expect(page.locator(".printed")).to_have_text(
        f"{site.address.replace('127.0.0.1', 'localhost')}/composants/exemple/"
    )
