"""One sheet in the graph: what is published is there, what is not is absent."""

from typing import Any

import pytest
from pytest_django import Settings

from guichet.commons.catalogue.definition.offer import Platform
from guichet.commons.catalogue.open_data.graph import graph_of
from guichet.commons.catalogue.open_data.writing import turtle
from tests.commons.catalogue.open_data.reading import Read, named, read_turtle
from tests.factories.catalogue import VOCABULARY, a_service
from tests.factories.editions import PUBLIC_URL, InventedAddresses, an_edition

PAGE = f"{PUBLIC_URL}/services/certificat-invente/"
SERVICE = f"{PAGE}#service"
CHANNEL = f"{PAGE}#channel-1"
COST = f"{PAGE}#cost-1-1"
CATALOGUE = f"{PUBLIC_URL}/catalogue#"
DEMONSTRATION = "Valeur de démonstration : elle ne vient pas de l’État.@fr"


def read(**changes: object) -> Read:
    edition = an_edition(a_service("certificat-invente", **changes))
    return read_turtle(turtle(graph_of(edition, InventedAddresses())))


def offer(**facts: object) -> dict[str, Any]:
    return {"offers": [{"way": "online", **facts}]}


def test_a_service_says_who_answers_for_it_what_it_is_and_for_whom() -> None:
    found = read(level="full", official_code="PS00392", keywords={"fr": ["attestation"], "en": ["proof"]})
    assert found.values(SERVICE, "dct:identifier") == {"certificat-invente"}
    assert found.values(SERVICE, "skos:notation") == {"PS00392"}
    assert found.values(SERVICE, "dct:title") == {"Certificat inventé@fr", "Invented certificate@en"}
    assert found.values(SERVICE, "dcat:keyword") == {"attestation@fr", "proof@en"}
    assert found.values(SERVICE, "cv:hasCompetentAuthority") == {f"{PUBLIC_URL}/autorites/invente/#authority"}
    assert found.values(SERVICE, "cv:thematicArea") == {f"{CATALOGUE}theme-essai"}
    assert found.values(SERVICE, "dct:audience") == {f"{CATALOGUE}audience-citizen"}
    assert found.values(SERVICE, "cv:isGroupedBy") == {f"{PUBLIC_URL}/evenements/essayer/#event"}
    assert found.values(SERVICE, "cv:isClassifiedBy") == {f"{CATALOGUE}level-full"}
    assert found.values(SERVICE, "dct:spatial") == {f"{CATALOGUE}place-benin", named("eu:country/BEN")}
    assert found.values(SERVICE, "dct:language") == {named("eu:language/FRA")}


def test_what_is_not_published_is_absent() -> None:
    found = read()
    for absent in (
        "cv:hasCost",
        "cv:processingTime",
        "cpsv:hasInput",
        "cv:hasInputType",
        "cv:holdsRequirement",
        "cpsv:produces",
        "cpsv:follows",
        "cv:hasLegalResource",
        "cv:isClassifiedBy",
        "skos:notation",
    ):
        assert found.values(SERVICE, absent) == set()
    assert found.values(CHANNEL, "dct:type") == set()
    assert found.values(CHANNEL, "dct:description") == set()


def test_a_fee_is_a_cost_in_cfa_francs_paid_through_its_channel() -> None:
    found = read(**offer(fees=[{"amount": 12345678, "label": {"fr": "adulte", "en": "adult"}}]))
    assert found.values(SERVICE, "cv:hasCost") == {COST}
    assert found.values(COST, "cv:hasValue") == {"12345678.0"}
    assert found.values(COST, "cv:currency") == {named("eu:currency/XOF")}
    assert found.values(COST, "dct:description") == {"adulte@fr", "adult@en"}
    assert found.values(COST, "cv:ifAccessedThrough") == {CHANNEL}
    assert found.values(COST, "rdfs:comment") == set()


def test_an_amount_holds_from_when_its_source_says_to_its_last_day() -> None:
    found = read(**offer(fees=[{"amount": 500, "since": "2022-09", "until": "2026-01", "source": "arrêté inventé"}]))
    assert found.values(COST, "dct:bibliographicCitation") == {"arrêté inventé"}
    assert found.values(COST, "schema:validFrom") == {"2022-09"}
    assert found.datatypes("schema:validFrom") == {named("xsd:gYearMonth")}
    assert found.values(COST, "schema:validThrough") == {"2025-12-31"}


def test_a_free_service_costs_nothing_and_says_so() -> None:
    assert read(**offer(fees=[])).values(COST, "cv:hasValue") == {"0.0"}


def test_an_amount_that_depends_says_that_it_does() -> None:
    found = read(**offer(fees=[{"amount": 500, "when": "age > 18"}]))
    assert "Selon la situation de la personne.@fr" in found.values(COST, "dct:description")


def test_values_of_the_demonstration_say_so() -> None:
    found = read(
        **offer(
            fees=[{"amount": 500, "demonstration": True}],
            delay={"kind": "duration", "at_most": 3, "unit": "hours", "demonstration": True},
        )
    )
    assert DEMONSTRATION in found.values(COST, "rdfs:comment")
    assert DEMONSTRATION in found.values(CHANNEL, "rdfs:comment")


