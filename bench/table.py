"""Figures of one run, printed so that they can be compared."""

from collections.abc import Iterable
from dataclasses import dataclass

COLUMNS = ("what", "measured", "limit", "ratio", "note")


@dataclass(frozen=True, slots=True)
class Row:
    """One measure. `ratio` is measured over limit, or over a peer measured in the same run, as `note` says."""

    what: str
    measured: float
    unit: str
    limit: float | None
    ratio: float | None
    note: str


def against_limit(what: str, measured: float, unit: str, *, limit: float, note: str = "") -> Row:
    """A measure that must stay below a limit."""
    return Row(what, measured, unit, limit, measured / limit, note)


def without_limit(what: str, measured: float, unit: str, *, note: str = "") -> Row:
    return Row(what, measured, unit, None, None, note)


def print_table(title: str, rows: Iterable[Row]) -> None:
    lines = [COLUMNS, *map(_cells, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(COLUMNS))]
    print(f"\n{title}")
    for line in lines:
        print(
            "  ".join(
                _aligned(cell, width, column) for column, (cell, width) in enumerate(zip(line, widths, strict=True))
            )
        )


def _cells(row: Row) -> tuple[str, ...]:
    limit = "" if row.limit is None else f"{_figure(row.limit)} {row.unit}"
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    return row.what, f"{_figure(row.measured)} {row.unit}", limit, ratio, row.note


def _figure(value: float) -> str:
    """Three significant figures at least, thousands set apart."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _aligned(cell: str, width: int, column: int) -> str:
    return cell.rjust(width) if COLUMNS[column] in ("measured", "limit", "ratio") else cell.ljust(width)
