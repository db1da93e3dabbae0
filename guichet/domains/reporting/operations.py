"""Every way in which reports change. What was transmitted stands; whatever comes later is beside it."""

import hashlib
import json
import secrets
from datetime import date, datetime, timedelta

from guichet.commons.documents import operations as documents
from guichet.commons.sync import operations as sync
from guichet.domains.reporting import editions, freezing, issuing, policies, progress, queries
from guichet.domains.reporting.editions import Values
from guichet.domains.reporting.events import (
    EditionMade,
    ReportCorrected,
    ReportForwarded,
    ReportTransmitted,
    ReportWritten,
)
from guichet.domains.reporting.models import Correction, Edition, Report, Stage
from guichet.domains.reporting.progress import Progress
from guichet.domains.reporting.refusals import (
    AlreadyForwarded,
    AlreadyTransmitted,
    MonthNotOver,
    NoReason,
    NoReport,
    NothingForwarded,
    NotTransmitted,
    SynthesisUnchanged,
)
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.work import operations as work

KIND = "reporting.words"
CARRY = "reporting.carry-words"
GATHERED = timedelta(minutes=3)
TOLD = 3  # months of which a centre that begins is told


@operation
def write(*, centre: PlaceId, month: date, difficulties: str, proposals: str, act: Act) -> Report:
    """Keep what the focal point says of the month, until it is transmitted. Raises AlreadyTransmitted."""
    row = _report(centre, month, act)
    if row.transmitted_at is not None:
        raise AlreadyTransmitted(row.transmitted_at)
    row.difficulties, row.proposals = difficulties.strip(), proposals.strip()
    row.written_at, row.written_by = act.at, act.actor.reference
    row.save(update_fields=["difficulties", "proposals", "written_at", "written_by"])
    journal.record(happened=ReportWritten(centre, row.month), act=act)
    return row


@operation
def write_at_counter(*, centre: PlaceId, month: date, difficulties: str, proposals: str, act: Act) -> Report:
    """The same at a centre, which lets the national node know. Raises AlreadyTransmitted."""
    row = write(centre=centre, month=month, difficulties=difficulties, proposals=proposals, act=act)
    _carry(row, act)
    return row


@operation
def keep_at_counter(*, centre: PlaceId, month: date, difficulties: str, proposals: str, act: Act) -> Report:
    """While somebody types: kept here at once, sent a few minutes later, so that each word is not a message.

    Raises AlreadyTransmitted.
    """
    row = write(centre=centre, month=month, difficulties=difficulties, proposals=proposals, act=act)
    work.schedule(kind=CARRY, key=f"{centre} {row.month.isoformat()}", at=act.at + GATHERED, act=act)
    return row


@operation
def carry_words(*, centre: PlaceId, month: date, act: Act) -> None:
    """Send what was typed since the last time, in the name of whoever typed it; once."""
    row = Report.objects.select_for_update().get(place=centre, month=month)
    if row.carried_at is not None and row.carried_at >= row.written_at:
        return
    _carry(row, Act(Actor(ActorKind.STAFF, row.written_by), row.written_at, centre, act.surface))


@operation
def keep_words(
    *, centre: PlaceId, month: date, difficulties: str, proposals: str, received_at: datetime, act: Act
) -> None:
    """At the national node: what a counter wrote. Words that come after the report left are a correction of it."""
    row = _report(centre, month, act)
    row.received_at = received_at
    row.save(update_fields=["received_at"])
    progress.tell(row, act)
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
    sync.hold_news(of=centre, act=act)
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
    progress.tell(row, act)
    _edit(row.place, row.month, editions.of_report(row, _name(row.place)), act)
    return row


@operation
def forward(*, centre: PlaceId, month: date, comment: str, act: Act) -> Report:
    """The department says what it has to say, once, and passes the report to the ministry.

    Raises NotTransmitted, AlreadyForwarded.
    """
    sync.hold_news(of=centre, act=act)
    row = _transmitted(centre, month)
    if row.forwarded_at is not None:
        raise AlreadyForwarded(row.forwarded_at)
    row.comment, row.forwarded_at, row.forwarded_by = comment.strip(), act.at, act.actor.reference
    row.save(update_fields=["comment", "forwarded_at", "forwarded_by"])
    journal.record(happened=ReportForwarded(centre, row.month), act=act)
    progress.tell(row, act)
    return row


