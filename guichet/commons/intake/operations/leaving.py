"""Requests that a person leaves unfinished on a device that others use."""

from datetime import timedelta
from functools import partial

from django.db import transaction

from guichet.commons.intake import codes, events
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.models import Draft
from guichet.commons.intake.operations.drafts import resume
from guichet.commons.intake.operations.giving import hasten
from guichet.commons.intake.refusals import NotAssisted
from guichet.commons.intake.uploads import store
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.vocabulary import MandateScope
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
def set_down(*, reference: str, act: Act) -> None:
    """The person has left the counter: what they gave is sent now, what they did not give waits a day for them."""
    if not hasten(reference=reference, act=act):
        let_go(reference=reference, act=act)


@operation
def note_hand(*, reference: str, hand: str, act: Act) -> None:  # noqa: ARG001 an operation has its act
    """What the person answered, green or red, when their request was read back to them; void with the next change."""
    Draft.objects.open().filter(reference=reference).update(read_back=hand)


@operation
def resume_assisted(*, reference: str, proof: str, act: Act) -> Hold | None:
    """As `resume`, of a request that a focal point writes under a mandate of theirs; None for whatever opens none.

    Raises NotAssisted for one without a mandate, MandateRefused when the mandate no longer reaches so far: whoever had
    the request then still has it.
    """
    hold = resume(reference=reference, proof=proof, act=act)
    if hold is not None:
        _refuse_without_mandate(Draft.objects.get(reference=reference), act)
    return hold


@operation
def hand_back(*, reference: str, act: Act) -> Hold | None:
    """A member of staff opens again what was let go here, with its author beside; None when nothing is.

    What was begun under a mandate opens under it alone: raises MandateRefused.
    """
    if act.actor.kind is not ActorKind.STAFF:
        return None
    draft = Draft.objects.select_for_update().left(act.at).filter(reference=reference).first()
    if draft is None:
        return None
    if draft.mandate:
        _refuse_without_mandate(draft, act)
    hold = Hold(reference, codes.new_secret())
    draft.holder = codes.imprint(hold.secret, reference=reference)
    draft.save(update_fields=["holder"])
    journal.record(happened=events.DraftResumed(reference, "staff"), act=act)
    return hold


def _refuse_without_mandate(draft: Draft, act: Act) -> None:
    if not draft.mandate:
        raise NotAssisted
    identity.use_mandate(mandate=draft.mandate, service=draft.service, scope=MandateScope.FILL, act=act)
