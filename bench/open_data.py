"""The national catalogue as data: how long both files take to build, what they weigh. `python -m bench.open_data`."""

import gzip
import os
from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import TypeVar

import django

from bench.table import Row, print_table, without_limit

T = TypeVar("T")
KILOBYTE = 1024


def table() -> list[Row]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guichet.settings.test")
    django.setup()
    from guichet.commons.catalogue.open_data import writing  # noqa: PLC0415 needs Django set up first
    from guichet.commons.catalogue.open_data.graph import graph_of  # noqa: PLC0415
    from tests.factories.editions import InventedAddresses, the_national_edition  # noqa: PLC0415

    edition = the_national_edition()
    graph, seconds = _timed(partial(graph_of, edition, InventedAddresses()))
    note = f"{len(graph):,} triples, once an edition in each process"
    rows = [without_limit(f"graph of {len(edition.sheets)} services", seconds * 1_000, "ms", note=note)]
    for name, write in (("Turtle", writing.turtle), ("JSON-LD", writing.json_ld)):
        content, seconds = _timed(partial(write, graph))
        rows += [
            without_limit(f"{name}, written", seconds * 1_000, "ms"),
            without_limit(f"{name}, its size", len(content) / KILOBYTE, "KB"),
            without_limit(f"{name}, on the wire", len(gzip.compress(content)) / KILOBYTE, "KB", note="gzip"),
        ]
    return rows


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = perf_counter()
    done = work()
    return done, perf_counter() - start


if __name__ == "__main__":
    print_table("Open data", table())
