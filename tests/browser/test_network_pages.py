"""Every page of the network, of the desks and of the state of the services: narrow and wide, in both languages.

Nothing that axe can find, and nothing that scrolls sideways.
"""

from collections.abc import Iterable

import pytest
from playwright.sync_api import Page

from tests.browser.test_desk import enter
from tests.browser.watch import assert_accessible

PUBLIC = (
    "/etat/",
    "/etat/bulletins/",
    "/open311/v2/",
    "/reclamations/",
    "/reclamations/ecrire/",
    "/reclamations/suite/",
    "/denoncer/",
    "/carte/",
    "/carte/methode/",
    "/carte/voyages/",
    "/carte/declare-et-mesure/",
)
NATIONAL = (
    "/agents/",
    "/agents/etat/",
    "/agents/etat/annoncer/incident/",
    "/agents/etat/annoncer/maintenance/",
    "/agents/reseau/",
    "/agents/reseau/couverture/",
    "/agents/reseau/alertes/",
    "/agents/reseau/contrats/",
    "/agents/reseau/contrats/noter/",
    "/agents/reseau/fournisseurs/",
    "/agents/incidents/",
    "/agents/incidents/clos/",
    "/agents/incidents/continuite/",
    "/agents/incidents/centres/",
    "/agents/incidents/centres/LOK/",
    "/agents/incidents/centres/LOK/nouveau/",
    "/agents/a-appeler/",
    "/agents/a-appeler/feuille/",
    "/agents/mes-centres/",
    "/agents/mes-centres/LOK/",
    "/agents/mes-centres/LOK/2026-10/visits/",
    "/agents/rapports/",
    "/agents/circulaires/",
    "/agents/instructions/",
)
OF_AN_AUTHORITY = (
    "/agents/annonces/",
    "/agents/annonces/ecrire/video/",
    "/agents/relations/",
    "/agents/relations/saisir/",
    "/agents/relations/noter/",
)


def walk(page: Page, addresses: Iterable[str]) -> None:
    """Each page is there and fits both widths in both languages; what does not fit is told for all of them.

    axe judges it narrow in French and wide in English: each width and each language once.
    """
    wide: list[str] = []
    for address in addresses:
        for prefix, widths in (("", (1280, 320)), ("/en", (320, 1280))):
            answer = page.goto(f"{prefix}{address}")
            assert answer is not None
            assert answer.status == 200, (prefix, address, answer.status)
            for width in widths:
                page.set_viewport_size({"width": width, "height": 800})
                if not fits(page):
                    wide.append(f"{prefix}{address} at {width}")
            assert_accessible(page)
    assert wide == []


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.parametrize(
    ("who", "addresses"), [("", PUBLIC), ("administrateur", NATIONAL), ("superviseur", OF_AN_AUTHORITY)]
)
def test_every_page_is_accessible_and_fits(page: Page, who: str, addresses: tuple[str, ...]) -> None:
    page.emulate_media(reduced_motion="reduce")
    if who:
        enter(page, who)
    walk(page, addresses)
