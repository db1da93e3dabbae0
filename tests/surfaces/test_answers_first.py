"""Before a message is written: what is published already, and the way on to write all the same."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from guichet.domains.relations import knowledge
from guichet.domains.relations.limiting import Counter
from guichet.domains.relations.models import Article, Concern, Tally
from guichet.domains.relations.refusals import TooManyConcerns
from guichet.surfaces.portal.concerns import searching
from tests.surfaces.test_concerns import (
    DESK,
    NEXT,
    an_agent,
    reference,
    someone,
    text,
    the_keeper_answers,
    written,
)

__all__ = ["the_keeper_answers"]
pytestmark = pytest.mark.django_db
START, WRITE, KEPT = "/reclamations/", "/reclamations/ecrire/", "/agents/savoir/"


def tallied() -> dict[str, int]:
    return dict(Tally.objects.values_list("answer", "count"))


def test_the_search_comes_first_and_to_write_is_one_gesture_away() -> None:
    first = text(someone().get(START))
    assert "De quoi s’agit-il ?" in first
    assert f'href="{WRITE}"' in first
    found = text(someone().get(START, {"q": "casier judiciare prix"}))
    assert "1 900 F CFA" in found.replace("\u202f", " ")
    assert "kpakpatomedias.com" in found
    assert found.count("Cela répond à ma question") <= knowledge.MOST
    assert "Écrire quand même" in found


def test_it_was_enough_and_that_alone_is_counted() -> None:
    answer = someone().post(f"{START}repondu/", {"answer": "age-retraite"})
    assert "C’est noté, sans rien garder de vous" in text(answer)
    assert (tallied(), "sessionid" in answer.cookies) == ({"age-retraite": 1}, False)
    assert someone().post(f"{START}repondu/", {"answer": "inconnue"}).headers["Location"] == START
    assert tallied() == {"age-retraite": 1}


def test_to_write_all_the_same_takes_along_what_was_typed() -> None:
    on = someone().post(f"{START}quand-meme/", {"q": "ma girouette"})
    assert on.headers["Location"] == f"{WRITE}?q=ma+girouette"
    assert "ma girouette</textarea>" in text(someone().get(on.headers["Location"]))
    assert someone().post(f"{START}quand-meme/").headers["Location"] == WRITE
    assert tallied() == {"": 2}


def test_one_network_does_not_make_the_counts_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "COUNTED", Counter(most=1, refusal=TooManyConcerns))
    insistent = someone()
    for _each in range(3):
        assert insistent.post(f"{START}quand-meme/").status_code == 302
    assert tallied() == {"": 1}


def test_what_answers_nothing_leads_straight_to_the_form() -> None:
    assert "Rien de publié ne répond à ces mots." in text(someone().get(START, {"q": "xyzzyx"}))


def test_a_message_posted_where_it_used_to_be_is_still_written() -> None:
    said = {"kind": "request", "theme": "autre", "service": "certificat-invente", "text": "Où est-il ?"}
    assert "Votre message est arrivé" in text(someone().post(START, said))
    assert Concern.objects.count() == 1


def test_all_answers_are_read_by_theme_each_with_its_source() -> None:
    every = text(Client().get("/aide/"))
    assert "Carrière d’un agent de l’État" in every
    one = text(Client().get("/aide/age-retraite/"))
    assert "À 60 ans en catégorie A" in one
    assert "decideursafrique.com" in one
    assert "At 60 in category A" in text(Client().get("/en/aide/age-retraite/"))
    assert Client().get("/aide/rien/").status_code == 404


def a_proposal(**changes: Any) -> dict[str, Any]:
    said = {
        "theme": "autre",
        "question_fr": "Où retirer une girouette ?",
        "answer_fr": "Au guichet 3.",
        "source": "note inventée",
        "checked_on_day": "1",
        "checked_on_month": "11",
        "checked_on_year": "2026",
    }
    return {**said, **changes}


def test_after_an_answer_an_agent_proposes_it_and_a_colleague_publishes_it() -> None:
    agent, colleague = an_agent(), an_agent("sena")
    written(someone())
    agent.post(NEXT)
    agent.post(f"{DESK}{reference()}/", {"text": "Au guichet 3."})
    offered = f"{KEPT}proposer/?message={reference()}"
    assert f'href="{offered}"' in text(agent.get(DESK))
    assert colleague.get(offered).status_code == 404
    assert "La question, comme on la pose" in text(agent.get(offered))
    address = agent.post(offered, a_proposal()).headers["Location"]
    row = Article.objects.get()
    assert (row.concern, row.checked_on) == (reference(), date(2026, 11, 1))
    assert "Approuver et publier" not in text(agent.get(address))
    refused = agent.post(f"{address}approuver/")
    assert "une autre personne le relit" in text(refused, 409)
    assert "Approuver et publier" in text(colleague.get(address))
    colleague.post(f"{address}approuver/")
    assert "Au guichet 3." in text(Client().get(f"/aide/{row.code}/"))
    assert "Où retirer une girouette ?" in text(colleague.get(KEPT))
    assert colleague.post(f"{address}retirer/", {"reason": "Faux."}).headers["Location"] == address
    assert Client().get(f"/aide/{row.code}/").status_code == 404
    assert "Faux." in text(agent.get(address))


def test_what_is_proposed_is_refused_in_words_and_what_does_not_exist_is_not_found() -> None:
    agent, colleague = an_agent(), an_agent("sena")
    assert "Aucun guichet n’a encore rien proposé." in text(agent.get(KEPT))
    assert "À corriger" in text(agent.post(f"{KEPT}proposer/", a_proposal(question_fr="")), 422)
    assert "D’où vient la réponse" in text(agent.post(f"{KEPT}proposer/", a_proposal(source="")), 422)
    address = agent.post(f"{KEPT}proposer/", a_proposal()).headers["Location"]
    assert "une autre personne le relit" in text(agent.post(f"{address}refuser/", {"reason": "Non."}), 422)
    assert "Pourquoi" in text(colleague.get(f"{address}refuser/"))
    assert colleague.post(f"{address}refuser/", {"reason": "Non."}).headers["Location"] == address
    assert colleague.post(f"{address}retirer/", {"reason": "Non."}).status_code == 404
    for gesture in ("", "refuser/", "retirer/"):
        assert agent.get(f"{KEPT}rien/{gesture}").status_code == 404
    assert agent.post(f"{KEPT}rien/approuver/").status_code == 404
