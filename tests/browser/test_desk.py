"""Officers at work without a mouse, and the screens of their supervisors on a narrow one."""

from playwright.sync_api import Page, expect

from tests.browser.watch import assert_accessible

SHUT = "Aucun dossier ne vous attend."


def enter(page: Page, what: str) -> None:
    """As somebody invented for the demonstration."""
    page.goto("/demo/")
    page.get_by_role("button", name=what).first.click()
    expect(page.get_by_role("heading", name="Mon poste")).to_be_visible()


def test_the_next_case_is_asked_for_by_keyboard_and_a_letter_alone_does_nothing(page: Page) -> None:
    enter(page, "agent")
    page.goto("/agents/file/")
    expect(page.get_by_text("Alt, Maj et S.")).to_be_visible()
    page.keyboard.press("s")
    expect(page.get_by_text(SHUT)).to_have_count(0)
    page.keyboard.press("Alt+Shift+S")
    expect(page.get_by_text(SHUT)).to_be_visible()


def test_the_screens_of_a_desk_fit_a_narrow_screen_and_are_accessible(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    enter(page, "superviseur")
    for address in ("/agents/", "/agents/liens/", "/agents/journee/", "/agents/supervision/"):
        page.goto(address)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address
    page.get_by_role("link", name="L’équipe du bureau").first.click()
    expect(page.get_by_role("heading", name="Ajouter quelqu’un")).to_be_visible()
    assert_accessible(page)
