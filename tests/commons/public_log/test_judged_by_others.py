"""Programs that are not ours read the log, its proofs and its cosignatures; a witness that is not ours cosigns."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from pytest_django.fixtures import Settings

from guichet.commons.public_log import notes, outside, publishing, queries, signing
from guichet.commons.public_log.models import Signed, Waiting
from guichet.commons.public_log.notes import Checkpoint, Note, Verifier, read_verifier
from guichet.commons.public_log.outside import Outside
from guichet.commons.public_log.queries import Head
from guichet.commons.public_log.refusals import LogFault
from guichet.commons.public_log.storing import StoredTiles
from guichet.commons.public_log.tree import proofs
from guichet.commons.public_log.witness import seed
from guichet.commons.public_log.witness.answering import Witness
from guichet.commons.public_log.witness.memory import Memory
from guichet.commons.public_log.witness.server import Door
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act
from tests.factories.keepers import AKeeper
from tools.environment import JUDGES
from tools.site import free_port

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def log(settings: Settings, keeper: AKeeper, tmp_path: Path) -> Path:
    """The folder of a log of ours, signed and published."""
    settings.VAR = tmp_path
    (tmp_path / "keeper").symlink_to(keeper.folder)
    grow(600)
    return publishing.folder()


def grow(lines: int) -> None:
    first = Signed.objects.count() * 10_000
    with building():
        Waiting.objects.bulk_create(
            Waiting(first + number, f"s{number}", "", b'{"at":"2026-11-29T08Z","kind":"test","n":%d}' % number, NOON)
            for number in range(lines)
        )
    signing.run(an_act(NOON))


def judge(module: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env={**os.environ, "PYTHONPATH": str(JUDGES), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def key() -> str:
    return str(signing.verifiers()[-1])


def test_aics_tlog_believes_the_checkpoint_and_each_proof(log: Path, tmp_path: Path) -> None:
    trusted = ("--log-key", key(), "--tiles", str(log))
    read = judge("aics_tlog", "verify-checkpoint", *trusted)
    assert read.returncode == 0, read.stderr
    line = tmp_path / "line"
    for index in (0, 255, 256, 599):
        line.write_bytes(queries.bundle(index // 256)[index % 256])
        shown = judge("aics_tlog", "verify-inclusion", *trusted, "--leaf", str(line), "--index", str(index))
        assert shown.returncode == 0, shown.stdout + shown.stderr
    line.write_bytes(b"another")
    assert judge("aics_tlog", "verify-inclusion", *trusted, "--leaf", str(line), "--index", "599").returncode == 1


def test_aics_tlog_sees_that_the_log_grew_out_of_what_it_was(log: Path, tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.write_bytes((log / "checkpoint").read_bytes())
    grow(300)
    trusted = ("--log-key", key(), "--tiles", str(log), "--old-checkpoint", str(before))
    grown = judge("aics_tlog", "verify-consistency", *trusted)
    assert grown.returncode == 0, grown.stdout + grown.stderr
    tile = log / "tile/0/002"
    hashes = bytearray(tile.read_bytes())
    hashes[(600 - 512) * 32] ^= 1
    tile.write_bytes(hashes)
    assert judge("aics_tlog", "verify-consistency", *trusted).returncode != 0


@pytest.fixture
def witness(tmp_path: Path) -> Iterator[Outside]:
    """aics-witness, which knows our log by its key."""
    settings = {"AICS_WITNESS_CONFIG": str(tmp_path / "witness.json")}
    made = judge("aics_witness", "init", "--name", "temoin.example.org/w1", **settings)
    assert made.returncode == 0, made.stderr
    name = next(word for word in made.stdout.split() if word.startswith("temoin.example.org/w1+"))
    origin = signing.verifiers()[-1].name
    known = judge("aics_witness", "add-log", "--origin", origin, "--vkey", key(), **settings)
    assert known.returncode == 0, known.stderr
    listen = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "aics_witness", "serve", "--listen", listen, "--log-level", "ERROR"]
    server = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(JUDGES), **settings})
    try:
        _wait(f"http://{listen}/healthz")
        yield Outside(read_verifier(name), f"http://{listen}")
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait(address: str) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, OSError):
            assert time.monotonic() < deadline, "the witness does not answer"
            time.sleep(0.1)


def listed(settings: Settings, tmp_path: Path, *outsiders: Outside) -> None:
    settings.LOG_WITNESSES = tmp_path / "witnesses"
    lines = "".join(f"{each.key} {each.address}\n" for each in outsiders)
    settings.LOG_WITNESSES.write_text(f"# outside\n\n{lines}")


def test_a_witness_that_is_not_ours_cosigns_and_follows(
    witness: Outside, settings: Settings, tmp_path: Path, log: Path
) -> None:
    nobody = Outside(Verifier("silent.example", bytes(32)), "http://127.0.0.1:9")
    listed(settings, tmp_path, nobody, witness)
    for _ in range(2):
        outside.ask_all(an_act(NOON))
        assert queries.cosigned_by(witness.key.name) == queries.size()
        grow(300)
    publishing.publish()
    outside.ask_all(an_act(NOON))
    signing.run(an_act(NOON))
    quorum = ("--witness-key", str(witness.key), "--quorum", "1")
    read = judge("aics_tlog", "verify-checkpoint", "--log-key", key(), "--tiles", str(log), *quorum)
    assert read.returncode == 0, read.stderr
    assert queries.alarms() == []


def test_an_answer_that_never_reached_us_is_asked_for_again(witness: Outside) -> None:
    head = queries.head()
    assert head is not None
    outside._shown(witness, head, 0)
    grow(300)
    later = queries.head()
    assert later is not None
    outside.ask(witness, later, an_act(NOON))
    assert queries.cosigned_by(witness.key.name) == later.size


def a_head(size: int, root: bytes) -> Head:
    """What a dishonest hub signs, with the State's own key."""
    checkpoint = Checkpoint(signing.verifiers()[-1].name, size, root)
    signature = keys.sign(Kind.LOG, checkpoint.body.encode()).signature
    note = Note(checkpoint.body, (notes.line(signing.verifiers()[-1], signature),))
    return Head(size, root, note, NOON)


