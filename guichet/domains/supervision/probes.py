"""What a node reads of its own machine. A probe that finds nothing tells nothing: no gauge is invented.

A card that measures otherwise brings a probe of the same shape, by `register`.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from guichet.commons.printing import asking as printing
from guichet.commons.sync import queries as links

Probe = Callable[[datetime], Mapping[str, float]]
POWER = Path("/sys/class/power_supply")
THERMAL = Path("/sys/class/thermal")
SECONDS_IN_AN_HOUR = 3600
A_MINUTE = timedelta(minutes=1)
MILLI, KILO, MICRO = 1_000, 1_000, 1_000_000
HWMON = Path("/sys/class/hwmon")
POWER_SENSORS = frozenset({"ina209", "ina219", "ina220", "ina226", "ina230", "ina231", "ina233", "ina238", "ina260"})
FEEDS = frozenset({"mains", "usb", "solar"})


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


def panel(_at: datetime) -> Mapping[str, float]:
    """What the solar panel gives, by the sensor that the settings name, else by those that the system knows.

    These are chips like the INA219; without one, whatever feeds the machine and says how much.
    """
    if settings.PANEL_SENSOR:
        found = _numbers([Path(settings.PANEL_SENSOR)])
    else:
        found = _numbers(
            each / "power1_input" for each in HWMON.glob("hwmon*") if _text(each / "name") in POWER_SENSORS
        )
        found = found or [watts for each in POWER.glob("*") if _text(each / "type") in FEEDS for watts in _watts(each)]
    return {"panel": sum(found) / MICRO} if found else {}


def _watts(supply: Path) -> list[float]:
    """In microwatts: said, or volts times amperes; nothing of a supply that only says that it is there."""
    said = _numbers([supply / "power_now"])
    pair = _numbers([supply / "voltage_now"]) + _numbers([supply / "current_now"])
    return said or ([pair[0] * pair[1] / MICRO] if len(pair) == 2 else [])


def _text(file: Path) -> str:
    try:
        return file.read_text("ascii").strip().lower()
    except (OSError, ValueError):
        return ""


def temperature(_at: datetime) -> Mapping[str, float]:
    degrees = _numbers(THERMAL.glob("thermal_zone*/temp"))
    return {"temperature": max(degrees) / MILLI} if degrees else {}


def link(at: datetime) -> Mapping[str, float]:
    """What waits to leave, for how long, and how far the clock is from the national node's."""
    standing = links.standing()
    oldest = (at - standing.oldest_at).total_seconds() / SECONDS_IN_AN_HOUR if standing.oldest_at else 0.0
    found = {"waiting": float(standing.records), "oldest": max(0.0, oldest)}
    if standing.clock_offset is not None:
        found["clock"] = standing.clock_offset
    if standing.latency is not None and standing.is_up:
        found["latency"] = standing.latency
    return found


class Passing:
    """Kilobytes that passed over the link in the last minute; nothing before there are two minutes to compare."""

    def __init__(self) -> None:
        self._before: tuple[datetime, int, int] | None = None

    def __call__(self, at: datetime) -> Mapping[str, float]:
        standing, before = links.standing(), self._before
        self._before = (at, standing.sent, standing.received)
        if before is None or at <= before[0] or standing.sent < before[1] or standing.received < before[2]:
            return {}  # the first minute, a clock that was set, a database that began anew
        minutes = (at - before[0]) / A_MINUTE
        sent, received = standing.sent - before[1], standing.received - before[2]
        return {"sent": sent / KILO / minutes, "received": received / KILO / minutes}


def printer(_at: datetime) -> Mapping[str, float]:
    """Ready or not, and without paper or not; nothing of one that cannot be asked."""
    said = printing.asked()
    if said is None:
        return {}
    found = {"printer": float(said.is_ready)}
    return found if said.has_paper is None else found | {"no-paper": float(not said.has_paper)}


def _numbers(files: Iterable[Path]) -> list[float]:
    found = []
    for file in files:
        try:
            found.append(float(file.read_text("ascii")))
        except (OSError, ValueError):
            continue  # a sensor that is not read tells nothing
    return found


_probes: list[Probe] = [disk, processor, power, panel, temperature, link, Passing(), printer]


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
