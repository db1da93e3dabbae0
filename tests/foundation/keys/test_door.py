"""Who may speak to the keeper, and what happens when it is not there or is spoken to badly."""

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from guichet.foundation.keys import client as keys
from guichet.foundation.keys import wire
from guichet.foundation.keys.public import Kind
from guichet.foundation.keys.refusals import KeeperUnavailable
from tests.factories.keepers import AKeeper
from tests.foundation.keys.stories import ANSWERS, opened, received, sealed

UNAVAILABLE = (
    "Le gardien des clés ne répond pas. Rien n’est perdu\xa0: réessayez dans un instant, ou lancez le gardien."
)
NOBODY = 65_534
KNOCK = """
import os, socket, sys
os.setuid(int(sys.argv[2]))
with socket.socket(socket.AF_UNIX) as door:
    door.connect(sys.argv[1])
    print(door.recv(100))
"""


def framed(head: bytes) -> bytes:
    return len(head).to_bytes(4) + head


def knocking(keeper: AKeeper, *, user: int) -> str:
    """What the keeper says to a process of this user."""
    command = [sys.executable, "-c", KNOCK, str(keeper.folder / "socket"), str(user)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_folder_and_files_are_their_owner_s_alone(keeper: AKeeper) -> None:
    assert mode(keeper.folder) == 0o700
    files = [path for path in keeper.folder.iterdir() if not path.is_socket()]
    assert {"keys.sqlite3", "public.json", "demonstration-secret"} <= {path.name for path in files}
    assert {path.name: mode(path) for path in files} == dict.fromkeys((path.name for path in files), 0o600)
    assert mode(keeper.folder / "socket") == 0o600


@pytest.mark.skipif(os.geteuid() != 0, reason="NOT TRIED: only root can knock as somebody else")
def test_another_user_is_not_heard_even_through_an_open_door(keeper: AKeeper) -> None:
    for path, opened_to_all in ((keeper.var, 0o755), (keeper.folder, 0o755), (keeper.folder / "socket", 0o666)):
        path.chmod(opened_to_all)
    assert knocking(keeper, user=os.geteuid()) == repr(wire.HELLO)
    assert knocking(keeper, user=NOBODY) == "b''"


@pytest.mark.usefixtures("sleeping")
def test_a_keeper_that_never_started_is_said_to_be_away() -> None:
    with pytest.raises(KeeperUnavailable, match=re.escape(UNAVAILABLE)):
        keys.public_keys()
    with pytest.raises(KeeperUnavailable, match=re.escape(UNAVAILABLE)):
        keys.sign(Kind.QR, b"message")
    assert not keys.is_awake()


def test_people_go_on_filing_while_the_keeper_is_down_and_it_opens_all_when_it_is_back(keeper: AKeeper) -> None:
    case = received()
    keeper.kill()
    later = sealed()
    with pytest.raises(KeeperUnavailable, match=re.escape(UNAVAILABLE)):
        opened(case)
    keeper.start()
    assert opened(case).plaintext == ANSWERS
    assert keys.receive(later, bound_to=b"LOK-7F3K-92QX-M", case="later").case_key_id


def test_a_keeper_that_hangs_is_not_waited_for(keeper: AKeeper) -> None:
    assert keys.is_awake()
    keeper.process.send_signal(signal.SIGSTOP)
    with pytest.raises(KeeperUnavailable, match=re.escape(UNAVAILABLE)):
        keys.sign(Kind.QR, b"message")
    keeper.process.send_signal(signal.SIGCONT)
    assert keys.sign(Kind.QR, b"message").signature


@pytest.mark.parametrize(
    "noise",
    [
        b"",
        b"GET / HTTP/1.1\r\n\r\n",
        b"\xff\xff\xff\xff",
        framed(b"[]"),
        framed(b"{}"),
        framed(b'{"head": {}, "parts": [-1]}'),
        framed(b'{"head": {}, "parts": [999999999999]}'),
        framed(b'{"head": {"verb": "nap"}, "parts": []}'),
        framed(b'{"head": {"verb": "open"}, "parts": []}'),
        framed(b'{"head": {"verb": "uses", "after": "x", "limit": "1"}, "parts": []}'),
    ],
    ids=repr,
)
def test_noise_does_not_stop_the_keeper(shared_keeper: AKeeper, noise: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(shared_keeper.folder / "socket"))
        connection.sendall(noise)
        connection.shutdown(socket.SHUT_WR)
        with suppress(ConnectionResetError):
            while connection.recv(1_000):
                pass
    assert opened(received()).plaintext == ANSWERS


def test_a_keeper_told_to_stop_leaves_no_door(keeper: AKeeper) -> None:
    assert keeper.stop() == 0
    assert not (keeper.folder / "socket").exists()
