"""What the daily reading of one's own log comes to."""

from django.conf import settings

from guichet.commons.public_log import events
from guichet.commons.public_log.models import ALONE, Reread
from guichet.commons.public_log.operations.witnessing import keep_doubt
from guichet.commons.public_log.vocabulary import Fault
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def keep_reread(*, size: int, root: bytes, act: Act) -> None:
    """All that was published is what was signed, and what the tables hold."""
    Reread.objects.update_or_create(number=ALONE, defaults={"size": size, "at": act.at, "agrees": True})
    journal.record(happened=events.LogReread(root.hex(), size), act=act)


@operation
def find_altered(*, size: int, act: Act) -> None:
    """Something of the `size` lines that were signed is not what it was: everybody reads it until people settled it."""
    Reread.objects.update_or_create(number=ALONE, defaults={"size": size, "at": act.at, "agrees": False})
    keep_doubt(witness=settings.LOG_ORIGIN, fault=Fault.ALTERED, size=size, note="", act=act)
