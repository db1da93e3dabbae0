"""A ticket that was made at one centre is shown at another: the hub and two centres, of real processes."""

import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from guichet.foundation.demonstration import notes
from tests.factories.centres import Centre, a_centre
from tests.factories.real_database import rows_of
from tests.journeys.applicant import PHOTOGRAPH
from tests.journeys.before_a_kiosk import PIECE, AtAKiosk
from tests.journeys.node import SERVICE, Node, a_node, only_the_service, soon
from tests.journeys.pair import Pair
from tests.journeys.people import Visitor

pytestmark = pytest.mark.fault

NUMBERS = count(4711)
MOVED = "Cette demande a été reprise ailleurs avec son ticket."
NO_LINK = "Elle se reprend là où son ticket a été fait, ou ici dès que la liaison revient."
NOTHING = "n’ouvrent aucune demande"
NAME = "/borne/demande/question/nom/"


@dataclass(frozen=True, slots=True)
class Trio:
    hub: Node
    lokossa: Centre
    cotonou: Centre

    def left_at_lokossa(self, *, up_to: str = "naissance") -> AtAKiosk:
        """Somebody who left with a ticket; the national node has its copy, and its files."""
        somebody = AtAKiosk(self.lokossa.address, next(NUMBERS))
        somebody.begin_up_to(up_to)
        somebody.leave()
        for _ in soon("the hub has the copy"):
            if self.holder_of(somebody.reference):
                break
        return somebody

    def holder_of(self, reference: str) -> str:
        found = rows_of(
            self.hub.environment,
            f"SELECT holder FROM intake_locker WHERE reference = '{reference}'",  # noqa: S608
        )
        return str(found[0][0]) if found else ""

    def at_cotonou(self) -> AtAKiosk:
        return AtAKiosk(self.cotonou.address, next(NUMBERS))


@pytest.fixture(scope="module")
def trio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trio]:
    """The address of a keeper's socket is short."""
    services = only_the_service(tmp_path_factory.mktemp("offered"))
    with tempfile.TemporaryDirectory(prefix="trio-") as folder, a_node(Path(folder) / "hub", services, "") as hub:
        variables = {"GUICHET_HUB_URL": hub.address, "GUICHET_SERVICES": str(services)}
        with (
            a_centre(Path(folder) / "lokossa", **variables) as lokossa,
            a_centre(Path(folder) / "cotonou", GUICHET_CENTRE="COT", **variables) as cotonou,
        ):
            pair = Pair(hub, lokossa)
            pair.enrol(lokossa, "LOK", (SERVICE,))
            pair.enrol(cotonou, "COT", (SERVICE,))
            yield Trio(hub, lokossa, cotonou)


def cut(centre: Centre) -> None:
    notes.write("link", {"cut": True}, centre.folder)


def restore(centre: Centre) -> None:
    notes.write("link", {}, centre.folder)


def contents_at(node: Node) -> Iterator[tuple[str, bytes]]:
    """Of every file that a node has; one that was renamed meanwhile is met under its name."""
    for path in filter(Path.is_file, node.var.rglob("*")):
        with suppress(FileNotFoundError):
            yield path.name, path.read_bytes()


def files_at(node: Node) -> set[Path]:
    return {path for path in (node.var / "files").rglob("*") if path.is_file()}


def opened_with_its_files(somebody: AtAKiosk, square: str) -> None:
    """Files take their time to reach the hub: until then the kiosk says so."""
    for _ in soon("it opens"):
        answer = somebody.show(square)
        if answer.status_code == 302:
            return
        assert "sont encore en route" in answer.text


def test_it_goes_on_at_another_centre_with_its_paper_and_becomes_one_case(trio: Trio) -> None:
    somebody = trio.left_at_lokossa(up_to="contact")
    there = trio.at_cotonou()
    opened_with_its_files(there, somebody.square)
    assert f"Kɔ́jó {somebody.number}" in there.visitor.get(NAME).text
    assert "acte.jpg" in there.reads(f"/borne/demande/question/{PIECE}/")
    for _ in soon("the kiosk of Lokossa opens it no more"):
        if MOVED in AtAKiosk(trio.lokossa.address, 0).show(somebody.square).text:
            break
    for page in ("contact", "exactitude"):
        there.number = somebody.number
        there.fill(page)
    there.visitor.get("/borne/demande/relire/")
    there.visitor.post("/borne/demande/relire/")
    there.visitor.post("/borne/passage/fin/")
    wanted = f"SELECT state FROM casework_case WHERE reference = '{somebody.reference}'"  # noqa: S608
    for _ in soon("it is a case, with its files"):
        if rows_of(trio.hub.environment, wanted) and not rows_of(trio.hub.environment, "SELECT 1 FROM sync_awaited"):
            break
    assert len(rows_of(trio.hub.environment, wanted)) == 1
    assert rows_of(trio.hub.environment, "SELECT kind, fault FROM sync_quarantined") == []


