"""The panel of the demonstration: a year is told, a story followed, a process killed, time moved, a promise broken."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watch import Watch, assert_accessible, until_it_is_there
from tests.journeys.applicant import Applicant
from tests.journeys.node import only_the_service
from tests.journeys.people import Visitor
from tools.site import Site, running

pytestmark = pytest.mark.fault

PHONE = 320
REQUESTS = "14"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One of its own, with a small year, because it is put out of order and its clock does not go back."""
    with running(only_the_service(tmp_path_factory.mktemp("panel")), year=REQUESTS) as site:
        yield site


@pytest.fixture(autouse=True)
def told(page: Page) -> None:
    """Each test begins before the panel, once the year is there; the block of the year asks for itself."""
    page.set_viewport_size({"width": PHONE, "height": 640})
    page.goto("/demo/")
    expect(page.locator("#year")).to_contain_text("L’année inventée est là.", timeout=600_000)
    page.reload()


def sound(page: Page) -> None:
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def wait_for(page: Page, address: str, words: str) -> None:
    for _ in until_it_is_there(page, seconds=90):
        page.goto(address)
        if words in page.get_by_role("main").inner_text():
            return
    expect(page.get_by_role("main")).to_contain_text(words)


def process_of(site: Site, verb: str) -> int:
    return int(json.loads((site.var / "demonstration-processes.json").read_text())[verb])


def test_a_story_is_followed_from_the_panel(page: Page) -> None:
    sound(page)
    heading = page.get_by_role("heading", name="Une promesse non tenue")
    heading.locator("xpath=following-sibling::form").first.get_by_role("button").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("La date promise est passée et personne ne me dit pourquoi.")
    expect(main).to_contain_text("Notre bureau a fait traiter votre dossier avant tout autre.")
    sound(page)


@pytest.mark.parametrize(
    ("verb", "title"), [("worker", "L’ouvrier, qui fait les travaux dus"), ("hub", "Le serveur du site")]
)
def test_a_killed_process_comes_back(page: Page, site: Site, watch: Watch, verb: str, title: str) -> None:
    watch.expect("Failed to load resource|ERR_")
    before = process_of(site, verb)
    page.goto("/demo/pannes/")
    sound(page)
    form = page.get_by_role("heading", name=title).locator("xpath=following-sibling::form").first
    form.get_by_role("button", name="Tuer d’un coup").click()
    for _ in until_it_is_there(page):
        if process_of(site, verb) != before:
            break
    assert process_of(site, verb) != before
    visitor = Visitor(site.address, lambda: None)
    assert visitor.get("/readyz").status_code == 200


def test_time_breaks_a_promise_and_anyone_reads_so(page: Page, site: Site) -> None:
    overdue = "Encore ouvertes après la date promise"
    wait_for(page, "/transparence/", f"{overdue}\n0")
    sound(page)
    applicant = Applicant(Visitor(site.address, lambda: None), 1)
    applicant.file()
    applicant.pay()
    page.goto("/demo/")
    page.get_by_role("button", name="Avancer de 7 jours").click()
    expect(page.get_by_role("main")).to_contain_text("L’horloge est avancée de 7 jours.")
    wait_for(page, "/transparence/", f"{overdue}\nmoins de 10")
    sound(page)
    page.goto("/en/transparence/justice-casier-b3/")
    expect(page.get_by_role("main")).to_contain_text("Still open after the promised date")
    sound(page)
    page.goto("/transparence/")
    page.set_viewport_size({"width": 1080, "height": 1920})
    hidden = page.locator(".table-frame").evaluate_all("all => all.map(one => one.scrollWidth - one.clientWidth)")
    assert hidden
    assert not any(hidden)
