"""What the journal holds of reports: which centre, which month, never the words."""

from dataclasses import dataclass
from datetime import date

from guichet.foundation.journal.events import event


@event("reporting.report-written", subject="centre")
@dataclass(frozen=True, slots=True)
class ReportWritten:
    centre: str
    month: date


@event("reporting.report-transmitted", subject="centre")
@dataclass(frozen=True, slots=True)
class ReportTransmitted:
    """`digest` is the SHA-256 of its figures and words, which stand from then on."""

    centre: str
    month: date
    digest: str


@event("reporting.report-forwarded", subject="centre")
@dataclass(frozen=True, slots=True)
class ReportForwarded:
    """The department commented on it, or had nothing to say, and passed it to the ministry."""

    centre: str
    month: date


@event("reporting.report-corrected", subject="centre")
@dataclass(frozen=True, slots=True)
class ReportCorrected:
    centre: str
    month: date
    figure: str


@event("reporting.edition-made", subject="edition")
@dataclass(frozen=True, slots=True)
class EditionMade:
    """A document is owed that says this; `centre` is empty for the synthesis, `digest` the SHA-256 of it all."""

    edition: str
    centre: str
    month: date
    number: int
    digest: str
