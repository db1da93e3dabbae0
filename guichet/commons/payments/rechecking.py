"""Asking the provider, because a notice may be lost: by itself after a start, or when the person says « I paid »."""

from datetime import datetime, timedelta

from guichet.commons.payments import operations, queries, registry
from guichet.commons.payments.providers import ProviderDown
from guichet.foundation.lib.act import Act
from guichet.foundation.work import operations as work
from guichet.foundation.work.failures import Unfinished

# A person who has not paid after a week is asked to begin anew.
LONGEST = timedelta(days=7)


def recheck(reference: str, act: Act) -> None:
    """Ask each provider where the person went, then again later: as long as half of the time since, a minute at least.

    Raises Unfinished while a provider is down.
    """
    settled = ask(reference, act)
    starts = queries.unsettled_starts(reference)
    if settled or not starts:
        return
    waited = act.at - max(started_at for _provider, started_at in starts)
    if waited < LONGEST:
        work.schedule(kind=operations.RECHECK, key=reference, at=_next(act.at, waited), act=act)


def _next(at: datetime, waited: timedelta) -> datetime:
    return at + max(operations.FIRST_LOOK, waited / 2)


def ask(reference: str, act: Act) -> bool:
    """Take note of all that the providers' books hold on this payment; True when it is settled.

    Raises Unfinished while a provider is down.
    """
    settled = False
    for code, _started_at in queries.unsettled_starts(reference):
        provider = registry.provider(code)
        try:
            lines = provider.look_up(reference) if provider else ()
        except ProviderDown:
            raise Unfinished(f"no answer from the provider {code}") from None
        for line in lines:
            settled = operations.take_note(provider=code, line=line, act=act) or settled
    return settled
