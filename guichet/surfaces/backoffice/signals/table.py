"""The signals for a spreadsheet: one line each, with the references that the page shows."""

import csv
import io
from collections.abc import Sequence

from guichet.domains.casework.signals.reading import Found
from guichet.surfaces.ui import spreadsheets

# In English for both languages: names of columns are read by programs.
COLUMNS = (
    *("rule", "days", "authority", "office", "officer", "count", "of"),
    *("honest_year_false_alarms", "honest_year_windows", "references"),
)


def written(found: Sequence[Found], days: int) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(_row(each, days) for each in found)
    return text.getvalue()


def _row(found: Found, days: int) -> tuple[str | int, ...]:
    known = found.false_alarms
    return (
        *(
            found.code.value,
            days,
            found.authority,
            found.unit,
            spreadsheets.plain(found.officer),
            found.count,
            found.of,
        ),
        *((known.count, known.windows) if known else ("", "")),
        " ".join(found.references),
    )
