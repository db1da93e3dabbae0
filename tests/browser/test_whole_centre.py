"""What the house is for: the link of a centre is cut, somebody is helped under a mandate, and the document comes.

Two real nodes: the hub, and the centre of Lokossa. Filing and paper belong to the centre, treatment to the hub.
"""

import io
import re
from collections.abc import Iterator

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, ViewportSize, expect

from tests.browser.test_filing import PHONE
from tests.browser.test_whole_way import Desk, pay, wait_for
from tests.browser.watch import Watch, assert_accessible, until_it_is_there
from tests.factories.uploads import a_photograph
from tools.site import Site

pytestmark = pytest.mark.fault

TITLE = "Extrait B3 du casier judiciaire"
PAPER: FilePayload = {"name": "acte.jpg", "mimeType": "image/jpeg", "buffer": a_photograph(1200, 1600)}
KIOSK: ViewportSize = {"width": 1080, "height": 1920}


@pytest.fixture(scope="module")
def site(site_with_centre: Site) -> Site:
    return site_with_centre


@pytest.fixture
def kiosk(browser: Browser, site: Site) -> Iterator[Page]:
    yield from _page(browser.new_context(base_url=site.centre, locale="fr-BJ", viewport=KIOSK, has_touch=True), site)


@pytest.fixture
def counter(browser: Browser, site: Site) -> Iterator[Page]:
    yield from _page(browser.new_context(base_url=site.centre, locale="fr-BJ"), site)


def _page(context: BrowserContext, site: Site) -> Iterator[Page]:
    watch = Watch(origin=site.centre)
    page = context.new_page()
    watch.over(page)
    yield page
    context.close()
    assert watch.faults == []


def turn_link(page: Page, gesture: str) -> None:
    page.goto("/demo/pannes/")
    page.get_by_role("button", name=gesture).click()
    expect(page.get_by_role("heading", name="Casser quelque chose")).to_be_visible()


def open_a_mandate(counter: Page) -> tuple[str, str]:
    """The person agrees before a witness; the request begins under the mandate. Its ticket: reference and code."""
    counter.goto("/guichet/")
    counter.get_by_role("button", name="Entrer comme un point focal inventé").click()
    expect(counter.get_by_role("heading", name="Ma journée")).to_be_visible()
    counter.goto("/guichet/mandats/ouvrir/")
    counter.get_by_label("Nom et prénoms de la personne").fill("Dossou Afi, personne inventée")
    counter.get_by_label("Pour quel service ?").select_option(label=TITLE)
    counter.get_by_label("Lu à voix haute devant un témoin").check()
    counter.get_by_label(re.compile("^Nom du témoin")).fill("Houessou, personne inventée")
    assert_accessible(counter)
    counter.get_by_role("button", name="Ouvrir le mandat").click()
    expect(counter.get_by_role("main")).to_contain_text(TITLE)
    assert_accessible(counter)
    counter.get_by_role("button", name="Commencer la demande").click()
    expect(counter.get_by_role("heading", level=1)).to_have_text("Quelle est votre nationalité ?")
    assert_accessible(counter)
    counter.get_by_role("button", name="Finir plus tard, avec un ticket").click()
    expect(counter.get_by_role("heading", level=1)).to_have_text("La demande est gardée")
    assert_accessible(counter)
    reference, code = counter.locator(".receipt__reference").all_inner_texts()
    return reference, code


def go_on(kiosk: Page, heading: str) -> None:
    kiosk.get_by_role("button", name="Continuer", exact=True).click()
    expect(kiosk.get_by_role("heading", level=1)).to_have_text(heading)


def send_the_paper_by_phone(kiosk: Page) -> None:
    kiosk.get_by_role("button", name="Avec mon téléphone", exact=True).click()
    (square,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(kiosk.locator("svg.square").screenshot())))
    phone = kiosk.context.new_page()
    phone.goto(square.text)
    phone.locator("input[type=file]").set_input_files(PAPER)
    phone.get_by_role("button", name="Envoyer à la borne").click()
    expect(phone.get_by_role("status").first).to_contain_text("Regardez la borne")
    phone.close()
    expect(kiosk.get_by_text("1 fichier est arrivé.")).to_be_visible()
    kiosk.get_by_role("link", name=re.compile("^(Continuer|Retour)")).first.click()


