"""Numbers that wait for the national register: kept encrypted, asked about ever less often, forgotten after a month."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from guichet.foundation.identity.models import Citizen, WaitingNumber
from guichet.foundation.identity.vault import vault
from guichet.foundation.lib.act import Act
from guichet.foundation.work import operations as work

CHECK = "identity.check-number"
NUMBERS = "waiting numbers"
FIRST_PAUSE = timedelta(minutes=10)
LONGEST_PAUSE = timedelta(days=1)
LONGEST = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a person said of themselves."""

    npi: str
    name: str


@dataclass(frozen=True, slots=True)
class Waiting:
    npi: str
    since: datetime


def of(citizen: str) -> Waiting | None:
    row = WaitingNumber.objects.filter(citizen__reference=citizen).first()
    return Waiting(_opened(row).npi, row.since) if row else None


def stated(citizen: str, since: datetime) -> Stated | None:
    """What waits since that very moment, locked: another statement is another moment."""
    rows = WaitingNumber.objects.select_for_update(of=("self",))
    row = rows.filter(citizen__reference=citizen, since=since).first()
    return _opened(row) if row else None


def keep(person: Citizen, index: str, stated: Stated, act: Act) -> None:
    """Owe the question again: after half of the time waited so far, ten minutes at least, a day at most.

    The same number keeps the moment of its first statement, and is no longer asked about a month after it.
    """
    row = WaitingNumber.objects.filter(citizen=person).first()
    since = row.since if row and person.npi_index == index else act.at
    if act.at - since > LONGEST:
        forget(person)
        return
    box = vault(NUMBERS).encrypt(json.dumps([stated.npi, stated.name]).encode())
    WaitingNumber.objects.update_or_create(citizen=person, defaults={"box": box, "since": since})
    pause = min(max((act.at - since) / 2, FIRST_PAUSE), LONGEST_PAUSE)
    work.schedule(kind=CHECK, key=person.reference, at=act.at + pause, act=act)


def forget(person: Citizen) -> None:
    WaitingNumber.objects.filter(citizen=person).delete()


def _opened(row: WaitingNumber) -> Stated:
    return Stated(*json.loads(vault(NUMBERS).decrypt(bytes(row.box))))
