"""Requests given at a centre: the receipt is printed at once, the sealing waits until the person has left.

Until then an answer can still be put right. What waits is owed as work from the moment of giving, so that a cut at any
line neither forgets a request nor sends it twice.
"""

from datetime import timedelta

from guichet.commons.intake import events
from guichet.commons.intake.holding import Hold, writable
from guichet.commons.intake.models import Draft, Given
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.work import operations as work

LEFT_OPEN = timedelta(minutes=10)
SEND_GIVEN = "intake.send-given"


@operation
def give(*, hold: Hold, read: bytes, act: Act) -> Given | None:
    """Put the request into the State's hands as it stands; None when it changed since it was `read`.

    Given again after a correction, it keeps its first moment: that one is on the receipt, and a correction loses no
    place. Called by `sending.give`, which judges the answers before the transaction begins.
    """
    draft = writable(Draft.objects.select_for_update(), hold, act.at)
    if bytes(draft.box) != read:
        return None
    first = {
        "at": act.at,
        "until": act.at + LEFT_OPEN,
        "actor_kind": act.actor.kind,
        "actor": act.actor.reference,
        "place": act.place or "",
        "surface": act.surface,
    }
    given, _new = Given.objects.update_or_create(
        draft=draft, defaults={"box": draft.box}, create_defaults={**first, "box": draft.box}
    )
    work.schedule(kind=SEND_GIVEN, key=draft.reference, at=given.until, act=act)
    journal.record(happened=events.RequestGiven(draft.reference, draft.service, draft.version), act=act)
    return given


@operation
def hasten(*, reference: str, act: Act) -> bool:
    """The person has left: what was given is sent now; False when it was not, or is sent already."""
    if not Given.objects.filter(draft__reference=reference).exists():
        return False
    work.schedule(kind=SEND_GIVEN, key=reference, at=act.at, act=act)
    return True
