"""A process that writes two entries an operation, and says each pair once it is kept: made to be killed.

`python -m tests.foundation.diary FIRST` numbers its pairs from FIRST on, in the database of GUICHET_VAR.
"""

import itertools
import sys

import django
from django.core.management import call_command


def write(first: int) -> None:
    from guichet.foundation.journal import operations as journal  # noqa: PLC0415 after django.setup
    from guichet.foundation.lib.act import Act  # noqa: PLC0415
    from guichet.foundation.lib.operation import operation  # noqa: PLC0415
    from tests.factories.acts import an_act  # noqa: PLC0415
    from tests.factories.events import Tried  # noqa: PLC0415

    @operation
    def tell_twice(*, number: int, act: Act) -> None:
        journal.record(happened=Tried(thing=f"pair-{number}", count=1), act=act)
        journal.record(happened=Tried(thing=f"pair-{number}", count=2), act=act)

    for number in itertools.count(first):
        tell_twice(number=number, act=an_act())
        print(number, flush=True)


if __name__ == "__main__":
    django.setup()
    call_command("migrate", verbosity=0)
    write(int(sys.argv[1]))
