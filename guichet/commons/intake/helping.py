"""Whoever writes a request for somebody, under a mandate: named under its seal."""

from guichet.commons.intake.models import Draft
from guichet.foundation.identity import mandates
from guichet.foundation.identity import queries as identity
from guichet.foundation.identity.operations import MandateRefused
from guichet.foundation.identity.vocabulary import MandateScope
from guichet.foundation.lib.act import Act


def helper_of(draft: Draft, act: Act) -> str:
    """The focal point's name; empty without a mandate.

    Judged at the moment of the sending, whoever's process seals: raises MandateRefused when the mandate was taken back,
    is over, or lets nobody send.
    """
    mandate = identity.mandate(draft.mandate) if draft.mandate else None
    if mandate is None:
        return ""
    by = mandate.focal_point
    reason = mandates.why_not(mandate, by=by, service=draft.service, scope=MandateScope.SUBMIT, at=act.at)
    if reason:
        raise MandateRefused(reason)
    return identity.staff_name(by)
