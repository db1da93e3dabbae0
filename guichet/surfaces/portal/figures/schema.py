"""The JSON Schema of the public figures: what each number is, for whoever writes a program that reads them."""

from typing import Any

FEW = "Null where it is between 1 and 9: among so few each person may be known."


def schema(address: str) -> dict[str, Any]:
    """Draft 2020-12; `address` is its own."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "Guichet: public figures",
        "type": "object",
        "required": ["$schema", "as_of", "log", "overdue", "months"],
        "additionalProperties": False,
        "properties": {
            "$schema": {"type": "string", "format": "uri"},
            "as_of": {"type": ["string", "null"], "format": "date-time", "description": "When it was last counted."},
            "log": _log(),
            "overdue": {"type": "array", "items": _overdue()},
            "months": {"type": "array", "items": _month()},
        },
    }


def _log() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["address", "size"],
        "additionalProperties": False,
        "properties": {
            "address": {"type": "string", "format": "uri"},
            "size": {
                "type": "integer",
                "minimum": 0,
                "description": "How many lines of the public log were signed when it was counted: they prove the rest.",
            },
        },
    }


def _overdue() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["service", "count"],
        "additionalProperties": False,
        "properties": {
            "service": {"type": "string"},
            "count": _count("Open past its promise, and not paused, as of the last count."),
        },
    }


def _month() -> dict[str, Any]:
    counts = {
        "received": "Requests that the State received in the month (of Benin).",
        "decided": "Decisions, refusals among them.",
        "asked": "Times that the clock was stopped for something that was asked for.",
        "refused": "Refusals.",
        "kept": "Decisions before the end of the promised delay.",
        "broken": "Decisions after it.",
    }
    rates = {
        "kept_percent": "Kept, of a hundred decisions, rounded down. Absent under ten decisions.",
        "hours_for_half": "Hours from ready to decided within which half were decided. Absent under ten decisions.",
        "hours_for_nine_tenths": "The same for nine in ten. Absent under ten decisions.",
    }
    return {
        "type": "object",
        "required": ["service", "month", *counts],
        "additionalProperties": False,
        "properties": {
            "service": {"type": "string", "description": "Code of its sheet."},
            "month": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
            **{name: _count(text) for name, text in counts.items()},
            **{name: {"type": "integer", "minimum": 0, "description": text} for name, text in rates.items()},
        },
    }


def _count(text: str) -> dict[str, Any]:
    return {"type": ["integer", "null"], "minimum": 0, "description": f"{text} {FEW}"}
