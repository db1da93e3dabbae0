"""A reading that anybody can check with one file: it is of its day, and the public log has the root of that day."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

from guichet.commons.public_log import leaves, proof
from guichet.commons.public_log import queries as public_log
from guichet.commons.public_log.notes import Verifier
from guichet.commons.public_log.refusals import Malformed
from guichet.domains.casework.accounting import Included

KIND = "readings"


def document(included: Included) -> bytes | None:
    """What shows it, as JSON; None before the log has signed the day."""
    told = _told(included.day)
    if told is None:
        return None
    content, proved = told
    written = {
        "reading": included.line.decode(),
        "index": included.index,
        "path": [b64encode(each).decode() for each in included.path],
        "line": content.decode(),
        "proof": proved,
    }
    return json.dumps(written, ensure_ascii=False, indent=1).encode()


def _told(day: str) -> tuple[bytes, str] | None:
    """The line of the public log about that day, with its proof."""
    lines = public_log.lines_about(day)
    found = next(((index, line) for index, line in lines if leaves.read(line)["kind"] == KIND), None)
    proved = public_log.proof_of(found[0]) if found else None
    return (found[1], proved) if found and proved else None


def shows(file: bytes, key: Verifier) -> Mapping[str, Any] | None:
    """The reading that this file shows, by a log that is believed for `key`; None when it shows none.

    Raises Malformed for what is no such file, and what reading a checkpoint raises.
    """
    try:
        given = json.loads(file)
        line, content = given["reading"].encode(), given["line"].encode()
        told = leaves.read(content)
        path = tuple(b64decode(each, validate=True) for each in given["path"])
        root = bytes.fromhex(told["object"])
        included = Included(line, told["day"], given["index"], told["count"], path, root)
        is_told = proof.read(given["proof"]).shows(content, origin=key.name, key=key)
        reading = leaves.read(line)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise Malformed from None
    return reading if is_told and told["kind"] == KIND and included.holds else None
