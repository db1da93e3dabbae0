"""Handing a sealed request over, once."""

import hashlib
from dataclasses import replace
from datetime import datetime
from functools import partial

from django.db import connection, transaction

from guichet.commons.intake import events, registry
from guichet.commons.intake.models import Given, Submission
from guichet.commons.intake.registry import SealedSubmission
from guichet.commons.intake.sealed import Sealed
from guichet.commons.intake.uploads import store
from guichet.commons.sync import blobs
from guichet.commons.sync import operations as sync
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib import rows
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

FILES_OF_A_REQUEST = "intake.request"  # what waits for them, at the hub

# Written once: everybody who sends waits for it.
CLOSE = """UPDATE intake_draft
SET lock = %(none)s, box = %(none)s, code = '', secret = '', tries = 0, barred_until = NULL,
    submitted_at = %(at)s, updated_at = %(at)s
WHERE id = %(number)s AND box = %(box)s AND holder = %(holder)s AND submitted_at IS NULL
"""


@operation
def submit(*, sealed: Sealed, act: Act) -> Submission | None:
    """Hand the request to its receiver and erase what was readable here; None when its draft changed since it was read.

    Called by `sending.send`, which walks and seals before the transaction begins: SQLite has one writer.
    """
    return _handed_over(sealed, act) if _close(sealed, act) else None


@operation
def submit_given(*, sealed: Sealed, act: Act) -> Submission | None:
    """As `submit`, of a request given earlier: `act` is that of its giving. What was kept of it goes too."""
    submission = submit(sealed=sealed, act=act)
    if submission is not None:
        Given.objects.filter(draft=sealed.draft).delete()
    return submission


@operation
def hand_over(*, sealed: Sealed, act: Act) -> Submission:
    """As `submit`, of a draft made in this very transaction: nobody else can have changed it."""
    _close(sealed, act)
    return _handed_over(sealed, act)


@operation
def empty_envelope(*, reference: str, act: Act) -> None:
    """Called by whoever holds the request under a key of its own: destroying that key must end all reading."""
    emptied = Submission.objects.filter(reference=reference).exclude(envelope=b"").update(envelope=b"")
    if emptied:
        journal.record(happened=events.EnvelopeEmptied(reference), act=act)


@operation
def take_in(*, request: SealedSubmission, received_at: datetime, act: Act) -> bool:
    """At the hub: a request that was submitted at a centre, at the moment and place of `act`; False when it is known.

    It is received now, by the hub's own clock: the place in line begins here. Files that are still on the way are
    waited for.
    """
    if rows.known(Submission, reference=request.reference) is not None:
        return False
    submission = _recorded(request, files=len(request.files))
    happened = events.RequestSubmitted(request.reference, request.service, request.version, submission.digest)
    journal.record(happened=happened, act=act)
    sync.await_files(
        kind=FILES_OF_A_REQUEST,
        about=request.reference,
        files=[(blobs.FILES, place) for place in request.files],
        act=act,
    )
    registry.receive(request, replace(act, at=received_at))
    return True


def _handed_over(sealed: Sealed, act: Act) -> Submission:
    request = sealed.request
    submission = _recorded(request, files=sealed.files)
    transaction.on_commit(partial(store.erase, sealed.left_behind))
    happened = events.RequestSubmitted(request.reference, request.service, request.version, submission.digest)
    journal.record(happened=happened, act=act)
    registry.receive(request, act)
    return submission


def _recorded(request: SealedSubmission, *, files: int) -> Submission:
    submission = Submission(
        reference=request.reference,
        service=request.service,
        version=request.version,
        language=request.language,
        way=request.way,
        place=request.place or "",
        envelope=request.envelope,
        digest=hashlib.sha256(request.envelope).hexdigest(),
        fee=request.fee,
        files=files,
        submitted_at=request.submitted_at,
    )
    rows.add(submission)
    return submission


def _close(sealed: Sealed, act: Act) -> bool:
    """With the lock gone, not even what the database keeps in freed pages can be read.

    No two boxes are the same, so of the draft as it was read exactly one submission is made. What an earlier leave gave
    out opens nothing from now on: the receipt has the code that follows. Files that had not arrived whole are left to
    `expire`.
    """
    read, at = sealed.draft, connection.ops.adapt_datetimefield_value(act.at)
    with rows.cursor() as cursor:
        cursor.execute(CLOSE, {"at": at, "none": b"", "number": read.pk, "box": bytes(read.box), "holder": read.holder})
        return bool(cursor.rowcount)
