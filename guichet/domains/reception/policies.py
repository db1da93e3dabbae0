"""Who may say what at a centre, from facts already known."""

from guichet.domains.reception.vocabulary import About, Source
from guichet.foundation.identity import policies as identity
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, ActorKind


def source_of(act: Act) -> Source:
    """What a member of staff enters is theirs, whatever screen they use."""
    return Source.STAFF if act.actor.kind is ActorKind.STAFF else Source.VISITOR


def may_take(about: About, act: Act) -> bool:
    """Nobody writes down a complaint about themselves."""
    return about is not About.CENTRE or act.actor.kind is not ActorKind.STAFF


def treats_every_complaint(viewer: Viewer) -> bool:
    """Administrators of the whole node: also what is said of a centre."""
    return identity.may_administer(viewer, authority="")


def treats_complaints_of(viewer: Viewer) -> frozenset[str]:
    """Centres whose supervisor the viewer is."""
    return frozenset(role.place for role in viewer.roles if role.kind == RoleKind.SUPERVISOR and role.place)
