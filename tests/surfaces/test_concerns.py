"""A message to the desk: written without an account, taken in order, answered, read with the code, scored."""

import itertools
import re
from typing import Any

import pytest
from django.test import Client

from guichet.commons.intake.uploads import antivirus
from guichet.domains.relations.limiting import Counter
from guichet.domains.relations.models import Concern, Denunciation
from guichet.domains.relations.refusals import TooMany, TooManyConcerns
from guichet.domains.relations.vocabulary import Channel, ScoreSource
from guichet.foundation.demonstration import clock
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.surfaces.access.visits import network_of
from guichet.surfaces.questions import concerning as asked
from guichet.surfaces.questions import denouncing
from tests.factories.catalogue import a_service, publish
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.factories.keepers import AKeeper
from tests.factories.places import make_department
from tests.factories.uploads import a_file, a_photograph, a_signed_pdf
from tests.surfaces.counter import text as read_aloud

pytestmark = pytest.mark.django_db
WRITE, FOLLOW, DESK, NEXT = (
    "/reclamations/ecrire/",
    "/reclamations/suite/",
    "/agents/relations/",
    "/agents/relations/suivante/",
)
ASKED = "Où est mon acte inventé ?"
NETWORKS = itertools.count(1)


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: Any) -> None:
    settings.VAR = keeper.var
    publish(a_service())


def text(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status
    return read_aloud(answer)


def someone() -> Client:
    """From a network of their own: what one writes is counted for nobody else."""
    return Client(REMOTE_ADDR=f"2001:db8:1:{next(NETWORKS):x}::1")


def an_agent(name: str = "abla", authority: str = "invente") -> Client:
    client, staff = Client(), make_staff(f"{name}@exemple.bj", "Invented Agent")
    give(staff, RoleKind.OFFICER, authority=authority, unit="")
    sign_in_staff(client, staff)
    return client


def written(client: Client, **said: Any) -> str:
    """What the page says."""
    answer = client.post(
        WRITE, {"kind": "request", "theme": "autre", "service": "certificat-invente", "text": ASKED, **said}
    )
    return text(answer)


def code_of(shown: str) -> str:
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", shown)
    assert found, shown
    return found[0]


def reference() -> str:
    return Concern.objects.get().reference


def test_it_is_written_answered_and_scored() -> None:
    agent = an_agent()
    code = code_of(written(someone(), name="Afi Inventée"))
    assert "Prendre le suivant" in text(agent.get(DESK))
    assert agent.post(NEXT).headers["Location"] == f"{DESK}{reference()}/"
    read = text(agent.get(f"{DESK}{reference()}/"))
    assert [words in read for words in (ASKED, "Afi Inventée", "Certificat inventé")] == [True] * 3
    assert "Vous aviez raison" in text(agent.get(f"{DESK}{reference()}/?modele=excuses"))
    agent.post(f"{DESK}{reference()}/", {"text": "Il est prêt."})
    followed = text(Client().post(FOLLOW, {"code": code}))
    assert [words in followed for words in (ASKED, "Il est prêt.", "Votre note pour le délai")] == [True] * 3
    scored = text(Client().post(FOLLOW, {"code": code, "delay": "9", "result": "0"}))
    assert "9 sur 10 pour le délai, 0 sur 10 pour la réponse" in scored
    again = text(Client().post(FOLLOW, {"code": code, "text": "Il n’y est pas."}))
    assert "À répondre" in again
    assert Entry.objects.of_kind("relations.concern-opened").get().actor == "nobody"


def test_a_score_beyond_ten_or_an_unknown_code_is_refused_in_words() -> None:
    code = code_of(written(someone()))
    assert "Une note va de 0 à 10." in text(Client().post(FOLLOW, {"code": code, "delay": "11", "result": "3"}), 422)
    assert "n’ouvre rien" in text(Client().post(FOLLOW, {"code": "0000-0000-0000"}), 422)
    assert "Code de retour" in text(Client().get(FOLLOW))


def test_a_career_needs_the_matricule_and_says_so() -> None:
    refused = text(someone().post(WRITE, {"kind": "request", "theme": "carriere", "text": ASKED}), 422)
    assert "donnez le numéro matricule" in refused


def test_a_complaint_about_the_office_that_would_answer_goes_elsewhere() -> None:
    agent = an_agent()
    assert "presidence-cpd" in written(someone(), kind="complaint", about="invente")
    assert "Aucun message n’attend." in text(agent.get(DESK))
    agent.post(NEXT)
    assert agent.get(f"{DESK}{reference()}/").status_code == 404


def test_a_complaint_about_a_request_is_made_where_its_clock_is() -> None:
    answer = someone().post(WRITE, {"kind": "complaint", "theme": "autre", "text": ASKED, "case": "web bp3w 1bjw 6"})
    assert answer.headers["Location"] == "/suivi/WEB-BP3W-1BJW-6/reclamation/"
    assert not Concern.objects.exists()


def test_a_file_with_malware_is_refused_and_the_words_stay() -> None:
    refused = someone().post(
        WRITE,
        {"kind": "request", "theme": "autre", "text": ASKED, "piece": a_file(a_photograph() + antivirus.EICAR)},
    )
    shown = text(refused, 422)
    assert "Ce fichier contient un virus : il n’a pas été gardé." in shown
    assert ASKED in shown
    assert not Concern.objects.exists()


def test_a_file_reaches_whoever_answers_and_nobody_else(settings: Any) -> None:
    settings.DEMONSTRATION = True
    agent, other = an_agent(), an_agent("sena")
    written(someone(), piece=a_file(a_photograph()))
    agent.post(NEXT)
    address = f"{DESK}{reference()}/piece/0/"
    assert agent.get(address).headers["Content-Type"] == "image/jpeg"
    assert agent.get(f"{DESK}{reference()}/piece/1/").status_code == 404
    assert other.get(address).status_code == 404


def test_what_is_written_too_often_from_one_network_is_refused_and_the_words_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asked, "WRITTEN", Counter(most=1, refusal=TooManyConcerns))
    client = someone()
    written(client)
    refused = text(client.post(WRITE, {"kind": "request", "theme": "autre", "text": "Une autre."}), 422)
    assert "Trop de messages" in refused
    assert "Une autre." in refused


