"""A real Chromium before a real site: what the tests of tests/browser drive."""

import os
import re
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect, sync_playwright

from tests.browser.centres import Centre, a_centre
from tests.browser.watch import Watch
from tools import chromium
from tools.site import Site, running

HERE = Path(__file__).parent
PICTURES = HERE.parents[1] / "var" / "browser"
# Chromium asks its maker for this and that at every start, and a closed network answers each with a fault.
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1",
)
# What is expected comes when it comes: a loaded machine takes longer, and a fault is found all the same.
expect.set_options(timeout=30_000)
failed = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that need the same site come together: a worker starts what its own need, and takes long to do so."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    """Those with a site of their own first, for they are the longest; those of the site that most need, last."""
    names = getattr(item, "fixturenames", ())
    if "site_with_centre" in names:
        return 1
    if "centre" in names:
        return 2
    has_its_own = isinstance(item, pytest.Function) and hasattr(item.module, "site")
    return 0 if has_its_own or HERE not in item.path.parents else 3


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[failed] = item.stash.get(failed, False) or report.failed
    return report


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The demonstration, one for each worker."""
    with running() as site:
        yield site


@pytest.fixture(scope="session")
def site_with_centre() -> Iterator[Site]:
    """The demonstration and its centre, one for each worker, for whoever leaves no request behind and no link cut.

    Nobody moves its clock.
    """
    with running(with_centre=True) as site:
        yield site


@pytest.fixture(scope="session")
def centre() -> Iterator[Centre]:
    """A centre's node, alone, one for each worker."""
    with a_centre() as centre:
        yield centre


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launched(playwright.chromium)
        yield browser
        browser.close()


def launched(kind: BrowserType, *options: str) -> Browser:
    """Debian's Chromium, with nothing of its own to say to its maker."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return kind.launch(executable_path=chromium.quickest(), args=[*QUIET, *sandbox, *options])


@pytest.fixture
def watch(site: Site) -> Watch:
    """What the page must not do; a test that wants a fault says so with `watch.expect`."""
    return Watch(origin=site.address)


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, site: Site, watch: Watch) -> Iterator[Page]:
    """A new person's page, in French and in Benin's time; the test fails for what the page did wrong unseen."""
    context = browser.new_context(base_url=site.address, locale="fr-BJ", timezone_id="Africa/Porto-Novo")
    page = context.new_page()
    watch.over(page)
    yield page
    if request.node.stash.get(failed, False):
        name = re.sub(r"\W+", "-", request.node.name)
        page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
    context.close()
    assert watch.faults == []
