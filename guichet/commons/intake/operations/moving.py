"""Drafts that another node holds from now on."""

from functools import partial

from django.db import transaction

from guichet.commons.intake import events
from guichet.commons.intake.models import Draft
from guichet.commons.intake.uploads import store
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def stop(*, reference: str, turn: int, act: Act) -> None:
    """Another node holds the draft since that ticket was shown there: erase it here, files and all.

    One that was given or sent stays, and so does one that came back with a later ticket. The imprint of that ticket
    stays too, so that whoever shows it here is told.
    """
    draft = Draft.objects.select_for_update().unfinished().filter(reference=reference, turn__lte=turn).first()
    if draft is None:
        return
    transaction.on_commit(partial(store.erase, draft.content().places()))
    draft.uploads.all().delete()
    draft.lock, draft.box, draft.code, draft.moved_at = b"", b"", "", act.at
    draft.save(update_fields=["lock", "box", "code", "moved_at"])
    journal.record(happened=events.DraftMoved(reference, draft.turn), act=act)
