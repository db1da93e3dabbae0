"""A restored hub takes back what shows whose lines are whose, for requests that its backup did not have."""

from collections.abc import Sequence

from guichet.commons.public_log import events
from guichet.commons.public_log.models import Opening
from guichet.commons.public_log.openings import Opened
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

AT_ONCE = 500  # rows a statement


@operation
def keep_openings(*, lost: Sequence[Opened], file: str, act: Act) -> None:
    """Keep those that are not here yet; `file` is the digest of the file that they came from."""
    rows = [Opening(reference=each.reference, salt=each.salt, own_code=each.own_code) for each in lost]
    Opening.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)
    journal.record(happened=events.OpeningsKept(file, len(lost)), act=act)
