"""Anyone checks a document with a phone, with the network off once the page was seen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser import documents
from tests.browser.watch import Watch, assert_accessible, wait_until
from tests.commons.documents import samples
from tools.site import Site

Publish = Callable[..., None]
FORGET = "async () => (await caches.open('guichet-lists')).delete('/documents/keys.json')"
IS_KEPT = "async () => Boolean(await (await caches.open('guichet-lists')).match('/documents/keys.json'))"


@pytest.fixture
def publish(page: Page, site: Site) -> Publish:
    """Serves a list of revocations of the year of our document, signed by the site's own keeper."""

    def serve(*, revoked: tuple[int, ...] = ()) -> None:
        signed = documents.revocations(site, revoked=revoked)

        def answer(route: Route) -> None:
            route.fulfill(body=signed, content_type="application/cose")

        page.context.route("**/documents/status/2026", answer)

    return serve


def answer_of(page: Page, word: str) -> Locator:
    return page.get_by_role("region", name=word, exact=True)


def flipped(address: str) -> str:
    """The same address with one digit changed, far from both ends."""
    place = len(address) - 40
    return f"{address[:place]}{(int(address[place]) + 1) % 10}{address[place + 1 :]}"


def test_a_code_is_checked_as_soon_as_its_address_is_opened(page: Page, site: Site, publish: Publish) -> None:
    publish()
    page.goto(documents.address_of(site))
    answer = answer_of(page, "Authentique")
    for value in ("AGBANGLA", "Ɖɔ̀sí Kɔ̀jó", "14 mai 1990", "Cotonou", samples.some_claims().reference):
        expect(answer).to_contain_text(value)
    expect(answer).to_contain_text("SPÉCIMEN")
    expect(answer).to_contain_text("non révoqué au")
    expect(answer).to_contain_text("Ce code ne prouve pas le reste de la page")
    assert_accessible(page)


def test_a_code_is_checked_with_the_network_off(page: Page, site: Site, watch: Watch, publish: Publish) -> None:
    publish()
    page.goto(documents.address_of(site))
    expect(page.locator("[data-verifier][data-ready]")).to_be_attached()
    expect(answer_of(page, "Authentique")).to_be_visible()

    watch.expect("ERR_INTERNET_DISCONNECTED")
    page.context.set_offline(True)
    page.goto("about:blank")
    page.goto(documents.address_of(site))
    expect(answer_of(page, "Authentique")).to_contain_text("non révoqué au")

    page.goto("about:blank")
    page.goto(flipped(documents.address_of(site)))
    expect(answer_of(page, "Faux : le contenu a été changé")).to_be_visible()
    expect(page.get_by_text("AGBANGLA")).to_have_count(0)


def test_the_lists_are_renewed_when_the_page_is_opened_and_when_the_network_comes_back(page: Page, site: Site) -> None:
    address = f"{site.address}/verifier/"
    ready = page.locator("[data-verifier][data-ready]")
    page.goto(address)
    for renewing in (lambda: page.goto(address), lambda: page.evaluate("dispatchEvent(new Event('online'))")):
        expect(ready).to_be_attached()  # until then the page does not hear the network come back
        page.evaluate(FORGET)
        renewing()
        wait_until(page, IS_KEPT)


def test_the_verdict_is_in_sight_on_a_small_phone(page: Page, site: Site, publish: Publish) -> None:
    publish()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(documents.address_of(site))
    expect(page.get_by_role("heading", name="Authentique", exact=True)).to_be_in_viewport(ratio=1)


def test_a_revoked_document_is_refused(page: Page, site: Site, publish: Publish) -> None:
    publish(revoked=(samples.some_claims().status.index,))
    page.goto(documents.address_of(site))
    expect(answer_of(page, "Révoqué : à refuser")).to_contain_text("révoqué, selon la liste du")
