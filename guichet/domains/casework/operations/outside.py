"""Opening a case that one does not have in hand: why comes first, then what is read, for a quarter of an hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from guichet.domains.casework import events, reasons
from guichet.domains.casework.definitions import procedure_of
from guichet.domains.casework.models import Bar, Case, Look, StatedReason
from guichet.domains.casework.moving import note_look
from guichet.domains.casework.refusals import NotToOpen, SentenceMissing
from guichet.domains.casework.vocabulary import Barred, OutsideMotive, ReadFor, State
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.keys import operations as keys
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

SERVES_FOR = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Why:
    """`sentence` is read by the applicant; it may be empty, but for another reason than those of the list."""

    motive: OutsideMotive
    sentence: str = ""


@operation
def state_reason(*, reference: str, reader: Viewer, why: Why, act: Act) -> StatedReason:
    """Say why before anything is shown. Raises NotToOpen, SentenceMissing.

    Who opened a case does not treat it afterwards: they know more than its steps show.
    """
    case = reasons.case_to_open(reader, reference, act.at)
    if case is None:
        raise NotToOpen
    stated = _state(case, reader, why, act)
    if case.state != State.CLOSED:
        Bar.objects.get_or_create(case=case, officer=reader.reference, why=Barred.OPENED)
    return stated


@operation
def state_reason_for_document(*, pseudonym: str, reader: Viewer, why: Why, act: Act) -> StatedReason:
    """The same for whoever may handle the document of a decided case, which its own room has asked.

    Raises SentenceMissing.
    """
    return _state(Case.objects.get(pseudonym=pseudonym), reader, why, act)


@operation
def look_outside(*, stated: StatedReason, records: Sequence[UseRecord], act: Act) -> None:
    """Write down that a case was opened for a reason that is in force: nothing is shown before this returns."""
    case = stated.case
    for record in records:
        keys.journal_use(record=record, act=act)
    note_look(Look(case=case, reader=stated.reader, unit=stated.unit, reason=ReadFor.OUTSIDE, stated=stated, at=act.at))
    journal.record(happened=events.CaseRead(case.pseudonym, stated.unit, "", ReadFor.OUTSIDE), act=act)


def _state(case: Case, reader: Viewer, why: Why, act: Act) -> StatedReason:
    sentence = why.sentence.strip()
    if why.motive == OutsideMotive.OTHER and not sentence:
        raise SentenceMissing
    stated = StatedReason.objects.create(
        case=case,
        reader=reader.reference,
        unit=_office(reader, case),
        motive=why.motive,
        sentence=sentence,
        at=act.at,
        until=act.at + SERVES_FOR,
    )
    journal.record(happened=events.ReasonStated(case.pseudonym, stated.unit, why.motive), act=act)
    return stated


def _office(reader: Viewer, case: Case) -> str:
    """Of the circuit of the case, the office where they work, its own first; empty for another of the authority."""
    known = {unit.code for unit in procedure_of(case).circuit.units}
    held = {role.unit for role in reader.roles if role.authority == case.authority} & known
    return case.unit if case.unit in held else min(held, default="")
