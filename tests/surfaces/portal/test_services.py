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


def test_the_list_in_english_is_in_the_english_order(client: Client) -> None:
    publish(
        a_service("a", title={"fr": "Âne inventé", "en": "Donkey"}),
        a_service("b", title={"fr": "Chat inventé", "en": "Cat"}),
    )
    page = read(client, "/en/services/")
    assert page.index("Cat") < page.index("Donkey")


def test_a_typo_is_forgiven_and_said(client: Client) -> None:
    publish(a_service())
    page = read(client, "/services/?q=certifcat")
    assert "1 service trouvé pour « certificat »" in page
    assert "Vous avez écrit « <strong>certifcat</strong> »." in page
    assert "<mark>Certificat</mark> inventé" in page


def test_a_search_that_finds_nothing_says_what_to_do(client: Client) -> None:
    publish(a_service())
    page = read(client, "/services/?q=zzzzzz")
    assert "Aucun service trouvé pour « zzzzzz »" in page
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


def test_what_a_service_asks_comes_before_who_answers_for_it(client: Client) -> None:
    publish(a_service(apply_by={"fr": "avant le 31 mars", "en": "before 31 March"}))
    page = read(client, "/services/certificat-invente/")
    assert page.index("Avant le 31 mars.") < page.index("Coût") < page.index("Délai") < page.index("Qui en répond")


def an_offer_of_two_fees(second_checked_on: str) -> dict[str, object]:
    first = {"amount": 1000, "since": "2022-09-03", "checked_on": "2022-09-03"}
    return {"way": "online", "fees": [first, {"amount": 2000, "checked_on": second_checked_on}]}


def test_the_date_that_two_fees_share_is_said_once(client: Client) -> None:
    offer = an_offer_of_two_fees("2022-09-03")
    publish(a_service(level="full", offers=[offer]))
    page = read(client, "/services/certificat-invente/")
    assert page.count("Relevé : 3 septembre 2022.") == 1
    assert "Tarif connu depuis" not in page


def test_dates_that_differ_stand_beside_their_fee(client: Client) -> None:
    offer = an_offer_of_two_fees("2023-09-03")
    publish(a_service(level="full", offers=[offer]))
    page = read(client, "/services/certificat-invente/")
    first, second = page.index("Relevé : 3 septembre 2022."), page.index("Relevé : 3 septembre 2023.")
    assert first < page.index("2 000 F") < second


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


def test_a_tariff_that_has_ended_is_not_shown_and_the_one_in_force_is(client: Client) -> None:
    fees = [{"amount": 500, "until": "2020"}, {"amount": 700, "since": "2020"}]
    publish(a_service(offers=[{"way": "desk", "fees": fees}]))
    page = read(client, "/services/certificat-invente/")
    assert "700 F CFA" in page
    assert "500 F CFA" not in page


def test_when_every_tariff_has_ended_the_cost_is_not_published(client: Client) -> None:
    publish(a_service(offers=[{"way": "desk", "fees": [{"amount": 500, "until": "2020"}], "papers": []}]))
    page = read(client, "/services/certificat-invente/")
    assert "500 F CFA" not in page
    assert page.count("non publié, à confirmer auprès de l’autorité (MIV)") == 3
