"""What this room leaves to the workers of a centre."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from guichet.commons.availability import registry as availability
from guichet.commons.availability.registry import Component
from guichet.commons.sync import blobs, hearing, registry
from guichet.commons.sync import operations as sync
from guichet.commons.sync.operations.outbox import NOTHING
from guichet.foundation.lib.act import Act
from guichet.foundation.work import registry as work


def contribute() -> None:
    availability.register(Component("centres", _("Échanges avec les centres"), 80, hearing.judge))
    work.every("sync.purge", timedelta(hours=6), purge)


def purge(act: Act) -> None:
    """At the hub there is nothing to forget: its outbox is empty."""
    while (purged := sync.purge(act=act)) != NOTHING:
        needed = registry.needed([digest for _folder, digest in purged.files])
        blobs.erase((folder, digest) for folder, digest in purged.files if digest not in needed)
