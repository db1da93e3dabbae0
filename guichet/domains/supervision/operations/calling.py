"""At the national node: whom to call about a centre, and that somebody did."""

from collections.abc import Mapping

from guichet.domains.supervision import days, events, policies, queries
from guichet.domains.supervision.models import Called, Number
from guichet.domains.supervision.refusals import CalledAlready, NoNumber, NotYourCentre
from guichet.domains.supervision.vocabulary import Office
from guichet.foundation.identity import formats
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def note_numbers(*, centre: str, phones: Mapping[Office, str], staff: Viewer, act: Act) -> None:
    """One an office; an empty one takes it away. Raises NotYourCentre, NoNumber, and then changes none."""
    _may(staff, centre)
    kept = {office: formats.phone(phone) if phone else "" for office, phone in phones.items()}
    if None in kept.values():
        raise NoNumber
    for office, phone in kept.items():
        here = Number.objects.select_for_update().filter(centre=centre, office=office)
        if not phone:
            here.delete()
            continue
        facts = {"phone": phone, "noted_by": act.actor.reference, "noted_at": act.at}
        Number.objects.update_or_create(centre=centre, office=office, defaults=facts)
    offices = sorted(office for office, phone in kept.items() if phone)
    journal.record(happened=events.NumbersNoted(centre, ",".join(offices)), act=act)


@operation
def mark_called(*, centre: str, note: str, staff: Viewer, act: Act) -> Called:
    """For the day of the act. Whoever called may change their note. Raises NotYourCentre, CalledAlready."""
    _may(staff, centre)
    on = days.day_of(act.at)
    facts = {"by": act.actor.reference, "at": act.at, "note": note.strip()}
    row, is_new = Called.objects.select_for_update().get_or_create(centre=centre, on=on, defaults=facts)
    if row.by != act.actor.reference:
        raise CalledAlready(row.by, row.at)
    if not is_new:
        row.note = note.strip()
        row.save(update_fields=["note"])
        return row
    journal.record(happened=events.CentreCalled(centre, on), act=act)
    return row


def _may(staff: Viewer, centre: str) -> None:
    if not policies.may_act(staff, queries.seen(staff, centre)):
        raise NotYourCentre
