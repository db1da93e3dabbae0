"""Appointment hours of the demonstration, all of them invented: two desks take appointments, the others do not yet."""

from datetime import time

from guichet.domains.relations import operations as relations
from guichet.domains.relations.models import DeskRule
from guichet.domains.relations.operations import Rule
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, ActorKind, PlaceId

# A desk of a department, and the ministry's own.
RULES = {
    "PAR": Rule(time(8, 30), time(12), minutes=20, capacity=1, days_ahead=14, grace=15),
    "COT": Rule(time(8, 30), time(16), minutes=30, capacity=2, days_ahead=14, grace=15),
}


def furnish(act: Act) -> None:
    """Once: where a desk has hours already, none are added, and those that were changed stay."""
    if DeskRule.objects.exists():
        return
    for place, rule in RULES.items():
        head = Viewer(ActorKind.STAFF, act.actor.reference, (HeldRole(RoleKind.SUPERVISOR, place=PlaceId(place)),))
        relations.set_rule(place=place, rule=rule, staff=head, act=act)