@pytest.mark.parametrize(("size", "fault"), [(500, "rolled-back"), (601, "forked")])
def test_a_log_that_was_shortened_or_rewritten_is_refused_by_it_and_everybody_reads_so(
    witness: Outside, size: int, fault: str
) -> None:
    honest = queries.head()
    assert honest is not None
    outside.ask(witness, honest, an_act(NOON))
    grow(1)
    outside.ask(witness, a_head(size, bytes(32)), an_act(NOON))
    assert [(alarm.witness, str(alarm.fault)) for alarm in queries.alarms()] == [(witness.key.name, fault)]


def test_who_is_listed_wrongly_is_named(settings: Settings, tmp_path: Path) -> None:
    settings.LOG_WITNESSES = tmp_path / "witnesses"
    settings.LOG_WITNESSES.write_text("no-key http://127.0.0.1:9\n")
    with pytest.raises(LogFault, match="no-key"):
        outside.ask_all(an_act(NOON))


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Outside]:
    """The witness that we give to bodies outside, which knows our log by its key."""
    witness = Witness(
        seed.make(tmp_path / "seed", "temoin.example.org/w2"), Memory(tmp_path / "seen"), signing.verifiers()
    )
    with Door("127.0.0.1", 0, witness) as door:
        thread = Thread(target=door.serve_forever)
        thread.start()
        yield Outside(witness.seed.verifier, f"http://127.0.0.1:{door.server_port}")
        door.shutdown()
        thread.join()


def test_our_hub_and_our_witness_understand_each_other(ours: Outside, settings: Settings, tmp_path: Path) -> None:
    listed(settings, tmp_path, ours)
    for _ in range(2):
        outside.ask_all(an_act(NOON))
        assert queries.cosigned_by(ours.key.name) == queries.size()
        grow(300)
    head = queries.head()
    assert head is not None
    outside._shown(ours, head, 900)  # an answer that never reached us
    grow(1)
    outside.ask_all(an_act(NOON))
    assert queries.cosigned_by(ours.key.name) == 1201
    assert queries.alarms() == []


@pytest.mark.parametrize(("size", "fault"), [(500, "rolled-back"), (600, "forked"), (601, "forked")])
def test_our_witness_refuses_a_log_with_another_past_and_everybody_reads_so(
    ours: Outside, size: int, fault: str
) -> None:
    honest = queries.head()
    assert honest is not None
    outside._shown(ours, honest, 0)
    grow(1)
    outside.ask(ours, a_head(size, bytes(32)), an_act(NOON))
    assert [(alarm.witness, str(alarm.fault)) for alarm in queries.alarms()] == [(ours.key.name, fault)]


FEED = """
import sys
from aics_witness.feeder import submit_checkpoint, merge_cosignatures
address, key, checkpoint, *proof = sys.argv[1:]
note = open(checkpoint, "rb").read()
old, *path = proof or ["0"]
line = submit_checkpoint(address, note, (int(old), [bytes.fromhex(each) for each in path]), witness_vkey=key)
open(checkpoint, "wb").write(merge_cosignatures(note, line))
"""


def test_a_client_that_is_not_ours_is_cosigned_by_our_witness_and_believes_it(ours: Outside, log: Path) -> None:
    checkpoint = log / "checkpoint"
    assert fed(ours, checkpoint).returncode == 0
    quorum = ("--log-key", key(), "--tiles", str(log), "--witness-key", str(ours.key), "--quorum", "1")
    assert judge("aics_tlog", "verify-checkpoint", *quorum).returncode == 0
    grow(300)
    assert judge("aics_tlog", "verify-checkpoint", *quorum).returncode == 1
    path = [each.hex() for each in proofs.consistency(StoredTiles(), 600, 900)]
    refused = fed(ours, checkpoint, "600", *reversed(path))
    assert "422" in refused.stderr
    grown = fed(ours, checkpoint, "600", *path)
    assert grown.returncode == 0, grown.stderr
    assert judge("aics_tlog", "verify-checkpoint", *quorum).returncode == 0


def fed(witness: Outside, checkpoint: Path, *proof: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", FEED, witness.address, str(witness.key), str(checkpoint), *proof],
        env={**os.environ, "PYTHONPATH": str(JUDGES)},
        capture_output=True,
        text=True,
        check=False,
    )
