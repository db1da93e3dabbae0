"""Who writes, comments and reads the reports, from facts already known."""

from collections.abc import Collection
from dataclasses import dataclass

from guichet.foundation.identity import policies as identity
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import PlaceId

OPENING = (RoleKind.FOCAL_POINT, RoleKind.SUPERVISOR, RoleKind.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Where:
    """A centre, and the department that it is in, by their codes."""

    centre: PlaceId
    department: str


def may_write(viewer: Viewer, where: Where) -> bool:
    return identity.helps_at(viewer, where.centre)


def may_comment(viewer: Viewer, where: Where) -> bool:
    """The head of the departmental directorate: a supervisor held at the department."""
    return identity.may_serve_at(viewer, kind=RoleKind.SUPERVISOR, place=PlaceId(where.department))


def may_read(viewer: Viewer, where: Where) -> bool:
    own = identity.may_serve_at(viewer, kind=RoleKind.SUPERVISOR, place=where.centre)
    return own or may_write(viewer, where) or may_comment(viewer, where) or reads_all(viewer)


def reads_all(viewer: Viewer) -> bool:
    """The ministry, and whoever keeps the whole node."""
    return identity.may_administer(viewer, authority="")


def readable(viewer: Viewer, everywhere: Collection[Where]) -> tuple[Where, ...]:
    return tuple(where for where in everywhere if may_read(viewer, where))
