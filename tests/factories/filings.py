"""Requests filed at a centre as its kiosk files them, and the receipts that people hold afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from guichet.commons.intake import operations as intake
from guichet.commons.intake import queries, sending
from guichet.commons.intake.holding import Hold
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


@dataclass(frozen=True, slots=True)
class Begun:
    hold: Hold
    answers: Mapping[str, Any]


def begin(chance: Random, act: Act) -> Begun:
    """Somebody new types their answers."""
    service = chance.choice(crowd.SERVICES)
    begun = Begun(intake.start(service=service, language="fr", act=act), crowd.answers(service, chance, act.at.date()))
    intake.answer(hold=begun.hold, answers=begun.answers, act=act)
    return begun


def send(begun: Begun, recipient: PublicKey, act: Act) -> Receipt:
    submission = sending.send(hold=begun.hold, recipient=recipient, act=act)
    return Receipt(submission.reference, queries.tracking_code_here(submission.reference), submission.digest)


@operation
def file_together(*, count: int, chance: Random, recipient: PublicKey, act: Act) -> list[Receipt]:
    """Many in one transaction: where only what follows is looked at."""
    return [send(begin(chance, act), recipient, act) for _ in range(count)]