def answer_everything(kiosk: Page, reference: str, code: str) -> None:
    kiosk.goto("/borne/ticket/reprendre/")
    kiosk.get_by_role("textbox", name="Référence de la demande").fill(reference)
    kiosk.get_by_role("textbox", name="Code de reprise").fill(code)
    assert_accessible(kiosk)
    kiosk.get_by_role("button", name="Reprendre ma demande", exact=True).click()
    expect(kiosk.get_by_role("heading", level=1)).to_have_text("Quelle est votre nationalité ?")
    kiosk.get_by_role("radio", name="Béninoise", exact=True).check()
    go_on(kiosk, "Êtes-vous né à l’étranger ?")
    kiosk.get_by_role("radio", name="Non", exact=True).check()
    go_on(kiosk, "Votre numéro personnel d’identification (NPI)")
    go_on(kiosk, "Vos nom et prénoms, comme sur votre acte de naissance")
    kiosk.get_by_role("textbox", name="Nom de famille").fill("Dossou")
    kiosk.get_by_role("textbox", name=re.compile("^Prénoms")).fill("Afi")
    go_on(kiosk, "Votre naissance")
    for part, figures in (("Jour", "2"), ("Mois", "4"), ("Année", "1991")):
        kiosk.get_by_role("textbox", name=part, exact=True).fill(figures)
    kiosk.get_by_role("textbox", name="Lieu de naissance").fill("Lokossa")
    kiosk.get_by_role("radio", name="Féminin", exact=True).check()
    go_on(kiosk, "Vos parents")
    kiosk.get_by_role("group", name="Nom et prénoms de votre mère").get_by_role("textbox", name="Nom de famille").fill(
        "Agossou"
    )
    go_on(kiosk, "Extrait d’acte de naissance")
    send_the_paper_by_phone(kiosk)
    go_on(kiosk, "Où vous prévenir")
    kiosk.get_by_role("textbox", name="Numéro de téléphone").fill("01 97 00 00 07")
    go_on(kiosk, "Votre déclaration")
    kiosk.get_by_role("checkbox").check()
    go_on(kiosk, "Relisez vos réponses")


def take_the_receipt(kiosk: Page) -> tuple[str, str]:
    kiosk.get_by_role("button", name=re.compile("^Envoyer")).click()
    expect(kiosk.get_by_role("heading", level=1)).to_have_text("Votre demande est remise")
    assert_accessible(kiosk)
    reference, code = kiosk.locator(".receipt__reference").all_inner_texts()
    kiosk.get_by_role("button", name="Effacer et terminer", exact=True).click()
    expect(kiosk.get_by_role("main")).to_contain_text("Rien de ce que vous avez fait ici n’est resté")
    return reference, code


def wait_until_it_opens(page: Page, watch: Watch, reference: str, code: str) -> None:
    """The code of the receipt travels inside the envelope: it opens once the hub has looked at the request."""
    watch.expect("422")
    for _ in until_it_is_there(page):
        page.goto("/suivi/")
        page.get_by_label("Référence de la demande").fill(reference)
        page.get_by_label("Code de suivi").fill(code)
        page.keyboard.press("Enter")
        page.wait_for_load_state()
        if "casier judiciaire" in page.get_by_role("heading", level=1).inner_text():
            return
    raise AssertionError(f"{reference} does not open")


def print_the_document(counter: Page, reference: str, code: str) -> bytes:
    counter.goto("/guichet/")
    documents = counter.get_by_role("link", name=TITLE)
    expect(documents).to_have_count(1)
    documents.click()
    expect(counter.get_by_role("main")).to_contain_text(reference)
    assert_accessible(counter)
    # The answer is the document itself, which a headless browser would only show.
    token = counter.locator("main input[name=csrfmiddlewaretoken]").get_attribute("value") or ""
    sent: dict[str, str | float | bool] = {
        "csrfmiddlewaretoken": token,
        "whom": "present",
        "shown": "identity-card",
        "code": code.lower(),
    }
    printed = counter.request.post(counter.url, form=sent, headers={"Referer": counter.url})
    assert printed.headers["content-type"] == "application/pdf"
    return printed.body()


def test_a_person_is_helped_with_the_link_down_and_leaves_with_the_document(
    page: Page, watch: Watch, browser: Browser, site: Site, kiosk: Page, counter: Page
) -> None:
    turn_link(page, "Couper la liaison")
    answer_everything(kiosk, *open_a_mandate(counter))
    reference, code = take_the_receipt(kiosk)
    page.goto("/demo/pannes/")
    wait_for(page, "Au centre attendent")
    turn_link(page, "Rétablir la liaison")
    wait_for(page, "Rien n’attend au centre.")

    page.set_viewport_size(PHONE)
    wait_until_it_opens(page, watch, reference, code)
    pay(page, reference, code)
    searcher, signatory = Desk(browser, site, "agent"), Desk(browser, site, "signataire")
    searcher.take(reference)
    searcher.page.get_by_label("Numéro de la recherche").fill("2026-0452")
    searcher.end("Aucune inscription")
    signatory.take(reference)
    signatory.end("Bulletin signé")
    for desk in (searcher, signatory):
        desk.leave()

    counter.goto("/guichet/")
    wait_for(counter, "délivré le")
    turn_link(page, "Couper la liaison")
    document = print_the_document(counter, reference, code)
    assert document.startswith(b"%PDF-")
    turn_link(page, "Rétablir la liaison")
