"""What the public log says of cases: each step under the pseudonym, who holds it by office, no person, no minute."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from guichet.commons.public_log import leaves
from guichet.commons.public_log.contributions import tell
from guichet.commons.public_log.registry import Facts, Told, picked

Pick = Callable[[Facts], dict[str, Any]]


def contribute() -> None:
    for event, told in LINES.items():
        tell(f"casework.{event}", told)


def _told(kind: str, *names: str, **renamed: str) -> Told:
    return Told(kind, picked("case", *names, **renamed))


def _promised(*names: str, **renamed: str) -> Pick:
    """The same, with the hour within which the promise ends."""
    others = picked("case", *names, **renamed)
    return lambda facts: others(facts) | {"promised": _hour_within(facts["promised_at"])}


def _until(*names: str, **renamed: str) -> Pick:
    """The same, with the hour within which a pause ends by itself."""
    others = picked("case", *names, **renamed)
    return lambda facts: others(facts) | {"until": _hour_within(facts["until"])}


def _hour_within(moment: str) -> str:
    return leaves.hour(datetime.fromisoformat(moment) + timedelta(hours=1) - timedelta(microseconds=1))


# Whoever sees a person at a counter must not find their file by its hour: these two wait for others of their kind.
RECEIVED = Told("received", picked("case", "service"), crowd=lambda facts: f"received {facts['service']}")
READY = Told(
    "ready",
    _promised("service", "step", "priority", office="unit"),
    crowd=lambda facts: f"ready {facts['service']} {facts['unit']}",
)

LINES = {
    "case-received": RECEIVED,
    "case-ready": READY,
    "case-taken": _told("taken", "step", office="unit"),
    "case-jumped": _told("jumped", "step", "rule", office="unit"),
    "case-given-back": _told("given-back", "step", "reason", office="unit"),
    "case-taken-back": _told("taken-back", "step", office="unit"),
    "clock-paused": Told("paused", _until("step", "motive", office="unit")),
    "clock-resumed": Told("resumed", _promised("motive", "why", office="unit")),
    "pause-allowed": _told("pause-allowed", "motive", office="unit"),
    "step-finished": _told("moved", "step", "to", "result", office="unit"),
    "case-decided": _told("decided", "service", "outcome", office="unit"),
    "case-refused": _told("refused", "service", "outcome", office="unit"),
    "case-withdrawn": _told("withdrawn", "service", office="unit"),
    "case-escalated": _told("escalated", "step", "above", "why", office="unit"),
    "rules-published": Told("rule-common", picked("version", object="digest")),
    "readings-closed": Told("readings", picked("day", "count", object="root")),
    "complaint-opened": _told("complaint-opened", "about", "to"),
    "complaint-answered": _told("complaint-answered", "to"),
    "complaint-contested": _told("complaint-contested", "to"),
    "complaint-escalated": _told("complaint-escalated", "about", "to"),
    "complaint-closed": _told("complaint-closed", "to"),
}
