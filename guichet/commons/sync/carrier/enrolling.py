"""How a new node becomes known: a code with two halves, typed once by whoever installs it.

The first half opens the door at the hub, once. The second is the fingerprint of the hub's key: whoever answers without
that key is not believed, and is not even shown the first half.
"""

from guichet.commons.sync import operations as sync
from guichet.commons.sync import speaking
from guichet.commons.sync.carrier.wire import Failed, Wire
from guichet.commons.sync.refusals import InvitationRefused, UnknownHub
from guichet.commons.sync.speaking import Enrolment, Sign
from guichet.commons.sync.vocabulary import Fault
from guichet.foundation.lib.act import Act, PlaceId

HALF = 12


def enrol(wire: Wire, code: str, *, centre: PlaceId, key: bytes, sign: Sign, act: Act) -> None:
    """Ask the hub to know this node. Raises Failed, UnknownHub, InvitationRefused."""
    invitation, fingerprint = split(code)
    hub_key = wire.ask("GET", "key").content
    if speaking.fingerprint_of(hub_key).replace("-", "") != fingerprint:
        raise UnknownHub.here()
    try:
        wire.ask("POST", "enrol", speaking.said(Enrolment(centre, invitation, key), sign))
    except Failed as failed:
        if failed.fault == Fault.INVITATION:
            raise InvitationRefused.here() from None
        raise
    sync.trust(hub_key=hub_key.hex(), act=act)


def split(code: str) -> tuple[str, str]:
    bare = "".join(code.upper().split()).replace("-", "")
    return bare[:HALF], bare[HALF:]
