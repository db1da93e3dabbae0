"""At the national node: whoever has not read, or not answered, is written to once the day is past. Once a deadline."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from django.db.models import Exists, F, OuterRef, Q

from guichet.commons.notifications import operations as notifications
from guichet.commons.notifications import wording
from guichet.commons.notifications.recipient import Recipient
from guichet.commons.notifications.templates import MessageTemplate
from guichet.domains.circulars import around, events, line, messages, policies, queries
from guichet.domains.circulars.models import Circular, Duty, Extension
from guichet.foundation.identity import supervising
from guichet.foundation.identity.queries import Addresses
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.places.calendar import BENIN

AT_ONCE = 50


@operation
def remind_readers(*, act: Act) -> int:
    """Of circulars in force since before today, whoever has not read: by e-mail. How many circulars.

    One that was signed today waits until tomorrow. Whoever comes later finds it to be read, and is not written to.
    """
    today = line.day_of(act)
    rows = Circular.objects.select_for_update(of=("self",)).standing().filter(unread_told_at=None)
    signed_before = datetime.combine(today, time(0), BENIN)
    due = list(rows.filter(in_force_on__lt=today, signed_at__lt=signed_before).order_by("in_force_on", "pk")[:AT_ONCE])
    for row in due:
        told = sum(_tell_unread(row, to, act) for to in _unread(row, act.at))
        row.unread_told_at = act.at
        row.save(update_fields=["unread_told_at"])
        journal.record(happened=events.UnreadTold(row.reference, row.office, told), act=act)
    return len(due)


@operation
def remind_late(*, act: Act) -> int:
    """Of duties that should be done, whoever answers for the place: by e-mail. How many duties.

    Once for a day: one that was granted later is another. Nobody is reminded who asked for time and has no answer yet.
    """
    rows = Duty.objects.select_for_update(of=("self",)).overdue(line.day_of(act)).select_related("instruction")
    asked = Extension.objects.filter(duty=OuterRef("pk"), answered_at=None)
    is_new = Q(late_told_for=None) | ~Q(late_told_for=F("due_on"))
    due = list(rows.filter(is_new, ~Exists(asked)).in_order()[:AT_ONCE])
    names = around.known().names if due else {}
    for row in due:
        told = sum(_tell_late(row, names, to, act) for to in _answering(row.place, act.at))
        row.late_told_for = row.due_on
        row.save(update_fields=["late_told_for"])
        journal.record(happened=events.LateTold(row.reference, row.place, row.due_on, told), act=act)
    return len(due)


def _unread(row: Circular, at: datetime) -> list[Recipient]:
    places = queries.readers(row, at)
    missing = {each.reference for place in places for each in place.missing}
    kinds = tuple(RoleKind(kind) for kind in row.kinds)
    people = supervising.placed([each.place for each in places], kinds, at)
    return _once(each.addresses for each in people if each.reference in missing)


def _answering(place: str, at: datetime) -> list[Recipient]:
    return _once(each.addresses for each in supervising.placed([place], policies.DOING, at))


def _once(addresses: Iterable[Addresses]) -> list[Recipient]:
    languages = {each.email: each.language for each in addresses}
    return [Recipient(email=email, language=language) for email, language in languages.items()]


def _tell_unread(row: Circular, to: Recipient, act: Act) -> int:
    values = {"number": row.number, "where": wording.where(f"agents/circulaires/{row.reference}", to.language)}
    return _tell(messages.UNREAD, values, (row.reference, row.in_force_on), to, act)


def _tell_late(row: Duty, names: Mapping[str, str], to: Recipient, act: Act) -> int:
    where = wording.where(f"agents/instructions/a-faire/{row.reference}", to.language)
    values = {"number": row.instruction.number, "place": names.get(row.place, row.place), "where": where}
    return _tell(messages.LATE, values, (row.reference, row.due_on), to, act)


def _tell(
    message: MessageTemplate, values: Mapping[str, str], deadline: tuple[str, date], to: Recipient, act: Act
) -> int:
    """`deadline` is of what, and the day that is past: a day of it is told once to one address."""
    about, on = deadline
    whole = {**values, "day": wording.day(on, to.language)}
    notifications.notify(to=to, message=message.code, values=whole, about=about, key=on.isoformat(), act=act)
    return 1
