"""Who looked, told to the centre where a request was made: sealed at the hub, kept and opened at the centre."""

from base64 import b64encode
from datetime import datetime, timedelta

from guichet.commons.sync import operations as sync
from guichet.domains.casework import events
from guichet.domains.casework.models import Case, ToldReadings
from guichet.domains.casework.refusals import ReadingsBarred
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation

READINGS = "casework.readings"
TRIES = 5
BARRED = timedelta(minutes=15)


@operation
def tell_readings(*, pseudonym: str, sealed: bytes, act: Act) -> None:
    """At the hub: the centre gets the list as it is now, which it cannot read. No event: what was read has its own."""
    case = Case.objects.get(pseudonym=pseudonym)
    body = {"reference": case.reference, "sealed": b64encode(sealed).decode(), "at": act.at.isoformat()}
    sync.feed(kind=READINGS, body=body, to=PlaceId(case.place), act=act)


@operation
def keep_told_readings(*, reference: str, sealed: bytes, at: datetime, act: Act) -> None:  # noqa: ARG001 the hub's act
    """At a centre: the latest list alone; older news than what is known changes nothing."""
    if not ToldReadings.objects.filter(reference=reference, at__gte=at).exists():
        ToldReadings.objects.update_or_create(reference=reference, defaults={"sealed": sealed, "at": at})


@operation
def count_wrong_code(*, reference: str, act: Act) -> None:
    """A wrong code was given. It does not raise: what was tried must stay counted."""
    row = ToldReadings.objects.select_for_update().get(reference=reference)
    row.tries += 1
    row.barred_until = act.at + BARRED if row.tries % TRIES == 0 else row.barred_until
    row.save(update_fields=["tries", "barred_until"])
    journal.record(happened=events.ReadingsRefused(reference, row.tries), act=act)


@operation
def note_readings_shown(*, reference: str, act: Act) -> None:
    """The list was opened for whoever holds the receipt. Raises ReadingsBarred while wrong codes have to wait."""
    row = ToldReadings.objects.select_for_update().get(reference=reference)
    if row.barred_until is not None and row.barred_until > act.at:
        raise ReadingsBarred
    row.tries = 0
    row.save(update_fields=["tries"])
    journal.record(happened=events.ReadingsShown(reference), act=act)
