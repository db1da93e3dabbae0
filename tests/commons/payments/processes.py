"""Processes that confirm one payment at once: `python -m tests.commons.payments.processes crowd WORKERS PAYMENTS`.

Each process confirms every payment, half of them under one reference of the provider, half under another of their own.
"""

import os
import sys
from functools import partial

import django


def crowd(workers: int, payments: int) -> None:
    from tests.commons.payments.fees import asked  # noqa: PLC0415 after django.setup
    from tests.foundation.work.processes import forked, tell  # noqa: PLC0415

    references = [asked(about=f"WEB-{number}").reference for number in range(payments)]
    register(tell)
    children = [forked(partial(confirm, references, worker)) for worker in range(workers)]
    for child in children:
        if os.waitpid(child, 0)[1]:
            sys.exit("a process that confirms failed")


def register(tell: object) -> None:
    from guichet.commons.payments import registry  # noqa: PLC0415

    assert callable(tell)
    registry.on_confirmed(lambda about, _act: tell("confirmed", about))


def confirm(references: list[str], worker: int) -> None:
    from guichet.commons.payments import operations, queries  # noqa: PLC0415
    from tests.factories.acts import an_act  # noqa: PLC0415

    for reference in references:
        payment = queries.payment(reference)
        assert payment is not None
        line = f"{reference}-{worker if worker % 2 else 'shared'}"
        operations.confirm(payment=payment, provider_reference=line, provider="sandbox", act=an_act())


if __name__ == "__main__":
    django.setup()
    {"crowd": crowd}[sys.argv[1]](*map(int, sys.argv[2:]))
