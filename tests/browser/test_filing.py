"""A criminal record, from home to receipt: narrow, by keyboard alone, left on one device and finished on another."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Locator, Page, ViewportSize, expect

from tests.browser.watch import Watch, assert_accessible
from tests.factories.keepers import AKeeper
from tests.factories.uploads import a_photograph
from tools.site import Site

PHONE: ViewportSize = {"width": 320, "height": 640}
MOST_TABS = 60


@pytest.fixture(scope="session", autouse=True)
def keeper(site: Site) -> Iterator[None]:
    """Beside the site when it started none of its own: the key to seal requests to is its business."""
    own = AKeeper(Path(site.var))
    if own.greets():
        yield
        return
    own.start()
    yield
    own.stop()


def reach(page: Page, target: Locator) -> None:
    """Tab until it is there, as a person without a mouse does."""
    for _ in range(MOST_TABS):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} is not reached by keyboard")


def press(page: Page, name: str, *, role: str = "button") -> None:
    found = page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
    reach(page, found)
    page.keyboard.press("Enter")


def write(page: Page, label: str, words: str) -> None:
    reach(page, page.get_by_label(label, exact=True))
    page.keyboard.type(words)


def tick(page: Page, label: str) -> None:
    """Radios are one stop: the first is reached, then arrows lead to the others."""
    wanted = page.get_by_label(label, exact=True)
    group = page.locator(f"input[name='{wanted.get_attribute('name')}']")
    reach(page, group.first)
    page.keyboard.press("Space")
    for _ in range(group.count()):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
    assert wanted.is_checked()


def go_on(page: Page, heading: str) -> None:
    press(page, "Continuer")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    sound(page)


def sound(page: Page) -> None:
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def begin(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/")
    write(page, "Que cherchez-vous ?", "casier")
    page.keyboard.press("Enter")
    link = page.locator("#results").get_by_role("link").first
    expect(link).to_be_visible()
    reach(page, link)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("casier judiciaire")
    press(page, "Faire ma demande", role="link")
    expect(page.get_by_role("button", name="Commencer")).to_be_visible()
    sound(page)
    press(page, "Commencer")
    expect(page.get_by_role("heading", level=1)).to_have_text("Quelle est votre nationalité ?")
    sound(page)


def up_to_the_parents(page: Page) -> None:
    begin(page)
    expect(page.get_by_text("Étape 1 sur 5")).to_be_visible()
    tick(page, "Béninoise")
    go_on(page, "Êtes-vous né à l’étranger ?")
    tick(page, "Non")
    go_on(page, "Votre numéro personnel d’identification (NPI)")
    go_on(page, "Vos nom et prénoms, comme sur votre acte de naissance")
    write(page, "Nom de famille", "Ɖɛ́gbɛ̀")
    write(page, "Prénoms (facultatif)", "Kɔ́jó")
    go_on(page, "Votre naissance")
    for part, figures in (("Jour", "27"), ("Mois", "3"), ("Année", "1987")):
        write(page, part, figures)
    write(page, "Lieu de naissance", "Lokossa")
    tick(page, "Masculin")
    go_on(page, "Vos parents")


def leave(page: Page) -> tuple[str, str]:
    press(page, "Enregistrer et finir plus tard")
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre demande est gardée")
    sound(page)
    reference, code = page.locator(".receipt__reference").all_inner_texts()
    return reference, code


def test_from_home_to_receipt_by_keyboard_alone_on_two_narrow_screens(page: Page, browser: Browser, site: Site) -> None:
    up_to_the_parents(page)
    reference, code = leave(page)
    other = browser.new_context(base_url=site.address, locale="fr-BJ", viewport=PHONE)
    second = other.new_page()
    watch = Watch(origin=site.address)
    watch.over(second)
    second.goto("/demarche/reprendre/")
    sound(second)
    write(second, "Référence de la demande", reference)
    write(second, "Code de reprise", code)
    second.keyboard.press("Enter")
    expect(second.get_by_role("heading", level=1)).to_have_text("Vos parents")
    finish(second)
    other.close()
    assert watch.faults == []


def finish(page: Page) -> None:
    mother = page.get_by_role("group", name="Nom et prénoms de votre mère")
    reach(page, mother.get_by_label("Nom de famille"))
    page.keyboard.type("Dossou")
    go_on(page, "Extrait d’acte de naissance")
    paper: FilePayload = {"name": "acte.jpg", "mimeType": "image/jpeg", "buffer": a_photograph(1600, 1200)}
    field = page.get_by_label("Extrait d’acte de naissance")
    reach(page, field)
    field.set_input_files(paper)  # the window of the system that opens here is not the page's
    expect(page.get_by_role("button", name="Retirer acte.jpg")).to_be_visible()
    sound(page)
    go_on(page, "Où vous prévenir")
    write(page, "Numéro de téléphone", "01 97 00 00 01")
    go_on(page, "Votre déclaration")
    reach(page, page.get_by_role("checkbox"))
    page.keyboard.press("Space")
    go_on(page, "Relisez vos réponses")
    expect(page.get_by_role("main")).to_contain_text("Kɔ́jó Ɖɛ́gbɛ̀")
    press(page, "Envoyer ma demande")
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre demande est envoyée")
    expect(page.get_by_role("main")).to_contain_text(re.compile("Il commence quand le paiement est confirmé"))
    sound(page)


def test_answers_are_saved_while_they_are_given(page: Page) -> None:
    begin(page)
    tick(page, "Béninoise")
    expect(page.get_by_role("status")).to_have_text("Réponse enregistrée.")
    page.goto("/demarche/justice-casier-b3/etape/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Êtes-vous né à l’étranger ?")


def test_a_photographed_square_resumes_without_typing(page: Page) -> None:
    begin(page)
    leave(page)
    drawn = page.get_by_role("img", name="Carré à photographier pour reprendre la demande").screenshot()
    read = urlsplit(_read(drawn))
    page.goto(f"{read.path}#{read.fragment}")
    press(page, "Reprendre la demande ici")
    expect(page.get_by_role("heading", level=1)).to_have_text("Quelle est votre nationalité ?")


def _read(picture: bytes) -> str:
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    return str(found.text)


def test_a_cut_link_stops_an_upload_for_a_while_only(page: Page, watch: Watch) -> None:
    watch.expect("net::ERR")
    page.set_viewport_size(PHONE)
    up_to_the_parents(page)
    mother = page.get_by_role("group", name="Nom et prénoms de votre mère")
    mother.get_by_label("Nom de famille").fill("Dossou")
    go_on(page, "Extrait d’acte de naissance")
    cuts = iter(range(2))
    page.route("**/envois/*/", lambda route: route.abort() if next(cuts, None) is not None else route.continue_())
    paper: FilePayload = {"name": "acte.jpg", "mimeType": "image/jpeg", "buffer": a_photograph(1600, 1200)}
    page.get_by_label("Extrait d’acte de naissance").set_input_files(paper)
    expect(page.get_by_role("status")).to_have_text("Le réseau s’est arrêté. L’envoi reprendra où il en était.")
    expect(page.get_by_role("button", name="Retirer acte.jpg")).to_be_visible()
