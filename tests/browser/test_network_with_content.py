"""The pages of the network once something happened: an open incident and a closed one, a circular, a report, a visit.

Each person walks through what their post opens; nothing that axe can find, nothing that scrolls sideways.
"""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page

from guichet.foundation.places.calendar import BENIN
from tests.browser.test_network_is_run import (
    FOCAL_POINT,
    HEAD,
    KIOSK,
    MINISTRY,
    OFFICER,
    Somebody,
    somebody_complains_at_the_kiosk,
    somebody_is_welcomed,
)
from tests.browser.test_network_pages import fits, walk
from tests.browser.watch import assert_accessible
from tools.site import Site

pytestmark = pytest.mark.fault

# As `guichet.foundation.identity.demonstration` names them.
MAYOR, PREFECT = "Pémba", "Tohounlo"
TODAY = datetime.now(BENIN).date()
MONTH = f"{TODAY:%Y-%m}"
LONG = "Le rouleau de l’imprimante se coince une fois sur dix, et la personne doit recommencer depuis le début."


@pytest.fixture(scope="module")
def site(browser: Browser, site_with_centre: Site) -> Site:
    """With what happened there."""
    site = site_with_centre
    somebody_is_welcomed(browser, site)
    somebody_complains_at_the_kiosk(browser, site)
    ministry = Somebody(browser, site.address)
    page = ministry.enter(MINISTRY)
    open_an_incident(page, "Courant ou batterie", "Le courant est coupé depuis ce matin.")
    close(page, open_an_incident(page, "Imprimante", LONG))
    announce(page)
    ministry.leave()
    return site


def open_an_incident(page: Page, what: str, told: str) -> str:
    page.goto("/agents/incidents/centres/LOK/nouveau/")
    page.get_by_role("radio", name=what).check()
    page.get_by_role("radio", name="mineur").check()
    page.get_by_label("Ce qui ne va pas").fill(told)
    page.get_by_role("button", name="Ouvrir l’incident").click()
    return page.url


def close(page: Page, incident: str) -> None:
    page.goto(f"{incident}clore/")
    page.get_by_label("Ce qui a été fait").fill("Le rouleau a été changé.")
    page.get_by_role("button", name="Clore").click()


def announce(page: Page) -> None:
    page.goto("/agents/etat/annoncer/incident/")
    page.get_by_role("checkbox", name="SMS").check()
    page.get_by_role("radio", name="perturbé").check()
    page.get_by_label("Titre", exact=True).fill("Les SMS partent en retard")
    page.get_by_label("Titre en anglais").fill("SMS leave late")
    page.get_by_label("Ce qui est à dire").fill("Un opérateur ne répond pas. Rien n’est perdu.")
    page.get_by_label("La même chose en anglais").fill("An operator does not answer. Nothing is lost.")
    page.get_by_role("button", name="Publier").click()


def first_below(page: Page, address: str, under: str = "") -> str:
    """Where the first link of a page leads that goes to one thing, by its reference."""
    page.goto(address)
    for link in page.get_by_role("main").get_by_role("link").all():
        href = link.get_attribute("href") or ""
        if re.match(rf"{under or address}([0-9a-f]{{32}}|LOK-[0-9A-Z-]+)/$", href):
            return href
    raise AssertionError(page.get_by_role("main").inner_text())