@pytest.mark.parametrize(
    ("unit", "length"),
    [
        ("seconds", "PT14S"),
        ("minutes", "PT14M"),
        ("hours", "PT14H"),
        ("calendar_days", "P14D"),
        ("weeks", "P98D"),
        ("months", "P14M"),
        ("years", "P14Y"),
    ],
)
def test_a_delay_is_the_longest_it_takes_in_its_own_unit(unit: str, length: str) -> None:
    found = read(**offer(delay={"kind": "duration", "at_least": 7, "at_most": 14, "unit": unit}))
    assert found.values(SERVICE, "cv:processingTime") == {length}
    assert found.values(CHANNEL, "cv:processingTime") == {length}


def test_forty_eight_hours_are_not_turned_into_two_days() -> None:
    found = read(**offer(delay={"kind": "duration", "at_most": 48, "unit": "hours"}))
    assert found.values(CHANNEL, "cv:processingTime") == {"PT48H"}


def test_what_is_given_at_once_takes_no_time() -> None:
    assert read(**offer(delay={"kind": "instant"})).values(CHANNEL, "cv:processingTime") == {"PT0S"}


@pytest.mark.parametrize(
    ("delay", "words"),
    [
        (
            {"kind": "duration", "at_most": 5, "unit": "working_days"},
            "Délai : 5 jours ouvrables au plus.@fr",
        ),
        (
            {"kind": "duration", "unit": "hours", "note": {"fr": "quelques heures", "en": "a few hours"}},
            "Délai : quelques heures.@fr",
        ),
        (
            {"kind": "event", "text": {"fr": "chaque mois", "en": "every month"}},
            "Délai : chaque mois.@fr",
        ),
    ],
)
def test_a_delay_that_no_length_says_is_told_in_words_alone(delay: dict[str, object], words: str) -> None:
    found = read(**offer(delay=delay))
    assert found.values(SERVICE, "cv:processingTime") == set()
    assert found.values(CHANNEL, "cv:processingTime") == set()
    assert words in found.values(CHANNEL, "dct:description")


def test_a_target_is_not_sold_as_a_promise() -> None:
    found = read(**offer(delay={"kind": "duration", "at_most": 30, "unit": "calendar_days", "nature": "target"}))
    assert "Ce délai est un objectif de suivi, pas une promesse.@fr" in found.values(CHANNEL, "dct:description")


def test_two_ways_with_two_delays_give_the_service_none() -> None:
    ways = [
        {"way": "online", "delay": {"kind": "instant"}},
        {"way": "desk", "delay": {"kind": "duration", "at_most": 3, "unit": "calendar_days"}},
    ]
    found = read(offers=ways)
    assert found.values(SERVICE, "cv:processingTime") == set()
    assert found.values(f"{PAGE}#channel-2", "cv:processingTime") == {"P3D"}
    assert found.values(f"{PAGE}#channel-2", "dct:type") == {f"{CATALOGUE}way-desk"}


PAPERS = [
    {"text": {"fr": "Acte de naissance", "en": "Birth certificate"}, "concerns": {"fr": "mineurs", "en": "minors"}},
    {"text": {"fr": "NPI"}, "kind": "information"},
    {"text": {"fr": "Avoir 18 ans"}, "kind": "condition"},
]


def test_a_paper_is_evidence_a_fact_or_a_condition_is_a_requirement() -> None:
    found = read(**offer(papers=PAPERS))
    assert found.values(SERVICE, "cpsv:hasInput") == {f"{PAGE}#paper-1-1"}
    assert found.values(f"{PAGE}#paper-1-1", "dct:title") == {"Acte de naissance@fr", "Birth certificate@en"}
    assert found.values(f"{PAGE}#paper-1-1", "dct:description") == {"mineurs@fr", "minors@en"}
    assert found.values(SERVICE, "cv:hasInputType") == {f"{CATALOGUE}paper-acte-de-naissance"}
    assert found.values(SERVICE, "cv:holdsRequirement") == {f"{PAGE}#paper-1-2", f"{PAGE}#paper-1-3"}
    assert found.of_type("cv:InformationRequirement") == {f"{PAGE}#paper-1-2"}
    assert found.of_type("cv:Criterion") == {f"{PAGE}#paper-1-3"}


def test_papers_that_differ_by_way_are_asked_by_the_way() -> None:
    found = read(offers=[{"way": "online", "papers": PAPERS}, {"way": "desk", "papers": PAPERS[:1]}])
    assert found.values(SERVICE, "cpsv:hasInput") == set()
    assert found.values(CHANNEL, "cpsv:hasInput") == {f"{PAGE}#paper-1-1"}
    assert found.values(f"{PAGE}#channel-2", "cpsv:hasInput") == {f"{PAGE}#paper-2-1"}


