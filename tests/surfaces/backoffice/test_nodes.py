"""Administrators at their screens see to the computers of centres; that of another centre finds nothing."""

import re
from html import unescape

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guichet.commons.sync import operations as sync
from guichet.commons.sync import queries, records, speaking
from guichet.commons.sync.models import Node, Quarantined
from guichet.commons.sync.operations.nodes import Greeting
from guichet.commons.sync.refusals import NodeUnseen
from guichet.commons.sync.vocabulary import Lane, NodeState
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import ActorKind, PlaceId
from guichet.foundation.lib.operation import building
from tests.commons.sync.nodes import at_the_hub, taking
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.factories.keepers import AKeeper
from tests.factories.places import make_centre, make_commune

pytestmark = pytest.mark.django_db
HERE = "/agents/noeuds/"
LOKOSSA = f"{HERE}LOK/"
LOK = PlaceId("LOK")
KEY = bytes(range(32))
EPOCH = "ab" * 16


def at_a_screen(name: str, *, place: str = "", authority: str = "", kind: RoleKind = RoleKind.ADMINISTRATOR) -> Client:
    member, client = make_staff(f"{name}@exemple.bj", name.title()), Client()
    give(member, kind, authority=authority, unit="", place=place)
    sign_in_staff(client, member)
    return client


@pytest.fixture(autouse=True)
def world(settings: LazySettings, keeper: AKeeper) -> None:
    settings.VAR = keeper.var
    make_centre()


@pytest.fixture
def administrator() -> Client:
    """Of the whole country."""
    return at_a_screen("afi")


@pytest.fixture
def node() -> Node:
    """It showed its code, and nobody approved it yet."""
    code = sync.invite(centre="LOK", act=at_the_hub())
    sync.ask(centre="LOK", code=code, key=KEY.hex(), act=at_the_hub())
    return Node.objects.get()


def put_aside(node: Node, name: str = "poison") -> Quarantined:
    content = records.written(records.of("test.thing", 1, {"name": name}, at_the_hub()))
    with building():
        return Quarantined.objects.create(
            node=node,
            epoch=EPOCH,
            lane=Lane.RECORDS,
            number=3,
            kind="test.thing",
            content=content,
            fault="LookupError",
            at=timezone.now(),
        )


def greet(*, behind: float = 0, waiting: int | None = None) -> None:
    files = None if waiting is None else 1
    greeting = Greeting("LOK", EPOCH, 0, records.START.hex(), behind, "1", waiting, files)
    sync.greet(greeting=greeting, act=at_the_hub())


def read(answer: object) -> str:
    text = unescape(re.sub(r"<[^>]*>", " ", getattr(answer, "content", b"").decode()))
    return re.sub(r"\s+", " ", text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " "))


def test_a_centre_without_a_computer_is_listed_and_can_be_invited(administrator: Client) -> None:
    assert f'href="{HERE}"' in administrator.get("/agents/").content.decode()
    assert "Sans ordinateur inscrit CCSP Lokossa" in read(administrator.get(HERE))
    assert "pas inscrit" in read(administrator.get(LOKOSSA))
    shown = read(administrator.post(f"{LOKOSSA}inviter/"))
    [code] = set(re.findall(r"(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}", shown))
    assert "Ce code ne sera plus montré." in shown
    assert code not in read(administrator.get(LOKOSSA))
    assert "donné, vaut une fois jusqu’au" in read(administrator.get(LOKOSSA))
    sync.ask(centre="LOK", code=code[:14], key=KEY.hex(), act=at_the_hub())
    assert Node.objects.get().state == NodeState.ASKED
    [entry] = Entry.objects.of_kind("sync.node-invited")
    assert (entry.actor_kind, entry.facts) == ("staff", {"centre": "LOK"})


def test_who_approves_compares_the_fingerprint_first(administrator: Client, node: Node) -> None:
    page = read(administrator.get(LOKOSSA))
    assert speaking.fingerprint_of(KEY) in page
    assert "n’approuvez que si la personne qui l’installe lit la même empreinte" in page
    administrator.post(f"{LOKOSSA}approuver/")
    node.refresh_from_db()
    assert node.state == NodeState.APPROVED
    assert "Approuver cet ordinateur" not in read(administrator.get(LOKOSSA))
    assert Entry.objects.of_kind("sync.node-approved").get().actor_kind == "staff"
    again = administrator.post(f"{LOKOSSA}approuver/")
    assert (again.status_code, "Aucun nœud" in read(again)) == (422, True)


def test_what_a_node_told_at_its_last_contact_is_shown(administrator: Client, node: Node) -> None:
    sync.approve(centre="LOK", act=at_the_hub())
    greet()
    assert "pas dit juste" in read(administrator.get(HERE))
    greet(behind=600, waiting=1_250)
    page = read(administrator.get(LOKOSSA))
    assert "Encore là-bas au dernier contact 1 250 envois, 1 fichier" in page
    assert "Son horloge en retard de 10 minutes" in page
    greet(behind=-600)
    assert "en avance de 10 minutes" in read(administrator.get(HERE))
    assert node.state == NodeState.ASKED, "as it was read"


def test_a_stolen_computer_is_revoked_with_a_reason(administrator: Client, node: Node) -> None:
    page = administrator.get(f"{LOKOSSA}revoquer/")
    assert "rien de ce qu’il envoie n’est pris" in read(page)
    nothing = administrator.post(f"{LOKOSSA}revoquer/", {"reason": ""})
    assert nothing.status_code == 422
    node.refresh_from_db()
    assert node.state == NodeState.ASKED
    assert administrator.post(f"{LOKOSSA}revoquer/", {"reason": "volé dans la nuit"}).status_code == 302
    node.refresh_from_db()
    assert node.state == NodeState.REVOKED
    assert Entry.objects.of_kind("sync.node-revoked").get().facts["reason"] == "volé dans la nuit"
    assert "Ne plus croire cet ordinateur" not in read(administrator.get(LOKOSSA))


