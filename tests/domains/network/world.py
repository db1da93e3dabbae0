"""The network as the tests of it find it: the places that ship, and who reads or keeps them. Everybody is invented."""

from datetime import UTC, datetime

from guichet.domains.network import opening
from guichet.domains.network import operations as network
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface
from guichet.foundation.places import operations as places
from guichet.foundation.places import reading
from guichet.foundation.places.vocabulary import CentreKind
from tests.factories.acts import an_act
from tests.factories.places import make_centre, make_commune, make_department

NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


def act(at: datetime = NOW) -> Act:
    return Act(Actor(ActorKind.STAFF, "afi"), at, None, Surface.BACKOFFICE)


def a_network() -> None:
    """Two sites of two departments, and those that are promised."""
    make_centre()
    littoral = make_department("BJ-LI", "Littoral")
    cotonou = make_commune("BJ-LI-COT", "Cotonou", department=littoral)
    make_centre("COT", commune=cotonou, slug="cotonou", name="GSRU Cotonou", kind=CentreKind.GSRU)
    network.load(sites=opening.sites(), act=an_act(NOW))


def the_whole_network() -> None:
    """As it ships: 24 sites, 77 communes. Slow."""
    places.load_places(data=reading.read(), act=an_act(NOW))
    network.load(sites=opening.sites(), act=an_act(NOW))


def viewer(kind: RoleKind, place: str = "") -> Viewer:
    return Viewer(ActorKind.STAFF, "afi", (HeldRole(kind, place=PlaceId(place) if place else None),))


ADMINISTRATOR = viewer(RoleKind.ADMINISTRATOR)
