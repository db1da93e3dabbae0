"""Every question others may ask about visits of kiosks."""

from dataclasses import dataclass
from datetime import datetime

from guichet.commons.intake import strongbox
from guichet.commons.intake.holding import Hold
from guichet.commons.sittings import tokens
from guichet.commons.sittings.models import Pass, Sitting
from guichet.commons.sittings.refusals import PassOver
from guichet.commons.sittings.terms import Terms, terms


@dataclass(frozen=True, slots=True)
class SittingFacts:
    """A visit under way, as its own screen may know it."""

    terms: Terms
    is_assisted: bool


@dataclass(frozen=True, slots=True)
class PassFacts:
    """What the address of a phone opens: one question of one request."""

    hold: Hold
    question: str


def sitting(token: str, *, at: datetime) -> SittingFacts | None:
    """The visit under way; None when it is over."""
    found = Sitting.objects.live(at).filter(token=tokens.imprint(token)).first()
    return SittingFacts(terms(assisted=found.assisted), found.assisted) if found else None


def is_in_use(station: str) -> bool:
    """Whether somebody's visit is open on this kiosk: one whose screen fell silent is, until it was ended."""
    return Sitting.objects.open().filter(station=station).exists()


def last_ended(station: str) -> str:
    """Which visit of this kiosk ended last; nothing when none did. Whoever watches it knows when to begin afresh."""
    ended = Sitting.objects.filter(station=station).exclude(ended_at=None).order_by("-ended_at", "-pk")
    return ended.values_list("identifier", flat=True).first() or ""


def open_pass(secret: str, *, at: datetime) -> PassFacts:
    """Raises PassOver in the same words whether there ever was one or not."""
    live = Sitting.objects.live(at).values("pk")
    found = Pass.objects.filter(imprint=tokens.imprint(secret), expires_at__gt=at, sitting__in=live).first()
    if found is None:
        raise PassOver
    clear = strongbox.open_box(bytes(found.box), lock=secret.encode(), about=found.question).decode()
    reference, _dot, own = clear.partition(".")
    return PassFacts(Hold(reference, own), found.question)


def received(token: str, question: str, *, at: datetime) -> int | None:
    """How many files the phone gave for this question; None when no address is open for it."""
    passes = Pass.objects.filter(sitting__token=tokens.imprint(token), question=question, expires_at__gt=at)
    return passes.values_list("received", flat=True).first()
