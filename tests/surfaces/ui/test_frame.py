"""What surrounds a page: its titles, its two addresses, the ways out."""

import pytest
from django.test import RequestFactory
from django.utils.translation import gettext_lazy, override
from pytest_django.fixtures import Settings

from guichet.surfaces.ui import site
from guichet.surfaces.ui.frame import Frame, Scale, Way, frame, in_language
from guichet.surfaces.ui.parts import Link


def framed(path: str = "/composants/", **more: object) -> Frame:
    return frame(RequestFactory().get(path), title="Titre", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "french", "english"),
    [
        ("/", "/", "/en/"),
        ("/en/", "/", "/en/"),
        ("/services/?q=acte", "/services/?q=acte", "/en/services/?q=acte"),
        ("/en/services/?q=acte", "/services/?q=acte", "/en/services/?q=acte"),
        ("/environnement/", "/environnement/", "/en/environnement/"),
    ],
)
def test_a_page_is_at_the_same_address_in_both_languages_but_for_the_prefix(
    path: str, french: str, english: str
) -> None:
    assert in_language(path, "fr") == french
    assert in_language(path, "en") == english


def test_the_language_of_the_moment_is_the_page_s(settings: Settings) -> None:
    settings.PUBLIC_URL = "https://guichet.example"
    with override("en"):
        page = framed("/en/composants/?q=a")
    assert page.language == "en"
    assert [(link.code, link.current, link.address) for link in page.languages] == [
        ("fr", False, "https://guichet.example/composants/"),
        ("en", True, "https://guichet.example/en/composants/"),
    ]
    assert page.address == "https://guichet.example/en/composants/"


def test_a_node_without_a_site_still_has_a_home() -> None:
    page = framed()
    assert (page.home, page.navigation, page.footer, site.search()) == ("/", (), (), "")
    with override("en"):
        assert framed().home == "/en/"


def test_a_declared_site_is_offered_in_the_language_of_the_page() -> None:
    entries = (site.Entry("ui:form", gettext_lazy("Un formulaire")),)
    site.declare(site.Site(home="ui:gallery", search="ui:sheet", navigation=entries, footer=entries))
    with override("en"):
        page = framed("/en/composants/formulaire/")
        assert page.home == "/en/composants/"
        assert page.navigation == (Link("A form", "/en/composants/formulaire/", current=True),)
        assert page.footer == (Link("A form", "/en/composants/formulaire/"),)
        assert site.search() == "/en/composants/exemple/"


def test_a_surface_may_offer_its_own_navigation() -> None:
    page = framed("/composants/", navigation=(Link("Ma file", "/agents/"),))
    assert page.navigation == (Link("Ma file", "/agents/"),)


def test_home_in_the_navigation_is_current_on_itself_only() -> None:
    home = (Link("Accueil", "/"),)
    assert framed("/", navigation=home).navigation[0].current
    assert not framed("/composants/", navigation=home).navigation[0].current


def test_a_page_keeps_its_way_back_and_its_scale() -> None:
    back = Link("Question précédente", "/composants/")
    page = framed(way=Way(back=back), scale=Scale.KIOSK)
    assert (page.back, page.trail, page.scale) == (back, (), "kiosk")


def test_of_two_places_one_above_the_other_the_nearer_is_current() -> None:
    desk, day = Link("Desk", "/agents/"), Link("Day", "/agents/journee/")
    marked = framed("/agents/journee/", navigation=(desk, day)).navigation
    assert [link.current for link in marked] == [False, True]
    assert framed("/agents/equipes/", navigation=(desk, day)).navigation[0].current
