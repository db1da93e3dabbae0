"""What the reception registers below: what the national node takes of centres, and what a centre is told."""

from guichet.commons.sync import registry as sync
from guichet.commons.sync.records import Carried, Fed
from guichet.domains.reception import operations as reception
from guichet.domains.reception import register

STATUS = "casework.status"


def contribute() -> None:
    sync.receive(register.KIND, keep)
    sync.apply(STATUS, note_status)


def keep(carried: Carried) -> None:
    reception.keep(body=carried.body, act=carried.act)


def note_status(fed: Fed) -> None:
    reception.note_status(said=fed.body, act=fed.act)
