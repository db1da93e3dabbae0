"""What the virus scanner says: clamd, by its socket, when this machine has one."""

import socket
import struct
from enum import StrEnum
from pathlib import Path

from django.conf import settings

PIECE = 64 * 1024
SECONDS = 30
# The harmless file that all scanners take for a virus, in pieces so that they leave this one in peace.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


class Verdict(StrEnum):
    CLEAN = "clean"
    INFECTED = "infected"
    ABSENT = "absent"  # no scanner on this machine
    DOUBT = "doubt"  # a scanner that does not answer, or cannot say


def scan(data: bytes) -> Verdict:
    if EICAR in data:
        return Verdict.INFECTED
    if not Path(settings.CLAMD_SOCKET).is_socket():
        return Verdict.ABSENT
    try:
        answer = _asked(data)
    except OSError:
        return Verdict.DOUBT
    if answer.endswith("FOUND"):
        return Verdict.INFECTED
    return Verdict.CLEAN if answer.endswith("OK") else Verdict.DOUBT


def _asked(data: bytes) -> str:
    """The command INSTREAM of clamd's manual: pieces with their length before them, an empty one at the end."""
    with socket.socket(socket.AF_UNIX) as link:
        link.settimeout(SECONDS)
        link.connect(str(settings.CLAMD_SOCKET))
        link.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), PIECE):
            piece = data[start : start + PIECE]
            link.sendall(struct.pack("!I", len(piece)) + piece)
        link.sendall(struct.pack("!I", 0))
        answer = b""
        while part := link.recv(4096):
            answer += part
    return answer.rstrip(b"\0\n").decode(errors="replace")
