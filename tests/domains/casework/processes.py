"""Officers at once on one real database: `python -m tests.domains.casework.processes OFFICERS CASES`.

Each process takes what it is served, three at a time, gives nothing back, and writes « OFFICER REFERENCE » to `runs`.
"""

import os
import sys
from functools import partial

import django
from django.utils import timezone

from tests.foundation.work.processes import forked, tell


def take_all(name: str) -> None:
    from guichet.domains.casework import operations as casework  # noqa: PLC0415 after django.setup
    from guichet.domains.casework.operations import StepEnd  # noqa: PLC0415
    from tests.factories.cases import an_officer, by  # noqa: PLC0415

    officer = an_officer(name)
    while True:
        act = by(officer, timezone.now())
        case = casework.take_next(officer=officer, act=act)
        if case is None:
            return
        tell(case.step, case.reference)
        casework.finish_step(
            reference=case.reference, officer=officer, ending=StepEnd("signe", findings=b"sealed"), act=act
        )


def crowd(officers: int, cases: int) -> None:
    from tests.factories.cases import SIGNATURE, a_ready_case, a_result, publish_the_service  # noqa: PLC0415

    publish_the_service(
        {**SIGNATURE, "four_eyes_with": None, "results": [a_result("signe", "accorde"), a_result("non", "refuse")]}
    )
    for _ in range(cases):
        a_ready_case()
    children = [forked(partial(take_all, f"officer-{number}")) for number in range(officers)]
    if any(os.waitpid(child, 0)[1] for child in children):
        sys.exit("an officer failed")


if __name__ == "__main__":
    django.setup()
    crowd(int(sys.argv[1]), int(sys.argv[2]))
