"""The keeper's door: a Unix socket that only this machine's same user may knock at."""

import fcntl
import os
import socket
import socketserver
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from guichet.foundation.keys import public, wire
from guichet.foundation.keys.keeper import verbs
from guichet.foundation.keys.keeper.desk import Desk, Refusal
from guichet.foundation.keys.keeper.opening import SOCKET, WillNotStart
from guichet.foundation.keys.keeper.turns import Turns
from guichet.foundation.keys.wire import Broken, Message

PUBLISHED = "public.json"
PEER = struct.Struct("3i")  # process, user, group, as SO_PEERCRED gives them
SECONDS_TO_ASK = 30


class Door(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True
    request_queue_size = 512

    def __init__(self, address: Path, turns: Turns) -> None:
        self.turns = turns
        super().__init__(str(address), Conversation)
        address.chmod(0o600)

    def verify_request(self, request: Any, client_address: object) -> bool:  # noqa: ARG002 the library's signature
        """Only who runs as this user is heard, whatever the folder's mode has become."""
        _, user, _ = PEER.unpack(request.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, PEER.size))
        return bool(user == os.geteuid())


class Conversation(socketserver.BaseRequestHandler):
    """One question, one answer. The greeting tells at once that someone is there."""

    server: Door
    request: socket.socket

    def handle(self) -> None:
        self.request.settimeout(SECONDS_TO_ASK)
        with suppress(Broken, OSError):  # whoever asked went away: what was done is on the disk
            self.request.sendall(wire.HELLO)
            wire.send(self.request, _answer(self.server.turns, wire.receive(self.request)))


def _answer(turns: Turns, asked: Message) -> Message:
    try:
        return turns.take(verbs.work_for(asked))
    except Refusal as refusal:
        return Message({"refused": refusal.code})


def publish(desk: Desk, folder: Path) -> None:
    """The list of public keys, for whoever seals and checks without asking; replaced whole or not at all."""
    path, text = folder / PUBLISHED, public.as_json(desk.keys.values())
    if path.exists() and path.read_text() == text:
        return
    draft = folder / f"{PUBLISHED}.new"
    with draft.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)


@contextmanager
def alone(folder: Path) -> Iterator[IO[str]]:
    """Raises WillNotStart when another keeper works here; the system lets go of the lock when this process dies."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "running").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WillNotStart("running") from None
        yield lock


@contextmanager
def serving(desk: Desk, folder: Path) -> Iterator[Door]:
    """A door ready for `serve_forever`."""
    address = folder / SOCKET
    address.unlink(missing_ok=True)  # left by a keeper that was killed: the lock says that none runs
    publish(desk, folder)
    published = desk.keys

    def publish_changes(changed: Desk) -> None:
        nonlocal published
        if changed.keys is not published:
            publish(changed, folder)
            published = changed.keys

    turns = Turns(desk, publish_changes)
    turns.start()
    try:
        with Door(address, turns) as door:
            yield door
    finally:
        turns.stop()
        address.unlink(missing_ok=True)
