"""What a centre's receipt printer says of itself, read without any right on the machine: ready or not, paper or not.

A queue of CUPS is asked by IPP (RFC 8011, Get-Printer-Attributes), a device of the kernel by its status lines (lp(4)).
A printer that cannot be asked says nothing: it is unknown, never well.
"""

import fcntl
import os
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from guichet.foundation.lib import tls

QUEUE = "lp:"  # before the name of a queue, in the setting
CUPS = "http://localhost:631"  # where CUPS answers the machine that it runs on
SECONDS = 3.0
# IPP
VERSION, ASKS, REQUEST = 0x0101, 0x000B, 1
OPERATION, END = 0x01, 0x03
CHARSET, LANGUAGE, URI, KEYWORD, ENUM = 0x47, 0x48, 0x45, 0x44, 0x23
FIRST_VALUE = 0x10  # below: the beginning of a group
FIRST_FAULT = 0x0400
STOPPED = 5
NO_PAPER = ("media-empty", "media-needed")
AWAY = ("offline", "connecting-to-device", "timed-out", "shutdown", "cover-open", "door-open", "paused", "media-jam")
# The kernel's <linux/lp.h>
LPGETSTATUS = 0x060B
OUT_OF_PAPER, SELECTED, WITHOUT_ERROR = 0x20, 0x10, 0x08


@dataclass(frozen=True, slots=True)
class Said:
    """`has_paper` is None where the printer does not say."""

    is_ready: bool
    has_paper: bool | None


def asked() -> Said | None:
    """None for a node without a printer, or with one that cannot be asked."""
    target = settings.RECEIPT_PRINTER
    if target.startswith(QUEUE):
        return _queue(target.removeprefix(QUEUE))
    return _device(Path(target)) if target.startswith("/dev/") else None


def _device(path: Path) -> Said | None:
    """One that is not there is not ready; one that is not ours to open, or is printing, says nothing."""
    if not path.exists():
        return Said(is_ready=False, has_paper=None)
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        (status,) = struct.unpack("i", fcntl.ioctl(handle, LPGETSTATUS, struct.pack("i", 0)))
    except OSError:
        return None
    finally:
        os.close(handle)
    return of_status(status)


def of_status(status: int) -> Said:
    """The lines of a parallel port, which USB printers imitate."""
    has_paper = not status & OUT_OF_PAPER
    return Said(is_ready=bool(status & SELECTED and status & WITHOUT_ERROR and has_paper), has_paper=has_paper)


def _queue(name: str) -> Said | None:
    import httpx  # noqa: PLC0415 a tenth of what a process takes to start: only for a node with such a printer

    address = f"{CUPS}/printers/{name}"
    try:
        with httpx.Client(timeout=SECONDS, trust_env=False, verify=tls.context()) as client:
            answer = client.post(address, content=question(name), headers={"Content-Type": "application/ipp"})
        return of_attributes(attributes(answer.content)) if answer.is_success else None
    except (httpx.HTTPError, struct.error, IndexError):
        return None


def question(name: str) -> bytes:
    """How that queue is, and why."""
    return b"".join(
        (
            struct.pack(">HHIB", VERSION, ASKS, REQUEST, OPERATION),
            _value(CHARSET, "attributes-charset", "utf-8"),
            _value(LANGUAGE, "attributes-natural-language", "en"),
            _value(URI, "printer-uri", f"ipp://localhost/printers/{name}"),
            _value(KEYWORD, "requested-attributes", "printer-state"),
            _value(KEYWORD, "", "printer-state-reasons"),
            bytes((END,)),
        )
    )


def _value(tag: int, name: str, text: str) -> bytes:
    named, said = name.encode(), text.encode()
    return struct.pack(">BH", tag, len(named)) + named + struct.pack(">H", len(said)) + said


def attributes(content: bytes) -> Mapping[str, list[bytes]]:
    """Of an answer that is no refusal. Raises struct.error for what is cut short."""
    _version, status, _request = struct.unpack_from(">HHI", content)
    found: dict[str, list[bytes]] = {}
    if status < FIRST_FAULT:
        for name, value in _values(content):
            found.setdefault(name, []).append(value)
    return found


def _values(content: bytes) -> Iterator[tuple[str, bytes]]:
    """A value without a name is one more of the last that had one."""
    here, name = 8, ""
    while content[here] != END:
        if content[here] < FIRST_VALUE:
            here += 1
            continue
        (length,) = struct.unpack_from(">H", content, here + 1)
        name = content[here + 3 : here + 3 + length].decode("ascii", "replace") or name
        here += 3 + length
        (size,) = struct.unpack_from(">H", content, here)
        yield name, content[here + 2 : here + 2 + size]
        here += 2 + size


def of_attributes(found: Mapping[str, list[bytes]]) -> Said | None:
    """A queue that says only that it is well says nothing of its paper: many printers have no word for it."""
    if not found.get("printer-state"):
        return None
    (state,) = struct.unpack(">I", found["printer-state"][0])
    reasons = [reason.decode("ascii", "replace") for reason in found.get("printer-state-reasons", [])]
    is_empty = any(reason.startswith(NO_PAPER) for reason in reasons)
    is_away = any(reason.startswith(AWAY) for reason in reasons)
    return Said(is_ready=state != STOPPED and not is_away and not is_empty, has_paper=False if is_empty else None)
