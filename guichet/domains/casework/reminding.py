"""What time alone makes necessary to say.

Fees unpaid, answers awaited, pauses that end, promises broken, offices that are late.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.db.models import Exists, OuterRef

from guichet.commons.notifications import operations as notifications
from guichet.commons.notifications import wording
from guichet.commons.notifications.recipient import Recipient
from guichet.domains.casework import circuit, messages
from guichet.domains.casework import operations as casework
from guichet.domains.casework.definitions import procedure_of
from guichet.domains.casework.models import Case, Complaint, Notice, Pause
from guichet.domains.casework.vocabulary import Obstacle, Occasion, State
from guichet.foundation.identity import queries as people
from guichet.foundation.lib.act import Act

# Two days leave time to find the money, a week is what most remember: more often would annoy, and cost the State.
FEE_UNPAID = (timedelta(days=2), timedelta(days=7))
# Fetching a paper from an office takes a day or two; after ten days the request is likely forgotten.
ANSWER_AWAITED = (timedelta(days=3), timedelta(days=10))
# Three days leave time for one more errand before the office decides without the answer.
BEFORE_THE_END = timedelta(days=3)
# A node that was stopped for long does not wake people about what they gave up.
GIVEN_UP = timedelta(days=30)
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Reminder:
    pseudonym: str
    occasion: Occasion
    key: str


def remind(act: Act) -> None:
    """Read outside any transaction, owed one by one: a long list holds nobody up."""
    for find in (fees_unpaid, answers_awaited, pauses_ending, promises_broken):
        while found := list(find(act.at)):
            for each in found:
                casework.remind(pseudonym=each.pseudonym, occasion=each.occasion, key=each.key, act=act)


def fees_unpaid(at: datetime) -> Iterator[Reminder]:
    """Who was not reminded for a week, the node being stopped, gets the second one, not both."""
    unpaid = Case.objects.filter(state=State.ARRIVED, obstacle=Obstacle.FEE)
    for number, since, until in _windows(at, FEE_UNPAID):
        reminded = Notice.objects.filter(case=OuterRef("pk"), occasion=Occasion.FEE_REMINDER, key__gte=number)
        due = unpaid.filter(received_at__gt=since, received_at__lte=until).exclude(Exists(reminded))
        for case in due.order_by("received_at", "pk")[:AT_ONCE]:
            yield Reminder(case.pseudonym, Occasion.FEE_REMINDER, number)


def answers_awaited(at: datetime) -> Iterator[Reminder]:
    """Each pause has its own reminders: their key says since when it lasts."""
    for number, since, until in _windows(at, ANSWER_AWAITED):
        reminded = Notice.objects.filter(
            case=OuterRef("case"), occasion=Occasion.ANSWER_REMINDER, key__gte=number, at__gte=OuterRef("began_at")
        )
        due = Pause.objects.filter(ended_at=None, began_at__gt=since, began_at__lte=until).exclude(Exists(reminded))
        for pause in due.select_related("case").order_by("began_at", "pk")[:AT_ONCE]:
            key = f"{number} {pause.began_at.isoformat()}"
            yield Reminder(pause.case.pseudonym, Occasion.ANSWER_REMINDER, key)


def pauses_ending(at: datetime) -> Iterator[Reminder]:
    """Once for each pause, while there is still time to answer."""
    told = Notice.objects.filter(case=OuterRef("case"), occasion=Occasion.PAUSE_ENDING, at__gte=OuterRef("began_at"))
    due = Pause.objects.filter(ended_at=None, until__gt=at, until__lte=at + BEFORE_THE_END).exclude(Exists(told))
    for pause in due.select_related("case").order_by("until", "pk")[:AT_ONCE]:
        yield Reminder(pause.case.pseudonym, Occasion.PAUSE_ENDING, pause.began_at.isoformat())


def promises_broken(at: datetime) -> Iterator[Reminder]:
    """Said once, whatever pauses move the date afterwards."""
    told = Notice.objects.filter(case=OuterRef("pk"), occasion=Occasion.LATE)
    due = Case.objects.late(at).filter(promised_at__lte=at).exclude(Exists(told))
    for case in due.order_by("promised_at", "pk")[:AT_ONCE]:
        yield Reminder(case.pseudonym, Occasion.LATE, "")


def _windows(at: datetime, delays: Sequence[timedelta]) -> Iterator[tuple[str, datetime, datetime]]:
    """The number of a reminder, and when what it reminds of began, from after one moment up to another."""
    for number, (begin, end) in enumerate(pairwise((*delays, GIVEN_UP)), start=1):
        yield str(number), at - end, at - begin


def tell_supervisors(office: str, act: Act) -> None:
    """One e-mail to each supervisor for all that came to be late in an office, « authority unit ».

    The key is the last escalation, so that a worker killed half-way tells nobody twice. Without a supervisor, that of
    the office above is told.
    """
    authority, unit = office.split(" ")
    late = Case.objects.late(act.at).filter(authority=authority, unit=unit, escalated_at__isnull=False)
    last = late.order_by("-escalated_at", "-pk").first()
    if last is None:
        return
    title, count = circuit.unit(procedure_of(last), unit).title, late.count()
    for found in _supervisors(last, act.at):
        notifications.notify(
            to=Recipient(email=found.email, language=found.language),
            message=messages.OFFICE_LATE.code,
            values={
                "office": title.in_language(found.language),
                "count": str(count),
                "where": wording.where("agents/supervision", found.language),
            },
            about=f"office {unit}",
            key=f"{authority} {last.escalated_at}",
            act=act,
        )


def tell_authority(authority: str, act: Act) -> None:
    """One e-mail to each supervisor of the authority as a whole for all that stays late in its offices.

    The key is the last of them, so that a worker killed half-way tells nobody twice.
    """
    late = Case.objects.late(act.at).filter(authority=authority, authority_told_at__isnull=False)
    last = late.order_by("-authority_told_at", "-pk").first()
    if last is None:
        return
    count = late.count()
    for found in people.addresses_of_supervisors(authority=authority, unit="", at=act.at):
        notifications.notify(
            to=Recipient(email=found.email, language=found.language),
            message=messages.AUTHORITY_LATE.code,
            values={"count": str(count), "where": wording.where("agents/supervision", found.language)},
            about=f"authority {authority}",
            key=f"{authority} {last.authority_told_at}",
            act=act,
        )


def tell_of_complaint(pseudonym: str, act: Act) -> None:
    """One e-mail to each supervisor who must answer, with the date; a worker killed half-way tells nobody twice."""
    found = Complaint.objects.open().filter(case__pseudonym=pseudonym).select_related("case", "look").first()
    if found is None:
        return
    reader = people.staff(found.look.reader, act.at) if found.look else None
    for each in people.addresses_of_supervisors(authority=found.to_authority, unit=found.to, at=act.at):
        if reader and each.email == reader.email:
            continue  # it is about what they read themselves
        notifications.notify(
            to=Recipient(email=each.email, language=each.language),
            message=messages.COMPLAINT_DUE.code,
            values={
                "reference": found.case.reference,
                "due_on": wording.day(found.due_at, each.language),
                "where": wording.where("agents/supervision", each.language),
            },
            about=found.case.reference,
            key=f"complaint {found.reminded_at} {found.escalated_at}",
            act=act,
        )


def _supervisors(case: Case, at: datetime) -> tuple[people.Addresses, ...]:
    own = people.addresses_of_supervisors(authority=case.authority, unit=case.unit, at=at)
    if own or not case.above_authority:
        return own
    return people.addresses_of_supervisors(authority=case.above_authority, unit=case.above, at=at)
