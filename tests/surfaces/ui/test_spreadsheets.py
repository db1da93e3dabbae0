"""A workbook says what the table of the page says, and computes nothing of it."""

from datetime import datetime
from io import BytesIO

import pytest
from django.utils.translation import override
from openpyxl import load_workbook

from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.parts import Column, Link, Status, Table
from guichet.surfaces.ui.spreadsheets import workbook


def test_values_stay_text_and_titles_fit() -> None:
    row = (Link("Lokossa", "/"), Status("ouvert"), "=HYPERLINK(1)", "a\x07b")
    table = Table("Un titre: trop long / pour une feuille", tuple(map(Column, "abcd")), (row,))
    book = load_workbook(BytesIO(workbook([table, table])))
    assert book.sheetnames == ["1 Un titre  trop long   pour un", "2 Un titre  trop long   pour un"]
    sheet = book.worksheets[0]
    assert [[cell.value for cell in line] for line in sheet.rows] == [
        ["a", "b", "c", "d"],
        ["Lokossa", "ouvert", "=HYPERLINK(1)", "ab"],
    ]
    assert {cell.data_type for cell in sheet[2]} == {"s"}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_numbers_and_dates_can_be_computed_with(language: str) -> None:
    at = datetime(2026, 3, 1, 9, 5, tzinfo=BENIN)
    columns = (Column("Jour"), Column("Moment"), Column("Visites", numeric=True), Column("Indice", numeric=True))
    with override(language):
        said = (wording.day(at), wording.moment(at), Link(wording.number(4374), "/"), "91,4\u00a0%")
        other = ("31 février 2026", "12 brumaire 2026", "trop peu", "-3")
        sheet = load_workbook(BytesIO(workbook([Table("Chiffres", columns, (said, other))]))).worksheets[0]
    assert [str(cell.value) for cell in sheet[2]] == ["2026-03-01 00:00:00", "2026-03-01 09:05:00", "4374", "0.914"]
    assert {cell.data_type for cell in sheet[2]} == {"d", "n"}
    assert [cell.number_format for cell in sheet[2]] == ["d mmmm yyyy", "d mmmm yyyy hh:mm", "#,##0", "0.0%"]
    assert [cell.value for cell in sheet[3]] == ["31 février 2026", "12 brumaire 2026", "trop peu", -3]
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "A2"
