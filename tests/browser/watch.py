"""Faults that a page commits without a word to its reader."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from _pytest.mark import ParameterSet
from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Error, Page, Request

# Every success criterion of WCAG 2.0 to 2.2, levels A and AA; the advice that is no criterion is left out.
CRITERIA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
# What Chromium says of a page that went away meanwhile: the page, or the document that it was.
LEFT = ("navigation", "reading 'documentElement'")
LOCAL_SCHEMES = ("data:", "blob:", "about:")


@dataclass
class Watch:
    """Notes errors on the console, and requests that leave `origin`."""

    origin: str
    faults: list[str] = field(default_factory=list)
    _expected: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        page.on("console", self._on_console)
        page.on("pageerror", self._on_error)
        page.on("request", self._on_request)

    def expect(self, pattern: str) -> None:
        """From now on a fault that holds `pattern` is part of the story: an error page, a refused form."""
        self._expected.append(pattern)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._note(f"console: {message.text} ({message.location['url']})")

    def _on_error(self, error: Error) -> None:
        self._note(f"script: {error}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.origin}/", *LOCAL_SCHEMES)):
            self._note(f"request outside the site: {request.url}")

    def _note(self, fault: str) -> None:
        if not any(re.search(pattern, fault) for pattern in self._expected):
            self.faults.append(fault)


def in_the_long_runs(address: str) -> ParameterSet:
    """English stands in the templates of French: a page that fits in French is looked at in English less often."""
    return pytest.param(address, marks=pytest.mark.fault)


def until_it_is_there(page: Page, *, seconds: float = 60) -> Iterator[None]:
    """Loop over it to look again: what a worker or a node does meanwhile comes when it comes, mostly at once."""
    deadline = time.monotonic() + seconds
    yield
    while time.monotonic() < deadline:
        page.wait_for_timeout(200)
        yield


def wait_until(page: Page, expression: str) -> None:
    """Until a script says so; a minute at most. Playwright's own evaluates in the page, which our policy bars."""
    for _ in until_it_is_there(page):
        if page.evaluate(expression):
            return
    raise AssertionError(expression)


def assert_accessible(page: Page) -> None:
    """No violation that axe-core can find; those found are told with their rule, their places and their remedy.

    A page that is left while it is judged (a script answers, the next one loads) does not count: the next one does.
    """
    try:
        results = _judged(page)
    except Error as error:
        if not any(sign in error.message for sign in LEFT):
            raise
        page.wait_for_load_state()
        results = _judged(page)
    assert results.violations_count == 0, results.generate_report()


def _judged(page: Page) -> AxeResults:
    return Axe().run(page, options={"runOnly": {"type": "tag", "values": CRITERIA}, "resultTypes": ["violations"]})
