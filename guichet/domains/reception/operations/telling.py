"""What happened here, to the journal and on its way to the national node: in the transaction that made it true."""

from collections.abc import Sequence

from django.db.models import Model

from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def tell(*, happened: object, rows: Sequence[Model], act: Act) -> None:  # noqa: ARG001
    """`rows` are those that it changed."""
    journal.record(happened=happened, act=act)
