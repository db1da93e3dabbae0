"""The day in Benin of a moment, for a database to count by."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.functions import TruncDate
from django.db.models.sql.compiler import SQLCompiler

from guichet.foundation.places.calendar import BENIN


class DayInBenin(TruncDate):
    """On SQLite by its own arithmetic: Django has it call Python for each row, which took most of the time of a count.

    Benin is one hour ahead of UTC, all year round. Parts of a second are left out: SQLite would round them up.
    """

    def __init__(self, moment: str) -> None:
        super().__init__(moment, tzinfo=BENIN)

    def as_sqlite(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,  # noqa: ARG002 Django's signature
        **extra_context: Any,  # noqa: ARG002
    ) -> tuple[str, tuple[str | int, ...]]:
        sql, values = compiler.compile(self.lhs)
        return f"date(substr({sql}, 1, 19), '+1 hours')", tuple(values)
