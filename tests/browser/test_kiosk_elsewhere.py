"""A platform run elsewhere opens over the kiosk's page; the kiosk's bar stays, goes back, and ends the visit."""

import importlib.machinery
import importlib.util
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import ModuleType

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.browser.centres import Centre
from tests.browser.conftest import QUIET
from tests.browser.watch import until_it_is_there, wait_until
from tools import chromium

DEPLOY = Path(__file__).resolve().parents[2] / "deploy" / "kiosk"
SIZE: ViewportSize = {"width": 1024, "height": 600}
BACK, HEAR_BACK, END = (120, 558), (366, 558), (820, 558)  # where a finger finds them on that screen
SITE = b"<!doctype html><title>Platform</title><p>Another site.<p><input aria-label=Name>"


class Platform(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        # As strict as a site can be: none of it may stop the bar.
        self.send_header("Content-Security-Policy", "default-src 'none'")
        self.send_header("X-Frame-Options", "DENY")
        self.end_headers()
        self.wfile.write(SITE)

    def log_message(self, *_: object) -> None:
        """In silence."""


@pytest.fixture
def platform() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Platform) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://platform.localhost:{server.server_port}/"
        server.shutdown()


def the_launcher(folder: Path) -> ModuleType:
    """That of a kiosk whose policy lets this platform open."""
    loader = importlib.machinery.SourceFileLoader("launch", str(DEPLOY / "launch"))
    spec = importlib.util.spec_from_loader("launch", loader)
    assert spec is not None
    launch = importlib.util.module_from_spec(spec)
    loader.exec_module(launch)
    (folder / "policy.json").write_text('{"URLAllowlist": ["http://localhost:8001", "http://platform.localhost"]}')
    (folder / "bar").symlink_to(DEPLOY / "bar")
    vars(launch)["HERE"] = folder
    return launch


@pytest.fixture
def kiosk(browser: Browser, centre: Centre, tmp_path: Path) -> Iterator[BrowserContext]:
    """Chromium as the launcher starts it, with the bar."""
    bar = the_launcher(tmp_path).bar(centre.address, tmp_path / "laid-out")
    context = browser.browser_type.launch_persistent_context(
        str(tmp_path / "profile"),
        executable_path=chromium.ensure(),
        headless=True,
        ignore_default_args=["--disable-extensions"],
        args=[*QUIET, "--no-sandbox", "--headless=new", f"--load-extension={bar}"],
        base_url=centre.address,
        viewport=SIZE,
        user_agent="Chromium GuichetKiosk/1",
    )
    yield context
    context.close()


def opened(context: BrowserContext, platform: str) -> tuple[Page, Page]:
    """The kiosk's page, and the platform over it. The link of this centre is down: the sheet would not open it."""
    kiosk = context.pages[0]
    kiosk.goto("/borne/services/anip-non-divorce/")
    expect(kiosk.get_by_role("main")).to_contain_text("La liaison de ce centre est coupée")
    kiosk.evaluate(
        """() => {
        const form = document.querySelector("[data-end]");
        form.action = "/borne/passage/ailleurs/anip-non-divorce/";
        form.submit();
    }"""
    )
    link = kiosk.locator("[data-elsewhere]")
    link.wait_for()
    link.evaluate("(link, address) => { link.href = address }", platform)
    with context.expect_page() as over:
        link.click()
    over.value.wait_for_load_state()
    return kiosk, over.value


def seen(context: BrowserContext) -> str:
    """The address of the window in front."""
    worker = context.service_workers[0]
    return str(worker.evaluate("async () => (await chrome.tabs.query({ active: true }))[0].url"))


def wait_until_seen(context: BrowserContext, page: Page, address: str) -> None:
    for _ in until_it_is_there(page):
        if re.search(address, seen(context)):
            return
    raise AssertionError(seen(context))


def test_the_bar_goes_back_hears_gestures_and_ends_the_visit(kiosk: BrowserContext, platform: str) -> None:
    page, over = opened(kiosk, platform)
    assert over.url == platform
    assert over.evaluate("window.opener") is None
    wait_until_seen(kiosk, page, "platform.localhost")
    over.wait_for_function("getComputedStyle(document.documentElement).paddingBottom === '84px'")
    assert over.evaluate("document.documentElement.lastElementChild.shadowRoot") is None, "out of that site's reach"

    page.evaluate("addEventListener('guichet:gesture', () => { window.told = true }, true)")
    over.get_by_label("Name").click()
    wait_until(page, "window.told")

    with page.expect_response("**/borne/ecouter/") as said:
        over.mouse.click(*HEAR_BACK)
    assert "Revenir à la borne" in (said.value.request.post_data or "")

    over.mouse.click(*BACK)
    wait_until_seen(kiosk, page, "/passage/ailleurs/")
    over.evaluate("document.querySelector('input').value = 'kept'")
    page.locator("[data-elsewhere]").click()
    wait_until_seen(kiosk, page, "platform.localhost")
    assert over.evaluate("document.querySelector('input').value") == "kept", "left for a moment, found as it was"

    page.evaluate("document.querySelector('[data-idle]').dispatchEvent(new Event('guichet:warned'))")
    wait_until_seen(kiosk, page, "/passage/ailleurs/")
    page.evaluate("document.querySelector('[data-idle]').dispatchEvent(new Event('close'))")
    wait_until_seen(kiosk, page, "platform.localhost")

    over.mouse.click(*END)
    expect(page).to_have_url(re.compile("/passage/merci/$"))
