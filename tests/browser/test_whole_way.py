"""A criminal record from the first question to the sealed document, by everyone whom it needs."""

import re

from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.test_filing import PHONE, finish, leave, press, sound, up_to_the_parents, write
from tests.browser.test_telling import follow
from tests.browser.watch import Watch, assert_accessible
from tests.factories.uploads import a_photograph
from tools.site import Site

SERVICE = "justice-casier-b3"
TRIES = 40
PAPER: FilePayload = {"name": "acte-lisible.jpg", "mimeType": "image/jpeg", "buffer": a_photograph(1200, 1600)}


class Desk:
    """An invented officer before a screen of their own."""

    def __init__(self, browser: Browser, site: Site, what: str) -> None:
        self.context = browser.new_context(base_url=site.address, locale="fr-BJ")
        self.page = self.context.new_page()
        self.watch = Watch(origin=site.address)
        self.watch.over(self.page)
        self.page.goto("/demo/")
        people = self.page.get_by_role("heading", name=SERVICE).locator("xpath=following-sibling::form")
        people.get_by_role("button", name=re.compile(f", {what}$")).first.click()
        expect(self.page.get_by_role("heading", name="Mon poste")).to_be_visible()

    def take(self, reference: str) -> None:
        """There is no list: the desk is served the oldest case, which must be hers."""
        self.page.goto("/agents/file/")
        self.page.get_by_role("button", name="Prendre le dossier suivant").click()
        expect(self.page.get_by_role("main")).to_contain_text(reference)
        assert_accessible(self.page)

    def end(self, result: str) -> None:
        self.page.get_by_label(result, exact=True).check()
        self.page.get_by_role("button", name="Terminer l’étape").click()
        expect(self.page.get_by_role("main")).not_to_contain_text("À corriger")

    def leave(self) -> None:
        self.context.close()
        assert self.watch.faults == []


def wait_for(page: Page, words: str) -> None:
    """What a worker does meanwhile is seen when the page is loaded again."""
    shown = page.get_by_text(words).first
    for _ in range(TRIES):
        if shown.is_visible():
            return
        page.wait_for_timeout(500)
        page.reload()
    expect(page.get_by_role("main")).to_contain_text(words)


def pay(page: Page, reference: str, code: str) -> None:
    follow(page, reference, code)
    wait_for(page, "Payer 1 900 F CFA")
    press(page, "Payer 1 900 F CFA")
    press(page, "Payer")
    page.get_by_role("main").get_by_role("link", name="Retour à Guichet").click()
    wait_for(page, "en attente d’un agent")
    sound(page)


def ask_for_a_sharper_picture(desk: Desk) -> None:
    page = desk.page
    expect(page.get_by_role("main")).to_contain_text("Ɖɛ́gbɛ̀")
    asking = page.locator("form").filter(has=page.get_by_role("button", name="Demander et arrêter le délai"))
    asking.get_by_label("Une pièce est illisible.").check()
    asking.get_by_label("Extrait d’acte de naissance").check()
    asking.get_by_label("Ce que la personne doit faire").fill("Photographiez l’acte entier, en pleine lumière.")
    asking.get_by_role("button", name="Demander et arrêter le délai").click()


def send_it(page: Page, reference: str, code: str) -> None:
    follow(page, reference, code)
    expect(page.get_by_role("main")).to_contain_text("Photographiez l’acte entier, en pleine lumière.")
    sound(page)
    page.get_by_label("Extrait d’acte de naissance").set_input_files(PAPER)
    press(page, "Envoyer la réponse")
    expect(page.get_by_role("main")).to_contain_text("en attente d’un agent")


def read_what_became_of_it(page: Page, reference: str, code: str) -> None:
    follow(page, reference, code)
    main = page.get_by_role("main")
    expect(main).to_contain_text("Extrait délivré")
    wait_for(page, "Votre document est prêt")
    for why in ("traitement du dossier", "contrôle automatique à l’arrivée", "pour imprimer votre document"):
        expect(main).to_contain_text(why)
    sound(page)


def test_a_criminal_record_is_asked_for_paid_treated_and_delivered(page: Page, browser: Browser, site: Site) -> None:
    up_to_the_parents(page)
    ticket, secret = leave(page)
    other = browser.new_context(base_url=site.address, locale="fr-BJ", viewport=PHONE)
    applicant = other.new_page()
    applicant.goto("/demarche/reprendre/")
    write(applicant, "Référence de la demande", ticket)
    write(applicant, "Code de reprise", secret)
    applicant.keyboard.press("Enter")
    finish(applicant)
    reference, code = applicant.locator(".receipt__reference").all_inner_texts()
    pay(applicant, reference, code)

    searcher, signatory = Desk(browser, site, "agent"), Desk(browser, site, "signataire")
    searcher.take(reference)
    ask_for_a_sharper_picture(searcher)
    send_it(applicant, reference, code)
    searcher.take(reference)
    searcher.page.get_by_label("Numéro de la recherche").fill("2026-0451")
    searcher.end("Aucune inscription")
    signatory.take(reference)
    expect(signatory.page.get_by_role("main")).to_contain_text("Étape sans identité.")
    expect(signatory.page.get_by_role("main")).not_to_contain_text("Ɖɛ́gbɛ̀")
    signatory.end("Bulletin signé")

    read_what_became_of_it(applicant, reference, code)
    with applicant.expect_download() as arriving:
        applicant.get_by_role("link", name=re.compile("^Télécharger le document")).click()
    assert arriving.value.path().read_bytes().startswith(b"%PDF-")
    for desk in (searcher, signatory):
        desk.leave()
    other.close()
