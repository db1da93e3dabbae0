"""What centres declared: the figures of reports as they were transmitted, with what was said of them since.

For rooms that hold them against what was measured. Nothing of a person, and no words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from guichet.domains.reporting.models import Report
from guichet.foundation.lib.act import PlaceId


@dataclass(frozen=True, slots=True)
class Declared:
    """`corrected` has the last value that was given for a figure after the report was frozen."""

    place: PlaceId
    month: date
    figures: Mapping[str, int]
    corrected: Mapping[str, int]

    def figure(self, name: str) -> int:
        """As the centre says it today."""
        return self.corrected.get(name, self.figures.get(name, 0))


def transmitted(first: date, last: date) -> tuple[Declared, ...]:
    """Of months that begin from `first` to `last`: by month, then place. In two queries."""
    rows = Report.objects.filter(month__range=(first, last), transmitted_at__isnull=False)
    return tuple(
        Declared(PlaceId(row.place), row.month, row.figures, _corrected(row))
        for row in rows.order_by("month", "place").prefetch_related("corrections")
    )


def _corrected(row: Report) -> Mapping[str, int]:
    said = sorted(row.corrections.all(), key=lambda each: (each.at, each.pk))
    return {each.figure: each.value for each in said if each.figure and each.value is not None}
