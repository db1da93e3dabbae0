"""Papers at the kiosk: its camera, with and without one, and the visitor's own phone."""

import io
from collections.abc import Iterator

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.centres import Centre
from tests.browser.conftest import launched
from tests.browser.watch import assert_accessible
from tests.factories.uploads import a_photograph

FAKE_CAMERA = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")


def before(browser: Browser, centre: Centre) -> Page:
    """The question that takes a birth certificate."""
    page = browser.new_page(base_url=centre.address, locale="fr-BJ", viewport={"width": 1080, "height": 1920})
    page.goto("/borne/services/justice-casier-b3/")
    page.get_by_role("button", name="Commencer", exact=True).click()
    for answer in ("Béninoise", "Non"):
        page.get_by_label(answer, exact=True).check()
        page.get_by_role("button", name="Continuer", exact=True).click()
    page.goto("/borne/demande/question/acte_naissance/")
    return page


@pytest.fixture
def with_a_camera(browser: Browser) -> Iterator[Browser]:
    """One that shows moving pictures of its own."""
    other = launched(browser.browser_type, *FAKE_CAMERA)
    yield other
    other.close()


def test_a_refused_camera_says_so_and_the_other_ways_stay(browser: Browser, centre: Centre) -> None:
    page = before(browser, centre)
    page.get_by_role("button", name="Photographier ici", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("L’appareil photo de la borne ne répond pas")
    expect(page.get_by_role("button", name="Avec mon téléphone", exact=True)).to_be_visible()
    assert_accessible(page)
    page.close()


def test_the_camera_of_the_kiosk_takes_the_paper(with_a_camera: Browser, centre: Centre) -> None:
    page = before(with_a_camera, centre)
    page.get_by_role("button", name="Photographier ici", exact=True).click()
    page.get_by_role("button", name="Prendre la photo", exact=True).click()
    expect(page.get_by_text("photo.jpg").first).to_be_visible()
    page.close()


def test_the_phone_sends_the_paper_and_the_kiosk_sees_it(browser: Browser, centre: Centre) -> None:
    page = before(browser, centre)
    page.get_by_role("button", name="Avec mon téléphone", exact=True).click()
    drawn = Image.open(io.BytesIO(page.locator("svg.square").screenshot()))
    (square,) = zxingcpp.read_barcodes(drawn)
    assert square.text.startswith(f"{centre.address}/borne/t/")
    assert_accessible(page)
    phone = browser.new_page(locale="fr-BJ", viewport={"width": 320, "height": 640})
    phone.goto(square.text)
    assert_accessible(phone)
    photograph = {"name": "acte.jpg", "mimeType": "image/jpeg", "buffer": a_photograph()}
    phone.locator("input[type=file]").set_input_files(photograph)  # type: ignore[arg-type]
    phone.get_by_role("button", name="Envoyer à la borne", exact=True).click()
    expect(phone.get_by_role("status").first).to_contain_text("Regardez la borne")
    expect(page.get_by_text("1 fichier est arrivé.")).to_be_visible()
    phone.close()
    page.close()
