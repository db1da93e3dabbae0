"""What a node reads of its own machine. A probe that finds nothing tells nothing: no gauge is invented.

A card that measures panels and batteries brings a probe of the same shape, by `register`.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

from django.conf import settings

from guichet.commons.sync import queries as links

Probe = Callable[[datetime], Mapping[str, float]]
POWER = Path("/sys/class/power_supply")
THERMAL = Path("/sys/class/thermal")
SECONDS_IN_AN_HOUR = 3600
MILLI = 1000


def disk(_at: datetime) -> Mapping[str, float]:
    """How much of the disk that holds the node's data is taken."""
    used = shutil.disk_usage(settings.VAR)
    return {"disk": 100 * used.used / used.total}


def processor(_at: datetime) -> Mapping[str, float]:
    """Of the last minute; a machine that is behind counts as fully taken."""
    return {"processor": min(100.0, 100 * os.getloadavg()[0] / (os.cpu_count() or 1))}


def power(_at: datetime) -> Mapping[str, float]:
    """The battery that the system knows of, the fullest if there are several."""
    levels = _numbers(POWER.glob("*/capacity"))
    return {"battery": max(levels)} if levels else {}


def temperature(_at: datetime) -> Mapping[str, float]:
    degrees = _numbers(THERMAL.glob("thermal_zone*/temp"))
    return {"temperature": max(degrees) / MILLI} if degrees else {}


def link(at: datetime) -> Mapping[str, float]:
    """What waits to leave, for how long, and how far the clock is from the national node's."""
    standing = links.standing()
    oldest = (at - standing.oldest_at).total_seconds() / SECONDS_IN_AN_HOUR if standing.oldest_at else 0.0
    found = {"waiting": float(standing.records), "oldest": max(0.0, oldest)}
    return found if standing.clock_offset is None else found | {"clock": standing.clock_offset}


def _numbers(files: Iterable[Path]) -> list[float]:
    found = []
    for file in files:
        try:
            found.append(float(file.read_text("ascii")))
        except (OSError, ValueError):
            continue  # a sensor that is not read tells nothing
    return found


_probes: list[Probe] = [disk, processor, power, temperature, link]


def register(probe: Probe) -> None:
    _probes.append(probe)


def gauges(at: datetime) -> Mapping[str, float]:
    """All that this node can read of itself now; `measures.GAUGES` has the units."""
    found: dict[str, float] = {}
    for probe in _probes:
        found |= probe(at)
    return found


def is_linked() -> bool:
    return links.standing().is_up
