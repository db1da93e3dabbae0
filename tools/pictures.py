"""Takes the pictures of the documentation, on a real site: `make pictures`.

With `--all`, takes every page at three sizes and in both languages, into var/pictures, to be looked at.
"""

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from tools import chromium, site

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTATION = ROOT / "docs" / "pictures"
EVERYTHING = ROOT / "var" / "pictures"
SIZES = {"phone": (320, 640), "desktop": (1280, 900), "kiosk": (1080, 1920), "screen": (1920, 1080)}
PAGES = {
    "home": "/",
    "services": "/services/",
    "search": "/services/?q=cassier",
    "nothing": "/services/?q=zzzzzz",
    "sheet": "/services/justice-casier-b3/?commune=BJ-MO-LOK",
    "sheet-unknown": "/services/justice-certificat-nationalite/",
    "sheet-evisa": "/services/mae-evisa-30j-simple/",
    "procedure": "/demarche/justice-casier-b3/",
    "life-event": "/evenements/identity-papers/",
    "authorities": "/autorites/",
    "authority": "/autorites/mtfp/",
    "centres": "/centres/?commune=BJ-MO-LOK",
    "centre": "/centres/lokossa/",
    "data": "/donnees/",
    "api": "/api/v1/",
    "verifier": "/verifier/",
    "figures": "/transparence/",
    "figures-again": "/transparence/refaites-nos-calculs/",
    "log": "/journal/",
    "rules": "/journal/regles/",
    "denouncing": "/denoncer/",
    "map": "/carte/",
    "map-visits": "/carte/?couche=visites",
    "commune": "/carte/BJ-MO-LOK/",
    "trips": "/carte/voyages/",
    "availability": "/etat/",
    "help": "/aide/",
    "concerns": "/reclamations/",
    "appointments": "/reclamations/rendez-vous/",
    "open311": "/open311/v2/",
    "panel": "/demo/",
    "changes": "/changements/",
    "missing": "/cette-page-n-existe-pas/",
    "gallery": "/composants/",
}
# At the centre's own address.
CENTRE = {"kiosk": "/borne/moments/", "counter": "/guichet/", "display": "/ecran/"}
# For whoever watches over the whole country.
STAFF = {
    "dashboard": "/agents/tableau/",
    "calls": "/agents/a-appeler/",
    "incidents": "/agents/incidents/centres/",
    "continuity": "/agents/incidents/continuite/",
    "network": "/agents/reseau/",
    "reports": "/agents/rapports/",
    "circulars": "/agents/circulaires/",
    "instructions": "/agents/instructions/",
    "relations": "/agents/relations/",
    "relations-figures": "/agents/relations/statistiques/",
}
WATCHER = "Kokoè"  # as `guichet.foundation.identity.demonstration` names her
# Enough for figures to be read, little enough to wait for.
REQUESTS = "300"
YEAR_IS_THERE = "L’année inventée est là"
MAIN = (
    ("home", "fr", "desktop"),
    ("services", "fr", "desktop"),
    ("search", "fr", "phone"),
    ("sheet", "fr", "desktop"),
    ("sheet", "en", "phone"),
    ("procedure", "fr", "phone"),
    ("centres", "fr", "desktop"),
    ("centre", "fr", "phone"),
    ("verifier", "fr", "phone"),
    ("figures", "fr", "desktop"),
    ("map", "fr", "desktop"),
    ("map", "en", "phone"),
    ("commune", "fr", "desktop"),
    ("dashboard", "fr", "desktop"),
    ("incidents", "fr", "desktop"),
    ("reports", "fr", "desktop"),
    ("availability", "fr", "phone"),
    ("help", "fr", "phone"),
    ("kiosk", "fr", "kiosk"),
    ("counter", "fr", "desktop"),
    ("display", "fr", "screen"),
)


@dataclass(frozen=True, slots=True)
class Picture:
    page: str
    language: str
    size: str

    @property
    def name(self) -> str:
        return f"{self.page}-{self.language}-{self.size}.png"

    @property
    def address(self) -> str:
        return ("" if self.language == "fr" else "/en") + (PAGES | STAFF | CENTRE)[self.page]


def main(arguments: list[str]) -> None:
    everything = "--all" in arguments
    pictures = list(_all()) if everything else [Picture(*each) for each in MAIN]
    folder = EVERYTHING if everything else DOCUMENTATION
    folder.mkdir(parents=True, exist_ok=True)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with site.running(year=REQUESTS, with_centre=True) as running, sync_playwright() as playwright:
        _wait_for_the_year(running.address)
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=["--disable-gpu", *sandbox])
        for picture in pictures:
            origin = running.centre if picture.page in CENTRE else running.address
            _take(browser, origin, picture, folder / picture.name, whole=everything)
        browser.close()


def _wait_for_the_year(origin: str) -> None:
    while True:
        with urlopen(f"{origin}/demo/annee/") as answer:
            if YEAR_IS_THERE in answer.read().decode():
                return
        time.sleep(2)


def _all() -> Iterator[Picture]:
    for page in PAGES | STAFF | CENTRE:
        for language in ("fr", "en"):
            for size in SIZES:
                yield Picture(page, language, size)


def _enter_the_counter(page: Page, origin: str) -> None:
    page.goto(f"{origin}/guichet/")
    page.get_by_role("button", name="Entrer comme un point focal inventé").click()


def _enter_as_staff(page: Page, origin: str) -> None:
    page.goto(f"{origin}/demo/")
    page.get_by_role("button", name=WATCHER).click()


def _take(browser: Browser, origin: str, picture: Picture, target: Path, *, whole: bool) -> None:
    width, height = SIZES[picture.size]
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")  # nothing half faded
    if picture.page == "counter":
        _enter_the_counter(page, origin)
    if picture.page in STAFF:
        _enter_as_staff(page, origin)
    page.goto(f"{origin}{picture.address}")
    page.screenshot(path=target, full_page=whole)
    page.close()
    print(target.relative_to(ROOT))


if __name__ == "__main__":
    main(sys.argv[1:])