@operation
def correct(*, centre: PlaceId, month: date, figure: str, value: int | None, reason: str, act: Act) -> Correction:
    """Say, of a report that stands, what should have been there; without a figure, words alone.

    Raises NotTransmitted, NoReason.
    """
    if not reason.strip():
        raise NoReason
    return _correct(_transmitted(centre, month), figure, value, reason.strip(), act)


def _carry(row: Report, act: Act) -> None:
    row.carried_at = row.written_at
    row.save(update_fields=["carried_at"])
    body = {"month": row.month.isoformat(), "difficulties": row.difficulties, "proposals": row.proposals}
    sync.carry(kind=KIND, body=body, act=act)


def _correct(row: Report, figure: str, value: int | None, reason: str, act: Act) -> Correction:
    made = Correction.objects.create(
        report=row, figure=figure, value=value, reason=reason, at=act.at, by=act.actor.reference
    )
    journal.record(happened=ReportCorrected(row.place, row.month, figure), act=act)
    _edit(row.place, row.month, editions.of_report(row, _name(row.place)), act)
    return made


@operation
def close_synthesis(*, month: date, staff: Viewer, act: Act) -> Edition:
    """Owe the document of what departments passed on so far; a later one takes its place when more has come.

    Raises NoReport for whoever does not read all, NothingForwarded, SynthesisUnchanged.
    """
    if not policies.reads_all(staff):
        raise NoReport
    values = queries.synthesis_values(staff, month)
    if not values:
        raise NothingForwarded
    last = Edition.objects.filter(place="", month=month).order_by("-number").first()
    if last is not None and last.digest == _digest(values):
        raise SynthesisUnchanged
    _tell_that_it_holds(month, act)
    return _edit("", month, values, act)


@operation
def tell_progress(*, to: PlaceId, act: Act) -> None:
    """To a centre that begins: how far its last reports are."""
    for row in Report.objects.filter(place=to).order_by("-month", "pk")[:TOLD]:
        progress.tell(row, act)


@operation
def keep_progress(*, of: date, told: Progress, act: Act) -> None:
    """At a centre: how far the national node says that its report of that month is; the last word stands."""
    said = {name: getattr(told, name) for name in (*progress.MOMENTS, "comment")}
    Stage.objects.update_or_create(place=act.place or "", month=of, defaults=said)


def _tell_that_it_holds(month: date, act: Act) -> None:
    """The synthesis: to each centre whose report is in it for the first time. Each node is held before any report."""
    rows = Report.objects.filter(month=month, forwarded_at__isnull=False, in_synthesis_at=None).order_by("place")
    for place in list(rows.values_list("place", flat=True)):
        sync.hold_news(of=PlaceId(place), act=act)
    for row in list(rows.select_for_update()):
        row.in_synthesis_at = act.at
        row.save(update_fields=["in_synthesis_at"])
        progress.tell(row, act)


def _edit(place: str, month: date, values: Values, act: Act) -> Edition:
    """The next edition, and the document that it owes: a worker makes it, and the former one ends then."""
    former = Edition.objects.filter(place=place, month=month).order_by("-number").first()
    row = Edition.objects.create(
        about=secrets.token_hex(32),
        place=place,
        month=month,
        number=former.number + 1 if former else 1,
        values=dict(values),
        digest=_digest(values),
        made_at=act.at,
        made_by=act.actor.reference,
    )
    journal.record(happened=EditionMade(row.about, place, month, row.number, row.digest), act=act)
    documents.owe_again(wanted=_wanted(row), former=former.about if former else "", act=act)
    return row


def _wanted(row: Edition) -> documents.Wanted:
    template = issuing.REPORT if row.place else issuing.SYNTHESIS
    return documents.Wanted(
        origin=issuing.ORIGIN,
        about=row.about,
        owner="",
        service=template,
        outcome="",
        template=template,
        language=editions.LANGUAGE,
        authority=issuing.AUTHORITY,
    )


def _digest(values: Values) -> str:
    whole = json.dumps(dict(values), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()


def _name(place: str) -> str:
    return places.name_of_centre(place) or place


def _report(centre: PlaceId, month: date, act: Act) -> Report:
    """Locked, so that two who transmit at once do so one after the other."""
    Report.objects.get_or_create(place=centre, month=month.replace(day=1), defaults={"written_at": act.at})
    return Report.objects.select_for_update().get(place=centre, month=month.replace(day=1))


def _transmitted(centre: PlaceId, month: date) -> Report:
    row = Report.objects.select_for_update().filter(place=centre, month=month.replace(day=1)).first()
    if row is None or row.transmitted_at is None:
        raise NotTransmitted
    return row
