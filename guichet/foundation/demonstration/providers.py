"""Which providers outside the State a visitor of the demonstration has put out of order."""

from collections.abc import Collection
from enum import StrEnum

from guichet.foundation.demonstration import notes
from guichet.foundation.demonstration.processes import refuse_elsewhere

NOTE = "providers"


class Provider(StrEnum):
    SMS = "sms"
    PAYMENTS = "payments"


def down() -> Collection[str]:
    return frozenset(notes.read(NOTE))


def is_down(provider: Provider) -> bool:
    return provider in down()


def break_down(provider: Provider) -> None:
    refuse_elsewhere()
    notes.write(NOTE, dict.fromkeys(sorted({*down(), provider}), True))


def repair(provider: Provider) -> None:
    refuse_elsewhere()
    notes.write(NOTE, dict.fromkeys(sorted(set(down()) - {provider}), True))
