"""What the reception registers below: what the national node takes of centres, and what a centre is told."""

from collections.abc import Mapping
from typing import Any

from guichet.commons.sync import operations as sync
from guichet.commons.sync import registry as ways
from guichet.commons.sync.records import Carried, Fed
from guichet.domains.reception import joining, register
from guichet.domains.reception import operations as reception
from guichet.foundation.identity import cards, mandates
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import queries as people
from guichet.foundation.identity import registry as lent
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.work import registry as work

STATUS = "casework.status"


def contribute() -> None:
    ways.receive(register.KIND, keep)
    ways.apply(STATUS, note_status)
    work.register(reception.JOIN, joining.join)
    lent.register_road(lent.Road(carry, tell))
    ways.apply(cards.TOLD, learn_card)
    ways.receive(cards.CARRIED, keep_lent_card)
    ways.receive(cards.LOCKED, keep_lock)
    ways.receive(mandates.CARRIED, keep_mandate)
    ways.welcome(tell_cards)


def keep(carried: Carried) -> None:
    reception.keep(body=carried.body, act=carried.act, received_at=carried.received_at)


def note_status(fed: Fed) -> None:
    reception.note_status(said=fed.body, act=fed.act)


def carry(kind: str, body: Mapping[str, Any], act: Act) -> None:
    sync.carry(kind=kind, body=body, act=act)


def tell(kind: str, body: Mapping[str, Any], to: PlaceId, act: Act) -> None:
    sync.feed(kind=kind, body=body, to=to, act=act)


def learn_card(fed: Fed) -> None:
    identity.learn_card(told=fed.body, act=fed.act)


def keep_lent_card(carried: Carried) -> None:
    identity.keep_lent_card(told=carried.body, act=carried.act)


def keep_lock(carried: Carried) -> None:
    identity.keep_lock(card=carried.body["card"], tries=carried.body["tries"], act=carried.act)


def keep_mandate(carried: Carried) -> None:
    identity.keep_mandate(told=carried.body, act=carried.act)


def tell_cards(centre: PlaceId, act: Act) -> None:
    """All that open its counter, to a node that begins or begins anew."""
    for card in people.cards_to_tell(centre, at=act.at):
        tell(cards.TOLD, card, centre, act)
