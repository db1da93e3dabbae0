"""Every way in which reports change. What was transmitted stands; whatever comes later is beside it."""

from datetime import date

from guichet.commons.sync import operations as sync
from guichet.domains.reporting import freezing
from guichet.domains.reporting.events import ReportCorrected, ReportForwarded, ReportTransmitted, ReportWritten
from guichet.domains.reporting.models import Correction, Report
from guichet.domains.reporting.refusals import (
    AlreadyForwarded,
    AlreadyTransmitted,
    MonthNotOver,
    NoReason,
    NotTransmitted,
)
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation
from guichet.foundation.places.calendar import BENIN

KIND = "reporting.words"


@operation
def write(*, centre: PlaceId, month: date, difficulties: str, proposals: str, act: Act) -> Report:
    """Keep what the focal point says of the month, until it is transmitted. Raises AlreadyTransmitted."""
    row = _report(centre, month, act)
    if row.transmitted_at is not None:
        raise AlreadyTransmitted(row.transmitted_at)
    row.difficulties, row.proposals, row.written_at = difficulties.strip(), proposals.strip(), act.at
    row.save(update_fields=["difficulties", "proposals", "written_at"])
    journal.record(happened=ReportWritten(centre, row.month), act=act)
    return row


@operation
def write_at_counter(*, centre: PlaceId, month: date, difficulties: str, proposals: str, act: Act) -> Report:
    """The same at a centre, which lets the national node know. Raises AlreadyTransmitted."""
    row = write(centre=centre, month=month, difficulties=difficulties, proposals=proposals, act=act)
    body = {"month": row.month.isoformat(), "difficulties": row.difficulties, "proposals": row.proposals}
    sync.carry(kind=KIND, body=body, act=act)
    return row


@operation
def keep_words(*, centre: PlaceId, month: date, difficulties: str, proposals: str, act: Act) -> None:
    """At the national node: what a counter wrote. Words that come after the report left are a correction of it."""
    row = _report(centre, month, act)
    if row.transmitted_at is None:
        write(centre=centre, month=month, difficulties=difficulties, proposals=proposals, act=act)
        return
    said = "\n\n".join(filter(None, (difficulties, proposals)))
    if said and not row.corrections.filter(figure="", reason=said).exists():
        _correct(row, "", None, said, act)


@operation
def transmit(*, centre: PlaceId, month: date, act: Act) -> Report:
    """Freeze the figures of the register and the words of the focal point, and pass them to the department.

    Raises MonthNotOver, AlreadyTransmitted.
    """
    if act.at.astimezone(BENIN).date().replace(day=1) <= month:
        raise MonthNotOver(month)
    row = _report(centre, month, act)
    if row.transmitted_at is not None:
        raise AlreadyTransmitted(row.transmitted_at)
    row.figures = dict(freezing.figures([centre], row.month)[centre])
    row.digest = freezing.digest(
        place=centre,
        month=row.month,
        counted=row.figures,
        difficulties=row.difficulties,
        proposals=row.proposals,
    )
    row.transmitted_at, row.transmitted_by = act.at, act.actor.reference
    row.save(update_fields=["figures", "digest", "transmitted_at", "transmitted_by"])
    journal.record(happened=ReportTransmitted(centre, row.month, row.digest), act=act)
    return row


@operation
def forward(*, centre: PlaceId, month: date, comment: str, act: Act) -> Report:
    """The department says what it has to say, once, and passes the report to the ministry.

    Raises NotTransmitted, AlreadyForwarded.
    """
    row = _transmitted(centre, month)
    if row.forwarded_at is not None:
        raise AlreadyForwarded(row.forwarded_at)
    row.comment, row.forwarded_at, row.forwarded_by = comment.strip(), act.at, act.actor.reference
    row.save(update_fields=["comment", "forwarded_at", "forwarded_by"])
    journal.record(happened=ReportForwarded(centre, row.month), act=act)
    return row


@operation
def correct(*, centre: PlaceId, month: date, figure: str, value: int | None, reason: str, act: Act) -> Correction:
    """Say, of a report that stands, what should have been there; without a figure, words alone.

    Raises NotTransmitted, NoReason.
    """
    if not reason.strip():
        raise NoReason
    return _correct(_transmitted(centre, month), figure, value, reason.strip(), act)


def _correct(row: Report, figure: str, value: int | None, reason: str, act: Act) -> Correction:
    made = Correction.objects.create(
        report=row, figure=figure, value=value, reason=reason, at=act.at, by=act.actor.reference
    )
    journal.record(happened=ReportCorrected(row.place, row.month, figure), act=act)
    return made


def _report(centre: PlaceId, month: date, act: Act) -> Report:
    """Locked, so that two who transmit at once do so one after the other."""
    Report.objects.get_or_create(place=centre, month=month.replace(day=1), defaults={"written_at": act.at})
    return Report.objects.select_for_update().get(place=centre, month=month.replace(day=1))


def _transmitted(centre: PlaceId, month: date) -> Report:
    row = Report.objects.select_for_update().filter(place=centre, month=month.replace(day=1)).first()
    if row is None or row.transmitted_at is None:
        raise NotTransmitted
    return row
