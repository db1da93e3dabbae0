"""What travels on the keeper's socket: a length, a head in JSON, then parts of raw bytes."""

import json
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass

HELLO = b"guichet keeper 1\n"
LENGTH = struct.Struct("!I")
HEAD_BYTES = 65_536
PART_BYTES = 128 * 1024 * 1024


class Broken(Exception):
    """The other side hung up or does not speak this."""


@dataclass(frozen=True, slots=True)
class Message:
    head: Mapping[str, str]
    parts: tuple[bytes, ...] = ()


def send(connection: socket.socket, message: Message) -> None:
    head = json.dumps({"head": dict(message.head), "parts": [len(part) for part in message.parts]}).encode()
    if len(head) > HEAD_BYTES or sum(map(len, message.parts)) > PART_BYTES:
        raise Broken("more than one message holds")
    connection.sendall(b"".join((LENGTH.pack(len(head)), head, *message.parts)))


def receive(connection: socket.socket) -> Message:
    """Raises Broken for anything that is no whole message; a length is believed only within the limits."""
    [length] = LENGTH.unpack(exactly(connection, LENGTH.size))
    if length > HEAD_BYTES:
        raise Broken("head too long")
    head, lengths = _head(exactly(connection, length))
    if sum(lengths) > PART_BYTES:
        raise Broken("parts too long")
    return Message(head, tuple(exactly(connection, part) for part in lengths))


def exactly(connection: socket.socket, count: int) -> bytes:
    content = bytearray()
    while len(content) < count:
        more = connection.recv(min(count - len(content), 1 << 20))
        if not more:
            raise Broken("hung up")
        content += more
    return bytes(content)


def _head(text: bytes) -> tuple[dict[str, str], list[int]]:
    try:
        read = json.loads(text)
        head = {str(name): str(value) for name, value in read["head"].items()}
        lengths = [int(length) for length in read["parts"]]
    except (ValueError, TypeError, KeyError, AttributeError):
        raise Broken("head not understood") from None
    if min(lengths, default=0) < 0:
        raise Broken("head not understood")
    return head, lengths
