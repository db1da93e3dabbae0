"""The browser's own tests: what it must find is found, and a fair page passes."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watch import Watch, assert_accessible

PAGE = '<!doctype html><html lang="fr"><title>Essai</title><main><h1>Essai</h1>{body}</main></html>'

Show = Callable[[str], Page]


@pytest.fixture
def stranger() -> Watch:
    return Watch(origin="http://essai.localhost")


@pytest.fixture
def show(browser: Browser, stranger: Watch) -> Iterator[Show]:
    """Shows a page as if a site served it; its faults are for the test to judge."""
    page = browser.new_page()
    stranger.over(page)

    def show(body: str) -> Page:
        html = PAGE.format(body=body)
        page.route("**/essai", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        page.goto(f"{stranger.origin}/essai")
        return page

    yield show
    page.close()


def test_the_site_answers(page: Page, watch: Watch) -> None:
    watch.expect("404")
    answer = page.goto("/cette-page-n-existe-pas/")
    assert answer is not None
    assert answer.status == 404


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p>Bonjour</p>", None),
        ("<script>console.error('cassé')</script>", "console: cassé"),
        ("<script>throw new Error('cassé')</script>", "script: cassé"),
        ('<img src="https://example.org/a.png" alt="">', "request outside the site: https://example.org/a.png"),
    ],
)
def test_a_fault_behind_the_page_is_noted(show: Show, stranger: Watch, body: str, fault: str | None) -> None:
    stranger.expect("net::ERR_")
    show(body)
    assert [noted.split(" (")[0] for noted in stranger.faults] == ([fault] if fault else [])


def test_a_fault_that_the_story_expects_is_not_held_against_it(show: Show, stranger: Watch) -> None:
    stranger.expect("cassé")
    show("<script>console.error('cassé')</script>")
    assert stranger.faults == []


def test_a_field_without_a_label_is_not_accessible(show: Show) -> None:
    with pytest.raises(AssertionError, match="label"):
        assert_accessible(show('<input name="telephone">'))


def test_a_field_with_a_label_is_accessible(show: Show) -> None:
    assert_accessible(show('<label>Téléphone <input name="telephone"></label>'))
