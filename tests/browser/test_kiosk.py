"""A person before the kiosk: a finger, an on-screen keyboard, and nothing left when they have gone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.browser.centres import Centre
from tests.browser.watch import Watch, assert_accessible

TALL: ViewportSize = {"width": 1080, "height": 1920}
WIDE: ViewportSize = {"width": 1024, "height": 600}
NAME = "Ablawa"


@pytest.fixture
def watch(centre: Centre) -> Watch:
    return Watch(origin=centre.address)


@pytest.fixture
def context(browser: Browser, centre: Centre) -> Iterator[BrowserContext]:
    context = browser.new_context(
        base_url=centre.address, locale="fr-BJ", timezone_id="Africa/Porto-Novo", viewport=TALL, has_touch=True
    )
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Iterator[Page]:
    page = context.new_page()
    watch.over(page)
    yield page
    assert watch.faults == []


def touch(page: Page, name: str) -> None:
    """What is touched begins with its own words; the button that says it with others."""
    said = re.compile(f"^{re.escape(name)}")
    page.get_by_role("button", name=said).or_(page.get_by_role("link", name=said)).first.tap()


def begin(page: Page) -> None:
    """To the question that asks for a name."""
    page.goto("/borne/services/justice-casier-b3/")
    touch(page, "Commencer")
    for answer in ("Béninoise", "Non"):
        page.get_by_label(answer, exact=True).check()
        touch(page, "Continuer")
    page.get_by_role("button", name="Continuer", exact=True).wait_for()
    page.goto("/borne/demande/question/nom/")
    expect(page.get_by_role("textbox", name="Nom de famille")).to_be_visible()


def type_by_touch(page: Page, text: str) -> None:
    for sign in text:
        page.locator("[data-keyboard]").get_by_role("button", name=sign, exact=True).tap()


def test_from_the_first_touch_to_the_first_question(page: Page) -> None:
    page.goto("/borne/")
    assert_accessible(page)
    touch(page, "Français")
    touch(page, "Avoir affaire à la justice")
    assert_accessible(page)
    touch(page, "Extrait B3 du casier judiciaire")
    assert_accessible(page)
    touch(page, "Commencer")
    expect(page.get_by_role("heading", level=1)).to_have_text("Quelle est votre nationalité ?")
    assert_accessible(page)


@pytest.mark.parametrize("size", [TALL, WIDE], ids=["tall", "wide"])
def test_every_target_is_as_large_as_a_finger_and_nothing_is_cut(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    begin(page)
    page.get_by_role("textbox", name="Nom de famille").tap()
    small = page.locator("a, button, input:not([type=hidden]), select").evaluate_all(
        """elements => elements.filter(each => each.checkVisibility() && !each.matches(".skip"))
        .map(each => [each.textContent, each.getBoundingClientRect().height]).filter(([, height]) => height < 60)"""
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_the_keyboard_writes_in_the_field_and_never_covers_it(page: Page) -> None:
    page.set_viewport_size(WIDE)
    begin(page)
    field = page.get_by_role("textbox", name="Nom de famille")
    field.tap()
    type_by_touch(page, "ab")
    touch(page, "Fon, yoruba")
    type_by_touch(page, "ɖɛ")
    page.locator("[data-keyboard]").get_by_role("button", name="\u25cc\u0301", exact=True).tap()
    touch(page, "Effacer un signe")
    expect(field).to_have_value("abɖɛ")
    assert_accessible(page)
    places = page.evaluate(
        """() => [document.activeElement.getBoundingClientRect().bottom,
        document.querySelector("[data-keyboard]").getBoundingClientRect().top]"""
    )
    assert places[0] <= places[1]
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        touch(page, "Suivant")
    expect(page.get_by_role("textbox", name="Prénoms")).to_be_focused()


def test_a_real_keyboard_sends_ours_away_and_figures_have_their_pad(page: Page) -> None:
    begin(page)
    page.get_by_role("textbox", name="Nom de famille").tap()
    expect(page.locator("[data-keyboard]")).to_be_visible()
    page.keyboard.type("A")
    expect(page.locator("[data-keyboard]")).to_be_hidden()
    page.goto("/borne/demande/question/naissance/")
    page.get_by_role("textbox", name="Jour", exact=True).tap()
    type_by_touch(page, "12")
    expect(page.get_by_role("textbox", name="Jour", exact=True)).to_have_value("12")
    letter = page.locator("[data-keyboard]").get_by_role("button", name="a", exact=True)
    expect(letter).to_have_count(0)
    page.goto("/borne/demande/question/npi/")
    page.get_by_role("textbox", name="Votre numéro personnel d’identification (NPI)").tap()
    type_by_touch(page, "12")
    expect(letter).to_have_count(0)


def test_text_twice_as_large_is_still_usable(page: Page, watch: Watch) -> None:
    """200 % on the wide screen is a screen of half its size."""
    watch.expect("422")
    page.set_viewport_size({"width": 512, "height": 300})
    begin(page)
    touch(page, "Continuer")
    expect(page.locator("[data-error-summary]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 512


def quietly(page: Page, seconds: int) -> None:
    page.clock.run_for(seconds * 1000)


def test_a_silence_is_warned_of_then_ends_and_the_arrow_shows_nothing(page: Page, watch: Watch) -> None:
    watch.expect("410")
    page.clock.install()
    begin(page)
    page.get_by_role("textbox", name="Nom de famille").fill(NAME)
    page.get_by_role("textbox", name="Prénoms").focus()
    quietly(page, 119)
    warning = page.get_by_role("alertdialog")
    expect(warning).to_be_hidden()
    quietly(page, 3)
    expect(warning).to_be_visible()
    assert_accessible(page)
    touch(page, "Je suis toujours là")
    expect(warning).to_be_hidden()
    quietly(page, 185)
    expect(page).to_have_url(re.compile("/passage/merci/$"))
    page.go_back()
    expect(page.locator("body")).not_to_contain_text(NAME)
    expect(page.locator("input[value]:not([type=hidden])")).to_have_count(0)


def test_ending_leaves_nothing_in_the_browser(page: Page, context: BrowserContext, watch: Watch) -> None:
    watch.expect("410")
    begin(page)
    page.get_by_role("textbox", name="Nom de famille").fill(NAME)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_role("textbox", name="Prénoms").focus()
    assert_nothing_personal(page)
    touch(page, "Effacer et terminer")
    expect(page).to_have_url(re.compile("/passage/merci/$"))
    assert_nothing_personal(page)
    assert [cookie for cookie in context.cookies() if cookie["name"].startswith("borne")] == []
    assert_accessible(page)
    page.go_back()
    expect(page.locator("body")).not_to_contain_text(NAME)
    expect(page.get_by_role("heading", level=1)).to_have_text("C’est terminé")


def assert_nothing_personal(page: Page) -> None:
    """Neither in the browser's stores nor in an address."""
    kept = page.evaluate(
        """async () => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage),
        await indexedDB.databases(), await caches.keys(), location.href])"""
    )
    assert NAME not in kept
    assert kept.startswith("[[],")
