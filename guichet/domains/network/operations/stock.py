"""Supplies come, go, and are counted."""

from guichet.domains.network.drafts import NewMove
from guichet.domains.network.events import StockMoved, ThresholdSet
from guichet.domains.network.models import Site, Stock, StockMove
from guichet.domains.network.refusals import MoreThanThereIs, NoSite, NothingMoved
from guichet.domains.network.vocabulary import Move, Supply
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def move_stock(*, site: str, new: NewMove, act: Act) -> Stock:
    """What is left after it. The same form sent twice moves once. Raises NoSite, NothingMoved, MoreThanThereIs."""
    row = _stock(site, new.supply)
    if StockMove.objects.filter(once=new.once).exists():
        return row
    if new.quantity < (0 if new.move is Move.COUNTED else 1):
        raise NothingMoved
    if new.move is Move.USED and new.quantity > row.level:
        raise MoreThanThereIs(row.level)
    row.level = _level(row.level, new)
    row.save(update_fields=["level"])
    StockMove.objects.create(
        stock=row,
        move=new.move,
        quantity=new.quantity,
        level=row.level,
        once=new.once,
        at=act.at,
        by=act.actor.reference,
    )
    journal.record(happened=StockMoved(site, new.supply, new.move, new.quantity, row.level), act=act)
    return row


@operation
def set_threshold(*, site: str, supply: Supply, threshold: int, act: Act) -> Stock:
    """Below it somebody is told; nought tells nobody. Raises NoSite, NothingMoved for less than nought."""
    if threshold < 0:
        raise NothingMoved
    row = _stock(site, supply)
    row.threshold = threshold
    row.save(update_fields=["threshold"])
    journal.record(happened=ThresholdSet(site, supply, threshold), act=act)
    return row


def _stock(site: str, supply: Supply) -> Stock:
    place = Site.objects.filter(reference=site).first()
    if place is None:
        raise NoSite
    Stock.objects.get_or_create(site=place, supply=supply)
    return Stock.objects.select_for_update().get(site=place, supply=supply)


def _level(before: int, new: NewMove) -> int:
    if new.move is Move.COUNTED:
        return new.quantity
    return before + new.quantity if new.move is Move.RECEIVED else before - new.quantity
