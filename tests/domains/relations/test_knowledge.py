"""What is answered before anybody asks: found by its words, proposed by one, approved by another, counted of nobody."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from guichet.commons.catalogue.definition.base import first_day
from guichet.commons.catalogue.search.index import Index
from guichet.domains.relations import desk, knowledge, routing
from guichet.domains.relations import operations as relations
from guichet.domains.relations.models import Article, Tally
from guichet.domains.relations.operations import Proposal
from guichet.domains.relations.refusals import (
    AlreadyJudged,
    AnotherApproves,
    NoArticle,
    NoConcern,
    NoReason,
    NothingProposed,
    NoWhence,
)
from guichet.domains.relations.vocabulary import ArticleState
from guichet.foundation.lib.operation import building
from tests.commons.catalogue.search.national import catalogue as national
from tests.domains.relations.test_concerns import ABLA, HEAD, SENA, an_agent, answered, by, sent
from tests.factories.acts import NOON
from tests.factories.catalogue import a_service, publish
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
STRANGER = an_agent("u", unit="casier")


@pytest.fixture(autouse=True)
def a_catalogue(keeper: AKeeper, settings: Any) -> None:
    settings.VAR = keeper.var
    publish(a_service("certificat-invente", authority="invente-direction"))


def a_proposal(**changes: Any) -> Proposal:
    said = {
        "theme": "autre",
        "question_fr": "Où retirer une girouette inventée ?",
        "answer_fr": "Au guichet 3.",
        "source": "note inventée",
        "checked_on": date(2026, 11, 1),
    }
    return Proposal(**{**said, **changes})


def proposed(**changes: Any) -> str:
    return relations.propose_article(proposal=a_proposal(**changes), staff=ABLA, act=by(ABLA)).code


def published(**changes: Any) -> str:
    code = proposed(**changes)
    relations.approve_article(code=code, staff=SENA, act=by(SENA))
    return code


def test_each_shipped_answer_has_both_languages_a_source_a_date_and_a_sheet_that_exists() -> None:
    services = {service.code for service in national().services}
    shipped = knowledge.shipped()
    assert len({article.code for article in shipped}) == len(shipped) >= 25
    for article in shipped:
        assert article.question.en, article.code
        assert article.answer.en, article.code
        assert article.source.strip(), article.code
        assert first_day(article.checked_on) <= date(2026, 12, 31), article.code
        assert article.service in {*services, ""}, article.code
        assert article.theme in routing.themes(), article.code
        assert 8 <= len(article.question.fr) <= 200, article.code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("age retraite", "age-retraite"),
        ("CASSIER JUDICIAIRE prix", "casier-pour-concours"),
        ("legaliser mes diplomes", "copies-legalisees"),
        ("on me demande de l'argent", "pot-de-vin"),
        ("j'ai payé et rien reçu", "paye-sans-document"),
    ],
)
def test_it_is_found_by_its_words_without_accents_and_with_a_typo(typed: str, code: str) -> None:
    assert code in [each.answer for each in knowledge.find(typed, "fr")]


def test_articles_and_sheets_are_found_together_five_at_most() -> None:
    found = knowledge.find("certificat invente casier", "fr")
    assert {"service/certificat-invente", "casier-pour-concours"} <= {each.answer for each in found}
    assert len(knowledge.find("certificat de retraite ou de concours", "fr")) == knowledge.MOST
    assert knowledge.find("xyzzyx", "fr") == ()


def test_while_it_is_made_ready_nothing_withdrawn_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    publish(a_service("girouette", title={"fr": "Girouette inventée"}), a_service("certificat-invente"))
    assert [each.answer for each in knowledge.find("girouette", "fr")] == ["service/girouette"]
    publish(a_service("certificat-invente"))
    built, meanwhile = knowledge._built, list[str]()

    def build(*of: Any) -> Index:
        meanwhile.extend(each.answer for word in ("girouette", "certificat") for each in knowledge.find(word, "fr"))
        return built(*of)

    monkeypatch.setattr(knowledge, "_built", build)
    knowledge.find("girouette", "fr")
    assert not {"service/girouette", ""} & set(meanwhile)
    assert "service/certificat-invente" in meanwhile


def test_the_best_article_is_never_behind_five_sheets() -> None:
    publish(*(a_service(f"girouette-{number}", title={"fr": f"Girouette inventée {number}"}) for number in range(6)))
    code = published(question_fr="Où aller ?", answer_fr="Une girouette se retire au guichet 3.")
    assert [each.answer for each in knowledge.find("girouette", "fr")][-1] == code


def test_what_a_desk_wrote_is_published_once_another_has_approved_it() -> None:
    code = proposed()
    assert code not in knowledge.articles()
    with pytest.raises(AnotherApproves):
        relations.approve_article(code=code, staff=ABLA, act=by(ABLA))
    relations.approve_article(code=code, staff=HEAD, act=by(HEAD))
    assert knowledge.articles()[code].answer.fr == "Au guichet 3."
    assert [each.answer for each in knowledge.find("girouete", "fr")] == [code]
    with pytest.raises(AlreadyJudged):
        relations.approve_article(code=code, staff=SENA, act=by(SENA))


def test_the_database_itself_refuses_one_person_for_both() -> None:
    row = Article.objects.get(code=proposed())
    row.state, row.answered_by, row.answered_at = ArticleState.APPROVED, ABLA.reference, NOON
    with building(), pytest.raises(IntegrityError, match="relations_article_approved_by_another"), transaction.atomic():
        row.save()


def test_it_is_refused_or_withdrawn_with_a_reason_and_is_found_no_more() -> None:
    code = proposed()
    with pytest.raises(NoReason):
        relations.refuse_article(code=code, reason=" ", staff=SENA, act=by(SENA))
    relations.refuse_article(code=code, reason="Sans source sûre.", staff=SENA, act=by(SENA))
    assert knowledge.one_written(ABLA, code).reason == "Sans source sûre."
    with pytest.raises(NoArticle):
        relations.withdraw_article(code=code, reason="Vieux.", staff=SENA, act=by(SENA))
    other = published()
    assert knowledge.find("girouette", "fr")
    relations.withdraw_article(code=other, reason="Le guichet a changé.", staff=ABLA, act=by(ABLA))
    assert (other in knowledge.articles(), knowledge.find("girouette", "fr")) == (False, ())


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [({"question_fr": " "}, NothingProposed), ({"answer_fr": ""}, NothingProposed), ({"source": " "}, NoWhence)],
)
def test_nothing_is_proposed_without_question_answer_and_source(changes: Any, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        proposed(**changes)


def test_who_answers_at_no_desk_keeps_nothing() -> None:
    code = proposed()
    with pytest.raises(NoArticle):
        relations.propose_article(proposal=a_proposal(), staff=STRANGER, act=by(STRANGER))
    with pytest.raises(NoArticle):
        relations.approve_article(code=code, staff=STRANGER, act=by(STRANGER))
    with pytest.raises(NoArticle):
        knowledge.one_written(STRANGER, code)
    assert knowledge.written(STRANGER).items == ()


def test_the_idea_comes_from_a_message_that_one_answered_oneself() -> None:
    given = sent()
    answered(given)
    assert [each.reference for each in desk.answered_by(ABLA)] == [given.reference]
    assert desk.one_answered(ABLA, given.reference).theme == "autre"
    with pytest.raises(NoConcern):
        desk.one_answered(SENA, given.reference)
    assert knowledge.one_written(SENA, proposed(concern=given.reference)).concern == given.reference


def test_what_waits_for_a_second_reader_comes_first_whatever_its_age() -> None:
    first, second = proposed(), published(question_fr="Et une autre ?")
    assert [each.article.code for each in knowledge.written(SENA).items] == [first, second]


def test_one_article_and_ten_cost_the_same_queries(django_assert_num_queries: Any) -> None:
    proposed()
    with django_assert_num_queries(2):
        knowledge.written(SENA)
    for number in range(9):
        proposed(question_fr=f"Question {number} ?")
    with django_assert_num_queries(2):
        assert len(knowledge.written(SENA).items) == 10


def test_what_was_enough_is_counted_by_day_and_names_nobody() -> None:
    for _twice in range(2):
        relations.count_answer(answer="age-retraite", act=by())
    relations.count_answer(answer="", act=by())
    relations.count_answer(answer="pot-de-vin", act=by(after=timedelta(days=1)))
    assert {field.name for field in Tally._meta.get_fields()} == {"id", "on", "answer", "count"}
    counted = knowledge.counted(TODAY, TODAY + timedelta(days=2))
    assert (counted.answered_before, counted.asked_anyway) == (3, 1)
    assert counted.by_answer == (("age-retraite", 2), ("pot-de-vin", 1))
    assert knowledge.counted(TODAY, TODAY + timedelta(days=1)).answered_before == 2


def test_only_what_is_published_can_have_been_enough() -> None:
    assert knowledge.is_published("age-retraite")
    assert knowledge.is_published("service/certificat-invente")
    assert not knowledge.is_published("service/inconnu")
    assert not knowledge.is_published("")
