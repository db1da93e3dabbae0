"""The national node's answers about tickets. Nodes are believed for themselves alone, and each use is signed."""

from datetime import datetime
from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from guichet.commons.intake import operations as intake
from guichet.commons.intake import queries
from guichet.commons.intake.models import Locker
from guichet.commons.intake.tickets import sealing
from guichet.commons.intake.tickets.speaking import Claim, Claimed, Found, Look, Outcome, TakeBack, TakenBack
from guichet.commons.intake.uploads import store
from guichet.commons.sync import receiving, speaking
from guichet.commons.sync.refusals import NodeRefused
from guichet.foundation.lib.act import PlaceId

TOKEN = "guichet.intake.tickets"  # noqa: S105 the name of a use, no secret
TOKEN_SECONDS = 900


def look(content: bytes) -> bytes:
    """Raises NotUnderstood, NodeRefused."""
    asked, node = receiving.heard(Look, content)
    centre, act = PlaceId(node.centre), receiving.act("intake.tickets")
    if queries.is_barred(centre, at=act.at):
        return _said(Found(asked.nonce, Outcome.WAIT))
    imprint = sealing.imprint(asked.locator)
    locker = queries.locker(imprint, to=centre, at=act.at)
    if locker is None:
        intake.count_wrong_locator(centre=centre, act=act)
        return _said(Found(asked.nonce, Outcome.NONE))
    if not all(map(store.is_here, locker.files)):
        return _said(Found(asked.nonce, Outcome.FILES_ON_THEIR_WAY))
    return _said(_found(locker, asked.nonce, centre))


def claim(content: bytes) -> bytes:
    """Raises NotUnderstood, NodeRefused."""
    asked, node = receiving.heard(Claim, content)
    centre, act = PlaceId(node.centre), receiving.act("intake.tickets")
    barred = queries.is_barred(centre, at=act.at)
    is_yours = not barred and intake.move(imprint=sealing.imprint(asked.locator), to=centre, act=act)
    if not is_yours and not barred:
        intake.count_wrong_locator(centre=centre, act=act)
    return _said(Claimed(asked.nonce, is_yours))


def take_back(content: bytes) -> bytes:
    """Raises NotUnderstood, NodeRefused, NotYours."""
    asked, node = receiving.heard(TakeBack, content)
    centre, act = PlaceId(node.centre), receiving.act("intake.tickets")
    is_yours = intake.empty(reference=asked.reference, turn=asked.turn, holder=centre, act=act)
    return _said(TakenBack(asked.nonce, is_yours))


def files_of(token: str, *, at: datetime) -> tuple[str, ...]:
    """Which files this token opens, to a node that is trusted still. Raises NodeRefused."""
    try:
        centre, imprint = signing.loads(token, salt=TOKEN, max_age=TOKEN_SECONDS)
    except signing.BadSignature:
        raise NodeRefused(_("Ce centre doit montrer le ticket de nouveau."), "hello") from None
    receiving.trusted(centre)
    locker = queries.locker(imprint, to=PlaceId(centre), at=at)
    return tuple(locker.files) if locker else ()


def _found(locker: Locker, nonce: bytes, centre: PlaceId) -> Found:
    return Found(
        nonce,
        Outcome.FOUND,
        locker.turn,
        bytes(locker.sealed),
        tuple(locker.files),
        round(locker.expires_at.timestamp() * 1_000_000),
        signing.dumps([centre, locker.imprint], salt=TOKEN),
    )


def _said(answer: Any) -> bytes:
    return speaking.said(answer, receiving.sign)
