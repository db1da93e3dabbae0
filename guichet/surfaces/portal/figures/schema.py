"""The JSON Schema of the public figures: what each number is, for whoever writes a program that reads them."""

from typing import Any

from guichet.commons.indicators.cutting import Kind
from guichet.commons.indicators.measures import Name

FEW = "Null where it is between 1 and 9: among so few each person may be known."
MONTH = {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"}
SERVICE = {"type": "string", "description": "Code of its sheet."}
AUTHORITY = {
    "type": "string",
    "description": "Code of the authority of that sheet, empty once it is published no more.",
}
COUNTS = {
    "received": "Requests that the State received in the month (of Benin).",
    "decided": "Decisions, refusals among them.",
    "kept": "Decisions before the end of the promised delay.",
    "broken": "Decisions after it.",
    "refused": "Refusals.",
    "asked": "Times that the clock was stopped for something that was asked for.",
    "reopened": "Decisions of which the person complained afterwards.",
    "overtaken": "Times that a case was taken while one that came before it waited in the same queue.",
    "jumped": "Times that a case passed older ones by a published priority.",
    "complaints": "Complaints that were opened.",
    "answered": "Answers to complaints.",
    "answered_in_time": "Answers that came before the complaint went up a level.",
}
RATES = {
    "kept_percent": "Kept, of a hundred decisions, rounded down. Absent under ten decisions.",
    "refused_percent": "Refusals, of a hundred decisions.",
    "asked_percent": "Pieces asked for, of a hundred decisions; may pass a hundred.",
    "reopened_percent": "Reopened, of a hundred decisions.",
    "hours_for_half": "Hours from ready to decided within which half were decided. Absent under ten decisions.",
    "hours_for_nine_tenths": "The same for nine in ten. Absent under ten decisions.",
    "hours_of_carriage_for_half": "Hours from filing in a centre to reception within which half came.",
    "hours_of_payment_for_half": "Hours from reception to ready within which half of those that paid a fee were.",
}


def schema(address: str) -> dict[str, Any]:
    """Draft 2020-12; `address` is its own."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "Guichet: public figures",
        "type": "object",
        "required": ["$schema", "as_of", "log", "overdue", "months", "cells"],
        "additionalProperties": False,
        "properties": {
            "$schema": {"type": "string", "format": "uri"},
            "as_of": {"type": ["string", "null"], "format": "date-time", "description": "When it was last counted."},
            "log": _log(),
            "overdue": {"type": "array", "items": _overdue()},
            "months": {"type": "array", "items": _month()},
            "cells": {"type": "array", "items": _cell()},
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
        "required": ["service", "authority", "count", "open", "oldest_days"],
        "additionalProperties": False,
        "properties": {
            "service": SERVICE,
            "authority": AUTHORITY,
            "count": _count("Open past its promise, and not paused, as of the last count."),
            "open": _count("Open, ready, and not paused, as of the last count."),
            "oldest_days": {
                "type": ["integer", "null"],
                "minimum": 0,
                "description": "For how many days the oldest of these has waited since ready. Null under ten open.",
            },
        },
    }


def _month() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["service", "authority", "month", *COUNTS],
        "additionalProperties": False,
        "properties": {
            "service": SERVICE,
            "authority": AUTHORITY,
            "month": MONTH,
            **{name: _count(text) for name, text in COUNTS.items()},
            **{name: _number(text) for name, text in RATES.items()},
        },
    }


def _cell() -> dict[str, Any]:
    required = ("figure", "service", "authority", "months", "place_kind", "place", "motive", "count")
    return {
        "type": "object",
        "description": "No two cells of the country, nor of places, nor of motives, share anything: sums are safe.",
        "required": list(required),
        "additionalProperties": False,
        "properties": {
            "figure": {"enum": [each.value for each in Name]},
            "service": SERVICE,
            "authority": AUTHORITY,
            "months": {"type": "array", "items": MONTH, "minItems": 1, "description": "All these together."},
            "place_kind": {
                "enum": [each.value for each in Kind],
                "description": "Of the commune of the centre of filing. `department` and `rest` are of the communes "
                "there that have no cell of their own in these months.",
            },
            "place": {"type": "string", "description": "Code of the commune or department, else empty."},
            "motive": {"type": "string", "description": "Of a pause; `*` is all that have no cell of their own."},
            "count": _count("How many."),
            "in_time": _number("How many of them in time: promises kept, or complaints answered in theirs."),
            "late": _number("The others."),
            "percent_in_time": _number("In time, of a hundred, rounded down."),
            "hours_for_half": _number("Within how many hours half were done."),
            "hours_for_nine_tenths": _number("The same for nine in ten."),
        },
    }


def _count(text: str) -> dict[str, Any]:
    return {"type": ["integer", "null"], "minimum": 0, "description": f"{text} {FEW}"}


def _number(text: str) -> dict[str, Any]:
    return {"type": "integer", "minimum": 0, "description": text}
