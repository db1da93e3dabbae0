"""The one way in which the public figures change: a day is counted anew, whole."""

from collections.abc import Mapping
from datetime import date

from guichet.commons.indicators.measures import Counted
from guichet.commons.indicators.models import CountedDay, Figure
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def keep_day(*, day: date, counted: Mapping[Counted, int], log_size: int = 0, act: Act) -> None:
    """Replace what was kept of that day. No event: each figure follows from the journal's own lines.

    `log_size` is how many lines the public log had, signed, when it was counted.
    """
    CountedDay.objects.update_or_create(day=day, defaults={"counted_at": act.at, "log_size": log_size})
    Figure.objects.filter(day=day).delete()
    Figure.objects.bulk_create(
        Figure(day=day, service=each.service, measure=each.measure.value, bucket=each.bucket, count=count)
        for each, count in counted.items()
        if count
    )
