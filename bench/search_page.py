"""The whole answer to a search, at the server: the page of results over 1,200 services, as a browser asks for it."""

import os
import tempfile
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import TYPE_CHECKING

from bench.search import LIMIT_MS, a_large_catalogue, spoken_queries
from bench.table import Row, against_limit, without_limit

if TYPE_CHECKING:
    from django.test import Client

ROUNDS = 10


def table() -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="guichet-bench-") as folder:
        return _measured(Path(folder))


def _measured(var: Path) -> list[Row]:
    os.environ |= {"GUICHET_PROFILE": "demo", "GUICHET_VAR": str(var), "GUICHET_DATABASE_URL": ""}
    os.environ["DJANGO_SETTINGS_MODULE"] = "guichet.settings.demo"
    import django  # noqa: PLC0415 settings read the environment, so this is where it is ready

    django.setup()
    times = _times()
    cuts = quantiles(times, n=100)
    note = f"{len(times):,} pages, SQLite, template included"
    return [
        without_limit("page of search results: p50", cuts[49], "ms", note=note),
        against_limit("page of search results: p95", cuts[94], "ms", limit=LIMIT_MS, note=note),
    ]


def _times() -> list[float]:
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from guichet.commons.catalogue import operations as catalogue  # noqa: PLC0415
    from guichet.foundation.lib.act import Surface, by_the_system  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    services, vocabulary = a_large_catalogue()
    act = by_the_system(at=timezone.now(), surface=Surface.COMMAND, process="bench")
    catalogue.publish(definitions=services, vocabulary=vocabulary, act=act)
    client = Client(headers={"host": "localhost"})
    client.get("/services/")
    return [_milliseconds(client, *query) for _ in range(ROUNDS) for query in spoken_queries()]


def _milliseconds(client: "Client", language: str, words: str) -> float:
    start = perf_counter()
    client.get("/en/services/" if language == "en" else "/services/", {"q": words})
    return (perf_counter() - start) * 1_000
