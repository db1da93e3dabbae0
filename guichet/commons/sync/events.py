"""What the journal holds of the carrying. What travels is told by the rooms that it belongs to."""

from dataclasses import dataclass

from guichet.foundation.journal.events import event


@event("sync.epoch-begun", subject="epoch")
@dataclass(frozen=True, slots=True)
class EpochBegun:
    """A centre's database was born, or restored, or met another that had its numbers."""

    epoch: str
    reason: str


@event("sync.hub-trusted", subject="key")
@dataclass(frozen=True, slots=True)
class HubTrusted:
    """A centre was enrolled: it believes what this key signs."""

    key: str


@event("sync.hub-followed", subject="key")
@dataclass(frozen=True, slots=True)
class HubFollowed:
    """A centre believes another key of the hub, for which the one that it knew has signed."""

    before: str
    key: str


@event("sync.node-invited", subject="centre")
@dataclass(frozen=True, slots=True)
class NodeInvited:
    """A code of enrolment was given out for a centre; an earlier one no longer serves."""

    centre: str


@event("sync.node-asked", subject="centre")
@dataclass(frozen=True, slots=True)
class NodeAsked:
    """A node showed the code and its key; nothing is taken from it before somebody approves."""

    centre: str
    key: str


@event("sync.node-approved", subject="centre")
@dataclass(frozen=True, slots=True)
class NodeApproved:
    centre: str
    key: str


@event("sync.node-revoked", subject="centre")
@dataclass(frozen=True, slots=True)
class NodeRevoked:
    """Nothing that this key signs is taken any more."""

    centre: str
    key: str
    reason: str


@event("sync.node-restored", subject="centre")
@dataclass(frozen=True, slots=True)
class NodeRestored:
    """A node came back with another epoch than the one it had."""

    centre: str
    before: str
    epoch: str


@event("sync.record-quarantined", subject="centre")
@dataclass(frozen=True, slots=True)
class RecordQuarantined:
    """A record could not be taken; it is kept whole for a person."""

    centre: str
    lane: int
    number: int
    kind: str
    fault: str


@event("sync.quarantine-settled", subject="centre")
@dataclass(frozen=True, slots=True)
class QuarantineSettled:
    """A record put aside was taken after all, or a person set it aside for good."""

    centre: str
    lane: int
    number: int
    outcome: str


@event("sync.news-passed-over", subject="number")
@dataclass(frozen=True, slots=True)
class NewsPassedOver:
    """A centre could not take what the hub told it; the hub has it still."""

    number: int
    kind: str
    fault: str
