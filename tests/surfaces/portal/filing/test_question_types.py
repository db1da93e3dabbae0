"""All the types of question, answered as a browser without script answers them: the invented party asks them all."""

from collections.abc import Mapping
from functools import cache

import pytest
from django.conf import settings
from django.test import Client

from guichet.commons.catalogue.definition.reading import Catalogue, read_catalogue
from guichet.commons.intake import contents
from guichet.foundation.places import operations as places
from guichet.foundation.places import reading
from tests.factories.acts import an_act
from tests.factories.catalogue import publish
from tests.factories.requests import Desk
from tests.factories.uploads import a_file
from tests.surfaces.portal.filing.walking import address, begin, fill, text

pytestmark = pytest.mark.django_db
PARTY = "exemple-fete-de-quartier"


@cache
def the_examples() -> Catalogue:
    return read_catalogue(settings.SERVICES / "_exemples")


@pytest.fixture(autouse=True)
def examples() -> None:
    party = next(each for each in the_examples().services if each.code == PARTY)
    publish(party.model_copy(update={"authority": "invente", "theme": "essai", "life_events": ()}))
    places.load_places(data=reading.read(), act=an_act())


def go(client: Client, step: str, fields: Mapping[str, object]) -> str:
    return fill(client, step, fields, PARTY).removeprefix(address("", PARTY))


def up_to_the_address(client: Client) -> None:
    assert begin(client, PARTY) == address("etape/nature/", PARTY)
    assert go(client, "nature", {"nature": "musique"}) == "etape/jour/"
    assert go(client, "jour", {"jour_day": "1", "jour_month": "1", "jour_year": "2100"}) == "etape/personnes/"
    assert go(client, "personnes", {"personnes": "1 200"}) == "etape/installations/"
    assert go(client, "installations", {"installations": ["sonorisation", "cuisine"]}) == "etape/lieu/"
    assert go(client, "lieu", {"lieu-first": "place", "asked": "lieu-first"}) == "etape/lieu/"
    assert go(client, "lieu", {"lieu-first": "place", "lieu-second": "ecole"}) == "etape/adresse/"


def up_to_the_stalls(client: Client) -> None:
    up_to_the_address(client)
    place = {"adresse-department": "BJ-MO"}
    assert go(client, "adresse", place | {"asked": "adresse-department adresse-detail"}) == "etape/adresse/"
    page = text(client.get(address("etape/adresse/", PARTY)))
    assert "Lokossa" in page
    assert "Arrondissement" not in page
    whole = place | {
        "adresse-commune": "BJ-MO-LOK",
        "adresse-arrondissement": "BJ-MO-LOK-01",
        "adresse-detail": "Marché",
    }
    assert go(client, "adresse", whole) == "etape/recette/"
    assert go(client, "recette", {"recette": "50 000"}) == "etape/conseil_bruit/"
    assert "Après 22 heures, baissez le son." in text(client.get(address("etape/conseil_bruit/", PARTY)))
    assert go(client, "conseil_bruit", {}) == "etape/accord_ecole/"
    assert go(client, "accord_ecole", {"accord_ecole": "La directrice"}) == "etape/stands/"


def up_to_the_commitment(client: Client, photograph: bytes) -> None:
    up_to_the_stalls(client)
    assert go(client, "stands", {"action": "add"}) == "etape/stands/0/"
    stall = {"nom_du_stand": "Beignets", "metres": "3", "feu": "yes"}
    assert go(client, "stands/0", stall | {"asked": "nom_du_stand metres feu"}) == "etape/stands/0/"
    assert go(client, "stands/0", stall | {"responsable_feu": "0197000001"}) == "etape/stands/"
    assert go(client, "stands", {"action": "add"}) == "etape/stands/1/"
    assert go(client, "stands", {"action": "drop:1"}) == "etape/stands/"
    assert go(client, "stands", {}) == "etape/metres_de_stands/"
    assert "Mètres de stands 3" in text(client.get(address("etape/metres_de_stands/", PARTY)))
    assert go(client, "metres_de_stands", {}) == "etape/mesures_feu/"
    assert go(client, "mesures_feu", {"mesures_feu": "Deux seaux de sable."}) == "etape/identite/"
    names = {"nom-family_name": "Dossou", "nom-given_names": "Afi", "npi": "1234567890", "ifu": "", "matricule": ""}
    assert go(client, "identite", names) == "etape/courriel/"
    assert go(client, "courriel", {"courriel": "afi@exemple.bj"}) == "etape/portrait/"
    assert go(client, "portrait", {"portrait": a_file(photograph)}) == "etape/assurance/"
    assert go(client, "assurance", {"assurance": a_file(photograph)}) == "etape/engagement/"


def test_every_type_of_question_is_asked_answered_and_sealed(client: Client, desk: Desk, a_photograph: bytes) -> None:
    up_to_the_commitment(client, a_photograph)
    assert go(client, "engagement", {"engagement-typed": "Afi Dossou"}) == "etape/exactitude/"
    assert go(client, "exactitude", {"exactitude": "on"}) == "relire/"
    summary = text(client.get(address("relire/", PARTY)))
    for words in (
        "De la musique",
        "1er janvier 2100",
        "1 200 personnes",
        "Une sonorisation, Une cuisine",
        "Sur une place, Cour d’école",
        "Marché, Agamè, Lokossa, Mono",
        "50 000 F CFA",
        "1. Beignets, 3, Oui, 0197000001",
        "Afi Dossou",
    ):
        assert words in summary
    client.post(address("relire/", PARTY))
    answers = contents.read(desk.opened(desk.received[0])).answers
    assert answers["adresse"] == {
        "department": "BJ-MO",
        "commune": "BJ-MO-LOK",
        "arrondissement": "BJ-MO-LOK-01",
        "detail": "Marché",
    }
    assert answers["stands"] == [
        {"nom_du_stand": "Beignets", "metres": 3, "feu": True, "responsable_feu": "0197000001"}
    ]
    assert answers["metres_de_stands"] == 3
    assert answers["engagement"] == {"typed": "Afi Dossou"}


def test_another_department_asks_for_the_commune_anew(client: Client) -> None:
    up_to_the_stalls(client)
    moved = {"adresse-department": "BJ-ZO", "adresse-commune": "BJ-MO-LOK", "adresse-arrondissement": "BJ-MO-LOK-01"}
    assert go(client, "adresse", moved) == "etape/adresse/"
    page = text(client.get(address("etape/adresse/", PARTY)))
    assert "Bohicon" in page
    assert "Lokossa" not in page


@pytest.mark.parametrize(
    ("step", "fields", "sentence"),
    [
        ("nature", {}, "Choisissez une réponse à « Que fêtez-vous ? »."),
        ("nature", {"nature": "autre"}, "Cette réponse n’est plus proposée. Choisissez-en une dans la liste."),
    ],
)
def test_what_cannot_be_an_answer_is_said_beside_its_question(
    client: Client, step: str, fields: Mapping[str, object], sentence: str
) -> None:
    begin(client, PARTY)
    answer = client.post(address(f"etape/{step}/", PARTY), fields)
    assert answer.status_code == 422
    assert sentence in text(answer)
