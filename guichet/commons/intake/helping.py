"""Whoever writes a request for somebody, under a mandate: both are named under its seal and on its receipt."""

from dataclasses import dataclass

from guichet.commons.intake.models import Draft
from guichet.foundation.identity import mandates, vouching
from guichet.foundation.identity import queries as identity
from guichet.foundation.identity.operations import MandateRefused
from guichet.foundation.identity.vocabulary import MandateScope
from guichet.foundation.lib.act import Act, ActorKind


@dataclass(frozen=True, slots=True, repr=False)
class Help:
    """`by` is the focal point's name, `given_by` that of who gave the mandate; its text shows neither."""

    by: str
    mandate: str
    given_by: str


NOBODY = Help("", "", "")


def help_of(draft: Draft) -> Help:
    """As the mandate says; NOBODY without one."""
    mandate = identity.mandate(draft.mandate) if draft.mandate else None
    if mandate is None:
        return NOBODY
    given_by = identity.giver_of_mandate(mandate.reference)
    return Help(identity.staff_name(mandate.focal_point), mandate.reference, given_by)


def help_sent(draft: Draft, act: Act) -> Help:
    """The same, when whoever sends may do so.

    A person who sends what was written for them needs no leave; a member of staff is judged at the moment of the
    sending: raises MandateRefused when the mandate is another's, was taken back, is over, or lets nobody send.
    """
    mandate = identity.mandate(draft.mandate) if draft.mandate else None
    if mandate is not None and act.actor.kind is ActorKind.STAFF:
        by = act.actor.reference
        reason = mandates.why_not(mandate, by=by, service=draft.service, scope=MandateScope.SUBMIT, at=act.at)
        if reason:
            raise MandateRefused(reason)
    return help_of(draft)


def vouched_for(draft: Draft) -> dict[str, str]:
    """As it goes under the seal: who saw which paper, the end of its number, when; nothing when nobody did."""
    seen = vouching.of_request(draft.reference) if draft.mandate else None
    if seen is None:
        return {}
    return {"by": seen.by, "paper": seen.paper, "last": seen.last, "at": seen.seen_at.isoformat()}
