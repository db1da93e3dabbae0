"""What our witness answers to a log, honest or not; it never forgets what it cosigned."""

from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from guichet.commons.public_log import notes
from guichet.commons.public_log.notes import Checkpoint, Note, Verifier
from guichet.commons.public_log.refusals import Malformed, MemoryDamaged, ReadableByOthers
from guichet.commons.public_log.tree import proofs
from guichet.commons.public_log.witness import seed
from guichet.commons.public_log.witness.answering import Answer, Witness
from guichet.commons.public_log.witness.memory import Memory
from guichet.commons.public_log.witness.server import MOST_BYTES, Door
from tests.commons.public_log.logs import KEY, ORIGIN, VERIFIER, signed
from tests.commons.public_log.trees import Memory as Tree

LINES = [b"line %d" % number for number in range(20)]
MOMENT = 1_790_000_000
NAME = "temoin.example.org/w1"


@pytest.fixture
def witness(tmp_path: Path) -> Witness:
    return Witness(seed.make(tmp_path / "key", NAME), Memory(tmp_path / "state" / "seen"), [VERIFIER])


def head(size: int, lines: list[bytes] = LINES, key: Ed25519PrivateKey = KEY, origin: str = ORIGIN) -> Note:
    return signed(Checkpoint(origin, size, proofs.root(Tree(*lines[:size]), size)), key)


def path(former: int, size: int, lines: list[bytes] = LINES) -> list[bytes]:
    return proofs.consistency(Tree(*lines[:size]), former, size) if 0 < former < size else []


def asked(former: int | str, size: int, *, note: Note | None = None, by: list[bytes] | None = None) -> bytes:
    hashes = path(int(former), size) if by is None else by
    told = "".join(f"{b64encode(each).decode()}\n" for each in hashes)
    return f"old {former}\n{told}\n{note or head(size)}".encode()


def said(answer: Answer) -> tuple[int, str, str]:
    return int(answer.status), answer.text, answer.kind


CONFLICT_AT_10 = (409, "10\n", "text/x.tlog.size")


def test_what_grew_is_cosigned_and_the_line_is_the_witness_s_own(witness: Witness) -> None:
    for former, size in ((0, 1), (1, 10), (10, 10), (10, 20)):
        answer = witness.answer(asked(former, size), MOMENT)
        assert (answer.status, answer.kind) == (200, "text/plain; charset=utf-8")
        found = notes.cosigned_at(head(size).signed_also([answer.text]), witness.seed.verifier)
        assert found is not None
        assert int(found.timestamp()) == MOMENT
    assert witness.memory.last(ORIGIN) == Checkpoint(ORIGIN, 20, proofs.root(Tree(*LINES), 20))


def test_a_witness_that_is_started_again_remembers(witness: Witness, tmp_path: Path) -> None:
    witness.answer(asked(0, 10), MOMENT)
    again = Witness(seed.read(tmp_path / "key"), Memory(tmp_path / "state" / "seen"), [VERIFIER])
    assert again.seed.verifier == witness.seed.verifier
    assert said(again.answer(asked(0, 20), MOMENT)) == CONFLICT_AT_10
    assert again.answer(asked(10, 20), MOMENT).status == 200


OTHERS = [*LINES[:4], b"another", *LINES[5:]]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (asked(9, 20), 409),
        (asked(0, 20), 409),
        (asked(10, 10, note=head(10, OTHERS)), 409),
        (asked(10, 9), 400),
        (asked(10, 20, by=path(10, 20, OTHERS)), 422),
        (asked(10, 20, note=head(20, OTHERS)), 422),
        (asked(10, 20, by=[]), 422),
        (asked(10, 10, by=[bytes(32)]), 422),
        (asked(10, 20, note=head(20, key=Ed25519PrivateKey.generate())), 403),
        (asked(10, 20, note=head(20, origin="other.example/log")), 404),
        (asked(10, 20, by=[bytes(32)] * 64), 400),
        (asked(10, 20, by=[bytes(31)]), 400),
        (asked("010", 20), 400),
        (asked("-1", 20, by=[]), 400),
        (asked(10, 20).replace(b"old ", b"new "), 400),
        (asked(10, 20).replace(b"old 10\n", b"old 10\n!\n"), 400),
        (asked(10, 20).replace(b"old 10", b"old " + b"9" * 5000), 400),
        (asked(10, 20)[:-1], 400),
        (asked(10, 20, note=Note(head(20).body, ())), 400),
        (asked(10, 20, note=signed(Checkpoint(ORIGIN, 20, bytes(31)))), 400),
        (b"old 10\n", 400),
        (b"\xff\xfe", 400),
        (b"", 400),
    ],
)
def test_what_is_not_as_it_should_be_is_refused_and_changes_nothing(witness: Witness, body: bytes, status: int) -> None:
    witness.answer(asked(0, 10), MOMENT)
    kept = witness.memory.file.read_bytes()
    answer = witness.answer(body, MOMENT)
    assert answer.status == status
    assert (said(answer) == CONFLICT_AT_10) == (status == 409)
    assert witness.memory.file.read_bytes() == kept
    assert witness.answer(asked(10, 20), MOMENT).status == 200


