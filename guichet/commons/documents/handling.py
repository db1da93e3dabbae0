"""What staff of the authority that issued a document know of it, by its reference alone: never what it says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from guichet.commons.documents import ending, policies
from guichet.commons.documents.models import Answer, Document, Ending, Proposal, Reason, State
from guichet.commons.documents.operations import ISSUE
from guichet.commons.documents.refusals import NotFound
from guichet.foundation.identity import queries as people
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.listed import Listed, listed
from guichet.foundation.work import queries as work


class Happened(StrEnum):
    ISSUED = "issued"
    PROPOSED = "proposed"
    ANSWERED = "answered"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of a document's history; `who` is a name, nobody's where a machine did it."""

    happened: Happened
    at: datetime
    who: str = ""
    ending: Ending | None = None
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """What waits for an answer. `mine`: the viewer proposed it, and may only take it back."""

    reference: str
    document: str
    ending: Ending
    reason: str
    who: str
    at: datetime
    mine: bool
    may_answer: bool


@dataclass(frozen=True, slots=True)
class Handled:
    """`replaces` and `replaced_by` are references; `is_being_corrected` until the other one is there,
    `cannot_be_corrected` when it cannot be made.
    """

    reference: str
    service: str
    authority: str
    state: State
    issued_at: datetime | None
    valid_until: date | None
    ended_at: datetime | None
    reason: str
    replaces: str
    replaced_by: str
    is_being_corrected: bool
    cannot_be_corrected: bool
    proposed: Proposed | None
    history: tuple[Moment, ...]

    @property
    def may_be_corrected(self) -> bool:
        return self.state == State.ISSUED and not (self.proposed or self.is_being_corrected)

    @property
    def may_be_revoked(self) -> bool:
        return self.may_be_corrected or (self.cannot_be_corrected and self.proposed is None)


@dataclass(frozen=True, slots=True)
class Unmade:
    """A document that is owed and cannot be made: why, in words, and whether it is tried again by itself."""

    reference: str
    service: str
    due_at: datetime
    why: str
    failures: int
    is_stuck: bool


def document_of(viewer: Viewer, reference: str) -> Document:
    """Raises NotFound for a document of another authority as for none."""
    mine = Document.objects.delivered().filter(authority__in=policies.authorities_of(viewer))
    found = mine.select_related("former").filter(reference=reference).first()
    if found is None:
        raise NotFound
    return found


def handled(viewer: Viewer, reference: str, at: datetime) -> Handled:
    """Raises NotFound."""
    document = document_of(viewer, reference)
    proposals = tuple(document.proposals.in_order())
    names = names_of((each for row in proposals for each in (row.proposed_by, row.answered_by)), at)
    waiting = next((each for each in proposals if each.answered_at is None), None)
    successor = Document.objects.filter(former=document).exclude(state=State.ABANDONED).first()
    ready = successor is not None and successor.issued_at is not None
    return Handled(
        reference=document.reference,
        service=document.service,
        authority=document.authority,
        state=State(document.state),
        issued_at=document.issued_at,
        valid_until=document.valid_until,
        ended_at=document.ended_at,
        reason=str(Reason(document.ended_for).label) if document.ended_for else "",
        replaces=document.former.reference if document.former else "",
        replaced_by=successor.reference if successor and ready else "",
        is_being_corrected=successor is not None and not ready,
        cannot_be_corrected=ending.cannot_be_made(document),
        proposed=_proposed(waiting, viewer, names) if waiting else None,
        history=tuple(_history(document, proposals, names)),
    )


def awaiting(viewer: Viewer, at: datetime, *, page: int = 1) -> Listed[Proposed]:
    """What waits for an answer at the authorities where the viewer answers, the oldest first."""
    authorities = policies.authorities_of(viewer, policies.ANSWERING)
    rows = Proposal.objects.open().filter(document__authority__in=authorities).select_related("document").in_order()
    part = listed(rows, page)
    names = names_of((each.proposed_by for each in part.items), at)
    return part.of(lambda each: _proposed(each, viewer, names))


def proposal_of(viewer: Viewer, reference: str) -> Proposal:
    """One that waits for an answer. Raises NotFound."""
    mine = Proposal.objects.open().filter(document__authority__in=policies.authorities_of(viewer))
    found = mine.select_related("document__former").filter(reference=reference).first()
    if found is None:
        raise NotFound
    return found


def proposed_for(viewer: Viewer, reference: str) -> str:
    """The reference of the document that it is about, answered or not. Raises NotFound."""
    mine = Document.objects.filter(authority__in=policies.authorities_of(viewer), proposals__reference=reference)
    found = mine.first()
    if found is None:
        raise NotFound
    return found.reference


def unmade(viewer: Viewer) -> tuple[Unmade, ...]:
    """For a supervisor: what the last try of a worker could not make, the oldest first."""
    troubles = {each.key: each for each in work.troubles(ISSUE)}
    authorities = policies.authorities_of(viewer, frozenset({RoleKind.SUPERVISOR}))
    rows = Document.objects.unmade().filter(authority__in=authorities, identifier__in=troubles)
    return tuple(_unmade(each, troubles[each.identifier]) for each in rows.order_by("due_at", "pk"))


def _unmade(document: Document, trouble: work.Trouble) -> Unmade:
    return Unmade(
        document.reference, document.service, document.due_at, trouble.error, trouble.failures, trouble.is_stuck
    )


def names_of(references: Iterable[str], at: datetime) -> dict[str, str]:
    """Of members of staff; the reference itself where the register knows nobody."""
    found = {each: people.staff(each, at) for each in dict.fromkeys(references) if each}
    return {reference: facts.name if facts else reference for reference, facts in found.items()}


def _proposed(row: Proposal, viewer: Viewer, names: dict[str, str]) -> Proposed:
    mine = row.proposed_by == viewer.reference
    return Proposed(
        reference=row.reference,
        document=row.document.reference,
        ending=Ending(row.ending),
        reason=str(Reason(row.reason).label),
        who=names[row.proposed_by],
        at=row.proposed_at,
        mine=mine,
        may_answer=policies.may_answer(viewer, row.document.authority) and not mine,
    )


def _history(document: Document, proposals: tuple[Proposal, ...], names: dict[str, str]) -> Iterator[Moment]:
    if document.issued_at:
        yield Moment(Happened.ISSUED, document.issued_at)
    for row in proposals:
        yield Moment(Happened.PROPOSED, row.proposed_at, names[row.proposed_by], Ending(row.ending))
        if row.answered_at:
            answer = Answer(row.answer)
            yield Moment(Happened.ANSWERED, row.answered_at, names[row.answered_by], Ending(row.ending), answer)
    if document.ended_at:
        yield Moment(Happened.ENDED, document.ended_at)
