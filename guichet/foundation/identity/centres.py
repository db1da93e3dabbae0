"""What is read of centres' counters: who stands there, and which cards open them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.contrib.sessions.backends.base import SessionBase

from guichet.foundation.identity import sessions
from guichet.foundation.identity.models import Card, CardQuerySet, Role
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import ActorKind, PlaceId

SHOWN = 100


@dataclass(frozen=True, slots=True)
class CardFacts:
    """A card as whoever manages it sees it: never what opens it."""

    reference: str
    staff: str
    name: str
    place: PlaceId
    temporary: bool
    issued_at: datetime
    expires_at: datetime
    locked: bool


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who works at a place: for colleagues alone."""

    reference: str
    name: str


def staff_at(place: PlaceId, *, kind: RoleKind, at: datetime) -> tuple[Helper, ...]:
    """Who holds such a role at that place, at that moment, by name."""
    rows = Role.objects.in_force(at).filter(kind=kind, place=place, staff__disabled_at=None).select_related("staff")
    found = {Helper(row.staff_id, row.staff.name) for row in rows}
    return tuple(sorted(found, key=lambda each: (each.name, each.reference)))


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with a role held at a place: for whoever answers for that place alone."""

    reference: str
    name: str
    kind: RoleKind
    place: PlaceId


def holders(kinds: Collection[RoleKind], *, at: datetime) -> tuple[Holder, ...]:
    """Who holds one of these roles at any place, at that moment: by place, then by name, each once a place and kind."""
    rows = Role.objects.in_force(at).filter(kind__in=kinds, staff__disabled_at=None).exclude(place="")
    found = {
        Holder(row.staff_id, row.staff.name, RoleKind(row.kind), PlaceId(row.place))
        for row in rows.select_related("staff")
    }
    return tuple(sorted(found, key=lambda each: (each.place, each.name, each.reference, each.kind)))


def viewer_at_counter(session: SessionBase, at: datetime, now: datetime) -> Viewer:
    """The focal point whose card opened this counter; a stranger while it is locked, or once the card opens nothing.

    `at` is the moment of acts, which a demonstration moves; `now` the real one, which no session trifles with.
    """
    if sessions.is_counter_locked(session, now):
        return Viewer.stranger()
    usable = Card.objects.usable(at).filter(reference=sessions.counter_card(session))
    card = usable.select_related("staff").first()
    if card is None:
        return Viewer.stranger()
    role = HeldRole(RoleKind.FOCAL_POINT, place=PlaceId(card.place))
    return Viewer(ActorKind.STAFF, card.staff.reference, roles=(role,), name=card.staff.name)


def cards(rows: CardQuerySet, at: datetime) -> tuple[CardFacts, ...]:
    found = rows.in_force(at).select_related("staff").recent_first()[:SHOWN]
    return tuple(
        CardFacts(
            row.reference,
            row.staff.reference,
            row.staff.name,
            PlaceId(row.place),
            row.temporary,
            row.issued_at,
            row.expires_at,
            row.locked_at is not None,
        )
        for row in found
    )
