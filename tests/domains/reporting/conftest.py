"""Two centres of one department, a month that is over, and who reads and writes its reports; all invented."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from guichet.domains.reception import operations as reception
from guichet.domains.reception.vocabulary import Outcome, Purpose, Sex
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface
from tests.factories.places import make_centre, make_commune, make_department

LOKOSSA, OUIDAH = PlaceId("LOK"), PlaceId("OUI")
OCTOBER = date(2026, 10, 1)
IN_OCTOBER = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
NOVEMBER_3 = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
Receive = Callable[..., None]


def act_at(at: datetime = NOVEMBER_3, *, place: PlaceId = LOKOSSA, who: str = "codjo") -> Act:
    return Act(Actor(ActorKind.STAFF, who), at, place, Surface.BACKOFFICE)


def who(name: str, kind: RoleKind, place: str = "") -> Viewer:
    return Viewer(ActorKind.STAFF, name, roles=(HeldRole(kind, place=PlaceId(place) if place else None),))


@dataclass(frozen=True)
class People:
    focal: Viewer
    head: Viewer
    ministry: Viewer
    stranger: Viewer


@pytest.fixture
def people() -> People:
    return People(
        focal=who("codjo", RoleKind.FOCAL_POINT, LOKOSSA),
        head=who("sena", RoleKind.SUPERVISOR, "BJ-MO"),
        ministry=who("akim", RoleKind.ADMINISTRATOR),
        stranger=who("bio", RoleKind.FOCAL_POINT, OUIDAH),
    )


@pytest.fixture(autouse=True)
def two_departments() -> None:
    make_centre()
    atlantic = make_commune("BJ-AQ-OUI", "Ouidah", department=make_department("BJ-AQ", "Atlantique"))
    make_centre("OUI", commune=atlantic, slug="ouidah", name="GSRU Ouidah")


@pytest.fixture
def receive() -> Receive:
    def one(
        sex: Sex = Sex.WOMAN,
        purpose: Purpose = Purpose.ASK,
        outcome: Outcome | None = Outcome.DONE,
        at: datetime = IN_OCTOBER,
        place: PlaceId = LOKOSSA,
    ) -> None:
        act = act_at(at, place=place)
        ticket = reception.welcome(sex=sex, purpose=purpose, act=act)
        if outcome is not None:
            reception.close_visit(visit=ticket.visit.reference, outcome=outcome, act=act)

    return one
