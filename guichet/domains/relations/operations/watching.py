"""What time alone does to concerns: reminds, raises what is late, closes what was answered."""

from collections.abc import Mapping
from datetime import timedelta

from guichet.domains.relations import events
from guichet.domains.relations.models import Concern, Transfer
from guichet.domains.relations.moving import TELL_DESK, owe
from guichet.domains.relations.policies import REOPENS_WITHIN
from guichet.domains.relations.vocabulary import ConcernState, Told
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.work import operations as work

REMINDED_BEFORE = timedelta(days=7)
AT_ONCE = 200


@operation
def remind_of_concerns(*, act: Act) -> int:
    """A week before the date, once, whoever answers is told; how many."""
    soon = Concern.objects.open().filter(due_at__lte=act.at + REMINDED_BEFORE, reminded_at=None, escalated_at=None)
    found = list(soon.order_by("due_at", "pk").select_for_update()[:AT_ONCE])
    for row in found:
        row.reminded_at = act.at
        row.save(update_fields=["reminded_at"])
        work.schedule(kind=TELL_DESK, key=row.reference, act=act)
    return len(found)


@operation
def escalate_concerns(*, above: Mapping[str, str], act: Act) -> int:
    """What was not answered in time goes up, and its author is told; how many.

    `above` says where each reference goes; what came to be late since it was asked waits for the next time.
    """
    late = Concern.objects.open().filter(due_at__lte=act.at, escalated_at=None, reference__in=above)
    found = list(late.order_by("due_at", "pk").select_for_update()[:AT_ONCE])
    for row in found:
        source, row.to, row.escalated_at = row.to, above[row.reference], act.at
        if row.to != source:
            row.taken_by, row.taken_at = "", None
            Transfer.objects.create(concern=row, source=source, to=row.to, at=act.at)
        row.save(update_fields=["to", "escalated_at", "taken_by", "taken_at"])
        owe(row, Told.LATE, act)
        work.schedule(kind=TELL_DESK, key=row.reference, act=act)
        journal.record(happened=events.ConcernEscalated(row.reference, source, row.to), act=act)
    return len(found)


@operation
def close_answered_concerns(*, act: Act) -> int:
    """Answers that nobody reopened for 15 days end their concern; how many."""
    due = Concern.objects.filter(state=ConcernState.ANSWERED, answered_at__lte=act.at - REOPENS_WITHIN)
    found = list(due.order_by("answered_at", "pk").select_for_update()[:AT_ONCE])
    for row in found:
        row.state, row.closed_at = ConcernState.CLOSED, act.at
        row.save(update_fields=["state", "closed_at"])
        journal.record(happened=events.ConcernClosed(row.reference), act=act)
    return len(found)
