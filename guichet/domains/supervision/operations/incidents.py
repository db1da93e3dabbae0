"""At the national node: what is wrong at a centre, from when it is known until somebody says what was done."""

from collections.abc import Collection

from guichet.domains.reception.queries import Reported
from guichet.domains.supervision import events
from guichet.domains.supervision.finding import open_row
from guichet.domains.supervision.models import Incident
from guichet.domains.supervision.refusals import NothingDone, NothingSaid
from guichet.domains.supervision.vocabulary import REPORTED, TARGETS, Origin, Severity
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import references


@operation
def open_incident(
    *, centre: str, origin: Origin, about: str, severity: Severity, told: str, source: str = "", act: Act
) -> Incident:
    """`source` is what it is made of: of one source there is one incident. Raises NothingSaid."""
    if not told.strip():
        raise NothingSaid
    known = Incident.objects.filter(origin=origin, source=source).first() if source else None
    if known is not None:
        return known
    row = Incident.objects.create(
        reference=references.allocate(PlaceId(centre)),
        centre=centre,
        origin=origin,
        source=source,
        about=about,
        severity=severity,
        told=told.strip(),
        opened_at=act.at,
        due_at=act.at + TARGETS[severity],
    )
    happened = events.IncidentOpened(row.reference, centre, origin, about, severity, row.due_at)
    journal.record(happened=happened, act=act)
    return row


@operation
def open_reported(*, reports: Collection[Reported], act: Act) -> int:
    """What focal points reported, each once; how many were new."""
    known = Incident.objects.filter(origin=Origin.CENTRE, source__in=[each.reference for each in reports])
    here = set(known.values_list("source", flat=True))
    new = [each for each in reports if each.reference not in here]
    for each in new:
        open_incident(
            centre=each.place,
            origin=Origin.CENTRE,
            source=each.reference,
            about=each.kind,
            severity=REPORTED[each.kind],
            told=each.told,
            act=act,
        )
    return len(new)


@operation
def take_incident(*, reference: str, act: Act) -> None:
    """Whoever acts sees to it from now on. Raises NoIncident, AlreadyClosed."""
    row = open_row(reference)
    row.owner = act.actor.reference
    row.save(update_fields=["owner"])
    journal.record(happened=events.IncidentTaken(reference, row.owner), act=act)


@operation
def reweigh_incident(*, reference: str, severity: Severity, act: Act) -> None:
    """The target time counts from the opening still. Raises NoIncident, AlreadyClosed."""
    row = open_row(reference)
    row.severity, row.due_at, row.why_due = severity, row.opened_at + TARGETS[severity], ""
    row.save(update_fields=["severity", "due_at", "why_due"])
    journal.record(happened=events.IncidentReweighed(reference, severity, row.due_at), act=act)


@operation
def close_incident(*, reference: str, done: str, act: Act) -> None:
    """With what was done. Raises NoIncident, AlreadyClosed, NothingDone."""
    row = open_row(reference)
    if not done.strip():
        raise NothingDone
    row.done, row.closed_at = done.strip(), act.at
    row.save(update_fields=["done", "closed_at"])
    journal.record(happened=events.IncidentClosed(reference, late=act.at > row.due_at), act=act)
