"""Tickets on their way: what centres tell of them, and what the national node tells back."""

from typing import Any

from guichet.commons.intake import operations as intake
from guichet.commons.intake.operations.lockers import MOVED
from guichet.commons.intake.operations.lodging import IN_HAND, LEFT
from guichet.commons.intake.refusals import NotYours
from guichet.commons.intake.tickets.parcels import Parcel
from guichet.commons.sync.records import Carried, Fed
from guichet.foundation.lib.act import PlaceId

__all__ = ["IN_HAND", "LEFT", "MOVED", "stop", "take_in_hand", "take_left"]


def take_left(carried: Carried) -> None:
    intake.fill(parcel=Parcel.of(carried.body), holder=_node_of(carried), act=carried.act)


def take_in_hand(carried: Carried) -> None:
    reference, turn = _told(carried.body)
    intake.empty(reference=reference, turn=turn, holder=_node_of(carried), act=carried.act)


def stop(fed: Fed) -> None:
    """At a centre."""
    reference, turn = _told(fed.body)
    intake.stop(reference=reference, turn=turn, act=fed.act)


def _told(body: Any) -> tuple[str, int]:
    return str(body["reference"]), int(body["turn"])


def _node_of(carried: Carried) -> PlaceId:
    """Whose key signed it."""
    if carried.act.place is None:
        raise NotYours
    return carried.act.place
