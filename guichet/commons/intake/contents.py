"""What an envelope holds, written here and read by whoever opens it with the key keeper."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Contents:
    """The answers to the questions that were asked, as the definition's own version takes them.

    `files` by the identifier that answers give: name, kind, size, digest as sent, state, and where the copy and the
    original lie, each with the key that opens it. A file is read by `uploads.store.read(**place)`. `deposited_by` names
    the organisation that handed the request over for the person, if one did.
    """

    reference: str
    service: str
    version: int
    language: str
    submitted_at: str
    answers: Mapping[str, Any]
    files: Mapping[str, Any]
    deposited_by: str = ""


def written(contents: Contents) -> bytes:
    held = {field.name: getattr(contents, field.name) for field in fields(contents)}
    return json.dumps({"format": FORMAT, **held}, ensure_ascii=False, separators=(",", ":")).encode()


def read(plaintext: bytes) -> Contents:
    """Raises ValueError for what was not written here."""
    held = json.loads(plaintext)
    if not isinstance(held, dict) or held.pop("format", None) != FORMAT:
        raise ValueError("no contents of a request")
    return Contents(**held)


def bound_to(*, reference: str, service: str, version: int) -> bytes:
    """What an envelope is tied to: the same answers do not open as another request's."""
    return f"guichet request 1\n{reference}\n{service}\n{version}".encode()
