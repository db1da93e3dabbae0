"""Requests filed at a centre as its kiosk files them, and the receipts that people hold afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from guichet.commons.intake import operations as intake
from guichet.commons.intake import queries, sending
from guichet.foundation.keys.public import PublicKey
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface
from guichet.foundation.lib.operation import operation
from tests.factories import crowd

LOKOSSA = PlaceId("LOK")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is printed, and the digest of what was sealed."""

    reference: str
    code: str
    digest: str


def at_the_kiosk(at: datetime) -> Act:
    return Act(Actor(ActorKind.ANONYMOUS, "visitor"), at, LOKOSSA, Surface.KIOSK)


def file(chance: Random, recipient: PublicKey, act: Act, services: Sequence[str] = crowd.SERVICES) -> Receipt:
    """By somebody new."""
    service = chance.choice(services)
    hold = intake.start(service=service, language="fr", act=act)
    intake.answer(hold=hold, answers=crowd.answers(service, chance, act.at.date()), act=act)
    submission = sending.send(hold=hold, recipient=recipient, act=act)
    return Receipt(submission.reference, queries.tracking_code_here(submission.reference), submission.digest)


@operation
def file_together(
    *, count: int, chance: Random, recipient: PublicKey, act: Act, services: Sequence[str] = crowd.SERVICES
) -> list[Receipt]:
    """Many in one transaction: where only what follows is looked at."""
    return [file(chance, recipient, act, services) for _ in range(count)]
