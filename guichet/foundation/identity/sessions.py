"""What a session holds of who is signed in, and for how long: no table, no request, only the session itself."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

CITIZEN = "identity.citizen"
STAFF = "identity.staff"
SETUP = "identity.setup"
COUNTER = "identity.counter"
BROWSER = "identity.browser"
CODE = "identity.code"


@dataclass(frozen=True, slots=True)
class Term:
    """How long a session lives without a gesture, and at most."""

    idle: timedelta
    whole: timedelta


# Our own choice, within OWASP ASVS 5.0, 7.3: an officer's desk is left alone more often than a person's phone.
TERMS: Mapping[str, Term] = {
    STAFF: Term(idle=timedelta(minutes=30), whole=timedelta(hours=12)),
    SETUP: Term(idle=timedelta(minutes=30), whole=timedelta(hours=2)),
    CITIZEN: Term(idle=timedelta(hours=1), whole=timedelta(hours=24)),
    COUNTER: Term(idle=timedelta(hours=12), whole=timedelta(hours=12)),
}
# A counter stands in a hall, and its focal point walks about: it locks itself, and the PIN alone opens it again.
LOCKS_AFTER = timedelta(minutes=10)
# Before a means to sign in changes: a desk left open must not give away the account.
FRESH = timedelta(minutes=10)
# How exact `seen` is: a write a minute at most, not one a request.
GRAIN = timedelta(minutes=1)


def browser(session: SessionBase) -> str:
    """The secret that binds a code to the browser that asked for it; made the first time."""
    if BROWSER not in session:
        session[BROWSER] = secrets.token_urlsafe(24)
    return str(session[BROWSER])


def enter_citizen(session: SessionBase, *, reference: str, era: int, at: datetime) -> None:
    """Nothing of before survives a sign-in: neither the key, which someone may have planted, nor another person."""
    session.flush()
    session[CITIZEN] = {"reference": reference, "era": era} | _begun(at)


def enter_staff(session: SessionBase, *, means: str, at: datetime) -> None:
    """Call once Django's own sign-in is done: `means` is the second factor that was proved."""
    for other in (CITIZEN, SETUP):
        session.pop(other, None)
    session[STAFF] = {"means": means} | _begun(at)


def enter_setup(session: SessionBase, *, at: datetime) -> None:
    """Call once Django's own sign-in is done, by an invitation."""
    session[SETUP] = _begun(at)


def enter_counter(session: SessionBase, *, card: str, at: datetime) -> None:
    """At a centre, by card and PIN: nothing of before survives, neither a visitor nor another focal point."""
    session.flush()
    session[COUNTER] = {"card": card} | _begun(at)


def lock_counter(session: SessionBase) -> None:
    """At once, by its focal point who walks away."""
    session[COUNTER] = {**session[COUNTER], "locked": True}


def unlock_counter(session: SessionBase, *, at: datetime) -> None:
    """Call once the PIN was proved again."""
    session[COUNTER] = {**session[COUNTER], "seen": at.isoformat(), "locked": False}


def counter_card(session: SessionBase) -> str:
    """The reference of the card that opened this counter, locked since or not; empty without one."""
    return str(session[COUNTER]["card"]) if COUNTER in session else ""


def is_counter_locked(session: SessionBase, at: datetime) -> bool:
    kept = session[COUNTER]
    return bool(kept.get("locked")) or at - _moment(kept, "seen") >= LOCKS_AFTER


def is_fresh(session: SessionBase, at: datetime) -> bool:
    """Whether staff proved who they are within the last minutes."""
    return STAFF in session and at - _moment(session[STAFF], "since") < FRESH


def is_over(session: SessionBase, at: datetime) -> bool:
    """Whether somebody was signed in and stayed away, or in, for too long."""
    return any(_is_over(session[kind], term, at) for kind, term in TERMS.items() if kind in session)


def touch(session: SessionBase, at: datetime) -> None:
    """Note that the person is still there."""
    for kind in TERMS:
        if kind == COUNTER and kind in session and is_counter_locked(session, at):
            continue  # what wakes a locked counter is its PIN
        if kind in session and at - _moment(session[kind], "seen") >= GRAIN:
            session[kind] = {**session[kind], "seen": at.isoformat()}


def _begun(at: datetime) -> dict[str, str]:
    return {"since": at.isoformat(), "seen": at.isoformat()}


def _is_over(kept: Mapping[str, Any], term: Term, at: datetime) -> bool:
    return at - _moment(kept, "seen") >= term.idle or at - _moment(kept, "since") >= term.whole


def _moment(kept: Mapping[str, Any], name: str) -> datetime:
    return datetime.fromisoformat(kept[name])
