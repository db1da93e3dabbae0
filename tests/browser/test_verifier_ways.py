"""The other ways to a code: a camera, a picture, typed digits. All stay on the device."""

import io
import os
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser import documents
from tests.browser.conftest import QUIET
from tests.browser.test_verifier import answer_of
from tests.browser.watch import Watch
from tools import chromium
from tools.site import Site

UNCHECKED = "Authentique, mais révocation non vérifiée"


def frame(text: str) -> bytes:
    """What a camera sees: the code on a table, slightly turned."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    drawn = Image.fromarray(code.to_image(scale=7, add_quiet_zones=True)).convert("RGB")
    table = Image.new("RGB", (1280, 720), "#b8a58c")
    table.paste(drawn, (400, 60))
    content = io.BytesIO()
    table.rotate(4, fillcolor="#b8a58c").save(content, "JPEG", quality=92)
    return content.getvalue()


@pytest.fixture(autouse=True)
def _without_a_list(watch: Watch) -> None:
    watch.expect("documents/status")


def test_a_picture_of_the_code_is_read_on_the_device(page: Page, site: Site) -> None:
    address = f"{site.address}{documents.address_of(site)}"
    page.goto("/verifier/")
    page.get_by_label("Photo du code, ou document PDF").set_input_files(
        {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": frame(address)}
    )
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.get_by_role("button", name="Vérifier ce fichier").click()
    expect(answer_of(page, UNCHECKED)).to_contain_text("AGBANGLA")
    assert "POST" not in sent


def test_a_picture_without_a_code_is_told_and_the_page_stays(page: Page) -> None:
    empty = io.BytesIO()
    Image.new("RGB", (300, 300), "white").save(empty, "PNG")
    page.goto("/verifier/")
    page.get_by_label("Photo du code, ou document PDF").set_input_files(
        {"name": "photo.png", "mimeType": "image/png", "buffer": empty.getvalue()}
    )
    page.get_by_role("button", name="Vérifier ce fichier").click()
    expect(page.get_by_role("status")).to_contain_text("Aucun code dans cette image")


def test_typed_digits_are_judged_on_the_device(page: Page, site: Site) -> None:
    page.goto("/verifier/")
    page.get_by_label("Référence du document").fill(documents.address_of(site).partition("#")[2])
    page.get_by_role("button", name="Vérifier cette référence").click()
    expect(answer_of(page, UNCHECKED)).to_contain_text("AGBANGLA")


def test_a_reference_typed_with_the_network_off_is_not_sent_and_is_kept(page: Page) -> None:
    page.goto("/verifier/")
    expect(page.locator("[data-verifier][data-ready]")).to_be_attached()
    page.context.set_offline(True)
    page.get_by_label("Référence du document").fill("DOC-7F3K-92QX-M")
    page.get_by_role("button", name="Vérifier cette référence").click()
    expect(page.get_by_role("status")).to_contain_text("Il faut le réseau pour cela")
    expect(page.get_by_label("Référence du document")).to_have_value("DOC-7F3K-92QX-M")


def test_a_device_without_a_camera_is_told_what_else_to_do(page: Page) -> None:
    page.goto("/verifier/")
    page.get_by_role("button", name="Ouvrir la caméra").click()
    expect(page.get_by_role("status")).to_contain_text("La caméra ne s’ouvre pas")
    expect(page.get_by_role("button", name="Ouvrir la caméra")).to_be_visible()


def test_a_camera_that_sees_the_code_is_enough(page: Page, site: Site, tmp_path: Path) -> None:
    film = tmp_path / "film.mjpeg"
    film.write_bytes(frame(f"{site.address}{documents.address_of(site)}"))
    options = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    launched = page.context.browser
    assert launched is not None
    browser = launched.browser_type.launch(
        executable_path=chromium.ensure(),
        args=[*QUIET, *options, f"--use-file-for-fake-video-capture={film}", *sandbox],
    )
    other = browser.new_page(base_url=site.address, locale="fr-BJ")
    other.goto("/verifier/")
    other.get_by_role("button", name="Ouvrir la caméra").click()
    expect(answer_of(other, UNCHECKED)).to_contain_text("AGBANGLA")
    expect(other.get_by_role("button", name="Fermer la caméra")).to_be_hidden()
    browser.close()