def ministry_sees(page: Page) -> Iterator[str]:
    yield "/agents/tableau/"
    yield from (f"/agents/tableau/portes/{door}/" for door in ("open", "late", "shut", "closed"))
    yield "/agents/tableau/incidents-en-retard/"
    yield f"/agents/tableau/chiffres/visites/?periode={MONTH}"
    yield f"/agents/tableau/chiffres/continuite/?periode={MONTH}"
    yield f"/agents/tableau/communes/BJ-MO-LOK/visites/?periode={MONTH}"
    yield f"/agents/tableau/communes/BJ-MO-LOK/{TODAY}/"
    yield first_below(page, "/agents/incidents/")
    yield first_below(page, "/agents/incidents/clos/", "/agents/incidents/")
    yield f"/agents/incidents/centres/LOK/{TODAY}/"
    yield "/agents/incidents/centres/LOK/ordres/"
    yield "/agents/relations/statistiques/"
    yield "/agents/noeuds/"
    yield "/agents/noeuds/LOK/"
    yield "/agents/reseau/LOK/"
    circular = first_below(page, "/agents/circulaires/")
    yield from (circular, f"{circular}lectures/", "/agents/circulaires/signer/")
    yield from (first_below(page, "/agents/instructions/"), "/agents/instructions/donner/")
    yield first_below(page, "/agents/etat/")
    report = f"/agents/rapports/synthese/{MONTH}/"
    yield from (
        report,
        f"{report}BJ-MO/",
        f"/agents/rapports/LOK/{MONTH}/",
        f"/agents/rapports/LOK/{MONTH}/lignes/visits/",
    )


def head_sees(page: Page) -> Iterator[str]:
    yield "/agents/"
    duty = first_below(page, "/agents/instructions/", "/agents/instructions/a-faire/")
    yield from (duty, f"{duty}delai/", f"{duty}transmettre/")


def focal_point_sees(page: Page) -> Iterator[str]:
    yield from ("/agents/", "/agents/cartes/", f"/agents/rapports/LOK/{MONTH}/ecrire/")
    yield first_below(page, "/agents/circulaires/")


def observer_sees(_page: Page) -> Iterator[str]:
    yield from ("/agents/", "/agents/mes-centres/", "/agents/mes-centres/LOK/", "/agents/tableau/")


def officer_sees(_page: Page) -> Iterator[str]:
    yield from ("/agents/", "/agents/relations/", "/agents/savoir/", "/agents/savoir/proposer/")


SEEN = {
    MINISTRY: ministry_sees,
    HEAD: head_sees,
    FOCAL_POINT: focal_point_sees,
    MAYOR: observer_sees,
    PREFECT: observer_sees,
    OFFICER: officer_sees,
}


@pytest.mark.parametrize("who", SEEN)
def test_what_a_post_opens_fits_and_is_accessible(browser: Browser, site: Site, who: str) -> None:
    person = Somebody(browser, site.address)
    page = person.enter(who)
    walk(page, tuple(SEEN[who](page)))
    person.leave()


def test_what_the_counter_opens_fits_and_is_accessible(browser: Browser, site: Site) -> None:
    counter = Somebody(browser, site.centre)
    page = counter.page
    page.goto("/guichet/")
    page.get_by_role("button", name="Entrer comme un point focal inventé").click()
    pages = ("", "marche/", "registre/", "rapport/", "circulaires/", "instructions/", "liaison/", "enregistrements/")
    walk(page, (*(f"/guichet/{each}" for each in pages), first_below(page, "/guichet/circulaires/")))
    counter.leave()


def test_what_anybody_opens_fits_and_is_accessible(browser: Browser, site: Site) -> None:
    somebody = Somebody(browser, site.address)
    page = somebody.page
    page.goto("/aide/")
    answer = page.get_by_role("main").locator("a[href^='/aide/']").first.get_attribute("href") or ""
    appointments = "/reclamations/rendez-vous/"
    walk(page, ("/aide/", answer, appointments, f"{appointments}suite/", "/etat/", "/carte/BJ-MO-LOK/"))
    somebody.leave()


def test_the_kiosk_is_written_at_standing(browser: Browser, site: Site) -> None:
    kiosk = Somebody(browser, site.centre, KIOSK)
    page = kiosk.page
    page.goto("/borne/")
    page.get_by_role("button", name="Écrire à l’administration", exact=True).click()
    assert_accessible(page)
    assert fits(page)
    kiosk.watch.expect("422")
    page.get_by_role("button", name="Envoyer mon message", exact=True).click()  # what is missing is said
    assert_accessible(page)
    assert fits(page)
    kiosk.leave()