def test_a_centre_without_a_key_has_nothing_to_revoke(administrator: Client) -> None:
    refused = administrator.post(f"{LOKOSSA}revoquer/", {"reason": "volé"})
    assert (refused.status_code, "Ce centre n’a pas de nœud inscrit." in read(refused)) == (422, True)


def test_what_was_put_aside_is_taken_once_its_cause_is_mended(administrator: Client, node: Node) -> None:
    put_aside(node)
    place = f"{LOKOSSA}mis-de-cote/{EPOCH}/2/3/"
    page = read(administrator.get(LOKOSSA))
    assert "test.thing , n° 3, file « courant »" in page
    assert "Cause : LookupError" in page
    with taking(refuse=frozenset({"poison"})):
        refused = administrator.post(f"{place}reprendre/")
    assert (refused.status_code, "ne peut toujours pas être pris" in read(refused)) == (422, True)
    with taking() as taken:
        assert administrator.post(f"{place}reprendre/").status_code == 302
    assert taken == ["poison"]
    assert administrator.post(f"{place}reprendre/").status_code == 404
    assert Entry.objects.of_kind("sync.quarantine-settled").get().facts["outcome"] == "taken"


def test_what_is_given_up_is_confirmed_first(administrator: Client, node: Node) -> None:
    put_aside(node)
    place = f"{LOKOSSA}mis-de-cote/{EPOCH}/2/3/ecarter/"
    asked = read(administrator.get(place))
    assert "Écarter cet envoi pour de bon ?" in asked
    assert "Cause : LookupError" in asked
    assert len(queries.quarantined()) == 1
    administrator.post(place)
    assert queries.quarantined() == ()
    assert Entry.objects.of_kind("sync.quarantine-settled").get().facts["outcome"] == "dropped"


ADDRESSES = [
    ("get", LOKOSSA),
    ("post", f"{LOKOSSA}inviter/"),
    ("post", f"{LOKOSSA}approuver/"),
    ("get", f"{LOKOSSA}revoquer/"),
    ("post", f"{LOKOSSA}revoquer/"),
    ("post", f"{LOKOSSA}mis-de-cote/{EPOCH}/2/3/reprendre/"),
    ("get", f"{LOKOSSA}mis-de-cote/{EPOCH}/2/3/ecarter/"),
    ("post", f"{LOKOSSA}mis-de-cote/{EPOCH}/2/3/ecarter/"),
]


@pytest.mark.parametrize(("method", "address"), ADDRESSES)
def test_the_administrator_of_another_centre_finds_nothing(node: Node, method: str, address: str) -> None:
    put_aside(node)
    stranger, own = at_a_screen("codjo", place="COT"), at_a_screen("sena", place="LOK")
    words = {"reason": "à moi"}
    assert getattr(stranger, method)(address, words).status_code == 404
    node.refresh_from_db()
    assert (node.state, len(queries.quarantined())) == (NodeState.ASKED, 1)
    with taking():
        assert getattr(own, method)(address, words).status_code in {200, 302}


def test_nothing_is_told_of_a_node_that_another_administers(node: Node) -> None:
    stranger = Viewer(ActorKind.STAFF, "codjo", (HeldRole(RoleKind.ADMINISTRATOR, place=PlaceId("COT")),))
    own = Viewer(ActorKind.STAFF, "sena", (HeldRole(RoleKind.ADMINISTRATOR, place=LOK),))
    for ask in (queries.facts_of_node, queries.quarantined_of):
        with pytest.raises(NodeUnseen):
            ask(stranger, LOK)
    found = queries.facts_of_node(own, LOK)
    assert found is not None
    assert (found.centre, found.quarantined, found.is_clock_wrong) == (node.centre, 0, False)
    assert queries.quarantined_of(own, LOK) == ()


def test_each_sees_the_centres_that_are_theirs(node: Node) -> None:
    assert "Lokossa" in read(at_a_screen("sena", place="LOK").get(HERE))
    assert "Lokossa" not in read(at_a_screen("codjo", place="COT").get(HERE))
    assert node.centre == "LOK"


def test_an_administrator_of_an_authority_and_an_officer_do_not_come_in() -> None:
    assert at_a_screen("codjo", authority="mjl").get(HERE).status_code == 404
    assert at_a_screen("sena", authority="mjl", kind=RoleKind.OFFICER).get(HERE).status_code == 403


def test_a_centre_that_does_not_exist_is_not_found(administrator: Client) -> None:
    assert administrator.post(f"{HERE}XXX/inviter/").status_code == 404
    assert not Node.objects.exists()


def statements(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(HERE)
    return len(asked)


def test_ten_nodes_cost_no_more_than_one_and_those_that_wait_for_somebody_come_first(
    administrator: Client, node: Node
) -> None:
    one = statements(administrator)
    commune = make_commune("BJ-MO-BOP", "Bopa")
    for number in range(9):
        code = f"A{number}B"
        make_centre(code, commune=commune, slug=f"aaa-{number}", name=f"Aaa {number}")
        sync.invite(centre=code, act=at_the_hub())
    assert statements(administrator) == one
    page = read(administrator.get(HERE))
    assert page.index(node.get_state_display()) < page.index("Aaa 0")
