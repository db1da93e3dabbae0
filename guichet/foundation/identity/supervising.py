"""Who answers for whom: supervisors and the staff of their offices."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from guichet.foundation.identity.models import Role, StaffMember
from guichet.foundation.identity.queries import Addresses
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import ActorKind


@dataclass(frozen=True, slots=True)
class Supervisor:
    viewer: Viewer
    addresses: Addresses


def staff_of(supervisor: Viewer, at: datetime) -> Mapping[str, str]:
    """Who worked at that moment in the offices that the viewer supervises, by reference, with their names.

    Nobody supervises themself: never the viewer. A supervisor of an authority as a whole answers for all its offices.
    """
    wanted = Q(pk__in=[])
    for role in supervisor.roles:
        if role.kind == RoleKind.SUPERVISOR and role.authority:
            wanted |= Q(authority=role.authority) & (Q(unit=role.unit) if role.unit else Q())
    held = Role.objects.in_force(at).filter(wanted).exclude(staff=supervisor.reference)
    return dict(held.order_by("staff_id").values_list("staff_id", "staff__name").distinct())


def supervisors(at: datetime) -> tuple[Supervisor, ...]:
    """Everybody who supervises offices at that moment, by e-mail."""
    held: dict[str, list[HeldRole]] = {}
    for role in Role.objects.in_force(at).filter(kind=RoleKind.SUPERVISOR).exclude(authority="").in_order():
        held.setdefault(role.staff_id, []).append(HeldRole(RoleKind.SUPERVISOR, role.authority, role.unit))
    rows = StaffMember.objects.filter(reference__in=held, disabled_at=None).order_by("email", "pk")
    return tuple(
        Supervisor(
            Viewer(ActorKind.STAFF, row.reference, tuple(held[row.reference]), name=row.name),
            Addresses("", row.email, row.language),
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody who holds a role of that kind at that place."""

    reference: str
    name: str
    kind: RoleKind
    place: str
    addresses: Addresses


def placed(places: Collection[str], kinds: Collection[RoleKind], at: datetime) -> tuple[Placed, ...]:
    """Who holds one of these roles at one of these places at that moment, by e-mail: for the outbox alone."""
    held = Role.objects.in_force(at).filter(place__in=places, kind__in=kinds, authority="", staff__disabled_at=None)
    rows = held.select_related("staff").order_by("staff__email", "pk")
    return tuple(_placed(row) for row in rows)


def _placed(row: Role) -> Placed:
    addresses = Addresses("", row.staff.email, row.staff.language)
    return Placed(row.staff.reference, row.staff.name, RoleKind(row.kind), row.place, addresses)
