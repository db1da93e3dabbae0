"""The network is run: an outage at Lokossa is seen, taken in hand and closed; the month goes up to the summary.

Everybody is there: who watches over the department, who works at the centre, who answers at the ministry, who comes.
Two real nodes; the link between them is really cut. What happened shows on the map.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from babel.dates import get_month_names
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from guichet.foundation.demonstration.clock import next_morning
from guichet.foundation.places.calendar import BENIN
from tests.browser.test_whole_centre import turn_link
from tests.browser.test_whole_way import wait_for
from tests.browser.watch import Watch, assert_accessible, until_it_is_there
from tools.site import Site, running

pytestmark = pytest.mark.fault

# As `guichet.foundation.identity.demonstration` names them.
HEAD, FOCAL_POINT, OFFICER, MINISTRY = "Nonvignon", "Oladélé", "Ronkè", "Kokoè"
KIOSK: ViewportSize = {"width": 1080, "height": 1920}
TROUBLE = "On m’a renvoyée trois fois sans me dire pourquoi."
ANSWER = "Vous avez raison. Le bureau vous recevra lundi, et s’excuse."
MONTHS = get_month_names("wide", locale="fr")
CODE = re.compile("^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """One of its own: its clock does not go back."""
    with running(with_centre=True) as site:
        yield site


class Somebody:
    """An invented person before a screen of their own."""

    def __init__(self, browser: Browser, address: str, viewport: ViewportSize | None = None) -> None:
        self.context: BrowserContext = browser.new_context(base_url=address, locale="fr-BJ", viewport=viewport)
        self.page: Page = self.context.new_page()
        self.watch = Watch(origin=address)
        self.watch.over(self.page)

    def enter(self, forename: str) -> Page:
        self.page.goto("/demo/")
        self.page.get_by_role("button", name=re.compile(f"comme {forename} ")).click()
        expect(self.page.get_by_role("heading", name="Mon poste")).to_be_visible()
        return self.page

    def leave(self) -> None:
        self.context.close()
        assert self.watch.faults == []


def press(page: Page, name: str) -> None:
    """Each page on the way is judged."""
    assert_accessible(page)
    page.get_by_role("button", name=name, exact=True).click()


def read(page: Page, words: str) -> None:
    expect(page.get_by_role("main")).to_contain_text(words)
    assert_accessible(page)


def somebody_is_welcomed(browser: Browser, site: Site) -> None:
    counter = Somebody(browser, site.centre)
    page = counter.page
    page.goto("/guichet/")
    page.get_by_role("button", name="Entrer comme un point focal inventé").click()
    page.get_by_role("link", name="Une femme").click()
    page.get_by_role("button", name="Faire une demande").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ticket A")
    counter.leave()


def somebody_complains_at_the_kiosk(browser: Browser, site: Site) -> str:
    """The code that the answer comes to."""
    kiosk = Somebody(browser, site.centre, KIOSK)
    page = kiosk.page
    page.goto("/borne/")
    press(page, "Écrire à l’administration")
    page.get_by_role("radio", name="plainte").check()
    page.get_by_role("combobox", name="De quoi s’agit-il ?").select_option(label="Autre chose")
    page.get_by_role("textbox", name="Votre message").fill(TROUBLE)
    press(page, "Envoyer mon message")
    expect(page.get_by_role("heading", level=1)).to_have_text("C’est sous pli")
    assert_accessible(page)
    code = page.locator(".receipt__reference").inner_text()
    assert CODE.match(code)
    kiosk.leave()
    return code


def the_month_goes_by(page: Page) -> date:
    """The first day of the month that began."""
    begun = datetime.now(BENIN).date().replace(day=1)
    page.goto("/demo/")
    for weeks in range(1, 6):
        page.get_by_role("button", name="Avancer de 7 jours").click()
        expect(page.get_by_role("main")).to_contain_text(f"L’horloge est avancée de {7 * weeks} jours.")
    page.get_by_role("button", name=re.compile("^Aller au prochain matin ouvré")).click()
    return begun


def an_outage_is_seen_and_closed(head: Page) -> date:
    """The first day of the month in which it was seen: the clock passed two months while nobody looked."""
    head.goto("/agents/incidents/")
    wait_for(head, "Le centre ne répond plus pendant ses heures d’ouverture.")
    assert_accessible(head)
    head.goto("/agents/a-appeler/")
    read(head, "CCSP Lokossa")
    head.goto("/agents/incidents/")
    head.get_by_role("link", name=re.compile("^Incident LOK-")).first.click()
    incident = head.url
    seen = month_of(head.locator(".summary__row", has_text="Ouvert le").inner_text())
    press(head, "Je m’en charge")
    read(head, HEAD)
    turn_link(head, "Rétablir la liaison")
    head.goto(f"{incident}clore/")
    head.get_by_label("Ce qui a été fait").fill("L’antenne a été réorientée.")
    press(head, "Clore")
    head.goto("/agents/incidents/")
    wait_for(head, "Aucun incident en cours.")
    head.goto("/agents/incidents/clos/")
    read(head, "Le centre ne répond plus pendant ses heures d’ouverture.")
    return seen


def the_report_goes_up(browser: Browser, site: Site, head: Page, month: str) -> None:
    report = f"/agents/rapports/LOK/{month}/"
    focal_point = Somebody(browser, site.address)
    page = focal_point.enter(FOCAL_POINT)
    page.goto(f"{report}ecrire/")
    page.get_by_label("Les difficultés du mois").fill("La liaison est tombée une fois.")
    press(page, "Garder")
    press(page, "Transmettre au département")
    read(page, "La liaison est tombée une fois.")
    focal_point.leave()
    head.goto(f"{report}commenter/")
    head.get_by_label("Ce que le département en dit").fill("Une antenne de rechange est demandée.")
    press(head, "Transmettre au ministère")
    read(head, "Une antenne de rechange est demandée.")


def the_complaint_is_answered(browser: Browser, site: Site, code: str) -> None:
    officer = Somebody(browser, site.address)
    page = officer.enter(OFFICER)
    page.goto("/agents/relations/")
    press(page, "Prendre le suivant")
    read(page, TROUBLE)
    page.get_by_label("Votre réponse").fill(ANSWER)
    press(page, "Répondre")
    officer.leave()
    citizen = Somebody(browser, site.address, {"width": 320, "height": 640})
    page = citizen.page
    page.goto("/reclamations/suite/")
    page.get_by_label("Code de retour").fill(code)
    press(page, "Continuer")
    read(page, ANSWER)
    page.get_by_label("Votre note pour le délai, de 0 à 10").fill("4")
    page.get_by_label("Votre note pour la réponse, de 0 à 10").fill("9")
    press(page, "Envoyer")
    read(page, "4 sur 10 pour le délai, 9 sur 10 pour la réponse")
    citizen.leave()


def month_of(words: str) -> date:
    """Of a date in French words, the first day of its month."""
    found = re.search(rf"({'|'.join(MONTHS.values())}) ([0-9]{{4}})", words)
    assert found is not None, words
    return date(int(found[2]), next(number for number, name in MONTHS.items() if name == found[1]), 1)


def all_of_it_shows_on_the_map(page: Page, month: date, outage: date) -> None:
    """Counted within the hour of acts: the visit and the complaint in their month, the outage in those it crossed."""
    page.goto("/demo/")
    later = page.get_by_role("button", name=re.compile("^Aller au prochain matin ouvré")).inner_text()
    page.get_by_role("button", name=later).click()
    page.goto("/carte/")
    assert_accessible(page)
    page.get_by_role("link", name=re.compile("^Lokossa")).first.click()
    shown = row(page, f"/carte/BJ-MO-LOK/?periode={month:%Y-%m}", "Visites")
    assert "trop peu pour le dire" in shown
    closed = next_morning(datetime.now(BENIN) + timedelta(days=35))
    for what, when in (("Incidents ouverts", outage), ("Incidents clos", closed)):
        row(page, f"/carte/BJ-MO-LOK/?periode={when:%Y-%m}", rf"{what}\s+1$")
    page.goto(f"/agents/tableau/?periode={month:%Y-%m}")
    read(page, "Plaintes recueillies")
    page.get_by_role("row").filter(has_text="Plaintes recueillies").get_by_role("link", name="1").first.click()
    read(page, "Lokossa")


def row(page: Page, address: str, what: str) -> str:
    """What the row says, once it is counted: a month may be there before its last hour is."""
    page.goto(address)
    found = page.get_by_role("row", name=re.compile(rf"^\s*{what}")).first
    for _ in until_it_is_there(page):
        if found.is_visible():
            return found.inner_text().strip()
        page.reload()
    raise AssertionError(page.get_by_role("main").inner_text())


def test_an_outage_a_report_and_a_complaint_all_show_on_the_map(browser: Browser, site: Site) -> None:
    somebody_is_welcomed(browser, site)
    code = somebody_complains_at_the_kiosk(browser, site)
    department = Somebody(browser, site.address)
    head = department.enter(HEAD)
    today = datetime.now(BENIN).date()
    head.goto(f"/agents/rapports/LOK/{today:%Y-%m}/")
    wait_for(head, "Visites de femmes")
    turn_link(head, "Couper la liaison")
    month = the_month_goes_by(head)
    outage = an_outage_is_seen_and_closed(head)
    the_report_goes_up(browser, site, head, f"{month:%Y-%m}")
    department.leave()
    the_complaint_is_answered(browser, site, code)

    ministry = Somebody(browser, site.address)
    page = ministry.enter(MINISTRY)
    page.goto(f"/agents/rapports/synthese/{month:%Y-%m}/")
    read(page, "1 sur 1")
    all_of_it_shows_on_the_map(page, month, outage)
    ministry.leave()
