"""The file of false alarms that the back office shows beside each rule: written, and held against each whole run."""

import json
from typing import Any

from guichet.domains.casework.signals import Code, honest, version
from guichet.foundation.lib import durable
from simulation.windows import Counts
from simulation.world import World


def told(world: World, counts: Counts) -> dict[str, Any]:
    """Which world it was, and of each rule: its thresholds' digest, and how often it spoke in how many windows."""
    return {"world": _world(world), "rules": {code.value: _rule(code, counts) for code in counts}}


def kept() -> dict[str, Any]:
    """What is in the file."""
    found: dict[str, Any] = json.loads(honest.FILE.read_text(encoding="utf-8"))
    return found


def is_of(world: World) -> bool:
    """Whether the file was counted in this very world: another says nothing of it."""
    return bool(kept()["world"] == _world(world))


def keep(world: World, counts: Counts) -> None:
    text = json.dumps(told(world, counts), indent=1, sort_keys=True)
    durable.write(honest.FILE, f"{text}\n".encode())


def _world(world: World) -> dict[str, Any]:
    size = world.size
    return {
        "seed": world.seed,
        "requests": size.requests,
        "days": size.days,
        "offices": size.offices,
        "officers": size.officers,
        "first": size.first.isoformat(),
    }


def _rule(code: Code, counts: Counts) -> dict[str, Any]:
    windows = {str(days): {"false_alarms": each.false_alarms, "of": each.of} for days, each in counts[code].items()}
    return {"version": version(code), "windows": windows}
