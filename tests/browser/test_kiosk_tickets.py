"""The square of a ticket before the kiosk's own camera."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.centres import Centre
from tests.browser.conftest import launched
from tests.browser.test_kiosk_papers import FAKE_CAMERA, before
from tests.browser.test_verifier_ways import frame
from tests.browser.watch import assert_accessible

RESUME = "/borne/ticket/reprendre/"
BUTTON = "Montrer le carré à la caméra"


def left_with_a_ticket(browser: Browser, centre: Centre) -> str:
    """What the square says: the reference and the secret are in the page too, for the printed one."""
    page = before(browser, centre)
    page.get_by_role("button", name="Finir plus tard, avec un ticket", exact=True).click()
    reference, secret = (page.locator(f"input[name={name}]").get_attribute("value") for name in ("reference", "secret"))
    page.close()
    return f"{centre.address}/demarche/reprendre/#{reference}.{secret}"


def before_a_camera(browser: Browser, centre: Centre, film: Path, text: str) -> tuple[Browser, Page]:
    """A kiosk whose camera sees that code."""
    film.write_bytes(frame(text))
    other = launched(browser.browser_type, *FAKE_CAMERA, f"--use-file-for-fake-video-capture={film}")
    page = other.new_page(base_url=centre.address, locale="fr-BJ", viewport={"width": 1080, "height": 1920})
    page.goto(RESUME)
    page.get_by_role("button", name=BUTTON, exact=True).click()
    return other, page


def test_the_camera_reads_the_square_and_the_request_goes_on(browser: Browser, centre: Centre, tmp_path: Path) -> None:
    square = left_with_a_ticket(browser, centre)
    other, page = before_a_camera(browser, centre, tmp_path / "film.mjpeg", square)
    expect(page).to_have_url(f"{centre.address}/borne/demande/question/nom/")
    other.close()


def test_another_square_is_said_to_be_another_and_the_camera_opens_again(
    browser: Browser, centre: Centre, tmp_path: Path
) -> None:
    other, page = before_a_camera(browser, centre, tmp_path / "film.mjpeg", "https://example.org/")
    expect(page.get_by_role("alert")).to_contain_text("n’est pas celui d’un ticket")
    expect(page.get_by_role("button", name=BUTTON, exact=True)).to_be_visible()
    assert_accessible(page)
    other.close()


def test_a_camera_that_is_unplugged_says_so_and_the_other_ways_stay(browser: Browser, centre: Centre) -> None:
    page = browser.new_page(base_url=centre.address, locale="fr-BJ", viewport={"width": 1080, "height": 1920})
    page.goto(RESUME)
    page.get_by_role("button", name=BUTTON, exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("La caméra de la borne ne répond pas")
    expect(page.get_by_role("textbox", name=re.compile("^Référence de la demande"))).to_be_visible()
    assert_accessible(page)
    page.close()
