"""Tables of a page as a workbook: one sheet each, in the words of the page."""

import io
import re
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from guichet.surfaces.ui.parts import Link, Status, Table

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_TITLE = 31  # what the format allows
FORMULA = ("=", "+", "-", "@", "\t", "\r")
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def workbook(tables: Iterable[Table]) -> bytes:
    """XLSX. Each value is text, also one that begins like a formula: people type some of them."""
    book = Workbook(write_only=True)
    for number, table in enumerate(tables, 1):
        sheet = book.create_sheet(_title(number, table.caption))
        _write(sheet, (column.title for column in table.columns))
        for row in table.rows:
            _write(sheet, map(_text, row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def plain(typed: str) -> str:
    """For a CSV: what people typed, so that no spreadsheet takes it for a formula."""
    return f"'{typed}" if typed.startswith(FORMULA) else typed


def _title(number: int, caption: str) -> str:
    """Two tables of one caption are two sheets."""
    return FORBIDDEN.sub(" ", f"{number} {caption}")[:LONGEST_TITLE].rstrip()


def _write(sheet: Any, values: Iterable[str]) -> None:
    cells = []
    for value in values:
        cell = WriteOnlyCell(sheet, UNPRINTABLE.sub("", value))
        cell.data_type = "s"
        cells.append(cell)
    sheet.append(cells)


def _text(value: str | Link | Status) -> str:
    if isinstance(value, Link):
        return value.text
    return value.word if isinstance(value, Status) else value
