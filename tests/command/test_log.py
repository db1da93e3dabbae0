"""`guichet log` needs no node: the address of a log, or a copy of it in a folder, suffices."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.request import Request, urlopen

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from guichet.commons.public_log import proof as proofs_of
from guichet.commons.public_log.auditing import sources
from guichet.commons.public_log.notes import Checkpoint
from guichet.commons.public_log.tree import proofs
from guichet.commons.public_log.tree.hashing import EMPTY
from tests.command.test_command import guichet
from tests.commons.public_log.logs import KEY, ORIGIN, VERIFIER, a_line, contents, publish, signed
from tests.commons.public_log.test_auditing import DAYS, OFFICE, a_life, many
from tests.commons.public_log.trees import Memory
from tests.factories.real_database import a_migrated_file


def test_an_audit_tells_what_was_promised_and_kept(tmp_path: Path) -> None:
    lines = [*a_life("one", 1, taken=2, decided=3, promised=4), *a_life("two", 1, taken=5, decided=6, promised=4)]
    ended = guichet("log", "audit", str(publish(tmp_path, lines)), "--key", str(VERIFIER))
    assert ended.returncode == 0
    told = ended.stdout.splitlines()
    assert told[0] == "8 lignes relues\N{NO-BREAK SPACE}: elles donnent bien l’empreinte signée."
    assert "casier bureau" in told
    assert [line.split() for line in told if "promesses" in line] == [
        ["promesses", "tenues", "1"],
        ["promesses", "manquées", "1"],
    ]
    assert any(line.split() == ["délai,", "neuf", "demandes", "sur", "dix", "(h)", "113"] for line in told)


def test_an_audit_ends_with_1_when_a_line_was_dated_back(tmp_path: Path) -> None:
    lines = [*a_life("one", 3, taken=4, decided=5, promised=6), a_line("taken", DAYS[1], "one", office=OFFICE)]
    ended = guichet("log", "audit", str(publish(tmp_path, lines)))
    assert ended.returncode == 1
    assert "1 ligne ne peut pas s’être passée dans cet ordre." in ended.stderr
    assert f"Clé prise sur la parole du journal : {VERIFIER}" in ended.stderr.replace("\N{NO-BREAK SPACE}", " ")


def test_an_audit_counts_once_what_began_again_and_refuses_a_loss_that_names_no_lines(tmp_path: Path) -> None:
    first, again = a_life("one", 1, taken=2, decided=3, promised=4), a_life("one", 6, taken=7, decided=8, promised=20)
    lost = {"kind": "log-recovered", "at": DAYS[5], "former": 0, "size": 4}
    ended = guichet("log", "audit", str(publish(tmp_path / "log", [*first, lost, *again])), "--key", str(VERIFIER))
    assert ended.returncode == 0
    told = [" ".join(line.split()) for line in ended.stdout.splitlines()]
    assert {"reçues 1", "décidées 1", "promesses manquées 1", "recommencées après une restauration 1"} <= set(told)
    assert not [line for line in told if "tenues" in line]
    lines = [*first, {**lost, "size": "all"}, *again]
    assert guichet("log", "audit", str(publish(tmp_path / "other", lines)), "--key", str(VERIFIER)).returncode == 2


def test_a_changed_log_is_wrong_and_one_that_is_not_there_is_unusable(tmp_path: Path) -> None:
    log = publish(tmp_path / "log", many(3))
    bundle = log / "tile/entries/000.p/12"
    bundle.write_bytes(bundle.read_bytes().replace(b"casier", b"permis", 1))
    assert guichet("log", "audit", str(log), "--key", str(VERIFIER)).returncode == 1
    assert guichet("log", "audit", str(tmp_path / "nowhere"), "--key", str(VERIFIER)).returncode == 2
    unread = guichet("log", "audit", str(log), "--key", "words")
    told = unread.stderr.replace("\N{NO-BREAK SPACE}", " ")
    assert (unread.returncode, told) == (2, "« words » n’est pas une clé : elle s’écrit NOM+NUMÉRO+CLÉ.\n")


def test_a_checkpoint_is_shown_as_it_was_signed(tmp_path: Path) -> None:
    log = publish(tmp_path, many(1))
    ended = guichet("log", "checkpoint", str(log), "--key", str(VERIFIER))
    assert (ended.returncode, ended.stdout) == (0, (log / "checkpoint").read_text())
    stranger = publish(tmp_path / "stranger", many(1), key=Ed25519PrivateKey.generate())
    assert guichet("log", "checkpoint", str(stranger), "--key", str(VERIFIER)).returncode == 1


def test_a_copy_is_kept_and_a_log_that_forgot_is_refused(tmp_path: Path) -> None:
    copy, key = str(tmp_path / "copy"), ("--key", str(VERIFIER))
    ended = guichet("log", "mirror", str(publish(tmp_path / "log", many(3))), copy, *key)
    assert (ended.returncode, ended.stdout) == (0, "La copie a 12 lignes, qui prolongent celles d’avant.\n")
    assert guichet("log", "mirror", str(publish(tmp_path / "short", many(2))), copy, *key).returncode == 1


@pytest.mark.parametrize(("index", "status"), [(2, 0), (3, 1)])
def test_a_proof_is_that_of_its_line_alone(tmp_path: Path, index: int, status: int) -> None:
    told = contents(many(2))
    tree = Memory(*told)
    note = signed(Checkpoint(ORIGIN, tree.size, proofs.root(tree, tree.size)), KEY)
    proof, line = tmp_path / "x.tlog-proof", tmp_path / "line.json"
    proof.write_text(proofs_of.written(2, proofs.inclusion(tree, 2, tree.size), note))
    line.write_bytes(told[index])
    ended = guichet("log", "proof", str(proof), str(line), "--key", str(VERIFIER))
    assert ended.returncode == status
    swapped = guichet("log", "proof", str(line), str(line), "--key", str(VERIFIER))
    assert swapped.returncode == 2
    assert "line.json\N{NO-BREAK SPACE}» n’est pas une preuve, ou elle est coupée." in swapped.stderr


def test_an_office_of_which_nothing_is_counted_has_no_block(tmp_path: Path) -> None:
    lines = [*a_life("one", 1, taken=2, decided=3, promised=4), a_line("issued", DAYS[3], "one", service="rapport")]
    ended = guichet("log", "audit", str(publish(tmp_path, lines)), "--key", str(VERIFIER))
    assert (ended.returncode, "rapport" in ended.stdout) == (0, False)


def test_an_audit_holds_the_board_against_the_log(tmp_path: Path) -> None:
    lines = [*a_life("one", 1, taken=2, decided=3, promised=4), *a_life("two", 1, taken=5, decided=6, promised=4)]
    log, board = str(publish(tmp_path, lines)), tmp_path / "board.json"
    row = {"service": "casier", "month": "2026-11", "received": 2, "decided": 2, "broken": 1}
    for size, told, status, sentence in (
        (8, row, 0, "Le tableau dit tout ce que montrent ces 8 lignes."),
        (
            8,
            row | {"broken": 0},
            1,
            "casier, 2026-11, promesses manquées : le journal en montre 1, le tableau en dit 0.",
        ),
        (4, row, 0, "4 lignes plus récentes ne sont pas comparées"),
        (8, row | {"received": None}, 0, "Le tableau dit tout"),
        (9, row, 1, "Le tableau parle de 9 lignes, et ce journal n’en a pas tant."),
    ):
        board.write_text(json.dumps({"log": {"size": size}, "months": [told]}))
        ended = guichet("log", "audit", log, "--key", str(VERIFIER), "--board", str(board))
        assert ended.returncode == status, ended.stderr
        assert sentence in (ended.stdout + ended.stderr).replace("\N{NO-BREAK SPACE}", " ")


def test_the_board_is_looked_for_beside_the_log() -> None:
    assert sources.board_beside("https://guichet.exemple.bj/journal/") == (
        "https://guichet.exemple.bj/transparence/chiffres.json"
    )
    assert sources.board_beside("copy/") == ""


def test_a_board_beside_the_log_is_compared_and_one_that_is_not_there_is_said(tmp_path: Path) -> None:
    lines = [*a_life("one", 1, taken=2, decided=3, promised=4)]
    publish(tmp_path / "journal", lines)
    row = {"service": "casier", "month": "2026-11", "received": 1, "decided": 0, "broken": 0}
    with served(tmp_path) as address:
        ended = guichet("log", "audit", f"{address}/journal", "--key", str(VERIFIER))
        assert ended.returncode == 0, ended.stderr
        assert "rien n’est comparé" in ended.stderr
        (tmp_path / "transparence").mkdir()
        (tmp_path / "transparence/chiffres.json").write_text(json.dumps({"log": {"size": 4}, "months": [row]}))
        ended = guichet("log", "audit", f"{address}/journal", "--key", str(VERIFIER))
    assert ended.returncode == 1
    assert "casier, 2026-11, décidées" in ended.stderr


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The files of a folder, by HTTP."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_words: object) -> None:
        """Nothing."""


@pytest.mark.fault
def test_a_body_outside_makes_its_key_and_stands_witness(tmp_path: Path) -> None:
    key, seen = str(tmp_path / "key"), str(tmp_path / "seen")
    made = guichet("log", "witness-key", key, "temoin.example.org/w1")
    assert (made.returncode, made.stdout[:22]) == (0, "temoin.example.org/w1+")
    assert guichet("log", "witness-key", key, "temoin.example.org/w1").returncode == 2
    assert guichet("log", "witness-key", str(tmp_path / "other"), "two words").returncode == 2
    assert guichet("log", "witness", key, seen, "--origin", "words").returncode == 2
    assert guichet("log", "witness", str(tmp_path / "none"), seen, "--origin", str(VERIFIER)).returncode == 2
    asked = ["log", "witness", key, seen, "--origin", str(VERIFIER), "--port", "0"]
    environment = os.environ | {"GUICHET_PROFILE": "demo", "LANG": "fr_BJ.UTF-8", "LC_ALL": "", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "guichet", *asked], env=environment, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        told = running.stdout.readline()
        assert made.stdout.strip() in told
        port = int(told.rpartition(":")[2])
        checkpoint = str(signed(Checkpoint(ORIGIN, 0, EMPTY)))
        request = Request(f"http://127.0.0.1:{port}/add-checkpoint", data=f"old 0\n\n{checkpoint}".encode())
        with urlopen(request, timeout=10) as answer:
            assert answer.read().startswith("— temoin.example.org/w1 ".encode())
        running.terminate()  # what runs in the background may ignore Ctrl-C
        assert running.wait(20) == 0


@pytest.mark.fault
def test_openings_go_into_a_file_of_their_own_and_come_back(tmp_path: Path) -> None:
    a_migrated_file(tmp_path / "var")
    var = {"GUICHET_VAR": str(tmp_path / "var"), "GUICHET_DATABASE_URL": ""}
    file, secret = tmp_path / "apart" / "openings", tmp_path / "secret"
    secret.write_text("twenty characters or more\n")
    asked = (str(file), "--passphrase", str(secret))
    secret.chmod(0o644)
    assert guichet("log", "openings", "export", *asked, **var).returncode == 2
    secret.chmod(0o600)
    assert guichet("log", "openings", "import", *asked, **var).returncode == 2
    assert guichet("log", "openings", "export", *asked, **var).returncode == 0
    came_back = guichet("log", "openings", "import", *asked, **var)
    assert (came_back.returncode, came_back.stdout[-2:]) == (0, "0\n")
    secret.write_text("another one, long enough too")
    assert guichet("log", "openings", "import", *asked, **var).returncode == 1
