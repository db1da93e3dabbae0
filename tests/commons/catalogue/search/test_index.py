"""Searching a small catalogue of invented services: what people type, and which sheets answer."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guichet.commons.catalogue.definition.vocabulary import Synonyms
from guichet.commons.catalogue.search.index import Hit, Index
from tests.factories.catalogue import VOCABULARY, a_service

SYNONYMS = Synonyms(
    groups=(("emploi", "boulot", "job"), ("carte grise", "immatriculation"), ("célibat", "pas marié"), ("TF", "titre")),
)
SERVICES = (
    a_service(
        "casier",
        official_code="PS00373",
        title={"fr": "Extrait de casier judiciaire", "en": "Criminal record extract"},
        keywords={"fr": ["condamnation"], "en": ["police record"]},
    ),
    a_service(
        "naissance",
        title={"fr": "Acte de naissance", "en": "Birth certificate"},
        summary={"fr": "Un acte d’état civil.", "en": "A civil status record."},
    ),
    a_service("deces", title={"fr": "Acte de décès", "en": "Death certificate"}),
    a_service("vehicule", title={"fr": "Immatriculation d’un véhicule", "en": "Registering a vehicle"}),
    a_service("carte-grise", title={"fr": "Duplicata de carte grise", "en": "Replacement papers of a car"}),
    a_service("travail", title={"fr": "Accompagnement vers l’emploi", "en": "Help towards work"}),
    a_service("celibat", title={"fr": "Certificat de célibat", "en": "Certificate of single status"}),
    a_service("conduire", title={"fr": "Permis de conduire", "en": "Driving licence"}),
    a_service("change", title={"fr": "Autorisation de change", "en": "Foreign exchange permit"}),
    a_service("modification", title={"fr": "Modification d’un nom", "en": "Change of name"}),
    a_service(
        "passeport",
        title={"fr": "Passeport", "en": "Passport"},
        offers=[{"way": "desk", "papers": [{"text": {"fr": "Quittance du Trésor"}}]}],
    ),
)
INDEX = Index.build(SERVICES, vocabulary=VOCABULARY.model_copy(update={"synonyms": SYNONYMS}))


def find(query: str, *, language: str = "fr") -> list[Hit]:
    return INDEX.find(query, language=language)


def first(query: str, *, language: str = "fr") -> str:
    return find(query, language=language)[0].code


@pytest.mark.parametrize(
    "query", ["PS00373", "ps 373", "ps373", "Ps n° 373", "373", "00373", "mon papier ps 00373 svp"]
)
def test_an_official_code_leads_to_its_sheet(query: str) -> None:
    assert first(query) == "casier"


@pytest.mark.parametrize("query", ["PS00374", "374", "2026"])
def test_another_code_leads_nowhere(query: str) -> None:
    assert find(query) == []


@pytest.mark.parametrize(
    "query", ["décès", "deces", "DÉCÈS", "De\u0301ce\u0300s", "l’acte d’un décès", "lacte de deces"]
)
def test_accents_capitals_and_elisions_do_not_matter(query: str) -> None:
    assert first(query) == "deces"


@pytest.mark.parametrize(
    ("query", "code"), [("judiciaires", "casier"), ("registered vehicles", "vehicule"), ("permis conduit", "conduire")]
)
def test_another_form_of_a_word_is_the_same_word(query: str, code: str) -> None:
    assert first(query) == code


@pytest.mark.parametrize("query", ["ca", "cas", "casie", "extrait cas"])
def test_the_last_word_may_be_unfinished(query: str) -> None:
    assert "casier" in [hit.code for hit in find(query)][:3]


def test_a_word_that_is_not_the_last_is_finished() -> None:
    assert "casier" not in [hit.code for hit in find("cas passeport")]


@pytest.mark.parametrize("query", ["je veux mon casier svp", "comment avoir un casier", "papier pour casier"])
def test_ways_of_asking_say_nothing(query: str) -> None:
    assert find(query)[0].score == find("casier")[0].score


@pytest.mark.parametrize("query", ["passseport", "paseport", "pasqeport", "psaseport"])
def test_one_typo_a_word_is_forgiven_and_told(query: str) -> None:
    hit = find(f"Mon {query}")[0]
    assert (hit.code, hit.understood) == ("passeport", "Mon passeport")


def test_two_typos_in_a_word_are_not() -> None:
    assert find("pqsseporq") == []


def test_what_is_typed_well_is_not_corrected() -> None:
    assert find("passeport")[0].understood is None


@pytest.mark.parametrize(
    ("query", "code", "understood"),
    [("nessance", "naissance", "naissance"), ("1 otorizasion", "change", "1 autorisation")],
)
def test_a_word_written_as_it_sounds_is_understood_with_its_accents(query: str, code: str, understood: str) -> None:
    hit = find(query)[0]
    assert (hit.code, hit.understood) == (code, understood)


@pytest.mark.parametrize(
    ("query", "understood"),
    [("etatcivil", "état civil"), ("passe port", "passeport"), ("dacte de naissance", "acte de naissance")],
)
def test_words_glued_or_cut_are_mended(query: str, understood: str) -> None:
    assert find(query)[0].understood == understood


@pytest.mark.parametrize("query", ["boulot", "job", "emploi", "boulo"])
def test_any_word_of_a_group_finds_the_others(query: str) -> None:
    assert first(query) == "travail"


@pytest.mark.parametrize(
    ("query", "code"),
    [("carte grise", "vehicule"), ("immatriculation", "carte-grise"), ("je ne suis pas marié", "celibat")],
)
def test_a_group_may_hold_phrases(query: str, code: str) -> None:
    assert code in [hit.code for hit in find(query)]


def test_half_a_phrase_is_not_the_phrase() -> None:
    assert "celibat" not in [hit.code for hit in find("marié")]


def test_the_word_itself_is_worth_more_than_its_synonym() -> None:
    assert first("carte grise") == "carte-grise"
    assert first("immatriculation") == "vehicule"


@pytest.mark.parametrize(("language", "code"), [("fr", "change"), ("en", "modification")])
def test_a_word_is_first_that_of_the_reader_s_language(language: str, code: str) -> None:
    assert first("change", language=language) == code


def test_a_reader_of_another_language_reads_french() -> None:
    assert find("change", language="fon") == find("change", language="fr")


def test_french_words_find_on_the_english_pages() -> None:
    assert first("casier", language="en") == "casier"


def test_a_sheet_that_answers_all_words_comes_first() -> None:
    assert first("acte naissance") == "naissance"
    assert first("acte deces") == "deces"


def test_a_word_that_no_sheet_holds_takes_nothing_away() -> None:
    assert find("zzzyx passeport")[0] == find("passeport")[0]


@pytest.mark.parametrize("query", ["acte de naissance", "naissance acte", "ACTE, naissance!"])
def test_the_order_of_words_does_not_matter(query: str) -> None:
    assert first(query) == "naissance"


@pytest.mark.parametrize("query", ["MIV", "ministère", "la direction"])
def test_authorities_are_known_by_name_and_acronym(query: str) -> None:
    services = [a_service("ici", authority="invente-direction"), a_service("ailleurs", authority="autre")]
    index = Index.build(services, vocabulary=VOCABULARY)
    assert index.find(query, language="fr")[0].code == "ici"


def test_a_paper_to_bring_counts_little() -> None:
    assert [hit.code for hit in find("quittance")] == ["passeport"]
    assert find("quittance")[0].score < find("passeport")[0].score / 10


def test_equal_sheets_come_in_the_order_of_their_codes() -> None:
    index = Index.build([a_service(code) for code in ("b", "c", "a")], vocabulary=None)
    assert [hit.code for hit in index.find("certificat", language="fr")] == ["a", "b", "c"]


def test_no_more_hits_than_asked_for_are_given() -> None:
    assert INDEX.find("acte", language="fr", limit=1) == find("acte")[:1]


@pytest.mark.parametrize("query", ["", "   ", "?!… « »", "'", "l", "\u0301", "\ud800", "😀"])
def test_nothing_telling_finds_nothing(query: str) -> None:
    assert find(query) == []


def test_nothing_is_found_in_an_empty_catalogue() -> None:
    assert Index.build((), vocabulary=None).find("casier ps 373", language="fr") == []


def test_only_the_start_of_a_long_query_is_looked_at() -> None:
    long = "passeport " + "y" * 10_000
    assert find(long)[0].code == "passeport"
    assert find("y " * 100 + "passeport") == []


def test_words_after_the_twelfth_telling_one_are_not_looked_at() -> None:
    assert find("xx " * 12 + "passeport") == []
    assert first("xx " * 11 + "passeport") == "passeport"


def test_what_answers_is_told_for_marking() -> None:
    assert find("judiciaires")[0].matched == {"judiciaire"}
    assert find("police records", language="en")[0].matched == {"police", "record"}


def test_of_a_phrase_only_what_the_sheet_holds_entire_is_marked() -> None:
    hits = {hit.code: hit.matched for hit in find("immatriculation")}
    assert hits == {"vehicule": {"immatriculation"}, "carte-grise": {"carte", "grise"}}


@given(st.text(max_size=300), st.sampled_from(["fr", "en", "fon"]))
@settings(deadline=None)
def test_any_text_is_answered_and_twice_alike(query: str, language: str) -> None:
    assert find(query, language=language) == find(query, language=language)


def test_threads_share_an_index() -> None:
    queries = ["casier", "acte de nessance", "boulot", "dacte", "passe port"] * 20
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(find, queries)) == [find(query) for query in queries]