def test_a_phone_at_home_opens_it_at_the_national_portal(trio: Trio) -> None:
    somebody, phone = trio.left_at_lokossa(), Visitor(trio.hub.address, lambda: None)
    phone.get("/demarche/reprendre/")
    opened = phone.post("/demarche/reprendre/", {"reference": somebody.reference, "code": somebody.secret})
    assert opened is not None
    assert opened.headers["Location"] == f"/demarche/{SERVICE}/etape/"
    assert f"Kɔ́jó {somebody.number}" in phone.get(f"/demarche/{SERVICE}/etape/nom/").text
    assert MOVED in somebody.show(somebody.square).text


def test_nothing_of_it_is_read_at_the_hub(trio: Trio) -> None:
    before = files_at(trio.hub)
    somebody = trio.left_at_lokossa(up_to="contact")
    for _ in soon("her paper has arrived"):
        if any(not path.suffix for path in files_at(trio.hub) - before):
            break
    planted = [word.encode() for word in (f"Kɔ́jó {somebody.number}", f"Afi {somebody.number}", "Ɖɛ́gbɛ̀")]
    planted += [somebody.secret.encode(), PHOTOGRAPH[5000:5040]]
    found = [(name, word) for name, content in contents_at(trio.hub) for word in planted if word in content]
    assert found == []
    assert trio.holder_of(somebody.reference) == "LOK"


def test_with_the_link_down_it_says_where_to_go_and_opens_once_it_is_back(trio: Trio) -> None:
    somebody, there = trio.left_at_lokossa(), trio.at_cotonou()
    cut(trio.cotonou)
    try:
        assert NO_LINK in there.show(somebody.square).text
    finally:
        restore(trio.cotonou)
    assert there.opens(somebody.square)


def test_where_it_was_made_it_opens_without_a_link_and_nowhere_else_once_that_is_back(trio: Trio) -> None:
    somebody = trio.left_at_lokossa()
    cut(trio.lokossa)
    try:
        assert somebody.opens(somebody.square)
    finally:
        restore(trio.lokossa)
    empty = f"SELECT 1 FROM intake_locker WHERE reference = '{somebody.reference}' AND imprint = ''"  # noqa: S608
    for _ in soon("the hub lets go of it"):
        if rows_of(trio.hub.environment, empty):
            break
    assert NOTHING in trio.at_cotonou().show(somebody.square).text
    assert somebody.where() == "naissance"


def test_who_went_on_without_a_link_is_told_when_another_place_has_it(trio: Trio) -> None:
    somebody, there = trio.left_at_lokossa(), trio.at_cotonou()
    cut(trio.lokossa)
    try:
        assert somebody.opens(somebody.square)
        assert there.opens(somebody.square)
    finally:
        restore(trio.lokossa)
    for _ in soon("the kiosk of Lokossa says so"):
        if MOVED in somebody.reads(NAME):
            break
    assert "C’est terminé" in somebody.reads(NAME)
    assert there.where() == "naissance"


def test_shown_at_two_places_at_once_one_has_it(trio: Trio) -> None:
    somebody, there = trio.left_at_lokossa(), trio.at_cotonou()
    back = AtAKiosk(trio.lokossa.address, somebody.number)
    with ThreadPoolExecutor(2) as both:
        opened = list(both.map(lambda place: place.opens(somebody.square), (back, there)))
    assert sorted(opened) == [False, True]
    assert trio.holder_of(somebody.reference) == ("COT" if opened[1] else "LOK")


def test_a_centre_that_dies_while_it_takes_it_opens_it_afterwards(trio: Trio) -> None:
    somebody, there = trio.left_at_lokossa(), trio.at_cotonou()
    with ThreadPoolExecutor(1) as beside:
        shown = beside.submit(there.visitor.attempt, "GET", "/borne/ticket/reprendre/")
        shown.result()
        beside.submit(
            there.visitor.attempt,
            "POST",
            "/borne/ticket/reprendre/",
            data={"reference": somebody.square, "csrfmiddlewaretoken": there.visitor.token},
        )
        for _ in soon("the hub has another holder"):
            if trio.holder_of(somebody.reference) == "COT":
                trio.cotonou.kill()
                break
    trio.cotonou.start()
    for _ in soon("it opens there, once the keeper of keys is back too"):
        if trio.at_cotonou().opens(somebody.square):
            break
    assert MOVED in AtAKiosk(trio.lokossa.address, 0).show(somebody.square).text
