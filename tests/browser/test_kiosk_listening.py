"""A kiosk for who does not read: each thing to touch has a name, a picture and a sound, at every size of text."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.browser.centres import Centre
from tests.browser.watch import Watch, assert_accessible, in_the_long_runs

TALL: ViewportSize = {"width": 1080, "height": 1920}
WIDE: ViewportSize = {"width": 1024, "height": 600}
SMALLEST: ViewportSize = {"width": 512, "height": 300}
# A browser that enlarges twice shows a page as on a screen of half the size.
SIZES: dict[str, ViewportSize] = {
    "tall": TALL,
    "wide": WIDE,
    "tall at 200 %": {"width": 540, "height": 960},
    "wide at 200 %": SMALLEST,
}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
QUESTIONS = ("nom", "naissance", "ne_a_letranger", "acte_naissance", "exactitude")
# Of each control in sight: its words, and what it lacks.
LACKING = """() => {
    const shown = (each) => each.checkVisibility({ visibilityProperty: true });
    const controls = [...document.querySelectorAll("a:not(.skip, .error-summary a), button")].filter(shown);
    const name = (each) => (each.getAttribute("aria-label") ?? each.textContent).trim();
    const sound = (each) => each.matches("[data-ear], [data-keyboard] button")
        || each.parentElement.querySelector(":scope > [data-ear]");
    const picture = (each) => each.querySelector("svg") || each.matches("[data-keyboard] button");
    return controls.flatMap((each) => [
        ...(name(each) ? [] : [["no name", each.outerHTML]]),
        ...(picture(each) ? [] : [["no picture", name(each)]]),
        ...(sound(each) ? [] : [["no sound", name(each)]]),
        ...(each.getBoundingClientRect().height >= 64 ? [] : [["small", name(each)]]),
    ]);
}"""
# Pairs of controls of which one lies over the other.
COVERED = """() => {
    const shown = [...document.querySelectorAll("main :is(a, button, input:not([type=hidden]), select, textarea)")]
        .filter((each) => each.checkVisibility() && !each.closest(".heard"))
        .map((each) => [each, each.getBoundingClientRect()]);
    return shown.flatMap(([one, a], at) => shown.slice(at + 1).filter(([other, b]) => !one.contains(other)
        && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        .map(([other]) => [one.outerHTML.slice(0, 90), other.outerHTML.slice(0, 90)]));
}"""


@pytest.fixture
def watch(centre: Centre) -> Watch:
    return Watch(origin=centre.address)


@pytest.fixture
def context(browser: Browser, centre: Centre) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=centre.address, locale="fr-BJ", viewport=WIDE, has_touch=True)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Iterator[Page]:
    page = context.new_page()
    watch.over(page)
    yield page
    assert watch.faults == []


def assert_usable(page: Page) -> None:
    """At every size; what axe judges changes little between them, so it looks at the largest and the smallest."""
    for name, size in SIZES.items():
        page.set_viewport_size(size)
        assert page.evaluate(LACKING) == [], (page.url, name)
        assert page.evaluate(COVERED) == [], (page.url, name)
        assert page.evaluate(OVERFLOW) <= 0, (page.url, name)
        if size in (TALL, SMALLEST):
            assert_accessible(page)


def begin(page: Page, language: str = "") -> None:
    page.goto(f"{language}/borne/services/justice-casier-b3/")
    page.locator("form[action*=commencer] .button").tap()
    page.wait_for_url("**/question/**")


@pytest.mark.parametrize("language", ["", in_the_long_runs("/en")], ids=["fr", "en"])
def test_every_control_of_every_page_has_a_name_a_picture_and_a_sound(page: Page, watch: Watch, language: str) -> None:
    watch.expect("404|422")
    for address in ("", "moments/", "moments/justice/", "services/justice-casier-b3/", "rien/", "ticket/reprendre/"):
        page.goto(f"{language}/borne/{address}")
        assert_usable(page)
    begin(page, language)
    assert_usable(page)
    page.locator("#step .button--great").tap()
    expect(page.locator("[data-error-summary]")).to_be_visible()
    assert_usable(page)
    page.locator("#step input[type=radio]").first.check()
    page.locator("#step .button--great").tap()
    page.wait_for_url("**/ne_a_letranger/")
    for question in QUESTIONS:
        page.goto(f"{language}/borne/demande/question/{question}/")
        assert_usable(page)
    page.goto(f"{language}/borne/demande/question/nom/")
    page.locator("#step input[type=text]").first.tap()
    expect(page.locator("[data-keyboard]")).to_be_visible()
    assert_usable(page)
    page.goto(f"{language}/borne/demande/relire/")
    assert_usable(page)


def test_a_choice_is_said_by_its_own_button_and_chosen_by_none(page: Page) -> None:
    begin(page)
    ear = page.get_by_role("button", name="Écouter : Béninoise")
    with page.expect_response("**/borne/ecouter/") as said:
        ear.tap()
    assert said.value.headers["content-type"] == "audio/wav"
    assert "Béninoise" in (said.value.request.post_data or "")
    expect(page.get_by_label("Béninoise", exact=True)).not_to_be_checked()
    expect(page.locator(".choice.lit")).to_have_text("Béninoise")
    ear.tap()
    expect(page.locator(".lit")).to_have_count(0)
    expect(ear).to_have_attribute("aria-pressed", "false")


def test_all_is_said_in_the_order_in_which_it_is_written(page: Page) -> None:
    said: list[str] = []
    page.on("request", lambda request: said.append(request.post_data or "") if "/ecouter/" in request.url else None)
    begin(page)
    page.get_by_role("button", name="Tout écouter").tap()
    expect(page.locator(".choice.lit")).to_have_text("Béninoise")
    assert ["Quelle est votre nationalité" in said[0], "Béninoise" in said[1]] == [True, True]


def test_a_key_can_be_heard_before_it_writes(page: Page) -> None:
    begin(page)
    page.goto("/borne/demande/question/nom/")
    field = page.get_by_label("Nom de famille", exact=True)
    field.tap()
    keys = page.locator("[data-keyboard]")
    keys.get_by_role("button", name="Écouter les touches").tap()
    with page.expect_response("**/borne/ecouter/"):
        keys.get_by_role("button", name="b", exact=True).tap()
    expect(field).to_have_value("")
    keys.get_by_role("button", name="Écouter les touches").tap()
    keys.get_by_role("button", name="b", exact=True).tap()
    expect(field).to_have_value("b")
