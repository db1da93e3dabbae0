"""Who works at a place: a department, or a desk there."""

from collections.abc import Collection
from datetime import datetime

from guichet.foundation.identity.models import Role, StaffMember
from guichet.foundation.identity.queries import Addresses
from guichet.foundation.identity.vocabulary import RoleKind


def addresses_at(*, places: Collection[str], at: datetime) -> tuple[Addresses, ...]:
    """Of everybody who is a supervisor at one of these places at that moment."""
    held = Role.objects.in_force(at).filter(kind=RoleKind.SUPERVISOR, place__in=places)
    rows = StaffMember.objects.filter(roles__in=held, disabled_at=None).distinct().order_by("email")
    return tuple(Addresses("", row.email, row.language) for row in rows)


def is_staffed(*, places: Collection[str], kinds: Collection[RoleKind], at: datetime) -> bool:
    """Whether somebody works as one of these at one of these places at that moment."""
    held = Role.objects.in_force(at).filter(kind__in=kinds, place__in=places, staff__disabled_at=None)
    return held.exists()
