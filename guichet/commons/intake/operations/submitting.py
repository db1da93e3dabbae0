"""Sealing a request and handing it over, once."""

import hashlib
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db import transaction

from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.procedure import Walk, fees_due, offer_of, walk
from guichet.commons.intake import codes, contents, events, registry
from guichet.commons.intake.contact import contact_in
from guichet.commons.intake.forms import form_of
from guichet.commons.intake.holding import Hold, held, still_open
from guichet.commons.intake.models import Content, Draft, Submission
from guichet.commons.intake.refusals import NotComplete
from guichet.commons.intake.registry import SealedSubmission
from guichet.commons.intake.uploads import store
from guichet.foundation.journal import operations as journal
from guichet.foundation.keys import envelope
from guichet.foundation.keys.public import PublicKey
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.places.calendar import BENIN


@operation
def submit(*, hold: Hold, recipient: PublicKey, act: Act) -> Submission:
    """Seal the request to the intake key, hand it to its receiver, erase what was readable here.

    Asking again gives the same submission. Raises NotComplete when an answer is missing or wrong, or stops the way;
    the draft then stays as it is.
    """
    draft = held(Draft.objects.select_for_update(), hold)
    if draft.submitted_at is not None:
        return Submission.objects.get(reference=draft.reference)
    form, content = form_of(still_open(draft, act.at)), draft.content()
    way = walk(form, content.answers, act.at.astimezone(BENIN).date())
    if not way.is_complete:
        raise NotComplete
    sealed = _sealed(draft, form, way, content, recipient, act)
    sent = _files_of(way.answers, content)
    submission = _recorded(sealed, files=len(sent))
    transaction.on_commit(partial(store.erase, content.places(but=sent)))
    _close(draft, hold, act)
    happened = events.RequestSubmitted(sealed.reference, sealed.service, sealed.version, submission.digest)
    journal.record(happened=happened, act=act)
    registry.receive(sealed, act)
    return submission


@operation
def empty_envelope(*, reference: str, act: Act) -> None:
    """Called by whoever holds the request under a key of its own: destroying that key must end all reading."""
    emptied = Submission.objects.filter(reference=reference).exclude(envelope=b"").update(envelope=b"")
    if emptied:
        journal.record(happened=events.EnvelopeEmptied(reference), act=act)


def _sealed(draft: Draft, form: Form, way: Walk, content: Content, recipient: PublicKey, act: Act) -> SealedSubmission:
    bound_to = contents.bound_to(reference=draft.reference, service=draft.service, version=draft.version)
    clear = contents.Contents(
        reference=draft.reference,
        service=draft.service,
        version=draft.version,
        language=draft.language,
        submitted_at=act.at.isoformat(),
        answers=way.answers,
        files=_files_of(way.answers, content),
    )
    return SealedSubmission(
        reference=draft.reference,
        service=draft.service,
        version=draft.version,
        language=draft.language,
        way=form.service.procedure.way if form.service.procedure else "",
        envelope=envelope.seal(contents.written(clear), recipient=recipient, bound_to=bound_to),
        bound_to=bound_to,
        submitted_at=act.at,
        place=act.place,
        contact=contact_in(form, way.answers, citizen=draft.owner, language=draft.language),
        fee=_fee(form, way, act),
    )


def _recorded(sealed: SealedSubmission, *, files: int) -> Submission:
    return Submission.objects.create(
        reference=sealed.reference,
        service=sealed.service,
        version=sealed.version,
        language=sealed.language,
        way=sealed.way,
        place=sealed.place or "",
        envelope=sealed.envelope,
        digest=hashlib.sha256(sealed.envelope).hexdigest(),
        fee=sealed.fee,
        files=files,
        submitted_at=sealed.submitted_at,
    )


def _close(draft: Draft, hold: Hold, act: Act) -> None:
    """With the lock gone, not even what the database keeps in freed pages can be read.

    From now on the code follows the request; the long secret of an earlier leave opens nothing. Files that had not
    arrived whole are left to `expire`.
    """
    draft.lock = draft.box = b""
    draft.code = codes.imprint(codes.follow_up(hold.secret, reference=draft.reference), reference=draft.reference)
    draft.secret, draft.tries, draft.barred_until = "", 0, None
    draft.submitted_at = draft.updated_at = act.at
    fields = ["lock", "box", "code", "secret", "tries", "barred_until", "submitted_at", "updated_at"]
    draft.save(update_fields=fields)


def _files_of(answers: Mapping[str, Any], content: Content) -> dict[str, Any]:
    """Those that an answer names: what was sent for a question no longer asked does not travel."""
    named = set(_identifiers(answers))
    return {identifier: file for identifier, file in content.files.items() if identifier in named}


def _identifiers(value: object) -> list[str]:
    if isinstance(value, Mapping):
        own = [value["file"]] if isinstance(value.get("file"), str) else []
        return own + [each for inner in value.values() for each in _identifiers(inner)]
    return [each for inner in value for each in _identifiers(inner)] if isinstance(value, list | tuple) else []


def _fee(form: Form, way: Walk, act: Act) -> int | None:
    offer = offer_of(form)
    fees = fees_due(form, offer, way.answers, act.at.astimezone(BENIN).date()) if offer else None
    return None if fees is None else sum(fee.amount for fee in fees)
