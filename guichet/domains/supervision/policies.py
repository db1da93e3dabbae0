"""Who follows which centres, from facts already fetched.

A role is held at a centre, at its commune, or at its department; an administrator's of the whole node covers all.
"""

from collections.abc import Iterable

from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.places.facts import CentreFacts

SEES = (RoleKind.ADMINISTRATOR, RoleKind.SUPERVISOR, RoleKind.FOCAL_POINT, RoleKind.OBSERVER)
COLLEAGUES = (RoleKind.ADMINISTRATOR, RoleKind.SUPERVISOR, RoleKind.FOCAL_POINT)
ACTS = (RoleKind.ADMINISTRATOR, RoleKind.SUPERVISOR)


def followed(viewer: Viewer, centres: Iterable[CentreFacts]) -> frozenset[str]:
    """Codes of the centres that the viewer sees."""
    return frozenset(centre.code for centre in centres if any(_covers(role, centre, SEES) for role in viewer.roles))


def may_act(viewer: Viewer, centre: CentreFacts) -> bool:
    """Take an incident in hand, weigh it and close it: whoever is over the centre, not who works there."""
    return any(_covers(role, centre, ACTS) for role in viewer.roles)


def places_of(centre: CentreFacts) -> frozenset[str]:
    """The centre, its commune, its department: where a role is held over it."""
    return frozenset({centre.code, centre.commune_code, centre.commune_code.rpartition("-")[0]})


def is_colleague(viewer: Viewer, centre: CentreFacts) -> bool:
    """Who has an incident in hand, and what staff typed of it, are for colleagues: an observer sees that it is."""
    return any(_covers(role, centre, COLLEAGUES) for role in viewer.roles)


def _covers(role: HeldRole, centre: CentreFacts, kinds: tuple[RoleKind, ...]) -> bool:
    if role.kind not in kinds or role.authority:
        return False
    if role.place is None:
        return role.kind is RoleKind.ADMINISTRATOR
    return role.place in places_of(centre)
