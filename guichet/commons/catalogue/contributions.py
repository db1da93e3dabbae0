"""What this room leaves to the workers, and takes from the hub at a centre."""

from datetime import timedelta

from guichet.commons.catalogue import carrying
from guichet.commons.catalogue.operations import EDITION
from guichet.commons.public_log.contributions import tell
from guichet.commons.public_log.registry import Told, picked
from guichet.commons.sync import registry as sync
from guichet.foundation.work import registry as work

# A delay, a fee or a priority is a rule of a sheet: whoever changes one does it before everybody.
RULES = {
    "version-published": Told("rule-published", picked("service", "version", object="digest")),
    "service-withdrawn": Told("rule-withdrawn", picked("service")),
    "service-reinstated": Told("rule-reinstated", picked("service", "version")),
}


def contribute() -> None:
    for event, told in RULES.items():
        tell(f"catalogue.{event}", told)
    work.every("catalogue.tell-centres", timedelta(seconds=10), carrying.tell_centres, timeless=True)
    sync.apply(EDITION, carrying.adopt)
