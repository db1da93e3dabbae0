"""From a draft to a request under seal: all that can be done before anything is written."""

from dataclasses import dataclass, replace

from django.conf import settings

from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.procedure import Walk, fees_due, offer_of, walk
from guichet.commons.intake import attaching, contents, helping, tracking_codes
from guichet.commons.intake.forms import form_of
from guichet.commons.intake.models import Content, Draft, Given
from guichet.commons.intake.refusals import NotComplete
from guichet.commons.intake.registry import SealedSubmission
from guichet.foundation.keys import envelope
from guichet.foundation.keys.public import PublicKey
from guichet.foundation.lib.act import Act
from guichet.foundation.places.calendar import BENIN


@dataclass(frozen=True, slots=True)
class Sealed:
    """A request as it leaves the draft that was read; `left_behind` are the places of files that do not travel."""

    draft: Draft
    request: SealedSubmission
    files: int
    left_behind: tuple[str, ...]


def seal_given(given: Given, recipient: PublicKey) -> Sealed:
    """As corrected since, unless a correction was left unfinished: then as it was given."""
    draft, act = given.draft, given.act()
    latest, first = draft.content(), given.content()
    content = latest if _way(draft, latest, act).is_complete else first
    sealed = seal(draft, recipient, act, content=content)
    travels = set(content.places()).difference(sealed.left_behind)
    left = [place for place in (*latest.places(), *first.places()) if place not in travels]
    return replace(sealed, left_behind=tuple(dict.fromkeys(left)))


def seal(
    draft: Draft, recipient: PublicKey, act: Act, *, deposited_by: str = "", content: Content | None = None
) -> Sealed:
    """`deposited_by` names the organisation that acts for the person; `content` is the draft's own unless given.

    Raises NotComplete when an answer is missing or wrong, or stops the way.
    """
    form, content = form_of(draft), content or draft.content()
    way = _way(draft, content, act)
    if not way.is_complete:
        raise NotComplete
    sent = attaching.named(way.answers, content.files)
    bound_to = contents.bound_to(reference=draft.reference, service=draft.service, version=draft.version)
    helped = helping.help_sent(draft, act)
    clear = contents.Contents(
        reference=draft.reference,
        service=draft.service,
        version=draft.version,
        language=draft.language,
        submitted_at=act.at.isoformat(),
        answers=way.answers,
        files=sent,
        deposited_by=deposited_by,
        tracking_code=tracking_codes.made_here(draft.reference) if settings.NODE == "centre" else "",
        assisted_by=helped.by,
        mandate=helped.mandate,
        mandated_by=helped.given_by,
        vouched=helping.vouched_for(draft),
        read_back=draft.read_back,
    )
    sealed = envelope.seal(contents.written(clear), recipient=recipient, bound_to=bound_to)
    return Sealed(
        draft=draft,
        request=_request(draft, form, way, sealed, bound_to, content.places(of=sent), act),
        files=len(sent),
        left_behind=content.places(but=sent),
    )


def _way(draft: Draft, content: Content, act: Act) -> Walk:
    return walk(form_of(draft), content.answers, act.at.astimezone(BENIN).date())


def _request(
    draft: Draft, form: Form, way: Walk, sealed: bytes, bound_to: bytes, files: tuple[str, ...], act: Act
) -> SealedSubmission:
    return SealedSubmission(
        reference=draft.reference,
        service=draft.service,
        version=draft.version,
        language=draft.language,
        way=form.service.procedure.way if form.service.procedure else "",
        envelope=sealed,
        bound_to=bound_to,
        submitted_at=act.at,
        place=act.place,
        fee=_fee(form, way, act),
        citizen=draft.owner,
        files=files,
    )


def fee_of(draft: Draft, content: Content, act: Act) -> int | None:
    """What is due in F CFA for these answers; None when no fee is published for them."""
    return _fee(form_of(draft), _way(draft, content, act), act)


def _fee(form: Form, way: Walk, act: Act) -> int | None:
    offer = offer_of(form)
    fees = fees_due(form, offer, way.answers, act.at.astimezone(BENIN).date()) if offer else None
    return None if fees is None else sum(fee.amount for fee in fees)
