"""The past of a centre of the demonstration: days of service of a machine that does not exist."""

from collections.abc import Mapping, Sequence
from datetime import date

from guichet.domains.supervision.days import Counted
from guichet.domains.supervision.measures import Slot
from guichet.domains.supervision.models import ServiceDay
from guichet.domains.supervision.models import Slot as SlotRow
from guichet.foundation.demonstration.processes import refuse_elsewhere
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

AT_ONCE = 500


@operation
def invent(*, centre: str, days: Mapping[date, tuple[int, Counted]], slots: Sequence[Slot], act: Act) -> None:
    """Keep it once: of each day how many slots were expected, and what they came to; `slots` are of the latest days.

    The centre is not watched for it: nothing is silent that never was. Raises OnlyInTheDemonstration.
    """
    refuse_elsewhere()
    rows = (
        ServiceDay(centre=centre, on=on, expected=expected, up=told.up, served=told.served, linked=told.linked)
        for on, (expected, told) in days.items()
    )
    ServiceDay.objects.bulk_create(rows, ignore_conflicts=True, batch_size=AT_ONCE)
    SlotRow.objects.bulk_create((_slot(each, act) for each in slots), ignore_conflicts=True, batch_size=AT_ONCE)


def _slot(each: Slot, act: Act) -> SlotRow:
    return SlotRow(
        centre=each.centre,
        begins_at=each.begins_at,
        received_at=act.at,
        samples=each.samples,
        kiosk=each.kiosk,
        screen=each.screen,
        link=each.link,
    )
