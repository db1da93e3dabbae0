"""The simulated phone and e-mail: what they carry lies in a table that `/demo/telephone/` shows. Demonstration only."""

from django.utils import timezone

from guichet.commons.notifications import operations
from guichet.commons.notifications.channels import AddressRefused, Channel, ChannelDown, Handed, Outgoing
from guichet.foundation.demonstration import providers
from guichet.foundation.demonstration.providers import Provider
from guichet.foundation.lib.act import Surface, by_the_system

# A number that ends so is out of service: what is sent there goes by e-mail, or fails.
OUT_OF_SERVICE = "0000"


def phone(outgoing: Outgoing) -> Handed:
    if providers.is_down(Provider.SMS):
        raise ChannelDown
    if outgoing.address.endswith(OUT_OF_SERVICE):
        raise AddressRefused
    return _lay(Channel.SMS, outgoing)


def mailbox(outgoing: Outgoing) -> Handed:
    return _lay(Channel.EMAIL, outgoing)


def _lay(channel: Channel, outgoing: Outgoing) -> Handed:
    """A sender is an edge of the process, as a gateway's clock is its own."""
    act = by_the_system(at=timezone.now(), surface=Surface.WORKER, process="simulated phone")
    operations.put_in_simulated_box(channel=channel, outgoing=outgoing, act=act)
    return Handed(delivered=True)
