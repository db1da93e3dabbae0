"""A disk without room, a keeper that is away: what people read, that nothing is lost, and that it works again."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.journeys.applicant import HERE, PHOTOGRAPH, Applicant
from tests.journeys.node import Node, a_node, only_the_service, soon
from tests.journeys.officer import HELD, QUEUE, Officer, addresses_of_the_team
from tests.journeys.people import PIECE, Visitor, text
from tests.journeys.small_disk import a_small_disk, without_room

pytestmark = pytest.mark.fault

NO_ROOM = (
    "Le disque de ce site est plein : ce que vous veniez d’envoyer n’a pas été enregistré. "
    "Tout ce qui l’était déjà est gardé."
)
NO_ROOM_FOR_A_FILE = (
    "Il n’y a plus de place ici pour recevoir ce fichier. Vos réponses sont gardées\xa0: "
    "réessayez plus tard, ou finissez dans un centre."
)
NO_KEEPER = "Le gardien des clés ne répond pas : sans lui, personne ne lit un dossier ni n’y écrit."


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """On a disk of its own, small enough to be filled."""
    services = only_the_service(tmp_path_factory.mktemp("hard-times"))
    with a_small_disk() as disk, a_node(disk, services, server="") as node:
        yield node


@contextmanager
def without_keeper(node: Node) -> Iterator[None]:
    node.processes["keeper"].stop()
    try:
        yield
    finally:
        node.processes["keeper"].start()


def an_applicant(node: Node, number: int) -> Applicant:
    return Applicant(Visitor(node.address, lambda: None), number)


def test_on_a_full_disk_an_answer_is_refused_in_words_and_the_others_are_kept(node: Node) -> None:
    applicant = an_applicant(node, 1)
    applicant.begin_up_to("nom")
    with without_room(node.var):
        refused = applicant.visitor.attempt("POST", f"{HERE}/etape/nom/", data=applicant.filled("nom"))
        assert refused is not None
        assert (refused.status_code, NO_ROOM in text(refused)) == (507, True)
        assert applicant.where() == "nom"
    applicant.file()
    assert applicant.reference


def test_on_a_full_disk_a_request_is_not_sent_and_waits(node: Node) -> None:
    applicant = an_applicant(node, 2)
    applicant.begin_up_to("relire")
    with without_room(node.var):
        refused = applicant.visitor.attempt("POST", f"{HERE}/relire/", data=applicant.filled())
        assert refused is not None
        assert (refused.status_code, NO_ROOM in text(refused)) == (507, True)
        assert "27 mars 1987" in text(applicant.visitor.get(f"{HERE}/relire/"))
    applicant.submit()
    assert applicant.reference


def test_on_a_full_disk_a_file_stops_and_goes_on_where_it_stopped(node: Node) -> None:
    applicant = an_applicant(node, 3)
    applicant.begin_up_to("acte_naissance")
    announced = applicant.tus("POST", f"{HERE}/envois/", data=applicant.announcement())
    assert announced is not None
    address = announced.headers["Location"]
    sent = applicant.tus("PATCH", address, data=PHOTOGRAPH[:PIECE], headers=applicant.piece_at(0))
    assert sent is not None
    assert sent.status_code == 204
    with without_room(node.var):
        stopped = applicant.tus("PATCH", address, data=PHOTOGRAPH[PIECE:], headers=applicant.piece_at(PIECE))
        assert stopped is not None
        assert (stopped.status_code, stopped.json()) == (507, {"message": NO_ROOM_FOR_A_FILE})
    where = applicant.tus("HEAD", address)
    assert where is not None
    offset = int(where.headers["Upload-Offset"])
    assert PIECE <= offset < len(PHOTOGRAPH)
    rest = applicant.tus("PATCH", address, data=PHOTOGRAPH[offset:], headers=applicant.piece_at(offset))
    assert rest is not None
    assert rest.status_code == 204
    assert applicant.where() == "contact"


def test_without_the_keeper_people_file_and_officers_read_why_they_must_wait(node: Node) -> None:
    applicant = an_applicant(node, 4)
    applicant.file()
    applicant.pay()
    case, officer = served(node)
    with without_keeper(node):
        for answer in (officer.visitor.attempt("GET", case), officer.visitor.post_anyhow(f"{case}terminer/")):
            assert answer is not None
            assert (answer.status_code, NO_KEEPER in text(answer)) == (503, True)
        later = an_applicant(node, 5)
        later.file()
        assert later.reference
    for _ in soon("the case opens again"):
        if officer.visitor.get(case).status_code == 200:
            break
    later.pay()
    assert HELD.findall(officer.visitor.get(QUEUE).text) == [case]


def served(node: Node) -> tuple[str, Officer]:
    """The address of a case, in the hands of the first officer who is served one."""
    for door in addresses_of_the_team(Visitor(node.address, lambda: None)):
        officer = Officer(Visitor(node.address, lambda: None), door)
        officer.come_in()
        officer.visitor.get(QUEUE)
        officer.visitor.post(f"{QUEUE}suivant/")
        if held := HELD.findall(officer.visitor.get(QUEUE).text):
            return held[0], officer
    raise AssertionError("nobody is served")
