"""How often each rule spoke in the simulated honest year, where nobody did anything: `make simulate` counts it.

A window is one office for so many days. The file is written by the simulation alone, and held against it at each run.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from guichet.domains.casework.signals import rules
from guichet.domains.casework.signals.vocabulary import Code

FILE = Path(__file__).parent / "data" / "false_alarms.json"


@dataclass(frozen=True, slots=True)
class FalseAlarms:
    """In how many of the windows the rule spoke, though nothing was there."""

    count: int
    windows: int


def false_alarms(code: Code, days: int) -> FalseAlarms | None:
    """None for thresholds, or a length, that no honest year was held against."""
    rule = _counted()["rules"].get(code.value, {})
    counted = rule.get("windows", {}).get(str(days))
    if counted is None or rule["version"] != rules.version(code):
        return None
    return FalseAlarms(counted["false_alarms"], counted["of"])


@cache
def _counted() -> Mapping[str, Any]:
    told: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return told
