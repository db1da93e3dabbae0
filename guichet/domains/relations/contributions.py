"""What the relations with users register below: what the national node takes of centres, and what a worker opens."""

from guichet.commons.sync import registry as ways
from guichet.commons.sync.records import Carried
from guichet.domains.relations import denouncing
from guichet.domains.relations import operations as relations
from guichet.domains.relations.sealing import SealedLine
from guichet.foundation.work import registry as work


def contribute() -> None:
    ways.receive(relations.KIND, keep)
    work.register(relations.OPEN_PARCEL, denouncing.open_parcel)


def keep(carried: Carried) -> None:
    parcel = SealedLine(carried.body["identifier"], carried.body["sealed"])
    relations.keep_parcel(parcel=parcel, received_at=carried.received_at, act=carried.act)
