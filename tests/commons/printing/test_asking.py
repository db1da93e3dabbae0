"""What a printer says of itself: by IPP as CUPS answers it, by the status lines of a device, or nothing at all."""

import fcntl
import os
import struct
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.conf import LazySettings

from guichet.commons.printing import asking
from guichet.commons.printing.asking import Said


def value(tag: int, name: str, content: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(content)) + content


def an_answer(state: int, *reasons: str, status: int = 0) -> bytes:
    """As CUPS 2.4 writes it: operation attributes, then those of the printer."""
    told = [
        value(0x44, "" if number else "printer-state-reasons", each.encode()) for number, each in enumerate(reasons)
    ]
    return b"".join(
        (
            struct.pack(">HHI", 0x0101, status, 1),
            b"\x01",
            value(0x47, "attributes-charset", b"utf-8"),
            value(0x48, "attributes-natural-language", b"en"),
            b"\x04",
            value(0x23, "printer-state", struct.pack(">I", state)),
            *told,
            b"\x03",
        )
    )


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> Iterator[dict[str, Any]]:
    """A server that answers `answer`, and keeps what it was asked."""
    told: dict[str, Any] = {"answer": b"", "status": 200}

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told["path"], told["kind"] = self.path, self.headers["Content-Type"]
            told["asked"] = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(told["status"])
            self.end_headers()
            self.wfile.write(told["answer"])

        def log_message(self, *_args: object) -> None:
            """In silence."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        monkeypatch.setattr(asking, "CUPS", f"http://127.0.0.1:{server.server_port}")
        settings.RECEIPT_PRINTER = "lp:recus"
        yield told
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("state", "reasons", "said"),
    [
        (3, ("none",), Said(is_ready=True, has_paper=None)),
        (4, ("none",), Said(is_ready=True, has_paper=None)),
        (3, ("media-low-warning",), Said(is_ready=True, has_paper=None)),
        (3, ("media-empty-error",), Said(is_ready=False, has_paper=False)),
        (4, ("media-needed", "toner-low"), Said(is_ready=False, has_paper=False)),
        (5, ("paused",), Said(is_ready=False, has_paper=None)),
        (3, ("toner-low", "offline-report"), Said(is_ready=False, has_paper=None)),
        (4, ("connecting-to-device",), Said(is_ready=False, has_paper=None)),
    ],
)
def test_a_queue_of_cups_says_how_it_is(cups: dict[str, Any], state: int, reasons: tuple[str, ...], said: Said) -> None:
    cups["answer"] = an_answer(state, *reasons)
    assert asking.asked() == said
    assert (cups["path"], cups["kind"]) == ("/printers/recus", "application/ipp")


def test_the_question_is_one_that_ipp_knows(cups: dict[str, Any]) -> None:
    asking.asked()
    asked = cups["asked"]
    assert asked[:9] == bytes.fromhex("0101 000b 00000001 01")
    assert asking.attributes(asked) == {
        "attributes-charset": [b"utf-8"],
        "attributes-natural-language": [b"en"],
        "printer-uri": [b"ipp://localhost/printers/recus"],
        "requested-attributes": [b"printer-state", b"printer-state-reasons"],
    }


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (b"", 200),
        (b"<html>", 200),
        (an_answer(3, "none")[:40], 200),
        (an_answer(3, "none", status=0x0406), 200),  # client-error-not-found
        (an_answer(3, "none"), 403),
    ],
)
def test_an_answer_that_says_nothing_is_no_good_news(cups: dict[str, Any], answer: bytes, status: int) -> None:
    cups["answer"], cups["status"] = answer, status
    assert asking.asked() is None


def test_without_cups_the_printer_is_unknown(monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> None:
    monkeypatch.setattr(asking, "CUPS", "http://127.0.0.1:9")
    settings.RECEIPT_PRINTER = "lp:recus"
    assert asking.asked() is None


def test_a_node_without_a_printer_or_with_a_folder_says_nothing(settings: LazySettings, tmp_path: Path) -> None:
    for target in ("", str(tmp_path)):
        settings.RECEIPT_PRINTER = target
        assert asking.asked() is None


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (0x18, Said(is_ready=True, has_paper=True)),
        (0x38, Said(is_ready=False, has_paper=False)),
        (0x08, Said(is_ready=False, has_paper=True)),
        (0x10, Said(is_ready=False, has_paper=True)),
    ],
)
def test_a_device_says_it_by_its_status_lines(
    monkeypatch: pytest.MonkeyPatch, settings: LazySettings, status: int, said: Said
) -> None:
    settings.RECEIPT_PRINTER = "/dev/null"
    monkeypatch.setattr(fcntl, "ioctl", lambda *_told: struct.pack("i", status))
    assert asking.asked() == said


def test_a_device_that_is_not_there_is_not_ready_and_one_that_cannot_be_asked_is_unknown(
    monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    settings.RECEIPT_PRINTER = "/dev/usb/no-such-printer"
    assert asking.asked() == Said(is_ready=False, has_paper=None)
    settings.RECEIPT_PRINTER = "/dev/null"  # no printer: it has no such lines
    assert asking.asked() is None

    def refuses(*_told: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", refuses)
    assert asking.asked() is None
