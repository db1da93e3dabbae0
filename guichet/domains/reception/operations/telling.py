"""What happened here, to the journal and on its way to the national node: in the transaction that made it true."""

from collections.abc import Sequence

from django.db.models import Model

from guichet.commons.sync import operations as sync
from guichet.commons.sync.blobs import FILES
from guichet.domains.reception import register
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def tell(*, happened: object, rows: Sequence[Model], sounds: Sequence[str] = (), act: Act) -> None:
    """`rows` are those that it changed, `sounds` the recordings that belong to them."""
    journal.record(happened=happened, act=act)
    files = [(FILES, place) for place in sounds]
    sync.carry(kind=register.KIND, body=register.written(happened, rows), files=files, act=act)
