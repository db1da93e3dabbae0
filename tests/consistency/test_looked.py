"""Each page of the back office says how what it shows of a person is told to that person, or that it shows nothing.

A new page passes here only once it is listed.
"""

from collections.abc import Mapping
from enum import StrEnum

from django.urls import get_resolver

from guichet.surfaces.access.guards import Guard
from tests.consistency.test_routes import Route, routes


class Cover(StrEnum):
    IN_HAND = "a case in the reader's hands; each opening is a reading for its step"
    COMPLAINT = "the words of one complaint; each opening is a reading for it"
    VOICED = "a complaint that a centre took; each opening is a reading of the request that it names, if it names one"
    REASON_FIRST = (
        "a case that the reader does not have: why is asked before anything is shown, and goes with the reading"
    )
    CORRECTION = "what a correction changes; each opening is a reading for it"
    STATUS = "state, promised date, office; each answer is a reading for the help line"
    JOURNALLED = "written in the journal alone; the person reads no line"
    REFERENCES = "references of cases that an office had in hand; no person, no content, and none opens from there"
    OWN = "only what is the reader's own"
    DIGEST = "how often each agent read, by reason; of a person only the reference of a case that many opened"
    NOBODY = "nothing of a person whom the State serves"


def all_of(journey: str, *names: str) -> tuple[str, ...]:
    return tuple(f"backoffice:{journey}:{name}" for name in names)


COVERED: Mapping[Cover, tuple[str, ...]] = {
    Cover.IN_HAND: (
        *all_of("case", "read", "finish", "ask", "write", "give-back", "opinion", "file"),
        *all_of("register", "ask", "answer"),
    ),
    Cover.COMPLAINT: all_of("supervision", "loads", "answer", "voice"),
    Cover.REASON_FIRST: all_of("outside", "ask", "read"),
    Cover.CORRECTION: all_of("documents", "show", "revoke", "correct", "reason", "confirm", "turn-down"),
    Cover.STATUS: all_of("helping", "ask"),
    Cover.VOICED: all_of("complaints", "read", "voice"),
    Cover.JOURNALLED: (*all_of("denunciations", "all", "read"), *all_of("relations", "read", "piece")),
    Cover.REFERENCES: all_of("signals", "found", "csv"),
    Cover.OWN: (
        "backoffice:home",
        *all_of("sign-in", "again"),
        *all_of("queue", "start", "next"),
        *all_of("day", "today"),
        *all_of("ties", "all", "withdraw"),
        *all_of("cards", "mine"),
    ),
    Cover.DIGEST: all_of("readings", "day"),
    Cover.NOBODY: (
        *all_of("complaints", "all"),
        *all_of("relations", "desk", "next", "record", "score", "transfer"),
        *all_of("appointments", "desks", "day", "rule", "book", "call", "walk-in", "arrive", "end"),
        *all_of("counting", "lines", "rows", "csv", "xlsx"),
        *all_of("knowledge", "every", "propose", "show", "approve", "refuse", "withdraw"),
        *all_of("documents", "find", "previews", "preview", "try-again"),
        *all_of("availability", "every", "announce", "show", "end"),
        *all_of("announcements", "every", "write", "show", "picture", "video", "screen", "approve", "withdraw"),
        *all_of("clips", "awaiting", "missing", "missing-csv", "judge", "sound", "approve", "withdraw"),
        *all_of("cards", "at-centre", "unlock", "revoke"),
        *all_of("incidents", "pending", "closed", "show", "take", "weigh", "close", "start"),
        *all_of("incidents", "calls", "calls-csv", "calls-sheet"),
        *all_of("dashboard", "first", "doors", "overdue", "communes", "days", "day"),
        *all_of("incidents", "centres", "centre", "day", "continuity", "orders", "order", "cancel-order"),
        *all_of("incidents", "called", "numbers", "assign", "target", "visit", "part"),
        *all_of("nodes", "every", "show", "invite", "approve", "revoke", "take", "drop"),
        *all_of("network", "every", "csv", "xlsx", "sheet", "coverage", "alerts", "contracts", "contract", "supplier"),
        *all_of("network", "show", "status", "place", "install", "change", "subscribe", "move", "threshold"),
        *all_of("network", "plan", "do", "train"),
        *all_of("reports", "every", "show", "write", "transmit", "forward", "correct", "rows"),
        *all_of("reports", "synthesis", "department", "figure"),
        *all_of("reports", "document", "xlsx", "close", "synthesis-document", "synthesis-xlsx", "department-xlsx"),
        *all_of("observing", "every", "every-xlsx", "show", "xlsx", "days"),
        *all_of("circulars", "every", "sign", "show", "acknowledge", "paper", "readings", "csv", "remind"),
        *all_of("instructions", "every", "give", "given", "duty", "ask-time", "pass-down", "answer-time"),
        *all_of("team", "all", "remove"),
        *all_of("leave", "ask"),
    ),
}


def of_staff() -> list[Route]:
    return [route for route in routes(get_resolver()) if route.guard is Guard.STAFF]


def listed() -> list[str]:
    return [name for names in COVERED.values() for name in names]


def test_every_page_of_staff_says_how_its_readings_are_told() -> None:
    assert sorted(route.name for route in of_staff()) == sorted(listed())


def test_a_page_is_covered_in_one_way() -> None:
    assert len(listed()) == len(set(listed()))
