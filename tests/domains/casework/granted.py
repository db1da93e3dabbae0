"""Cases whose decision owes a document: an invented service, asked for by Afi, searched by Codjo, signed by Bio."""

from collections.abc import Mapping

from guichet.domains.casework import desk
from guichet.domains.casework import operations as casework
from guichet.domains.casework.desk import Ending
from guichet.domains.casework.models import Case
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import ActorKind
from tests.domains.casework.requests import arrived_and_ready
from tests.factories.cases import OUTCOMES, a_circuit, an_officer, by, text
from tests.factories.catalogue import publish
from tests.factories.requests import a_procedure, a_question

CODJO, BIO = an_officer("codjo"), an_officer("bio")
AFI = Viewer(ActorKind.CITIZEN, "afi")
PLACES = {"benin": "Bénin", "ailleurs": "Ailleurs"}
DOCUMENT: Mapping[str, object] = {
    "template": "casier-b3-neant",
    "title": text("Bulletin n° 3"),
    "languages": ["fr", "en"],
    "fields": {
        "nom": "nom.family_name",
        "prenoms": "nom.given_names",
        "lieu_naissance": "lieu",
        "numero_de_recherche": "numero",
    },
    "validity": {"count": 3, "unit": "months"},
}


def publish_a_service(**document: object) -> None:
    options = [{"value": value, "text": text(words)} for value, words in PLACES.items()]
    questions = (
        a_question("person_name", "nom"),
        a_question("text", "motif"),
        a_question("choice", "lieu", options=options),
    )
    granted, refused = OUTCOMES
    outcomes = [{**granted, "document": {**DOCUMENT, **document}}, refused]
    publish(a_procedure(*questions, procedure={**a_circuit(), "outcomes": outcomes}))


def decided(given_names: str = "Afi", language: str = "fr", version: int = 1) -> Case:
    answers = {
        "nom": {"family_name": "HOUNGBÉDJI", "given_names": given_names},
        "motif": "un emploi",
        "lieu": "benin",
    }
    case = arrived_and_ready(answers=answers, citizen=AFI.reference, language=language, version=version)
    for officer, ending in ((CODJO, Ending("fait", "", {"numero": "A-12"})), (BIO, Ending("signe", "", {}))):
        casework.take_next(officer=officer, act=by(officer))
        desk.finish(case.reference, officer, ending, by(officer))
    return case
