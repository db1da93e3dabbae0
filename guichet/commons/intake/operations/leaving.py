"""Requests that a person leaves unfinished on a device that others use."""

from datetime import timedelta
from functools import partial

from django.db import transaction

from guichet.commons.intake import codes, events
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.models import Draft
from guichet.commons.intake.uploads import store
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, ActorKind
from guichet.foundation.lib.operation import operation

KEPT_HERE = timedelta(days=1)


@operation
def discard(*, reference: str, act: Act) -> None:
    """Erase a request that its author wants erased, files and all. One that was given or sent stays."""
    draft = Draft.objects.select_for_update().unfinished().filter(reference=reference).first()
    if draft is None:
        return
    transaction.on_commit(partial(store.erase, draft.content().places()))
    draft.delete()
    journal.record(happened=events.DraftDiscarded(reference), act=act)


@operation
def let_go(*, reference: str, act: Act) -> None:
    """The person is gone without a word: no device holds the request any more, and it is erased within a day.

    Until then it waits for its author to come back to the staff of the centre, who give it back by `hand_back`.
    """
    draft = Draft.objects.select_for_update().unfinished().filter(reference=reference).first()
    if draft is None:
        return
    draft.holder, draft.expires_at = "", act.at + KEPT_HERE
    draft.save(update_fields=["holder", "expires_at"])
    journal.record(happened=events.DraftLetGo(reference), act=act)


@operation
def hand_back(*, reference: str, act: Act) -> Hold | None:
    """A member of staff opens again what was let go here, with its author beside; None when nothing is."""
    if act.actor.kind is not ActorKind.STAFF:
        return None
    draft = Draft.objects.select_for_update().left(act.at).filter(reference=reference).first()
    if draft is None:
        return None
    hold = Hold(reference, codes.new_secret())
    draft.holder = codes.imprint(hold.secret, reference=reference)
    draft.save(update_fields=["holder"])
    journal.record(happened=events.DraftResumed(reference, "staff"), act=act)
    return hold
