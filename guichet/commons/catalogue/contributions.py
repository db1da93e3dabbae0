"""What this room leaves to the workers, and takes from the hub at a centre."""

from datetime import timedelta

from guichet.commons.catalogue import carrying
from guichet.commons.catalogue.operations import EDITION
from guichet.commons.sync import registry as sync
from guichet.foundation.work import registry as work


def contribute() -> None:
    work.every("catalogue.tell-centres", timedelta(seconds=10), carrying.tell_centres, timeless=True)
    sync.apply(EDITION, carrying.adopt)
