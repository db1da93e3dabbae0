"""How the months that the public reads change: each is counted anew, and kept whole."""

from collections.abc import Mapping
from datetime import date

from guichet.domains.relations.models import ConcernMonth
from guichet.domains.relations.models.months import FIELDS
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

AT_ONCE = 200  # rows in one statement: SQLite takes some thousand values


@operation
def keep_month(*, month: date, counted: Mapping[tuple[str, str], Mapping[str, int]], act: Act) -> None:
    """Let that month be what was counted by cut and key, as of now. No event: it follows from the messages.

    A key that nothing has any more is no row.
    """
    ConcernMonth.objects.bulk_create(
        (
            ConcernMonth(month=month, cut=cut, key=key, counted_at=act.at, **counts)
            for (cut, key), counts in sorted(counted.items())
        ),
        update_conflicts=True,
        update_fields=[*FIELDS, "counted_at"],
        unique_fields=["cut", "month", "key"],
        batch_size=AT_ONCE,
    )
    kept = ConcernMonth.objects.filter(month=month).values_list("pk", "cut", "key")
    gone = [pk for pk, cut, key in kept if (cut, key) not in counted]
    ConcernMonth.objects.filter(pk__in=gone).delete()
