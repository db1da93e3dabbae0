"""What the journal holds of work: only what a person has to know or did. The rest is on the row and in its effect."""

from dataclasses import dataclass

from guichet.foundation.journal.events import event


@event("work.stuck", subject="kind")
@dataclass(frozen=True, slots=True)
class WorkStuck:
    """A piece of work was given up until a person looks; `error` names what failed and where, and nobody."""

    kind: str
    key: str
    failures: int
    error: str


@event("work.released", subject="kind")
@dataclass(frozen=True, slots=True)
class WorkReleased:
    """A person let work that was stuck be tried again."""

    kind: str
    key: str
