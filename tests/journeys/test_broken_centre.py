"""What a centre does by itself when its database is broken or its disk is full, and what people read meanwhile."""

import os
from collections.abc import Iterator

import pytest

from tests.factories.centres import Centre, a_centre
from tests.journeys.applicant import HERE, Applicant
from tests.journeys.node import only_the_service, soon
from tests.journeys.people import Visitor, text
from tests.journeys.small_disk import a_small_disk, without_room
from tests.journeys.test_hard_times import NO_ROOM

pytestmark = pytest.mark.fault

PAGE = 4096
OFTEN = 20


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    services = only_the_service(tmp_path_factory.mktemp("broken"))
    with a_small_disk() as disk, a_centre(disk / "var", GUICHET_SERVICES=str(services)) as centre:
        centre.start()
        yield centre


def test_on_a_full_disk_an_answer_is_refused_in_words_and_the_node_goes_on(centre: Centre) -> None:
    assert centre.run("services", "load").returncode == 0
    applicant = Applicant(Visitor(centre.address, lambda: None), 1)
    applicant.begin_up_to("nom")
    with without_room(centre.folder):
        refused = applicant.visitor.attempt("POST", f"{HERE}/etape/nom/", data=applicant.filled("nom"))
        assert refused is not None
        assert (refused.status_code, NO_ROOM in text(refused)) == (507, True)
        assert applicant.where() == "nom"
    applicant.begin_up_to("contact")
    assert {"nom", "naissance", "acte_naissance"} <= applicant.acknowledged


def test_a_database_that_breaks_while_it_serves_is_said_and_the_node_starts_anew_and_heals(centre: Centre) -> None:
    for _ in soon("there is a copy"):
        if list((centre.folder / "copies").glob("*.sqlite3")):
            break
    visitor = Visitor(centre.address, lambda: None)
    with centre.database.open("r+b") as file:
        pages = centre.database.stat().st_size // PAGE
        file.seek(PAGE)
        file.write(os.urandom((pages - 1) * PAGE))
    said = ""
    assert centre.process is not None
    for _ in soon("somebody reads why nothing is kept, and the node ends"):
        for _again in range(OFTEN):  # its worker may see it too, and the node then ends between two visits
            answer = visitor.attempt("GET", "/borne/")
            said = text(answer) if answer is not None and answer.status_code == 503 else said
        if centre.process.poll() is not None:
            break
    assert "Ce site doit être réparé" in said
    assert "La base de données est abîmée : ce nœud s’arrête, et se répare en repartant." in centre.words
    centre.start()
    assert "a pris sa place" in centre.words
    assert visitor.get("/borne/").status_code == 200


def test_a_broken_database_is_set_aside_said_and_replaced_by_the_copy_of_the_night(centre: Centre) -> None:
    for _ in soon("there is a copy"):
        if list((centre.folder / "copies").glob("*.sqlite3")):
            break
    centre.stop()
    with centre.database.open("r+b") as file:
        file.seek(7 * PAGE)
        file.write(os.urandom(3 * PAGE))
    centre.start()
    assert "La base de données est abîmée" in centre.words
    assert "a pris sa place ; ce qui a suivi revient du nœud national à la prochaine liaison." in centre.words
    *_, aside = sorted((centre.folder / "damaged").iterdir())
    assert (aside / "guichet.sqlite3").stat().st_size > 10 * PAGE
    assert not (centre.folder / "epoch-over").exists()
    assert Visitor(centre.address, lambda: None).get("/borne/").status_code == 200
