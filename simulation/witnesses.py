"""Centres as witnesses: each looks once a day, and measures by what it saw first."""

from dataclasses import dataclass, field

from guichet.commons.public_log.auditing import reading
from guichet.commons.public_log.auditing.sources import Source
from guichet.commons.public_log.notes import Checkpoint, Verifier
from guichet.commons.public_log.refusals import LogFault


@dataclass(slots=True)
class Witness:
    """One centre: `known` is the head that it saw last, `alarms` what it told everybody."""

    centre: str
    key: Verifier
    known: Checkpoint | None = None
    looks: int = 0
    alarms: list[str] = field(default_factory=list)

    def look(self, source: Source) -> None:
        self.looks += 1
        try:
            self.known, _note = reading.follow(source, self.key, self.known)
        except LogFault as fault:
            self.alarms.append(fault.message)

    def compare(self, known: Checkpoint | None, source: Source) -> None:
        """Hold the head that another witness cosigned against what this one is shown: both are published together."""
        try:
            reading.follow(source, self.key, known)
        except LogFault as fault:
            self.alarms.append(fault.message)
