"""An announcement written at the hub, seen as the screen will show it, on a narrow screen and without a fault."""

from playwright.sync_api import Page, expect

from tests.browser.test_desk import enter
from tests.browser.watch import assert_accessible


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_a_supervisor_writes_for_the_screens(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    enter(page, "superviseur")
    page.get_by_role("link", name="Annonces sur les écrans").click()
    for way in ("Écrire une annonce", "Montrer la fiche d’un service", "Montrer une image", "Montrer une vidéo"):
        page.get_by_role("link", name=way).click()
        expect(page.get_by_role("heading", level=1, name=way)).to_be_visible()
        assert_accessible(page)
        assert fits(page), way
        page.go_back()
    page.get_by_role("link", name="Écrire une annonce").click()
    page.locator("#id_title").fill("Le casier en 72 heures")
    page.locator("#id_text").fill("Demandez-le ici, à la borne.")
    page.get_by_label("Où").select_option(label="Tous les centres")
    for name in ("Premier jour", "Dernier jour"):
        day = page.get_by_role("group", name=name)
        for label, value in (("Jour", "31"), ("Mois", "12"), ("Année", "2099")):
            day.get_by_label(label).fill(value)
    page.get_by_role("button", name="Proposer").click()
    expect(page.get_by_role("heading", name="Ce que montre l’écran")).to_be_visible()
    expect(page.locator(".preview").get_by_text("Le casier en 72 heures")).to_be_visible()
    for shape in ("Écran en largeur, Français", "Écran en hauteur, Français"):
        page.get_by_title(shape).scroll_into_view_if_needed()
        screen = page.frame_locator(f"iframe[title='{shape}']")
        expect(screen.get_by_role("heading", name="Le casier en 72 heures")).to_be_visible()
    expect(page.get_by_text("qui ne l’a pas écrite, doit répondre")).to_be_visible()
    assert_accessible(page)
    assert fits(page)
    page.goto("/agents/enregistrements/manquants/")
    assert_accessible(page)
    assert fits(page)
