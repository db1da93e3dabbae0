"""A criminal record is asked for and paid, and the phone tells what becomes of it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_filing import PHONE, finish, press, sound, up_to_the_parents, write

pytestmark = pytest.mark.fault


def follow(page: Page, reference: str, code: str) -> None:
    page.goto("/suivi/")
    write(page, "Référence de la demande", reference)
    write(page, "Code de suivi", code)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("casier judiciaire")


def hear(page: Page, words: str) -> None:
    """The phone shows what comes without being reloaded."""
    page.goto("/demo/telephone/+2290197000001/")
    expect(page.get_by_role("log")).to_contain_text(re.compile(words))
    sound(page)


def test_the_phone_tells_what_is_owed_then_the_promised_date(page: Page) -> None:
    page.set_viewport_size(PHONE)
    up_to_the_parents(page)
    finish(page)
    reference, code = page.locator(".receipt__reference").all_inner_texts()
    hear(page, rf"Votre demande {reference} est arrivée\. Payez 1.900.F.CFA pour")
    follow(page, reference, code)
    press(page, "Payer 1 900 F CFA")
    press(page, "Payer")
    page.get_by_role("main").get_by_role("link", name="Retour à Guichet").click()
    hear(page, rf"Votre demande {reference} est complète et payée\. Votre extrait est promis pour le")
    follow(page, reference, code)
    told = page.get_by_role("heading", name="Ce que nous vous avons dit").locator("xpath=following-sibling::ol[1]")
    expect(told.get_by_role("listitem")).to_have_count(2)
    expect(told).to_contain_text("par SMS, bien arrivé")
    expect(page.get_by_role("main")).to_contain_text("pour vous prévenir, sans ouvrir vos réponses (2 fois")
    sound(page)
