"""The figures for a spreadsheet, with the columns of the JSON. What a page hides, the file hides too: `<10`."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from guichet.surfaces.portal.figures import json_file

HIDDEN = "<10"


def of_months(document: Mapping[str, Any]) -> str:
    """A line a service and month. An empty cell is a rate of nothing, or of fewer than ten."""
    columns = (*json_file.HEAD, *json_file.COUNTS, *json_file.RATES)
    return _written(document, columns, (_hidden(row, json_file.COUNTS) for row in document["months"]))


def of_cells(document: Mapping[str, Any]) -> str:
    """A line a cell; its months in one column, apart by a space."""
    rows = ({**row, "months": " ".join(row["months"])} for row in document["cells"])
    return _written(document, json_file.OF_A_CELL, (_hidden(row, ("count",)) for row in rows))


def _hidden(row: Mapping[str, Any], counts: Iterable[str]) -> dict[str, Any]:
    return {**row, **{name: HIDDEN for name in counts if row[name] is None}}


def _written(document: Mapping[str, Any], columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> str:
    """In English for both languages: names of columns are read by programs. Each line says what proves it."""
    text = io.StringIO()
    writer = csv.DictWriter(text, (*columns, "as_of", "log_size"), restval="")
    writer.writeheader()
    proof = {"as_of": document["as_of"], "log_size": document["log"]["size"]}
    writer.writerows({**row, **proof} for row in rows)
    return text.getvalue()
