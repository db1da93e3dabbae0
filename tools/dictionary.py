"""Trains the dictionary with which requests are packed, from invented ones: `python -m tools.dictionary NAME`.

A dictionary that was shipped is never written anew: nodes that are behind still pack with it. A better one gets a new
name, and `guichet/commons/intake/contents.py` names it.
"""

import base64
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import django
import zstandard

BYTES = 16_384
SAMPLES = 4_000
START = datetime(2026, 1, 5, 8, tzinfo=UTC)


def samples(seed: int, count: int) -> Iterator[bytes]:
    """Requests of people who do not exist, as they are before they are packed."""
    from guichet.command.year.answers import WRITERS  # noqa: PLC0415 needs Django

    chance = Random(seed)  # noqa: S311 nothing is kept secret by it
    for _number in range(count):
        yield _request(chance, chance.choice(sorted(WRITERS)))


def _request(chance: Random, service: str) -> bytes:
    from guichet.command.year.answers import PAPERS, WRITERS  # noqa: PLC0415
    from guichet.command.year.people import someone  # noqa: PLC0415
    from guichet.commons.intake import contents  # noqa: PLC0415
    from guichet.foundation.places import queries as places  # noqa: PLC0415
    from guichet.foundation.places import references  # noqa: PLC0415

    communes = tuple(commune.name for department in places.departments() for commune in department.communes)
    at = START + timedelta(seconds=chance.randrange(30_000_000), microseconds=chance.randrange(10**6))
    answers: dict[str, Any] = dict(WRITERS[service](someone(chance, communes), chance, at.date()))
    files: dict[str, Any] = {}
    for question in PAPERS.get(service, ()):
        identifier = chance.randbytes(8).hex()
        files[identifier] = _file(chance)
        answers[question] = [{"file": identifier, "kind": "jpeg", "bytes": files[identifier]["bytes"]}]
    return contents.clear(
        contents.Contents(
            reference=references.allocate(references.PORTAL, chance.randbytes),
            service=service,
            version=chance.randint(1, 4),
            language=chance.choice(("fr", "fr", "fr", "en")),
            submitted_at=at.isoformat(),
            answers=answers,
            files=files,
            tracking_code=f"{references.spelled(chance.getrandbits(20), length=4)}-AAAA",
        )
    )


def _file(chance: Random) -> dict[str, Any]:
    return {
        "name": "photo.jpg",
        "kind": "jpeg",
        "bytes": chance.randint(80_000, 400_000),
        "sha256": chance.randbytes(32).hex(),
        "state": "not-scanned",
        "signed": False,
        "removed": [],
        "original": _kept(chance),
        "copy": _kept(chance),
    }


def _kept(chance: Random) -> dict[str, str]:
    return {"place": chance.randbytes(32).hex(), "key": base64.b64encode(chance.randbytes(32)).decode()}


def main(name: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guichet.settings.demo")
    django.setup()
    from guichet.commons.sync.packing import DICTIONARIES  # noqa: PLC0415

    target = DICTIONARIES / f"{name}.zdict"
    if target.exists():
        sys.exit(f"{target.name} was shipped: choose another name")
    trained = zstandard.train_dictionary(BYTES, list(samples(1, SAMPLES)))
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(trained.as_bytes())
    left = list(samples(2, 500))
    packer = zstandard.ZstdCompressor(level=19, dict_data=trained)
    packed = [len(packer.compress(each)) for each in left]
    print(f"{target.name}: {sum(map(len, left)) / len(left):.0f} bytes become {sum(packed) / len(packed):.0f}")


if __name__ == "__main__":
    main(sys.argv[1])
