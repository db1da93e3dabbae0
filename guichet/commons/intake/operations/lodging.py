"""Telling the national node that a draft was left with a ticket, and that it is in hand again.

There it is done at once; from a centre it travels with what is urgent, in the order in which it happened.
"""

from guichet.commons.intake.operations.lockers import empty, fill
from guichet.commons.intake.tickets import node
from guichet.commons.intake.tickets.parcels import Parcel
from guichet.commons.sync import blobs
from guichet.commons.sync import operations as sync
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

LEFT, IN_HAND = "intake.ticket", "intake.ticket-in-hand"


@operation
def lodge(*, parcel: Parcel, act: Act) -> None:
    """Files travel after the copy, as they lie on the disk; their keys are inside it."""
    if node.is_national():
        fill(parcel=parcel, holder=node.here(), act=act)
        return
    files = [(blobs.FILES, place) for place in parcel.files]
    sync.carry(kind=LEFT, body=parcel.body(), urgent=True, files=files, act=act)


@operation
def take_in_hand(*, reference: str, turn: int, act: Act) -> None:
    if node.is_national():
        empty(reference=reference, turn=turn, holder=node.here(), act=act)
        return
    sync.carry(kind=IN_HAND, body={"reference": reference, "turn": turn}, urgent=True, act=act)
