"""Web, worker and keeper killed while people file, pay and decide: nothing lost, nothing twice, no person needed."""

import random
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.journeys.applicant import Applicant
from tests.journeys.keeping import assert_nothing_lost_nothing_twice
from tests.journeys.node import Node, a_node, only_the_service
from tests.journeys.officer import Officer, addresses_of_the_team
from tests.journeys.people import Visitor
from tools import postgresql

VICTIMS = ("web", "worker", "keeper")
REQUESTS_BETWEEN_DEATHS = (2, 9)
LONGEST_MILLISECONDS = 60


@dataclass
class Fate:
    """Kills one process after another, each some milliseconds after a request was sent: the seed tells which."""

    node: Node
    points: int
    luck: random.Random
    killed: list[str] = field(default_factory=list)
    under_way: threading.Thread | None = None

    def __post_init__(self) -> None:
        self.left = self.luck.randint(*REQUESTS_BETWEEN_DEATHS)

    @property
    def is_done(self) -> bool:
        return len(self.killed) >= self.points

    def before_a_request(self) -> None:
        self.left -= 1
        if self.left > 0 or self.is_done:
            return
        self.left = self.luck.randint(*REQUESTS_BETWEEN_DEATHS)
        self.killed.append(self.luck.choice(VICTIMS))
        self.rest()
        delay = self.luck.randint(0, LONGEST_MILLISECONDS) / 1_000
        self.under_way = threading.Timer(delay, self.node.kill, (self.killed[-1],))
        self.under_way.start()

    def rest(self) -> None:
        if self.under_way is not None:
            self.under_way.join()


@pytest.fixture
def short() -> Iterator[Path]:
    """Where the node writes. Linux takes 107 bytes as the address of the keeper's socket."""
    with tempfile.TemporaryDirectory(prefix="node-") as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A PostgreSQL, whatever the engine of this run."""
    with postgresql.running() as address:
        yield address


@pytest.fixture
def services(tmp_path: Path) -> Path:
    return only_the_service(tmp_path)


def live_through(node: Node, *, points: int, seed: int) -> tuple[Fate, list[Applicant]]:
    """People file until every point is spent, then all are paid for and decided."""
    fate = Fate(node, points, random.Random(seed))
    officers = _officers(node, fate)
    applicants: list[Applicant] = []
    while not fate.is_done:
        applicants.append(Applicant(Visitor(node.address, fate.before_a_request), len(applicants)))
        applicants[-1].file()
        applicants[-1].pay()
        _treat(officers, applicants)
    fate.rest()
    _treat(officers, applicants)
    return fate, applicants


def _officers(node: Node, fate: Fate) -> list[Officer]:
    doors = addresses_of_the_team(Visitor(node.address, lambda: None))
    officers = [Officer(Visitor(node.address, fate.before_a_request), door, asks_once=True) for door in doors]
    for officer in officers:
        officer.come_in()
    return officers


def _treat(officers: list[Officer], applicants: list[Applicant]) -> None:
    """Each officer in turn, twice over: what the first asks for comes back, and what one ends goes to the next."""
    for officer in [*officers, *officers]:
        for _case in officer.work():
            _let_reply(officer, applicants)


def _let_reply(officer: Officer, applicants: list[Applicant]) -> None:
    for applicant in applicants:
        if applicant.reference in officer.asked:
            applicant.reply()


def survive(folder: Path, services: Path, settings: Settings, *, points: int, seed: int, server: str = "") -> None:
    with a_node(folder, services, server) as node:
        settings.VAR = node.var
        fate, applicants = live_through(node, points=points, seed=seed)
        assert len(fate.killed) == points
        assert_nothing_lost_nothing_twice(node, applicants)


@pytest.mark.fault
@pytest.mark.parametrize("seed", range(4))
def test_a_node_killed_at_a_hundred_points_loses_nothing(
    short: Path, services: Path, settings: Settings, seed: int
) -> None:
    survive(short, services, settings, points=25, seed=seed)


@pytest.mark.fault
@pytest.mark.parametrize("seed", range(4))
def test_a_node_on_postgresql_killed_at_a_hundred_points_loses_nothing(
    short: Path, services: Path, settings: Settings, server: str, seed: int
) -> None:
    survive(short, services, settings, points=25, seed=seed, server=server)
