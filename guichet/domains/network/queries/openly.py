"""What anybody may know of the network: where sites are or will be, how they stand, and what a site has to serve with.

No serial, no supplier, no person.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Max, Q

from guichet.domains.network.models import Equipment, Site, Training
from guichet.domains.network.vocabulary import EquipmentKind, EquipmentState, SiteStatus
from guichet.foundation.places.vocabulary import CentreKind


@dataclass(frozen=True, slots=True)
class OpenSite:
    """`commune` is empty while it is not published."""

    reference: str
    kind: CentreKind
    name: str
    commune: str
    status: SiteStatus


class Need(StrEnum):
    """What a site must have to serve. Premises are told by the register of places."""

    POWER = "power"
    LINK = "link"
    KIOSK = "kiosk"
    SCREEN = "screen"
    SIGN = "sign"
    TRAINED = "trained"


MADE_OF = {
    Need.POWER: (EquipmentKind.PANEL, EquipmentKind.BATTERY),
    Need.LINK: (EquipmentKind.WIFI,),
    Need.KIOSK: (EquipmentKind.KIOSK,),
    Need.SCREEN: (EquipmentKind.SCREEN,),
    Need.SIGN: (EquipmentKind.SIGN,),
}
Readiness = Mapping[Need, bool]


def open_sites(on: date) -> tuple[OpenSite, ...]:
    """Those of which something was true that day: by commune, then reference."""
    return tuple(
        OpenSite(row.reference, CentreKind(row.kind), row.name, row.commune, SiteStatus(vars(row)["status"]))
        for row in Site.objects.told(on).in_order()
    )


def readiness(on: date) -> Mapping[str, Readiness]:
    """By site, at the end of that day. A site whose equipment nobody has entered is not there: it is not known.

    A need is met by equipment of each of its kinds in service; a link, while its subscription is paid for too. The
    subscription counts only where one was entered.
    """
    working: defaultdict[str, set[EquipmentKind]] = defaultdict(set)
    begun = Q(subscriptions__starts_on__lte=on)
    rows = Equipment.objects.in_use_on(on).annotate(paid_last_on=Max("subscriptions__last_on", filter=begun))
    held = rows.order_by("pk").values_list("site__reference", "kind", "state_then", "paid_last_on")
    for reference, kind, state, paid in held:
        has_ended = paid is not None and paid < on
        working[reference].update([EquipmentKind(kind)] if state == EquipmentState.IN_SERVICE and not has_ended else [])
    taught = set(Training.objects.filter(on__lte=on).values_list("site__reference", flat=True).order_by())
    return {
        reference: {
            **{need: found.issuperset(kinds) for need, kinds in MADE_OF.items()},
            Need.TRAINED: reference in taught,
        }
        for reference, found in working.items()
    }
