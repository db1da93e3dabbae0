"""The figures of the desk, as a supervisor and the ministry read, open and take them away."""

import csv
import io

import pytest
from django.test import Client
from openpyxl import load_workbook

from guichet.domains.relations import operations as relations
from guichet.domains.relations.models import Concern
from guichet.foundation.demonstration import clock
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.places.calendar import BENIN
from tests.factories.acts import an_act
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.surfaces.test_concerns import DESK, NEXT, an_agent, reference, someone, the_keeper_answers, written
from tests.surfaces.test_concerns import text as said

__all__ = ["the_keeper_answers"]
pytestmark = pytest.mark.django_db
FIGURES = "/agents/relations/statistiques/"


def a_head(authority: str = "invente", kind: RoleKind = RoleKind.SUPERVISOR) -> Client:
    client, staff = Client(), make_staff("chef@exemple.bj", "Invented Head")
    give(staff, kind, authority=authority, unit="")
    sign_in_staff(client, staff)
    return client


def test_what_came_is_counted_drawn_and_opened() -> None:
    agent, head = an_agent(), a_head()
    assert "Aucun message n’est arrivé dans cette période." in said(head.get(FIGURES))
    written(someone(), sex="woman")
    agent.post(NEXT)
    agent.post(f"{DESK}{reference()}/", {"text": "Voici."})
    shown = said(head.get(FIGURES))
    assert [words in shown for words in ("Autre chose", "<rect", "Dans les 30 jours", "aucune note")] == [True] * 4
    year = clock.now().astimezone(BENIN).year
    address = f"{FIGURES}lignes/?par=theme&annee={year}&valeur=autre&chiffre=recus"
    assert address.replace("&", "&amp;") in head.get(FIGURES).content.decode()
    rows = said(head.get(address))
    assert reference() in rows
    assert f'href="{DESK}{reference()}' not in rows
    assert "Femme" in said(head.get(f"{FIGURES}?par=sexe"))
    for cut in ("structure", "responsable", "canal", "nature", "mois", "inconnu"):
        assert "Messages reçus" in said(head.get(f"{FIGURES}?par={cut}&annee={year}"))


def test_a_past_year_is_empty_and_says_so_and_what_means_nothing_is_dropped() -> None:
    head = a_head()
    written(someone())
    assert "Aucun message n’est arrivé" in said(head.get(f"{FIGURES}?annee=2020&mois=12"))
    assert "Messages reçus" in said(head.get(f"{FIGURES}?annee=x&mois=45&par=."))
    assert "Aucun message ne fait ce nombre." in said(head.get(f"{FIGURES}lignes/?par=mois&valeur=x&chiffre=recus"))
    assert "Messages reçus" in said(head.get(f"{FIGURES}?mois={clock.now().astimezone(BENIN).month}"))


def test_the_same_figures_leave_as_csv_and_as_a_workbook() -> None:
    head = a_head()
    written(someone())
    lines = list(csv.DictReader(io.StringIO(head.get(f"{FIGURES}statistiques.csv?par=canal").content.decode())))
    assert [(line["cut"], line["key"], line["received"]) for line in lines] == [("channel", "online", "1")]
    assert lines[0]["scored_by_person_delay"] == ""
    book = load_workbook(io.BytesIO(head.get(f"{FIGURES}statistiques.xlsx").content))
    cells = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert "Autre chose" in cells


def test_many_rows_are_cut_in_pages_that_keep_what_was_asked() -> None:
    head = a_head()
    for _each in range(11):
        written(someone())
    asked = f"{FIGURES}lignes/?par=theme&annee={clock.now().astimezone(BENIN).year}&valeur=autre&chiffre=recus"
    first = head.get(asked).content.decode()
    assert "valeur=autre&amp;chiffre=recus&amp;page=2" in first
    oldest = Concern.objects.order_by("opened_at", "pk").first()
    assert oldest is not None
    assert oldest.reference in first
    assert said(head.get(f"{asked}&page=2")).count("WEB-") == 1


def test_what_was_enough_before_writing_stands_beside() -> None:
    head = a_head()
    for answer in ("age-retraite", "service/certificat-invente", "service/disparu", ""):
        relations.count_answer(answer=answer, act=an_act(clock.now()))
    shown = said(head.get(FIGURES))
    assert "Ont trouvé leur réponse avant d’écrire" in shown
    assert [words in shown for words in ("À quel âge un agent de l’État", "Certificat inventé", "service/disparu")] == [
        True
    ] * 3


def test_another_authority_counts_nothing_of_it_and_an_officer_does_not_count() -> None:
    written(someone())
    assert "Aucun message n’est arrivé" in said(a_head("mjl").get(FIGURES))
    assert an_agent().get(FIGURES).status_code == 403
