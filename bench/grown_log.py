"""A public log that grows to a size, and what a proof costs there; run by bench/public_log.py in a node of its own."""

import secrets
import sys
from collections.abc import Callable
from datetime import timedelta
from statistics import quantiles
from time import perf_counter

import django

from bench.apart import tell

AT_ONCE = 50_000
PROOFS = 300


def main(sizes: list[int]) -> None:
    django.setup()
    from django.utils import timezone  # noqa: PLC0415 needs Django set up first

    from guichet.commons.public_log import operations as public_log  # noqa: PLC0415
    from guichet.commons.public_log import queries  # noqa: PLC0415
    from guichet.foundation.lib.act import Surface, by_the_system  # noqa: PLC0415

    act = by_the_system(at=timezone.now() + timedelta(hours=1), surface=Surface.COMMAND, process="bench")
    for size in sizes:
        seconds = 0.0
        while (standing := queries.size()) < size:
            _wait(standing, min(AT_ONCE, size - standing))
            start = perf_counter()
            while public_log.sequence(act=act):
                pass
            seconds += perf_counter() - start
        tell({"size": size, "seconds": seconds, "proof": _proof(size), "consistency": _consistency(size)})


def _wait(first: int, count: int) -> None:
    """Lines that wait, as their events left them: not measured, since each is written with its event."""
    from django.utils import timezone  # noqa: PLC0415

    from guichet.commons.public_log.models import Waiting  # noqa: PLC0415
    from guichet.foundation.lib.operation import building  # noqa: PLC0415

    content = b'{"at":"2026-11-29T08Z","case":"%064x","kind":"taken","office":"recherches","step":"recherche"}'
    now = timezone.now()
    with building():
        Waiting.objects.bulk_create(
            (Waiting(number, f"{number:064x}", "", content % number, now) for number in range(first, first + count)),
            batch_size=5_000,
        )


def _proof(size: int) -> float:
    from guichet.commons.public_log.storing import StoredTiles  # noqa: PLC0415
    from guichet.commons.public_log.tree import proofs  # noqa: PLC0415

    def prove() -> None:
        index = secrets.randbelow(size)
        proofs.inclusion(StoredTiles.for_proof(index, size), index, size)

    return _p95(prove)


def _consistency(size: int) -> float:
    from guichet.commons.public_log.storing import StoredTiles  # noqa: PLC0415
    from guichet.commons.public_log.tree import proofs  # noqa: PLC0415

    def prove() -> None:
        former = 1 + secrets.randbelow(size - 1)
        proofs.consistency(StoredTiles.for_proof(former - 1, size), former, size)

    return _p95(prove)


def _p95(work: Callable[[], None]) -> float:
    times = []
    for _ in range(PROOFS):
        start = perf_counter()
        work()
        times.append((perf_counter() - start) * 1_000)
    return quantiles(times, n=100)[94]


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]])
