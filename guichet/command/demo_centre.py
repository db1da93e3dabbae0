"""The centre of the demonstration: a whole node beside the hub, enrolled as every node is."""

from django.conf import settings
from django.utils import timezone

from guichet.command.processes import Process
from guichet.commons.sync import operations as sync
from guichet.commons.sync import queries, receiving, speaking
from guichet.commons.sync.vocabulary import NodeState
from guichet.foundation.demonstration.processes import CENTRE, CENTRE_FOLDER
from guichet.foundation.keys.refusals import KeeperUnavailable, WrongKey
from guichet.foundation.lib.act import Act, Surface, by_the_system
from guichet.settings import profile


def can_be_enrolled() -> bool:
    try:
        return bool(receiving.own_key())
    except (KeeperUnavailable, WrongKey):
        return False


def process(port: int, *, hub: str) -> Process:
    environment = profile.for_child(
        GUICHET_PROFILE="demo_centre",
        GUICHET_CENTRE=CENTRE,
        GUICHET_VAR=str(settings.VAR / CENTRE_FOLDER),
        GUICHET_HUB_URL=hub,
        GUICHET_PUBLIC_URL=f"http://lokossa.localhost:{port}",
        GUICHET_DATABASE_URL="",
    )
    return Process("centre", ("--port", str(port), *_enrolment()), environment)


def _enrolment() -> tuple[str, ...]:
    """A new centre gets a code of its own, for once; one that was enrolled before needs none."""
    node = queries.node(CENTRE)
    if node is not None and node.state == NodeState.APPROVED:
        return ()
    code = sync.invite(centre=CENTRE, act=_act("demo"))
    return ("--enrol", f"{code}-{speaking.fingerprint_of(receiving.own_key())}")


def approve() -> None:
    """What somebody at the ministry does once, with a click: here as soon as the node asks."""
    node = queries.node(CENTRE)
    if node is not None and node.state == NodeState.ASKED:
        sync.approve(centre=CENTRE, act=_act("demo"))


def _act(process: str) -> Act:
    return by_the_system(at=timezone.now(), surface=Surface.COMMAND, process=process)
