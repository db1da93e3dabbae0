"""What someone who works here sees first: who they are here, and as what."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.announcements import policies as announcements
from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.snapshot import Snapshot
from guichet.commons.documents import policies as documents
from guichet.commons.listening import policies as listening
from guichet.commons.sync import policies as sync
from guichet.domains.network import policies as network
from guichet.domains.relations import policies as relations
from guichet.domains.reporting import policies as reporting
from guichet.domains.supervision import queries as supervision
from guichet.foundation.identity import policies
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.places import queries as places
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Link, SummaryRow


@dataclass(frozen=True, slots=True)
class DeskPage:
    frame: Frame
    name: str
    roles: tuple[SummaryRow, ...]
    supervises: bool
    handles_documents: bool
    judges_clips: bool
    announces: bool
    manages_nodes: bool
    follows_centres: bool
    hears_complaints: bool
    sees_network: bool
    inspects: bool
    takes_down: bool
    reports: bool
    helps: bool
    has_card: bool
    centres: tuple[Link, ...]


def desk(request: HttpRequest, viewer: Viewer) -> DeskPage:
    return DeskPage(
        frame=frame(request, title=_("Mon poste"), navigation=navigation.signed_in(), listed=False),
        name=viewer.name,
        roles=tuple(_rows(viewer.roles, catalogue.current())),
        supervises=policies.holds(viewer, RoleKind.SUPERVISOR),
        handles_documents=bool(documents.authorities_of(viewer)),
        judges_clips=listening.may_judge(viewer),
        announces=policies.holds(viewer, *announcements.WRITING),
        manages_nodes=sync.manages(viewer),
        follows_centres=bool(supervision.followed(viewer)),
        hears_complaints=policies.holds(viewer, RoleKind.SUPERVISOR, RoleKind.ADMINISTRATOR),
        sees_network=policies.holds(viewer, *network.READING),
        inspects=relations.inspects(viewer),
        takes_down=relations.may_take_down(viewer),
        reports=policies.holds(viewer, *reporting.OPENING),
        helps=policies.holds(viewer, RoleKind.OFFICER, RoleKind.SUPERVISOR, RoleKind.ADMINISTRATOR),
        has_card=policies.holds(viewer, RoleKind.FOCAL_POINT),
        centres=tuple(_centre(place) for place in _managed(viewer)),
    )


def _managed(viewer: Viewer) -> tuple[PlaceId, ...]:
    """Centres whose cards the viewer sees to, each once."""
    held = dict.fromkeys(role.place for role in viewer.roles if role.place)
    return tuple(place for place in held if policies.may_manage_cards(viewer, place))


def _centre(place: PlaceId) -> Link:
    text = _("Cartes du centre %(centre)s") % {"centre": places.name_of_centre(place) or place}
    return Link(text, reverse("backoffice:cards:at-centre", args=[place]))


def _rows(roles: Iterable[HeldRole], snapshot: Snapshot) -> Iterable[SummaryRow]:
    for role in roles:
        yield SummaryRow(key=role.kind.label.capitalize(), value=_where(role, snapshot))


def _where(role: HeldRole, snapshot: Snapshot) -> str:
    office = words.office(snapshot, role.authority, role.unit)
    held_at = [words.authority(snapshot, role.authority), office, role.place or ""]
    return ", ".join(filter(None, held_at)) or _("partout")