def test_an_outcome_keeps_how_long_it_is_good_for() -> None:
    found = read(output={"fr": "Carte", "en": "Card"}, validity={"count": 5, "unit": "years"})
    assert found.values(SERVICE, "cpsv:produces") == {f"{PAGE}#output"}
    assert found.values(f"{PAGE}#output", "dct:title") == {"Carte@fr", "Card@en"}
    assert found.values(f"{PAGE}#output", "schema:validFor") == {"P5Y"}


def test_laws_and_dates_of_asking() -> None:
    found = read(
        legal_basis=[{"fr": "Décret inventé", "en": "Invented decree"}],
        window={"opens_on": "2026-05-01", "closes_on": "2026-06-11"},
    )
    assert found.values(SERVICE, "cv:hasLegalResource") == {f"{PAGE}#law-1"}
    assert found.values(f"{PAGE}#law-1", "dct:title") == {"Décret inventé@fr", "Invented decree@en"}
    assert found.values(SERVICE, "cpsv:follows") == {f"{PAGE}#rule"}
    assert found.values(f"{PAGE}#rule", "cpsv:implements") == {f"{PAGE}#law-1"}
    assert "Demandes du 1er mai 2026 au 11 juin 2026.@fr" in found.values(f"{PAGE}#rule", "dct:description")


def test_a_service_leads_to_the_one_that_others_should_ask_for() -> None:
    rules = [
        {"code": "mineur", "when": "age < 18", "reason": {"fr": "Pour un mineur…"}, "see": "autre"},
        {"code": "majeur", "when": "age > 99", "reason": {"fr": "Retiré."}, "see": "retire"},
    ]
    edition = an_edition(a_service(eligibility=rules), a_service("autre"))
    found = read_turtle(turtle(graph_of(edition, InventedAddresses())))
    assert found.values(SERVICE, "cv:relatedService") == {f"{PUBLIC_URL}/services/autre/#service"}


def test_a_platform_is_named_and_its_page_is_a_document() -> None:
    found = read(**offer(platform={"name": "plateforme.example", "url": "https://plateforme.example"}))
    assert "Plateforme : plateforme.example.@fr" in found.values(CHANNEL, "dct:description")
    assert found.values(CHANNEL, "foaf:page") == {"https://plateforme.example/"}
    assert "https://plateforme.example/" in found.of_type("foaf:Document")


def test_a_page_tells_its_version_and_when_its_sources_were_last_read() -> None:
    found = read(source={"references": ["inventé"], "checked_on": "2022"})
    assert found.values(SERVICE, "foaf:page") == {PAGE, f"{PUBLIC_URL}/en/services/certificat-invente/"}
    assert found.values(PAGE, "schema:lastReviewed") == {"2022"}
    assert found.values(PAGE, "dct:modified") == {"2026-11-20T12:00:00+00:00"}
    assert found.values(SERVICE, "dct:bibliographicCitation") == {"inventé"}


def test_an_authority_stands_under_the_one_above_it() -> None:
    found = read()
    below = f"{PUBLIC_URL}/autorites/invente-direction/#authority"
    above = f"{PUBLIC_URL}/autorites/invente/#authority"
    assert found.values(below, "org:subOrganizationOf") == {above}
    assert found.values(above, "skos:prefLabel") == {"Ministère inventé@fr", "Invented ministry@en"}
    assert found.values(above, "skos:altLabel") == {"MIV@fr"}
    assert found.values(above, "dct:spatial") == {f"{CATALOGUE}place-benin"}


def test_an_authority_with_a_platform_points_to_its_page() -> None:
    platform = Platform.model_validate({"name": "plateforme.example", "url": "https://plateforme.example"})
    authority = VOCABULARY.authorities[0].model_copy(update={"platform": platform})
    edition = an_edition(a_service(), vocabulary=VOCABULARY.model_copy(update={"authorities": (authority,)}))
    found = read_turtle(turtle(graph_of(edition, InventedAddresses())))
    node = f"{PUBLIC_URL}/autorites/invente/#authority"
    assert found.values(node, "foaf:page") == {"https://plateforme.example/"} <= found.of_type("foaf:Document")


def test_a_moment_of_life_is_a_life_event() -> None:
    found = read()
    event = f"{PUBLIC_URL}/evenements/essayer/#event"
    assert found.of_type("cv:LifeEvent") == {event}
    assert found.of_type("cv:BusinessEvent") == set()
    assert found.values(event, "dct:description") == {"Pour voir.@fr", "To see.@en"}


def test_the_catalogue_of_a_demonstration_says_that_it_is_one() -> None:
    dataset = f"{CATALOGUE}dataset"
    assert "Catalogue de démonstration : il montre le logiciel et n’engage pas l’État.@fr" in read().values(
        dataset, "rdfs:comment"
    )


def test_the_catalogue_of_the_state_does_not(settings: Settings) -> None:
    settings.DEMONSTRATION = False
    found = read()
    assert found.values(f"{CATALOGUE}dataset", "rdfs:comment") == set()
    assert found.values(f"{CATALOGUE}dataset", "dct:hasPart") == {SERVICE}
