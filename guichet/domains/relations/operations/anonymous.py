"""Every way in which denunciations change. Acts of whoever denounces name nobody (`denouncing.nobody`)."""

from collections.abc import Sequence
from datetime import datetime

from guichet.commons.sync import operations as sync
from guichet.domains.relations import events
from guichet.domains.relations.models import Denunciation, Line, Parcel
from guichet.domains.relations.sealing import SealedLine
from guichet.domains.relations.vocabulary import Author
from guichet.foundation.journal import operations as journal
from guichet.foundation.keys import operations as keys
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import references
from guichet.foundation.places.references import PORTAL
from guichet.foundation.work import operations as work

KIND = "relations.denunciation"
OPEN_PARCEL = "relations.open-parcel"


@operation
def report(*, imprint: str, authority: str, line: SealedLine, act: Act) -> Denunciation:
    """Keep a denunciation; `imprint` is of the code that was, or will be, shown once.

    The same form sent twice is one denunciation; sent again with other words, these are added to it.
    """
    facts = {
        "reference": references.allocate(act.place or PORTAL),
        "authority": authority,
        "reported_on": act.at.date(),
    }
    row, is_new = Denunciation.objects.get_or_create(imprint=imprint, defaults=facts)
    if not is_new:
        add(reference=row.reference, line=line, act=act)
        return row
    _write(row, Author.REPORTER, line, act)
    journal.record(happened=events.Denounced(row.reference), act=act)
    return row


@operation
def carry(*, parcel: SealedLine, act: Act) -> None:
    """At a centre: let the national node know. No table and no journal of the centre says that it happened."""
    sync.carry(kind=KIND, body={"identifier": parcel.identifier, "sealed": parcel.sealed}, act=act)


@operation
def keep_parcel(*, parcel: SealedLine, received_at: datetime, act: Act) -> None:
    """At the national node: until a worker has opened it. The place of the act is not kept."""
    Parcel.objects.get_or_create(
        identifier=parcel.identifier, defaults={"reported_on": act.at.date(), "sealed": parcel.sealed}
    )
    work.schedule(kind=OPEN_PARCEL, key=parcel.identifier, at=received_at, act=act)


@operation
def report_carried(*, imprint: str, authority: str, line: SealedLine, records: Sequence[UseRecord], act: Act) -> None:
    """What a parcel said is kept like what was written here; the parcel, which the line is named after, is over."""
    _note_uses(records, act)
    report(imprint=imprint, authority=authority, line=line, act=act)
    Parcel.objects.filter(identifier=line.identifier).delete()


@operation
def add(*, reference: str, line: SealedLine, act: Act) -> None:
    """What its author adds, with the code, once; whoever inspects sees it as not answered again."""
    row = Denunciation.objects.select_for_update().get(reference=reference)
    if Line.objects.filter(identifier=line.identifier).exists():
        return
    row.answered_on = None
    row.save(update_fields=["answered_on"])
    _write(row, Author.REPORTER, line, act)
    journal.record(happened=events.DenunciationCompleted(reference), act=act)


@operation
def answer(*, reference: str, line: SealedLine, act: Act) -> None:
    row = Denunciation.objects.select_for_update().get(reference=reference)
    row.answered_on = act.at.date()
    row.save(update_fields=["answered_on"])
    _write(row, Author.INSPECTOR, line, act)
    journal.record(happened=events.DenunciationAnswered(reference, act.actor.reference), act=act)


@operation
def note_read(*, reference: str, records: Sequence[UseRecord], act: Act) -> None:
    """An inspector opened it: nothing is shown before this returns."""
    _note_uses(records, act)
    journal.record(happened=events.DenunciationRead(reference, act.actor.reference), act=act)


@operation
def note_answers_read(*, reference: str, records: Sequence[UseRecord], act: Act) -> None:
    """Whoever holds the code read the answers."""
    _note_uses(records, act)
    journal.record(happened=events.AnswersRead(reference), act=act)


def _note_uses(records: Sequence[UseRecord], act: Act) -> None:
    for record in records:
        keys.journal_use(record=record, act=act)


def _write(row: Denunciation, author: Author, line: SealedLine, act: Act) -> None:
    Line.objects.create(
        denunciation=row,
        identifier=line.identifier,
        author=author,
        written_on=act.at.date(),
        sealed=line.sealed,
    )
