"""The figures for a spreadsheet. What a page hides, the file hides too: such a cell says `<10`."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date

from guichet.commons.indicators.measures import Measure
from guichet.commons.indicators.queries import Sums
from guichet.surfaces.portal.figures import months
from guichet.surfaces.ui import figures

COUNTS = (Measure.RECEIVED, Measure.DECIDED, Measure.ASKED, Measure.REFUSED)
# In English for both languages: names of columns are read by programs.
COLUMNS = ("service", "month", *COUNTS, "kept_percent", "hours_for_half", "hours_for_nine_tenths")
HIDDEN = "<10"


def written(sums: Mapping[tuple[str, date], Sums]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(_row(service, month, each) for (service, month), each in sorted(sums.items()))
    return text.getvalue()


def _row(service: str, month: date, sums: Sums) -> tuple[str, ...]:
    counts = (HIDDEN if figures.is_few(sums.of(each)) else str(sums.of(each)) for each in COUNTS)
    return (service, months.written(month), *counts, *_rates(sums))


def _rates(sums: Sums) -> Iterator[str]:
    """Empty without a decision."""
    rates = (sums.kept_rate, sums.hours_for(figures.MEDIAN), sums.hours_for(figures.NINE_OF_TEN))
    for rate in rates:
        yield "" if rate is None else HIDDEN if figures.is_few(sums.of(Measure.DECIDED)) else str(rate)
