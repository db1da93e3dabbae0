"""The tour of the README: a criminal record from the first question to the sealed document, by everyone whom it needs;
then whoever is shown it checks it, and two persons revoke it."""

import re

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from guichet.commons.documents.checking import files
from tests.browser.test_filing import PHONE, finish, leave, press, sound, up_to_the_parents, write
from tests.browser.test_telling import follow
from tests.browser.test_verifier import flipped
from tests.browser.watch import Watch, assert_accessible, until_it_is_there
from tests.factories.uploads import a_photograph
from tools.site import Site

pytestmark = pytest.mark.fault

TITLE = "Extrait B3 du casier judiciaire"
PAPER: FilePayload = {"name": "acte-lisible.jpg", "mimeType": "image/jpeg", "buffer": a_photograph(1200, 1600)}


@pytest.fixture(scope="module")
def site(site_with_centre: Site) -> Site:
    """Where no request is left behind: a desk is served the oldest, whoever made it."""
    return site_with_centre


class Desk:
    """An invented officer before a screen of their own."""

    def __init__(self, browser: Browser, site: Site, what: str) -> None:
        self.context = browser.new_context(base_url=site.address, locale="fr-BJ")
        self.page = self.context.new_page()
        self.watch = Watch(origin=site.address)
        self.watch.over(self.page)
        self.page.goto("/demo/")
        people = self.page.get_by_role("heading", name=TITLE).locator("xpath=following-sibling::form")
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
    for _ in until_it_is_there(page):
        if shown.is_visible():
            return
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


class Verifier:
    """Anyone who is shown the document: the square on it, and the file."""

    def __init__(self, browser: Browser, site: Site, document: bytes) -> None:
        self.context = browser.new_context(base_url=site.address, locale="fr-BJ", viewport=PHONE)
        self.page = self.context.new_page()
        # The square of a document says what its file carries for machines.
        self.code = files.code_in(document).removeprefix(site.address)

    def reads(self, word: str, *, code: str = "", offline: bool = False) -> None:
        """What the page says of the square; a list that is being signed meanwhile is asked for again."""
        self.context.set_offline(offline)
        answer = self.page.get_by_role("region", name=word, exact=True)
        for _ in until_it_is_there(self.page):
            self.page.goto("about:blank")
            self.page.goto(code or self.code)
            expect(self.page.locator("[data-answer-word]")).not_to_be_empty()
            if answer.is_visible():
                break
        expect(answer).to_be_visible()
        if not offline:
            expect(self.page.locator("[data-verifier][data-ready]")).to_be_attached()
            assert_accessible(self.page)
        self.context.set_offline(False)

    def is_told_of_the_file(self, word: str, content: bytes) -> None:
        self.page.goto("/verifier/")
        file: FilePayload = {"name": "document.pdf", "mimeType": "application/pdf", "buffer": content}
        self.page.get_by_label("Photo du code, ou document PDF").set_input_files(file)
        self.page.get_by_role("button", name="Vérifier ce fichier").click()
        expect(self.page.get_by_role("region", name=word, exact=True)).to_be_visible()

    def leave(self) -> None:
        self.context.close()


def with_one_byte_changed(document: bytes) -> bytes:
    place = document.index(b"stream\n") + 40
    return document[:place] + bytes([document[place] ^ 1]) + document[place + 1 :]


def read_that_it_is_revoked(page: Page, reference: str, code: str) -> None:
    follow(page, reference, code)
    expect(page.get_by_role("main")).to_contain_text("Votre document est révoqué")
    sound(page)


def check_and_alter(verifier: Verifier, document: bytes) -> None:
    verifier.reads("Authentique")
    verifier.reads("Authentique", offline=True)
    verifier.reads("Faux : le contenu a été changé", code=flipped(verifier.code), offline=True)
    verifier.is_told_of_the_file("Faux : le contenu a été changé", with_one_byte_changed(document))
    verifier.is_told_of_the_file("Authentique", document)


def check_revoked(verifier: Verifier, document: bytes) -> None:
    verifier.reads("Révoqué : à refuser")
    verifier.reads("Révoqué : à refuser", offline=True)
    verifier.is_told_of_the_file("Révoqué : à refuser", document)


def propose_to_revoke(desk: Desk, reference: str) -> None:
    page = desk.page
    page.goto("/agents/documents/")
    assert_accessible(page)
    page.get_by_label("Référence du document").fill(reference)
    page.get_by_role("button", name="Trouver le document").click()
    page.get_by_role("link", name="Proposer la révocation").click()
    assert_accessible(page)
    page.get_by_label("La décision a été retirée ou annulée").check()
    page.get_by_role("button", name="Proposer la révocation").click()
    expect(page.get_by_role("main")).to_contain_text("Une révocation est proposée")
    expect(page.get_by_role("button", name="Confirmer la révocation")).to_have_count(0)
    assert_accessible(page)


def confirm(desk: Desk) -> None:
    page = desk.page
    page.goto("/agents/documents/")
    page.get_by_role("main").get_by_role("link", name=re.compile("^DOC-")).first.click()
    assert_accessible(page)
    page.get_by_role("button", name="Confirmer la révocation").click()
    expect(page.get_by_role("main")).to_contain_text("Révocation confirmée")
    assert_accessible(page)


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
    document = arriving.value.path().read_bytes()
    verifier = Verifier(browser, site, document)
    check_and_alter(verifier, document)
    propose_to_revoke(searcher, arriving.value.suggested_filename.removesuffix(".pdf"))
    confirm(signatory)
    check_revoked(verifier, document)
    read_that_it_is_revoked(applicant, reference, code)
    verifier.leave()
    for desk in (searcher, signatory):
        desk.leave()
    other.close()
