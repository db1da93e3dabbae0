"""Finding a service and reading its sheet: what is known, what is not, and where it comes from."""

import pytest
from django.test import Client

from tests.factories.catalogue import a_service, publish

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true", "HX-Target": "results"}


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().replace("\xa0", " ").replace("\u202f", " ").split())


def test_the_list_shows_every_service_by_title(client: Client) -> None:
    publish(
        a_service("b", title={"fr": "Zèbre inventé", "en": "Zebra"}),
        a_service("a", title={"fr": "Âne inventé", "en": "Ass"}),
    )
    page = read(client, "/services/")
    assert "2 services" in page
    assert page.index("Âne inventé") < page.index("Zèbre inventé")


def test_a_typo_is_forgiven_and_said(client: Client) -> None:
    publish(a_service())
    page = read(client, "/services/?q=certifcat")
    assert "1 service trouvé pour « certifcat »" in page
    assert "Résultats pour « <strong>certificat</strong> »." in page
    assert "<mark>Certificat</mark> inventé" in page


def test_a_search_that_finds_nothing_says_what_to_do(client: Client) -> None:
    publish(a_service())
    page = read(client, "/services/?q=zzzzzz")
    assert "0 service trouvé pour « zzzzzz »" in page
    assert "Essayez un autre mot, plus simple, ou moins de précisions." in page
    assert 'href="/centres/"' in page


def test_search_as_you_type_answers_with_the_results_alone(client: Client) -> None:
    publish(a_service())
    page = client.get("/services/?q=cert", headers=HTMX).content.decode()
    assert "<html" not in page
    assert "Certificat" in page


def test_filters_narrow_the_list(client: Client) -> None:
    publish(a_service("un", audiences=["business"]), a_service("deux"))
    page = read(client, "/services/?audience=business")
    assert 'href="/services/un/"' in page
    assert 'href="/services/deux/"' not in page
    assert '<option value="business" selected>' in page


@pytest.mark.parametrize(
    "query", ["audience=martian", "level=x", "page=minus", "page=0", "page=" + 5000 * "9", "theme=%00"]
)
def test_an_address_that_means_nothing_never_breaks(client: Client, query: str) -> None:
    publish(a_service())
    assert client.get(f"/services/?{query}").status_code == 200


def test_a_query_of_ten_thousand_characters_is_answered(client: Client) -> None:
    publish(a_service())
    answer = client.get("/services/", {"q": "certificat " * 1000})
    assert answer.status_code == 200
    assert len(answer.content) < 20_000


def test_a_long_list_comes_page_by_page(client: Client) -> None:
    publish(*(a_service(f"service-{number:02}") for number in range(45)))
    page = read(client, "/services/?page=2")
    assert "Page 2 sur 3" in page
    assert 'href="/services/?page=3"' in page
    assert 'href="/services/service-20/"' in page
    assert 'href="/services/service-00/"' not in page


def test_a_page_after_the_last_is_the_last(client: Client) -> None:
    publish(*(a_service(f"service-{number:02}") for number in range(45)))
    assert "Page 3 sur 3" in read(client, "/services/?page=999999999999")


def test_a_sheet_says_what_is_not_published_and_whom_to_ask(client: Client) -> None:
    publish(a_service())
    page = read(client, "/services/certificat-invente/")
    assert page.count("non publié, à confirmer auprès de l’autorité (MIV)") == 4
    assert "Date du dernier relevé inconnue." in page


def test_a_sheet_says_cost_delay_papers_and_their_dates(client: Client) -> None:
    publish(
        a_service(
            level="full",
            offers=[
                {
                    "way": "online",
                    "fees": [{"amount": 1900, "since": "2018", "checked_on": "2026-09-30"}],
                    "delay": {"kind": "duration", "at_most": 72, "unit": "hours", "nature": "promise"},
                    "papers": [{"text": {"fr": "Acte de naissance", "en": "Birth certificate"}}],
                }
            ],
            validity={"count": 3, "unit": "months"},
            output={"fr": "Certificat", "en": "Certificate"},
        )
    )
    page = read(client, "/services/certificat-invente/")
    for words in (
        "1 900 F CFA",
        "Tarif connu depuis : 2018.",
        "Relevé : 30 septembre 2026.",
        "<strong>72 heures</strong>, délai promis",
        "Acte de naissance",
        "3 mois",
    ):
        assert words in page
    assert "non publié" not in page


def test_a_sheet_in_english_is_all_english(client: Client) -> None:
    publish(a_service())
    page = read(client, "/en/services/certificat-invente/")
    assert "Invented certificate" in page
    assert "not published" in page
    assert "Certificat inventé" not in page


def test_a_value_set_for_the_demonstration_says_so(client: Client) -> None:
    publish(a_service(offers=[{"way": "desk", "fees": [{"amount": 500, "demonstration": True}]}]))
    assert "valeur de démonstration" in read(client, "/services/certificat-invente/")


def test_a_free_service_is_said_free(client: Client) -> None:
    publish(a_service(offers=[{"way": "desk", "fees": [{"amount": 0}]}]))
    assert "Gratuit" in read(client, "/services/certificat-invente/")


def test_a_service_that_asks_no_paper_says_so(client: Client) -> None:
    publish(a_service(offers=[{"way": "desk", "papers": []}]))
    assert "Aucun papier n’est demandé." in read(client, "/services/certificat-invente/")


def test_the_button_of_a_service_run_elsewhere_names_the_platform(client: Client) -> None:
    platform = {"name": "plateforme.example", "url": "https://plateforme.example/"}
    publish(a_service(level="full", offers=[{"way": "online", "platform": platform}]))
    page = read(client, "/services/certificat-invente/")
    assert 'href="https://plateforme.example/"' in page
    assert "La demande se fait sur une autre plateforme, plateforme.example." in page


def test_a_service_that_does_not_exist_is_not_found_and_says_where_to_look(client: Client) -> None:
    publish(a_service())
    answer = client.get("/services/inconnu/")
    assert answer.status_code == 404
    assert 'action="/services/"' in answer.content.decode()


def test_a_hostile_title_stays_text(client: Client) -> None:
    publish(a_service(title={"fr": "</script><script>alert(1)</script>", "en": "x"}))
    assert "<script>alert(1)" not in read(client, "/services/certificat-invente/")
    assert "<script>alert(1)" not in read(client, "/services/?q=alert")
