"""The row that an operation changes, locked."""

from guichet.domains.supervision.models import Incident
from guichet.domains.supervision.refusals import AlreadyClosed, NoIncident


def open_row(reference: str) -> Incident:
    """Locked. Raises NoIncident, AlreadyClosed."""
    row = Incident.objects.select_for_update().filter(reference=reference).first()
    if row is None:
        raise NoIncident
    if row.closed_at is not None:
        raise AlreadyClosed
    return row
