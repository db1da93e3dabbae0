"""Every way in which visits of kiosks change."""

import secrets
from collections.abc import Iterable
from datetime import timedelta

from guichet.commons.intake import operations as intake
from guichet.commons.intake import strongbox
from guichet.commons.intake.codes import Ticket
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.tickets.parcels import Leaving
from guichet.commons.sittings import events, tokens
from guichet.commons.sittings.models import Ending, InHand, Pass, Sitting
from guichet.commons.sittings.refusals import SittingOver
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

PASS_LASTS = timedelta(minutes=10)
KEPT = timedelta(days=7)
ENDED_AT_ONCE = 50


@operation
def open_sitting(*, station: str, act: Act) -> str:
    """Begin a visit and return what the kiosk's browser keeps of it; whoever was there before is gone."""
    _end_all(Sitting.objects.select_for_update().open().filter(station=station), Ending.NEXT, act)
    token = tokens.new()
    sitting = Sitting.objects.create(
        identifier=secrets.token_hex(16),
        token=tokens.imprint(token),
        station=station,
        started_at=act.at,
        seen_at=act.at,
    )
    journal.record(happened=events.SittingOpened(sitting.identifier), act=act)
    return token


@operation
def touch(*, token: str, act: Act) -> bool:
    """Somebody is still there; False when the visit is over."""
    return bool(Sitting.objects.live(act.at).filter(token=tokens.imprint(token)).update(seen_at=act.at))


@operation
def assist(*, token: str, act: Act) -> None:
    """Somebody needs more time, or is being helped: from now on the kiosk waits ten minutes. Raises SittingOver."""
    sitting = _live(token, act)
    sitting.assisted, sitting.seen_at = True, act.at
    sitting.save(update_fields=["assisted", "seen_at"])


@operation
def take_up(*, token: str, reference: str, act: Act) -> None:
    """The visit holds this request from now on, and takes it with it when it ends. Raises SittingOver."""
    InHand.objects.get_or_create(sitting=_live(token, act), reference=reference)


@operation
def keep(*, token: str, leaving: Leaving, act: Act) -> Ticket | None:
    """Leave the request for later, with a ticket: the end of the visit no longer touches it. Raises SittingOver.

    None when it changed since it was sealed; called by `tickets.leaving.keep`.
    """
    sitting = _live(token, act)
    ticket = intake.keep(leaving=leaving, act=act)
    if ticket is not None:
        sitting.in_hand.filter(reference=ticket.reference).delete()
        sitting.passes.all().delete()
    return ticket


@operation
def open_to_phone(*, token: str, hold: Hold, question: str, act: Act) -> str:
    """Let a phone give the files of this question; the secret of its address comes back, told once.

    A second one ends the first. Raises SittingOver.
    """
    sitting = _live(token, act)
    sitting.passes.filter(question=question).delete()
    secret = tokens.new()
    box = strongbox.shut(f"{hold.reference}.{hold.secret}".encode(), lock=secret.encode(), about=question)
    Pass.objects.create(
        imprint=tokens.imprint(secret), sitting=sitting, question=question, box=box, expires_at=act.at + PASS_LASTS
    )
    return secret


@operation
def count_received(*, secret: str, act: Act) -> None:
    """A file came from the phone: the kiosk shows it, and knows that somebody is there."""
    found = Pass.objects.select_for_update().filter(imprint=tokens.imprint(secret), expires_at__gt=act.at).first()
    if found is None:
        return
    found.received += 1
    found.save(update_fields=["received"])
    Sitting.objects.live(act.at).filter(pk=found.sitting_id).update(seen_at=act.at)


@operation
def end(*, token: str, act: Act) -> None:
    """The visitor ends: what was given is sent, what was begun is erased. Of a visit that is over, nothing."""
    found = Sitting.objects.select_for_update().open().filter(token=tokens.imprint(token))
    _end_all(found, Ending.VISITOR, act)


@operation
def end_idle(*, act: Act) -> int:
    """End visits whose screen has been silent for too long, and forget old ones; how many were ended comes back."""
    Sitting.objects.filter(ended_at__lt=act.at - KEPT).delete()
    return _end_all(Sitting.objects.select_for_update().idle(act.at).order_by("pk")[:ENDED_AT_ONCE], Ending.IDLE, act)


@operation
def restart(*, station: str, mark: str, act: Act) -> bool:
    """Have the launcher of this kiosk begin afresh, as after a visit; once for a `mark`, False when it did already.

    A visit that nobody made, ended as it begins: launchers know no other sign.
    """
    if Sitting.objects.filter(identifier=mark).exists():
        return False
    Sitting.objects.create(
        identifier=mark, token=tokens.imprint(tokens.new()), station=station, started_at=act.at, seen_at=act.at,
        ended_at=act.at, ending=Ending.RESTART,
    )  # fmt: skip
    journal.record(happened=events.SittingEnded(mark, Ending.RESTART), act=act)
    return True


def _end_all(sittings: Iterable[Sitting], ending: Ending, act: Act) -> int:
    ended = list(sittings)
    for sitting in ended:
        for held in sitting.in_hand.order_by("pk"):
            _leave(held.reference, ending, act)
        sitting.in_hand.all().delete()
        sitting.passes.all().delete()
        sitting.ended_at, sitting.ending = act.at, ending
        sitting.save(update_fields=["ended_at", "ending"])
        journal.record(happened=events.SittingEnded(sitting.identifier, ending), act=act)
    return len(ended)


def _leave(reference: str, ending: Ending, act: Act) -> None:
    if intake.hasten(reference=reference, act=act):
        return
    if ending is Ending.VISITOR:
        intake.discard(reference=reference, act=act)
    else:
        intake.let_go(reference=reference, act=act)


def _live(token: str, act: Act) -> Sitting:
    sitting = Sitting.objects.select_for_update().live(act.at).filter(token=tokens.imprint(token)).first()
    if sitting is None:
        raise SittingOver
    return sitting
