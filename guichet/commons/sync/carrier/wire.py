"""Asking the hub: one connection kept alive, and every fault as one of those that the counter puts into words."""

import socket
import ssl
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx

from guichet.commons.sync.traffic import Meter
from guichet.commons.sync.vocabulary import Fault
from guichet.foundation.lib import tls

SECONDS_TO_CONNECT = 15.0
SECONDS_TO_ANSWER = 60.0
CONGESTION = Path("/proc/sys/net/ipv4/tcp_allowed_congestion_control")
TCP_CONGESTION, TCP_NOTSENT_LOWAT = 13, 25  # Linux: include/uapi/linux/tcp.h
UNSENT = 16_384
CODES = {
    "not-enrolled": Fault.NOT_ENROLLED,
    "waiting": Fault.WAITING,
    "revoked": Fault.REVOKED,
    "unknown": Fault.NOT_ENROLLED,
    "keeper": Fault.BROKEN,
    "invitation": Fault.INVITATION,
}


class Failed(Exception):
    """A try that did not go through; `fault` is why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class MustGreet(Exception):
    """The hub no longer knows us by our token: it forgets after a while, and when it was restarted elsewhere."""


class Conflict(Exception):
    """The hub has another past of ours: `last` is the number that it has, None when the numbers were used twice."""

    def __init__(self, last: int | None) -> None:
        super().__init__(last)
        self.last = last


class Wire:
    """`is_cut` is asked before each question: a demonstration cuts its links by a switch.

    `seconds` is how long each question may take, where somebody waits for the answer.
    """

    def __init__(
        self,
        hub: str,
        *,
        is_cut: Callable[[], bool],
        transport: httpx.BaseTransport | None = None,
        seconds: float | None = None,
    ) -> None:
        self._is_cut = is_cut
        self._client = httpx.Client(
            base_url=f"{hub}/sync/v1/",
            transport=transport or httpx.HTTPTransport(verify=tls.context(), socket_options=_options()),
            verify=tls.context(),
            timeout=httpx.Timeout(seconds or SECONDS_TO_ANSWER, connect=seconds or SECONDS_TO_CONNECT),
        )
        self.token = ""
        self.meter = Meter()

    def ask(
        self,
        method: str,
        path: str,
        content: bytes | Iterable[bytes] = b"",
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """The answer, when it is one of 200 to 206. Raises Failed, MustGreet, Conflict."""
        if self._is_cut():
            raise Failed(Fault.CUT)
        known = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        began = time.perf_counter()
        with _in_words():
            answer = self._client.request(method, path, content=content, headers={**known, **(headers or {})})
        sent = int(answer.request.headers.get("Content-Length", 0))
        self.meter.add(sent=sent, received=len(answer.content), seconds=time.perf_counter() - began)
        if answer.is_success:
            return answer
        raise _refusal(answer)

    def close(self) -> None:
        self._client.close()


def _options() -> list[tuple[int, int, bytes]]:
    """BBR keeps a lossy radio link busy where cubic halves its pace at each loss; not every kernel has it.

    And what the system takes from us is soon on the wire, so that we know when a message has left.
    """
    soon = [(socket.IPPROTO_TCP, TCP_NOTSENT_LOWAT, UNSENT.to_bytes(4, sys.byteorder))]
    try:
        allowed = CONGESTION.read_text().split()
    except OSError:
        return []
    return [*soon, (socket.IPPROTO_TCP, TCP_CONGESTION, b"bbr")] if "bbr" in allowed else soon


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except httpx.ConnectError as fault:
        raise Failed(_cause(fault)) from fault
    except httpx.HTTPError as fault:
        raise Failed(Fault.SILENT) from fault


def _cause(fault: BaseException | None) -> Fault:
    while fault is not None:
        if isinstance(fault, socket.gaierror):
            return Fault.NAME
        if isinstance(fault, ssl.SSLError):
            return Fault.TLS
        fault = fault.__cause__ or fault.__context__
    return Fault.SILENT


def _refusal(answer: httpx.Response) -> Exception:
    told = _told(answer)
    code = str(told.get("code", ""))
    last = told.get("last")
    if code == "hello":
        return MustGreet()
    if answer.status_code == httpx.codes.CONFLICT:
        return Conflict(last if isinstance(last, int) else None)
    if answer.status_code == httpx.codes.BAD_REQUEST:
        return Failed(Fault.NOT_UNDERSTOOD)
    return Failed(CODES.get(code, Fault.BROKEN))


def _told(answer: httpx.Response) -> Mapping[str, object]:
    try:
        found = answer.json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