def test_the_first_checkpoint_takes_no_proof_and_an_empty_log_is_one_root(witness: Witness) -> None:
    assert witness.answer(asked(0, 10, by=[bytes(32)]), MOMENT).status == 422
    other = signed(Checkpoint(ORIGIN, 0, bytes(32)))
    assert said(witness.answer(asked(0, 0, note=other), MOMENT)) == (409, "0\n", "text/x.tlog.size")
    assert witness.answer(asked(0, 0), MOMENT).status == 200


def test_two_pasts_are_told_with_their_evidence(witness: Witness, caplog: pytest.LogCaptureFixture) -> None:
    witness.answer(asked(0, 10), MOMENT)
    witness.answer(asked(0, 20), MOMENT)
    assert caplog.text == ""
    forged = head(10, OTHERS)
    witness.answer(asked(10, 10, note=forged), MOMENT)
    assert str(forged) in caplog.text
    assert head(10).body in caplog.text


def test_a_log_may_have_had_two_keys_and_each_log_its_own_memory(tmp_path: Path) -> None:
    later, elsewhere = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    logs = [
        VERIFIER,
        Verifier(ORIGIN, later.public_key().public_bytes_raw()),
        Verifier("other.example/log", elsewhere.public_key().public_bytes_raw()),
    ]
    witness = Witness(seed.make(tmp_path / "key", NAME), Memory(tmp_path / "seen"), logs)
    assert witness.answer(asked(0, 10), MOMENT).status == 200
    assert witness.answer(asked(10, 20, note=head(20, key=later)), MOMENT).status == 200
    assert witness.answer(asked(0, 5, note=head(5, key=elsewhere, origin="other.example/log")), MOMENT).status == 200
    assert witness.answer(asked(0, 5, note=head(5, key=elsewhere)), MOMENT).status == 403


def test_of_many_at_once_each_grows_out_of_the_one_before(witness: Witness) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda size: witness.answer(asked(0, size), MOMENT), range(1, 17)))
    first = [size for size, answer in enumerate(answers, start=1) if answer.status == 200]
    assert len(first) == 1
    assert {said(answer) for answer in answers if answer.status != 200} == {(409, f"{first[0]}\n", "text/x.tlog.size")}


def test_what_cannot_be_kept_is_not_cosigned(witness: Witness) -> None:
    witness.answer(asked(0, 10), MOMENT)
    witness.memory.file.write_text("{")
    with pytest.raises(MemoryDamaged, match="seen"):
        witness.answer(asked(10, 20), MOMENT)
    witness.memory.file.unlink()
    witness.memory.file.mkdir()
    with pytest.raises(OSError, match="seen"):
        witness.answer(asked(0, 20), MOMENT)


@pytest.mark.parametrize(
    ("told", "instead"),
    [("PRIVATE+KEY+", ""), (f"{NAME}+", f"{NAME}+00"), (f"{NAME}+", "another+"), ("+B", "+A"), ("\n", "A\n")],
)
def test_a_key_file_that_was_changed_is_none(tmp_path: Path, told: str, instead: str) -> None:
    file = tmp_path / "key"
    made = seed.make(file, NAME)
    assert seed.read(file).verifier == made.verifier
    text = file.read_text()
    assert told in text
    file.write_text(text.replace(told, instead))
    with pytest.raises(Malformed):
        seed.read(file)


def test_a_key_file_is_its_owner_s_alone_and_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "key"
    seed.make(file, NAME)
    with pytest.raises(FileExistsError):
        seed.make(file, NAME)
    file.chmod(0o640)
    with pytest.raises(ReadableByOthers, match="0600"):
        seed.read(file)


@pytest.fixture
def door(witness: Witness) -> Iterator[Door]:
    with Door("127.0.0.1", 0, witness) as opened:
        thread = Thread(target=opened.serve_forever)
        thread.start()
        yield opened
        opened.shutdown()
        thread.join()


def test_the_door_answers_one_after_the_other_on_one_connection(door: Door) -> None:
    connection = HTTPConnection("127.0.0.1", door.server_port, timeout=10)
    for body, status in ((asked(0, 10), 200), (asked(0, 10), 409), (b"words", 400), (asked(10, 20), 200)):
        connection.request("POST", "/add-checkpoint", body)
        answer = connection.getresponse()
        assert answer.status == status
        assert answer.read()
    connection.close()


def test_the_door_takes_nothing_else(door: Door) -> None:
    for verb, where, headers, status in (
        ("POST", "/elsewhere", {}, 404),
        ("POST", "/add-checkpoint", {"Content-Length": str(MOST_BYTES + 1)}, 400),
        ("POST", "/add-checkpoint", {"Content-Length": "-1"}, 400),
        ("GET", "/add-checkpoint", {}, 501),
    ):
        connection = HTTPConnection("127.0.0.1", door.server_port, timeout=10)
        connection.request(verb, where, headers=headers)
        with connection.getresponse() as answer:
            assert answer.status == status
        connection.close()


def test_the_door_says_so_when_the_memory_is_damaged(door: Door) -> None:
    door.witness.memory.file.parent.mkdir()
    door.witness.memory.file.write_text("[]")
    connection = HTTPConnection("127.0.0.1", door.server_port, timeout=10)
    connection.request("POST", "/add-checkpoint", asked(0, 10))
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (500, b"this witness cannot keep what it sees\n")
    connection.close()
