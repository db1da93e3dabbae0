"""What stands in the paper register of a centre: sealed there at once, opened at the national node alone."""

from collections.abc import Sequence
from datetime import datetime

from guichet.commons.sync import operations as sync
from guichet.domains.relations import events
from guichet.domains.relations.models import Concern, RegisterEntry
from guichet.domains.relations.moving import note_uses
from guichet.domains.relations.operations.concerns import Facts, open_concern
from guichet.domains.relations.refusals import NotByThemselves
from guichet.domains.relations.sealing import SealedLine
from guichet.domains.relations.vocabulary import ConcernKind
from guichet.foundation.journal import operations as journal
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.work import operations as work

ENTRY = "relations.register-entry"
OPEN_ENTRY = "relations.open-entry"


@operation
def write_entry(*, parcel: SealedLine, kind: ConcernKind, about_centre: bool, act: Act) -> RegisterEntry:
    """At a centre: let the national node know. The same form sent again changes nothing.

    Raises NotByThemselves when it is about the centre itself, whose staff writes it.
    """
    if about_centre:
        raise NotByThemselves
    facts = {"place": act.place or "", "kind": kind, "written_by": act.actor.reference, "written_at": act.at}
    row, is_new = RegisterEntry.objects.get_or_create(identifier=parcel.identifier, defaults=facts)
    if is_new:
        body = {"identifier": parcel.identifier, "kind": kind.value, "sealed": parcel.sealed}
        sync.carry(kind=ENTRY, body=body, act=act)
        journal.record(happened=events.RegisterEntryWritten(row.identifier, kind), act=act)
    return row


@operation
def keep_entry(*, parcel: SealedLine, kind: str, received_at: datetime, act: Act) -> RegisterEntry:
    """At the national node: sealed until a worker opens it; what arrives again changes nothing."""
    row, is_new = RegisterEntry.objects.get_or_create(
        identifier=parcel.identifier,
        defaults={
            "place": act.place or "",
            "kind": kind,
            "written_by": act.actor.reference,
            "written_at": act.at,
            "received_at": received_at,
            "sealed": parcel.sealed,
        },
    )
    if is_new:
        work.schedule(kind=OPEN_ENTRY, key=row.identifier, at=received_at, act=act)
    return row


@operation
def open_carried(*, entry: str, facts: Facts, words: SealedLine, records: Sequence[UseRecord], act: Act) -> Concern:
    """The entry becomes a concern whose thirty days begin now: when it arrived, never by a centre's clock."""
    note_uses(records, act)
    concern = open_concern(facts=facts, words=words, act=act)
    RegisterEntry.objects.filter(identifier=entry).update(sealed=b"", concern=concern.reference)
    return concern
