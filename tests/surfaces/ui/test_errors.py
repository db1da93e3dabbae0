"""Error pages: what happened, what was kept, what to do, and a way on."""

import pytest
from django.template.loader import get_template
from django.test import Client
from pytest_django.fixtures import Settings

from guichet.surfaces.ui import errors, site


def read(client: Client, path: str, status: int) -> str:
    client.raise_request_exception = False
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("path", "status", "title"),
    [
        ("/abimee/", 400, "Cette demande n’a pas été comprise"),
        ("/en/abimee/", 400, "This request was not understood"),
        ("/fermee/", 403, "Cette page ne vous est pas ouverte"),
        ("/en/fermee/", 403, "This page is not open to you"),
        ("/rien/", 404, "Cette page n’existe pas"),
        ("/en/rien/", 404, "This page does not exist"),
        ("/pleine/", 507, "Il n’y a plus de place pour enregistrer"),
        ("/en/pleine/", 507, "There is no room left to save"),
        ("/foule/", 503, "Trop de personnes enregistrent en même temps"),
        ("/en/foule/", 503, "Too many people are saving at the same time"),
        ("/rongee/", 503, "Ce site doit être réparé"),
        ("/en/rongee/", 503, "This site must be repaired"),
        ("/sans-gardien/", 503, "Les dossiers ne s’ouvrent pas pour le moment"),
        ("/en/sans-gardien/", 503, "Cases do not open for the moment"),
    ],
)
def test_each_error_is_told_in_the_language_of_the_address(client: Client, path: str, status: int, title: str) -> None:
    page = read(client, path, status)
    assert f"<h1>{title}</h1>" in page
    assert '<meta name="robots" content="noindex">' in page


def test_an_error_shows_the_way_home_and_a_search_where_there_is_one(client: Client) -> None:
    assert "Chercher un service" not in read(client, "/rien/", 404)
    site.declare(site.Site(home="ui:gallery", search="ui:sheet"))
    page = read(client, "/rien/", 404)
    assert '<a class="button button--secondary" href="/composants/">Aller à l’accueil</a>' in page
    assert '<form class="search" role="search" method="get" action="/composants/exemple/">' in page
    assert "Chercher un service" in page


def test_an_unknown_address_has_its_other_language(client: Client) -> None:
    assert 'href="/en/rien/"' in read(client, "/rien/", 404)
    assert 'href="/rien/"' in read(client, "/en/rien/", 404)


def test_a_failure_is_told_in_both_languages_at_once(client: Client) -> None:
    page = read(client, "/cassee/", 500)
    assert "<h1>Le site a rencontré un problème</h1>" in page
    assert "<h2>The site ran into a problem</h2>" in page


def test_the_page_of_a_failure_asks_nothing_of_anyone() -> None:
    assert "Le site a rencontré un problème" in get_template("500.html").render()


def test_a_form_that_came_too_late_says_that_nothing_was_sent(settings: Settings) -> None:
    assert f"{errors.form_expired.__module__}.form_expired" == settings.CSRF_FAILURE_VIEW
    answer = Client(enforce_csrf_checks=True).post("/composants/formulaire/", {"name": "Dossou"})
    assert answer.status_code == 403
    assert "Cette page a expiré" in answer.content.decode()
    assert "Rien n’a été envoyé." in answer.content.decode()
