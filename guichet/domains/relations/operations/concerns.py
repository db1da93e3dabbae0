"""What whoever wrote a concern does with it: opens it, reads it, reopens it, says what it was worth."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import timedelta

from guichet.commons.notifications import operations as notifications
from guichet.commons.notifications.recipient import Recipient
from guichet.domains.relations import events
from guichet.domains.relations.messages import OF
from guichet.domains.relations.models import Concern, Remark
from guichet.domains.relations.models.concerns import HIGHEST_SCORE
from guichet.domains.relations.moving import locked, note_uses, owe, write
from guichet.domains.relations.policies import may_be_reopened
from guichet.domains.relations.refusals import AlreadyScored, NotAnswered, NotAScore, TooLate
from guichet.domains.relations.saying import values_of
from guichet.domains.relations.sealing import SealedLine
from guichet.domains.relations.vocabulary import ConcernState, ScoreSource, Side, Told
from guichet.foundation.journal import operations as journal
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import references
from guichet.foundation.places.references import PORTAL

ANSWERED_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is counted of a concern, and where it goes. `contact` is under seal."""

    imprint: str
    kind: str
    channel: str
    theme: str
    to: str
    about: str = ""
    service: str = ""
    case: str = ""
    sex: str = ""
    contact: bytes = b""
    language: str = "fr"


@operation
def open_concern(*, facts: Facts, words: SealedLine, act: Act) -> Concern:
    """Open one, once for each code: its thirty days begin now. The same form sent again changes nothing."""
    found = Concern.objects.filter(imprint=facts.imprint).first()
    if found is not None:
        return found
    row = Concern.objects.create(
        reference=references.allocate(act.place or PORTAL),
        opened_at=act.at,
        due_at=act.at + ANSWERED_WITHIN,
        place=act.place or "",
        **{field.name: getattr(facts, field.name) for field in fields(facts)},
    )
    write(row, Side.PERSON, words, act)
    owe(row, Told.RECEIVED, act)
    journal.record(happened=events.ConcernOpened(row.reference, row.kind, row.channel, row.to), act=act)
    return row


@operation
def note_followed(*, reference: str, records: Sequence[UseRecord], act: Act) -> None:
    """Whoever holds the code read the answers."""
    note_uses(records, act)
    journal.record(happened=events.ConcernRead(reference, act.actor.reference), act=act)


@operation
def reopen(*, reference: str, words: SealedLine, act: Act) -> None:
    """Once, within 15 days of the answer, its author says that it settles nothing: thirty new days, other eyes.

    Raises TooLate, also when it was reopened before. The same words sent twice say it once.
    """
    row = locked(reference)
    if Remark.objects.filter(identifier=words.identifier).exists():
        return
    if not may_be_reopened(row, act.at):
        raise TooLate
    row.state, row.reopened_at, row.due_at = ConcernState.OPEN, act.at, act.at + ANSWERED_WITHIN
    row.taken_by, row.taken_at, row.reminded_at, row.escalated_at = "", None, None, None
    row.save(update_fields=["state", "reopened_at", "due_at", "taken_by", "taken_at", "reminded_at", "escalated_at"])
    write(row, Side.PERSON, words, act)
    journal.record(happened=events.ConcernReopened(reference, row.to), act=act)


@operation
def score(*, reference: str, delay: int, result: int, source: ScoreSource, act: Act) -> None:
    """Of an answer, from 0 to 10, once. Raises NotAnswered, AlreadyScored, NotAScore."""
    row = locked(reference)
    if row.answered_at is None:
        raise NotAnswered
    if row.scored_by:
        raise AlreadyScored
    if not (0 <= delay <= HIGHEST_SCORE and 0 <= result <= HIGHEST_SCORE):
        raise NotAScore
    row.delay_score, row.result_score, row.scored_by = delay, result, source
    row.save(update_fields=["delay_score", "result_score", "scored_by"])
    journal.record(happened=events.ConcernScored(reference, delay, result, source), act=act)


@operation
def tell(*, reference: str, told: Told, to: Recipient | None, records: Sequence[UseRecord], act: Act) -> None:
    """Send word to its author, once; `to` is None when they gave no address, and the code alone leads back."""
    row = Concern.objects.get(reference=reference)
    note_uses(records, act)
    if to is not None:
        notifications.notify(
            to=to, message=OF[told].code, values=values_of(row, told), about=reference, key=_key(row), act=act
        )
    journal.record(happened=events.ConcernTold(reference, told), act=act)


def _key(row: Concern) -> str:
    """A second answer, or a second delay, is told again."""
    return row.reopened_at.isoformat() if row.reopened_at else ""
