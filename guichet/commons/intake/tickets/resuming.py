"""Coming back with a ticket, wherever it was made.

The short code and the pictures open a draft on the node that made the ticket. The square opens it anywhere: the node
that reads it asks the national one to become the holder.
"""

from guichet.commons.intake import codes, queries
from guichet.commons.intake import operations as intake
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.refusals import FilesOnTheirWay, MovedElsewhere, OnlyTheSquare
from guichet.commons.intake.tickets import asking, node, opening, sealing
from guichet.commons.intake.tickets.asking import Hub
from guichet.commons.intake.uploads import store
from guichet.commons.sync.carrier.line import to_the_hub
from guichet.foundation.lib.act import Act


def resume(*, reference: str, proof: str, mark: str = "", act: Act, hub: Hub = to_the_hub) -> Hold | None:
    """The draft, for the device that showed its ticket; None when nothing opens, in whatever way it is wrong.

    Raises OnlyTheSquare, MovedElsewhere, and the refusals of `asking.arrive`.
    """
    turn = queries.turn_of(reference, proof=proof, mark=mark, at=act.at)
    if turn and not node.is_national() and not asking.may_go_on(hub, reference=reference, turn=turn):
        intake.stop(reference=reference, turn=turn, act=act)
        raise MovedElsewhere
    hold = intake.resume(reference=reference, proof=proof, mark=mark, act=act)
    if hold is not None:
        return hold
    if not codes.is_secret(proof):
        _refuse_from_elsewhere(reference)
        return None
    if queries.is_open_here(reference, at=act.at):
        return None  # a square of before its author left again
    if queries.has_moved(reference, secret=proof):
        raise MovedElsewhere
    if node.is_national():
        return _from_its_locker(reference, proof, act)
    return asking.arrive(hub, reference=reference, secret=proof, act=act)


def _refuse_from_elsewhere(reference: str) -> None:
    if reference and reference.partition("-")[0] != node.here():
        raise OnlyTheSquare


def _from_its_locker(reference: str, secret: str, act: Act) -> Hold | None:
    """At the national node, where the copy lies already."""
    imprint = sealing.imprint(sealing.locator(secret, reference=reference))
    locker = queries.locker(imprint, to=node.here(), at=act.at)
    if locker is None:
        return None
    if not all(map(store.is_here, locker.files)):
        raise FilesOnTheirWay
    arrival = opening.opened(
        bytes(locker.sealed),
        secret=secret,
        reference=reference,
        turn=locker.turn,
        expires_at=locker.expires_at,
    )
    return intake.claim(arrival=arrival, imprint=imprint, act=act) if arrival else None
