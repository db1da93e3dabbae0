"""Two departments, three centres, and who signs, reads and answers there; everybody is invented."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from guichet.domains.circulars import operations as circulars
from guichet.domains.circulars.drafts import NewCircular, NewInstruction
from guichet.domains.circulars.models import Circular, Instruction
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface
from tests.factories.identity import give, make_staff
from tests.factories.places import make_centre, make_commune, make_department

NOW = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


def act(who: Viewer, at: datetime = NOW, place: str = "") -> Act:
    return Act(Actor(ActorKind.STAFF, who.reference), at, PlaceId(place) if place else None, Surface.BACKOFFICE)


def somebody(name: str, kind: RoleKind, place: str = "") -> Viewer:
    member = make_staff(f"{name}@exemple.bj", name.title())
    give(member, kind, authority="", unit="", place=place)
    role = HeldRole(kind, place=PlaceId(place) if place else None)
    return Viewer(ActorKind.STAFF, member.reference, roles=(role,), name=member.name)


@dataclass(frozen=True)
class People:
    ministry: Viewer
    head: Viewer
    other_head: Viewer
    focal: Viewer
    colleague: Viewer
    elsewhere: Viewer
    mayor: Viewer
    nobody: Viewer


@pytest.fixture
def people() -> People:
    make_centre()
    athieme = make_commune("BJ-MO-ATH", "Athiémé")
    make_centre("ATH", commune=athieme, slug="athieme", name="CCSP Athiémé")
    ouidah = make_commune("BJ-AQ-OUI", "Ouidah", department=make_department("BJ-AQ", "Atlantique"))
    make_centre("OUI", commune=ouidah, slug="ouidah", name="GSRU Ouidah")
    return People(
        ministry=somebody("akim", RoleKind.ADMINISTRATOR),
        head=somebody("sena", RoleKind.SUPERVISOR, "BJ-MO"),
        other_head=somebody("yves", RoleKind.SUPERVISOR, "BJ-AQ"),
        focal=somebody("codjo", RoleKind.FOCAL_POINT, "LOK"),
        colleague=somebody("dossi", RoleKind.FOCAL_POINT, "ATH"),
        elsewhere=somebody("bio", RoleKind.FOCAL_POINT, "OUI"),
        mayor=somebody("maire", RoleKind.OBSERVER, "BJ-MO-LOK"),
        nobody=Viewer.stranger(),
    )


def new(**said: object) -> NewCircular:
    given: dict[str, object] = {
        "office": "",
        "number": "012/2026",
        "title": "Horaires de fin d’année",
        "text": "Les centres ouvrent le 24 décembre au matin.",
        "place": "",
        "roles": (RoleKind.FOCAL_POINT.value, RoleKind.SUPERVISOR.value),
        "in_force_on": TODAY,
    }
    return NewCircular(**{**given, **said})  # type: ignore[arg-type]


def signed(staff: Viewer, at: datetime = NOW, **said: object) -> Circular:
    return circulars.sign(new=new(**said), staff=staff, act=act(staff, at))


def asking(**said: object) -> NewInstruction:
    given: dict[str, object] = {
        "office": "",
        "number": "I-7/2026",
        "title": "Compter les chaises",
        "text": "Dites combien de chaises tiennent debout.",
        "due_on": date(2026, 11, 20),
        "to": ("BJ-MO",),
    }
    return NewInstruction(**{**given, **said})  # type: ignore[arg-type]


def given(staff: Viewer, **said: object) -> Instruction:
    return circulars.give(new=asking(**said), staff=staff, act=act(staff))
