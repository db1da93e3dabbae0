"""A workbook says what the table of the page says, and computes nothing of it."""

from io import BytesIO

from openpyxl import load_workbook

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
