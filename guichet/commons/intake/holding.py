"""Who may write in a draft: the one device that holds it."""

from dataclasses import dataclass
from datetime import datetime

from guichet.commons.intake import codes
from guichet.commons.intake.models import Draft, DraftQuerySet
from guichet.commons.intake.refusals import AlreadySubmitted, HeldElsewhere, MovedElsewhere, NoLongerKept
from guichet.foundation.lib import rows


@dataclass(frozen=True, slots=True)
class Hold:
    """What the holder's device keeps: the draft's reference and a secret that nobody else was told."""

    reference: str
    secret: str


def held(drafts: DraftQuerySet, hold: Hold) -> Draft:
    """The draft, submitted or not. Raises HeldElsewhere in the same words whether it exists or not."""
    return _proved(drafts.filter(reference=hold.reference).first(), hold)


def read(hold: Hold) -> Draft:
    """As `held`, by a statement that is written once: whoever sends waits for it."""
    return _proved(rows.known(Draft, reference=hold.reference), hold)


def _proved(draft: Draft | None, hold: Hold) -> Draft:
    if draft is None or not codes.is_of(hold.secret, draft.holder, reference=hold.reference):
        raise HeldElsewhere
    return draft


def writable(drafts: DraftQuerySet, hold: Hold, at: datetime) -> Draft:
    return still_open(held(drafts, hold), at)


def still_open(draft: Draft, at: datetime) -> Draft:
    """Raises AlreadySubmitted, MovedElsewhere, NoLongerKept."""
    if draft.submitted_at is not None:
        raise AlreadySubmitted
    if draft.moved_at is not None:
        raise MovedElsewhere
    if not draft.is_open(at):
        raise NoLongerKept
    return draft
