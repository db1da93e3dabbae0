"""Tables of a page as a workbook: one sheet each, in the words of the page."""

import io
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from guichet.surfaces.ui import wording
from guichet.surfaces.ui.parts import Link, Status, Table

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_TITLE = 31  # what the format allows
FORMULA = ("=", "+", "-", "@", "\t", "\r")
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
WHOLE = re.compile(r"-?\d+")
SHARE = re.compile(r"\d+(\.\d+)?%")
SPACE = re.compile(r"\s")
WIDEST = 60  # characters
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def workbook(tables: Iterable[Table]) -> bytes:
    """XLSX: numbers of a column of numbers are numbers, days and moments are dates in Benin's time, all else is text.

    Text stays text, also where it begins like a formula: people type some of it.
    """
    book = Workbook(write_only=True)
    for number, table in enumerate(tables, 1):
        _fill(book.create_sheet(_title(number, table.caption)), table)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def plain(typed: str) -> str:
    """For a CSV: what people typed, so that no spreadsheet takes it for a formula."""
    return f"'{typed}" if typed.startswith(FORMULA) else typed


def _title(number: int, caption: str) -> str:
    """Two tables of one caption are two sheets."""
    return FORBIDDEN.sub(" ", f"{number} {caption}")[:LONGEST_TITLE].rstrip()


def _fill(sheet: Any, table: Table) -> None:
    """The titles stay in sight; a column is as wide as what it says, up to a limit."""
    lines = [[UNPRINTABLE.sub("", _text(value)) for value in row] for row in table.rows]
    sheet.freeze_panes = "A2"
    for number, column in enumerate(table.columns, 1):
        longest = max([len(column.title), *(len(line[number - 1]) for line in lines if len(line) >= number)])
        sheet.column_dimensions[get_column_letter(number)].width = min(longest + 2, WIDEST)
    sheet.append([_title_cell(sheet, column.title) for column in table.columns])
    for line in lines:
        columns = zip(line, table.columns, strict=False)
        sheet.append([_cell(sheet, said, is_number=column.numeric) for said, column in columns])


def _title_cell(sheet: Any, title: str) -> WriteOnlyCell:
    cell = _written(sheet, title)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, said: str, *, is_number: bool) -> WriteOnlyCell:
    found = _number(said) if is_number else wording.moment_in(said)
    if found is None:
        return _written(sheet, said)
    cell = WriteOnlyCell(sheet, found)
    cell.number_format = _format(found)
    return cell


def _format(value: float | date) -> str:
    if isinstance(value, datetime):
        return "d mmmm yyyy hh:mm"
    if isinstance(value, date):
        return "d mmmm yyyy"
    return "#,##0" if isinstance(value, int) else "0.0%"


def _number(said: str) -> float | None:
    """« 4 374 » and « 91,4 % », the second as a share."""
    bare = SPACE.sub("", said).replace(",", ".")
    if WHOLE.fullmatch(bare):
        return int(bare)
    return round(float(bare[:-1]) / 100, 6) if SHARE.fullmatch(bare) else None


def _written(sheet: Any, said: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, said)
    cell.data_type = "s"
    return cell


def _text(value: str | Link | Status) -> str:
    if isinstance(value, Link):
        return value.text
    return value.word if isinstance(value, Status) else value
