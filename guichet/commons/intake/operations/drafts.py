"""Starting, answering, leaving and coming back."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.canonical import digest
from guichet.commons.catalogue.definition.answers import is_given
from guichet.commons.catalogue.definition.questions import FileQuestion, PhotoQuestion, SignatureQuestion
from guichet.commons.intake import codes, events, messages, policies, strongbox
from guichet.commons.intake.forms import form_of
from guichet.commons.intake.holding import Hold, writable
from guichet.commons.intake.models import Content, Draft, Upload
from guichet.commons.intake.operations.lodging import lodge, take_in_hand
from guichet.commons.intake.refusals import NotOffered, TooMuch, UnknownQuestion
from guichet.commons.intake.tickets.parcels import Leaving
from guichet.commons.notifications import operations as notifications
from guichet.commons.notifications.recipient import Recipient
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.vocabulary import MandateScope
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, ActorKind
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import references
from guichet.foundation.places.calendar import BENIN

MOST_BYTES = 200_000  # of all answers together; files are elsewhere


@operation
def start(*, service: str, language: str, act: Act, mandate: str = "") -> Hold:
    """Begin a request; the device that began it holds it. Raises NotOffered when the service cannot be asked here.

    Under a `mandate`, a focal point writes it for somebody; raises MandateRefused when it does not reach so far.
    """
    sheet = catalogue.current().sheets.get(service)
    if sheet is None or sheet.service.procedure is None:
        raise NotOffered(policies.not_here())
    policies.refuse_outside_window(sheet.service, act.at.astimezone(BENIN).date())
    if mandate:
        identity.use_mandate(mandate=mandate, service=service, scope=MandateScope.FILL, act=act)
    hold = Hold(references.allocate(act.place or references.PORTAL), codes.new_secret())
    draft = Draft(
        reference=hold.reference,
        service=service,
        version=sheet.version,
        definition=digest(sheet.service),
        language=language,
        lock=strongbox.new_lock(),
        holder=codes.imprint(hold.secret, reference=hold.reference),
        owner=act.actor.reference if act.actor.kind is ActorKind.CITIZEN else "",
        mandate=mandate,
        started_at=act.at,
    )
    draft.hold(Content({}, {}), act.at)
    draft.save(force_insert=True)
    journal.record(happened=events.DraftStarted(hold.reference, service, sheet.version), act=act)
    return hold


@operation
def answer(*, hold: Hold, answers: Mapping[str, Any], act: Act) -> None:
    """Save these answers as they are: a wrong one is kept too, so that nothing typed is lost.

    What is wrong with them is told by the walk of `queries.draft`, to whoever shows a page: to walk here would make
    each autosave wait for what nobody reads. No event: what people type is theirs until they send it. Files come by
    `attach` only.
    """
    draft = writable(Draft.objects.select_for_update(), hold, act.at)
    form, content = form_of(draft), draft.content()
    kept = dict(content.answers)
    for name, value in answers.items():
        entry = form.by_name.get(name)
        if entry is None or _comes_as_a_file(entry.question, value):
            raise UnknownQuestion
        kept.pop(name, None)
        if is_given(value):
            kept[name] = _normal(value)
    _save(draft, Content(kept, content.files), act)


@operation
def keep(*, leaving: Leaving, act: Act) -> codes.Ticket | None:
    """Leave the draft for later: the device lets go of it, and earlier codes no longer open it.

    None when it changed since it was sealed. Called by `tickets.leaving.keep`, which seals before the transaction.
    """
    draft = writable(Draft.objects.select_for_update(), leaving.hold, act.at)
    if bytes(draft.box) != leaving.read:
        return None
    ticket, reference = leaving.ticket, draft.reference
    draft.code = codes.imprint(ticket.code + leaving.mark, reference=reference)
    draft.secret = codes.imprint(ticket.secret, reference=reference)
    draft.holder, draft.tries, draft.barred_until = "", 0, None
    draft.turn, draft.expires_at = leaving.parcel.turn, leaving.parcel.expires_at
    draft.save(update_fields=["code", "secret", "holder", "tries", "barred_until", "turn", "expires_at"])
    lodge(parcel=leaving.parcel, act=act)
    journal.record(happened=events.DraftKept(reference), act=act)
    return ticket


@operation
def resume(*, reference: str, proof: str, mark: str = "", act: Act) -> Hold | None:
    """Take the draft over with its code, and its mark if it has one, or with its secret.

    The device that held it no longer does. None for whatever does not open one: nobody learns whether the reference,
    the code or the date is wrong. Five wrong codes bar codes for a quarter of an hour; the long secret, which cannot be
    guessed, still opens.
    """
    draft = Draft.objects.select_for_update().open().filter(reference=reference, expires_at__gt=act.at).first()
    code = codes.read_code(proof)
    if draft is None:
        codes.is_of(code, reference, reference=reference)  # as long as for one that exists
        return None
    if codes.is_of(proof, draft.secret, reference=reference):
        return _taken_over(draft, "secret", act)
    if draft.barred_until and draft.barred_until > act.at:
        return None
    if code and codes.is_of(code + mark, draft.code, reference=reference):
        return _taken_over(draft, "code", act)
    _count_a_try(draft, act)
    return None


@operation
def reopen(*, reference: str, act: Act) -> Hold | None:
    """Take over a draft of one's own, signed in; None when it is not the actor's."""
    drafts = Draft.objects.select_for_update().open().filter(reference=reference, expires_at__gt=act.at)
    draft = drafts.of_citizen(act.actor.reference).first() if act.actor.kind is ActorKind.CITIZEN else None
    return _taken_over(draft, "sign-in", act) if draft else None


@operation
def warn(*, reference: str, act: Act) -> None:
    """Tell the citizen whose draft it is that it will soon be erased; once, until the draft is written in again."""
    draft = Draft.objects.select_for_update().to_warn_of(act.at).filter(reference=reference).first()
    if draft is None:
        return
    draft.warned_at = act.at
    draft.save(update_fields=["warned_at"])
    notifications.notify(
        to=Recipient(citizen=draft.owner, language=draft.language),
        message=messages.EXPIRING.code,
        values=messages.expiring(reference, draft.expires_at, draft.language),
        about=reference,
        key=draft.expires_at.isoformat(),
        act=act,
    )


@operation
def expire(*, act: Act) -> tuple[str, ...] | None:
    """Erase drafts that nobody touched for a month, 200 at most; None when there are none.

    What comes back are their files' places, to be erased once this is committed. Announcements of files that had not
    arrived when their request was sent go too.
    """
    Upload.objects.exclude(draft__submitted_at=None).delete()
    drafts = list(Draft.objects.select_for_update().expired(act.at).order_by("pk")[:200])
    if not drafts:
        return None
    Draft.objects.filter(pk__in=[draft.pk for draft in drafts]).delete()
    happened = events.DraftsExpired(act.at.astimezone(BENIN).date().isoformat(), len(drafts))
    journal.record(happened=happened, act=act)
    return tuple(place for draft in drafts for place in draft.content().places())


def _save(draft: Draft, content: Content, act: Act) -> None:
    draft.hold(content, act.at)
    if len(draft.box) > MOST_BYTES:
        raise TooMuch
    draft.read_back = ""  # a hand is about what was shown, and no more
    draft.save(update_fields=["box", "read_back", "updated_at", "expires_at"])


def _comes_as_a_file(question: object, value: object) -> bool:
    """A typed signature is an answer like another; taking any of them back goes by `detach`."""
    if isinstance(question, SignatureQuestion):
        return not (isinstance(value, Mapping) and value.keys() == {"typed"})
    return isinstance(question, FileQuestion | PhotoQuestion)


def _normal(value: Any) -> Any:
    """Letters and their tone marks in one form (NFC), so that registers compare them; no broken characters."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.encode("utf-8", "ignore").decode())
    if isinstance(value, Mapping):
        return {str(name): _normal(each) for name, each in value.items()}
    return [_normal(each) for each in value] if isinstance(value, list | tuple) else value


def _taken_over(draft: Draft, proof: str, act: Act) -> Hold:
    hold = Hold(draft.reference, codes.new_secret())
    draft.holder = codes.imprint(hold.secret, reference=draft.reference)
    draft.tries, draft.barred_until = 0, None
    draft.save(update_fields=["holder", "tries", "barred_until"])
    if draft.turn:
        take_in_hand(reference=draft.reference, turn=draft.turn, act=act)
    journal.record(happened=events.DraftResumed(draft.reference, proof), act=act)
    return hold


def _count_a_try(draft: Draft, act: Act) -> None:
    draft.tries += 1
    draft.barred_until = act.at + codes.BARRED if draft.tries % codes.TRIES == 0 else draft.barred_until
    draft.save(update_fields=["tries", "barred_until"])
    journal.record(happened=events.ResumptionRefused(draft.reference, draft.tries), act=act)
