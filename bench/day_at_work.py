"""What officers, a supervisor and applicants ask of a hub, when its standard input says so.

`python -m bench.day_at_work`, in the environment of a node that `many_cases` filled: it tells, as a line of JSON,
what it can ask; then it asks what each line names, and answers how many milliseconds that took.
"""

import sys
from collections.abc import Callable, Mapping
from functools import partial
from itertools import cycle
from time import perf_counter
from typing import TYPE_CHECKING

import django

from bench.apart import tell

if TYPE_CHECKING:
    from django.test import Client

    from guichet.foundation.identity.viewer import Viewer

FOLLOWED = 20
BEFORE = 10  # not counted: a process that has just begun reads definitions and prepares its templates


def serve() -> None:
    asked = _asked()
    for ask in asked.values():
        for _ in range(BEFORE):
            ask()
    tell(list(asked))
    for line in sys.stdin:
        tell(_milliseconds(asked[line.strip()]))


def _milliseconds(ask: Callable[[], object]) -> float:
    start = perf_counter()
    ask()
    return (perf_counter() - start) * 1_000


def _asked() -> dict[str, Callable[[], object]]:
    from bench import treated  # noqa: PLC0415 after django.setup
    from bench.many_cases import BUSY  # noqa: PLC0415
    from guichet.domains.casework import queries  # noqa: PLC0415
    from guichet.domains.casework.models import Case, Decision  # noqa: PLC0415
    from guichet.foundation.identity.vocabulary import RoleKind  # noqa: PLC0415

    codes = _codes()
    followed, pages, client = cycle(codes.items()), cycle(codes), _following(codes)
    case = Case.objects.waiting().filter(service=BUSY).latest("sequence")
    newcomer = treated.officer_for(case, "newcomer")
    busiest = treated.officer_for(case, Decision.objects.latest("at").officer)
    supervisor = treated.officer_for(Case(authority=case.authority, role=RoleKind.SUPERVISOR), "supervisor")
    return {
        "take_next": partial(_take_and_give_back, newcomer),
        "tracking, the question": lambda: queries.tracking(*next(followed)),
        "tracking, the page": lambda: client.get(f"/suivi/{next(pages)}/"),
        "board: loads": lambda: queries.loads(supervisor, treated.NOW),
        "board: next_complaint": lambda: queries.next_complaint(supervisor),
        "a day: done_on": lambda: queries.done_on(busiest, treated.NOW.date()),
    }


def _take_and_give_back(officer: "Viewer") -> None:
    """What was taken goes back to its place, so that the next finds the queue as it was."""
    from bench import treated  # noqa: PLC0415
    from guichet.domains.casework import operations as casework  # noqa: PLC0415
    from guichet.domains.casework.vocabulary import GivenBackFor  # noqa: PLC0415
    from tests.factories.cases import by  # noqa: PLC0415

    case = casework.take_next(officer=officer, act=by(officer, treated.NOW))
    assert case is not None, "nobody waits"
    act = by(officer, treated.NOW)
    casework.give_back(reference=case.reference, officer=officer, reason=GivenBackFor.ABSENCE, act=act)


def _codes() -> dict[str, str]:
    """References and codes of requests that people follow: half of them wait, from the first in line to the last."""
    from bench.many_cases import BUSY  # noqa: PLC0415
    from guichet.domains.casework import queries  # noqa: PLC0415
    from guichet.domains.casework.models import Case  # noqa: PLC0415
    from guichet.domains.casework.vocabulary import State  # noqa: PLC0415

    silent = Case.objects.filter(service=BUSY, lines=None)  # nothing was said, so no keeper is asked
    line = list(silent.waiting().in_order().values_list("reference", flat=True))
    closed = silent.filter(state=State.CLOSED).order_by("-sequence").values_list("reference", flat=True)
    found = [*line[:: len(line) // FOLLOWED], line[-1], *closed[:FOLLOWED]]
    return {reference: queries.tracking_code(reference) for reference in found}


def _following(codes: Mapping[str, str]) -> "Client":
    """A person who proved these codes."""
    from django.test import Client  # noqa: PLC0415

    from guichet.surfaces.portal.tracking.views import CODES  # noqa: PLC0415

    client = Client(headers={"host": "localhost"})
    session = client.session
    session[CODES] = dict(codes)
    session.save()
    return client


if __name__ == "__main__":
    django.setup()
    serve()
