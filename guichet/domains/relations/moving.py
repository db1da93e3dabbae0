"""What several operations on concerns do alike, inside the transaction of whoever calls."""

from collections.abc import Sequence

from guichet.domains.relations.models import Concern, Remark
from guichet.domains.relations.refusals import NoConcern
from guichet.domains.relations.sealing import SealedLine
from guichet.domains.relations.vocabulary import Side, Told
from guichet.foundation.keys import operations as keys
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act
from guichet.foundation.work import operations as work

TELL = "relations.tell"
TELL_DESK = "relations.tell-desk"


def locked(reference: str) -> Concern:
    """Raises NoConcern."""
    row = Concern.objects.select_for_update().filter(reference=reference).first()
    if row is None:
        raise NoConcern
    return row


def write(row: Concern, side: Side, words: SealedLine, act: Act) -> None:
    Remark.objects.create(concern=row, identifier=words.identifier, side=side, at=act.at, sealed=words.sealed)


def owe(row: Concern, told: Told, act: Act) -> None:
    """Word to its author, in the same transaction: a worker sends it."""
    work.schedule(kind=TELL, key=f"{row.reference} {told}", act=act)


def note_uses(records: Sequence[UseRecord], act: Act) -> None:
    for record in records:
        keys.journal_use(record=record, act=act)
