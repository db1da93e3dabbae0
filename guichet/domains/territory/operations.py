"""How days of communes change: they are counted anew, and only those that differ are written, with their months."""

from collections.abc import Mapping
from datetime import date

from guichet.domains.territory import queries
from guichet.domains.territory.measures import FIELDS, Counts
from guichet.domains.territory.models import CommuneDay, CommuneMonth
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

OF_A_MONTH = (*FIELDS, "days_declared", "days_measured", "counted_at")
AT_ONCE = 200  # rows in one statement: SQLite takes some thousand values


@operation
def keep_days(*, first: date, last: date, counted: Mapping[tuple[str, date], Counts], act: Act) -> int:
    """Let the days from `first` to `last` be those that were counted; how many differed. No event: they follow.

    A day of which nothing is left is no row.
    """
    here = {(row.commune, row.on): row for row in CommuneDay.objects.filter(on__range=(first, last))}
    changed = {key: counts for key, counts in counted.items() if key not in here or here[key].counts != counts}
    gone = {key: row.pk for key, row in here.items() if key not in counted}
    CommuneDay.objects.bulk_create(
        (_row(commune, on, counts, act) for (commune, on), counts in sorted(changed.items())),
        update_conflicts=True,
        update_fields=[*FIELDS, "counted_at"],
        unique_fields=["commune", "on"],
        batch_size=AT_ONCE,
    )
    pks = list(gone.values())
    for begin in range(0, len(pks), AT_ONCE):
        CommuneDay.objects.filter(pk__in=pks[begin : begin + AT_ONCE]).delete()
    _add_up({(commune, on.replace(day=1)) for commune, on in (*changed, *gone)})
    return len(changed) + len(gone)


@operation
def add_up(*, months: set[tuple[str, date]], act: Act) -> None:  # noqa: ARG001 an operation has its act
    """Let these months of communes be the sums of their days. No event: they follow."""
    _add_up(months)


def _add_up(touched: set[tuple[str, date]]) -> None:
    """The months of communes in which a day changed; one that has no day any more is no row."""
    if not touched:
        return
    months = {month for _commune, month in touched}
    sums = [each for each in queries.added_up(min(months), max(months)) if (each.commune, each.month) in touched]
    CommuneMonth.objects.bulk_create(
        sums,
        update_conflicts=True,
        update_fields=OF_A_MONTH,
        unique_fields=["month", "commune"],
        batch_size=AT_ONCE,
    )
    for commune, month in touched - {(each.commune, each.month) for each in sums}:
        CommuneMonth.objects.filter(commune=commune, month=month).delete()


def _row(commune: str, on: date, counts: Counts, act: Act) -> CommuneDay:
    values = {name: getattr(counts, name) for name in FIELDS}
    return CommuneDay(commune=commune, on=on, month=on.replace(day=1), counted_at=act.at, **values)
