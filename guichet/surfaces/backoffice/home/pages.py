"""What someone who works here sees first: who they are here, as what, and what that opens."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.snapshot import Snapshot
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.places import queries as places
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.home import opening
from guichet.surfaces.backoffice.home.opening import Known, Topic
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import SummaryRow


@dataclass(frozen=True, slots=True)
class DeskPage:
    frame: Frame
    name: str
    roles: tuple[SummaryRow, ...]
    topics: tuple[Topic, ...]


def desk(request: HttpRequest, viewer: Viewer, known: Known) -> DeskPage:
    return DeskPage(
        frame=frame(request, title=_("Mon poste"), navigation=navigation.signed_in(request), listed=False),
        name=viewer.name,
        roles=tuple(_rows(viewer.roles, catalogue.current())),
        topics=opening.topics(viewer, known),
    )


def _rows(roles: Iterable[HeldRole], snapshot: Snapshot) -> Iterable[SummaryRow]:
    for role in roles:
        yield SummaryRow(key=role.kind.label.capitalize(), value=_where(role, snapshot))


def _where(role: HeldRole, snapshot: Snapshot) -> str:
    office = words.office(snapshot, role.authority, role.unit)
    place = places.name_of(role.place) or role.place if role.place else ""
    held_at = [words.authority(snapshot, role.authority), office, place]
    return ", ".join(filter(None, held_at)) or _("partout")
