"""Which routes of machines name something, and why that is no secret: a part of `wall.PUBLIC`."""

from collections.abc import Mapping

MACHINES: Mapping[str, str] = {
    **dict.fromkeys(
        (f"open311:{name}" for name in ("discovery", "services", "requests", "unknown")),
        "names a form, or nothing: the interface is public",
    ),
    "open311:service": "names a sort of message: which there are is public",
    "open311:request": "a message’s number opens its days and its state to anybody, and nothing of what it says",
    "open311:token": "names nothing: there are none",
    "api:unknown": "names nothing: whatever address is not the interface’s",
    "sync:news": "opens with the token of a node, and tells that node’s own news alone: tests/commons/sync tells it",
    "sync:blob": "opens with the token of a node, and only for files that it was told of",
    "sync:ticket-file": "opens with a token that a shown ticket gave, for its own files: tests/commons/intake/tickets",
    "sync:file": "opens with the token of a node; takes a file under the digest of its content, gives none",
}
