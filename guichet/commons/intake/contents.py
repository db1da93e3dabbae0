"""What an envelope holds, written here and read by whoever opens it with the key keeper."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from guichet.commons.sync import packing
from guichet.commons.sync.refusals import NotUnderstood

FORMAT = 1
# Said only when there is something to say: a centre's bytes are counted.
ADDED = frozenset({"mandated_by", "vouched", "read_back"})
DICTIONARY = "contents-1"


@dataclass(frozen=True, slots=True)
class Contents:
    """The answers to the questions that were asked, as the definition's own version takes them.

    `files` by the identifier that answers give: name, kind, size, digest as sent, state, and where the copy and the
    original lie, each with the key that opens it. A file is read by `uploads.store.read(**place)`. `deposited_by` names
    the organisation that handed the request over for the person, if one did. `tracking_code` is what a centre printed
    on the receipt; at the portal the case makes its own. `assisted_by` names the focal point who
    wrote it for the person, under the `mandate` of that reference, which `mandated_by` gave.
    `vouched` says who saw which paper of the person at a centre (by, paper, last characters of its number, at), and
    `read_back` is green when all of it was read back to them and they agreed by their own hand.
    """

    reference: str
    service: str
    version: int
    language: str
    submitted_at: str
    answers: Mapping[str, Any]
    files: Mapping[str, Any]
    deposited_by: str = ""
    tracking_code: str = ""
    assisted_by: str = ""
    mandate: str = ""
    mandated_by: str = ""
    vouched: Mapping[str, str] = field(default_factory=dict)
    read_back: str = ""


def written(contents: Contents) -> bytes:
    """Packed: what leaves a centre is under seal, and nothing makes it smaller from there on."""
    return packing.packed(clear(contents), DICTIONARY)


def clear(contents: Contents) -> bytes:
    """Before it is packed; also what the dictionary is trained with."""
    held = {each.name: getattr(contents, each.name) for each in fields(contents)}
    held = {name: value for name, value in held.items() if value or name not in ADDED}
    return json.dumps({"format": FORMAT, **held}, ensure_ascii=False, separators=(",", ":")).encode()


def read(plaintext: bytes) -> Contents:
    """Raises ValueError for what was not written here."""
    try:
        held = json.loads(plaintext if plaintext.startswith(b"{") else packing.unpacked(plaintext))
    except NotUnderstood:
        raise ValueError("no contents of a request") from None
    if not isinstance(held, dict) or held.pop("format", None) != FORMAT:
        raise ValueError("no contents of a request")
    return Contents(**held)


def bound_to(*, reference: str, service: str, version: int) -> bytes:
    """What an envelope is tied to: the same answers do not open as another request's."""
    return f"guichet request 1\n{reference}\n{service}\n{version}".encode()
