"""A process that files as a centre does, and says each number once it is kept: made to be watched, and cut.

`python -m tests.journeys.power.busy_node COUNT SYNCHRONOUS` on the node of its environment.
"""

import sys

import django
from django.db import connection

# Short, so that a cut falls amid the moments when the log goes into the database.
PAGES_BETWEEN_CHECKPOINTS = 60


def file_requests(count: int) -> None:
    """Each leaves its entry in the journal, its envelope in the outbox and its paper on the disk, or nothing."""
    from guichet.commons.sync import blobs  # noqa: PLC0415 after django.setup
    from guichet.commons.sync import operations as sync  # noqa: PLC0415
    from guichet.foundation.journal import operations as journal  # noqa: PLC0415
    from guichet.foundation.lib.act import Act  # noqa: PLC0415
    from guichet.foundation.lib.operation import operation  # noqa: PLC0415
    from tests.factories.acts import an_act  # noqa: PLC0415
    from tests.factories.events import Tried  # noqa: PLC0415

    @operation
    def submit(*, number: int, paper: str, act: Act) -> None:
        journal.record(happened=Tried(thing=f"request-{number}", count=number), act=act)
        sync.carry(kind="test.request", body={"number": number, "paper": paper, "text": "." * 900}, act=act)

    for number in range(count):
        paper = blobs.keep(f"paper {number} ".encode() * 200)
        submit(number=number, paper=paper, act=an_act())
        print(number, flush=True)


if __name__ == "__main__":
    django.setup()
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA synchronous={sys.argv[2]}")
        cursor.execute(f"PRAGMA wal_autocheckpoint={PAGES_BETWEEN_CHECKPOINTS}")
    file_requests(int(sys.argv[1]))