def test_of_ten_thousand_denunciations_from_one_address_five_are_kept_and_the_others_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All but the first ten are counted as the page counts them, without drawing it: the page takes minutes."""
    counter, client = Counter(), someone()
    monkeypatch.setattr(denouncing, "WRITTEN", counter)
    said = [client.post("/denoncer/", {"told": f"Fait {number}"}) for number in range(10)]
    assert [answer.status_code for answer in said] == [200] * 5 + [422] * 5
    for _each in range(9_990):
        with pytest.raises(TooMany):
            counter.count(network_of(said[0].wsgi_request), clock.now())
    assert "Trop de dénonciations" in text(client.post("/denoncer/", {"told": "Encore un"}), 422)
    assert Denunciation.objects.count() == 5


def test_an_agent_writes_down_what_a_person_says_and_enters_their_score() -> None:
    desk, agent = an_agent("sena"), an_agent()
    shown = text(
        desk.post(
            f"{DESK}saisir/",
            {
                "kind": "information",
                "theme": "autre",
                "text": ASKED,
                "channel": "phone",
                "service": "certificat-invente",
            },
        )
    )
    assert code_of(shown)
    assert Concern.objects.get().channel == Channel.PHONE
    agent.post(NEXT)
    agent.post(f"{DESK}{reference()}/", {"text": "Voici."})
    given = {"reference": reference(), "delay": "7", "result": "8"}
    assert "n’ouvre rien" in text(agent.post(f"{DESK}noter/", given), 422)
    desk.post(f"{DESK}noter/", given)
    assert Concern.objects.get().scored_by == ScoreSource.STAFF


def test_it_is_passed_on_with_a_motive_that_its_author_reads() -> None:
    agent = an_agent()
    code = code_of(written(someone()))
    agent.post(NEXT)
    address = f"{DESK}{reference()}/transmettre/"
    assert "Quelle administration répond" in text(agent.get(address))
    assert "elle l’a déjà" in text(agent.post(address, {"to": "invente", "motive": "Essai"}), 422)
    agent.post(address, {"to": "invente-direction", "motive": "Elle tient le registre."})
    assert "Elle tient le registre." in text(Client().post(FOLLOW, {"code": code}))


def test_a_file_that_cannot_be_checked_is_not_kept_and_both_sides_are_told(settings: Any) -> None:
    """A signed document cannot be made anew: without a scanner nobody knows what is in it."""
    settings.DEMONSTRATION = True
    agent = an_agent()
    shown = written(someone(), piece=a_file(a_signed_pdf(), "acte signé.pdf"))
    assert "Le fichier « acte signé.pdf » n’a pas pu être contrôlé : il n’a pas été gardé." in shown
    assert "Vos mots sont arrivés" in shown
    assert not list((settings.VAR / "uploads").rglob("*.bin"))
    agent.post(NEXT)
    read = text(agent.get(f"{DESK}{reference()}/"))
    assert "Une pièce manque : le fichier « acte signé.pdf »" in read
    assert agent.get(f"{DESK}{reference()}/piece/0/").status_code == 404
    followed = text(Client().post(FOLLOW, {"code": code_of(shown)}))
    assert "Pièce qui n’a pas été gardée" in followed


def test_whoever_holds_a_role_at_a_department_answers_what_is_that_departments() -> None:
    """Its directorate, while somebody answers there; its parent when nobody does, or when it is complained of."""
    make_department("BJ-BO", "Borgou")
    said = {"theme": "carriere", "service": "", "matricule": "M12", "department": "BJ-BO"}
    written(someone(), **said)
    assert Concern.objects.get().to == "mtfp-dgfp"
    client, staff = Client(), make_staff("parakou@exemple.bj", "Invented Head")
    give(staff, RoleKind.SUPERVISOR, authority="", unit="", place="BJ-BO")
    sign_in_staff(client, staff)
    written(someone(), **said)
    latest = Concern.objects.latest("pk")
    assert latest.to == "mtfp-ddtfp-borgou"
    assert client.post(NEXT).headers["Location"] == f"{DESK}{latest.reference}/"
    assert "du Borgou" in text(client.get(f"{DESK}{latest.reference}/transmettre/"))
    written(someone(), **said, kind="complaint", about="mtfp-ddtfp-borgou")
    assert Concern.objects.latest("pk").to == "mtfp"
