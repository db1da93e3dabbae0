"""The computer of a centre is stolen while somebody files there: its disk says nothing of her."""

import base64
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from guichet.foundation.lib.sqlcipher import opening
from tests.factories.centres import Centre, a_centre
from tests.journeys.applicant import HERE, PHOTOGRAPH, Applicant
from tests.journeys.node import only_the_service
from tests.journeys.people import PIECE, Visitor

pytestmark = pytest.mark.fault

# What she wrote, as a thief would look for it: her given names are in none of the State's own files.
PLANTED = ("Kɔ́jó 4711", "Ɖɛ́gbɛ̀", "Afi 4711", "+2290197000001", "97 00 00 01")


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    folder = tmp_path_factory.mktemp("stolen")
    with a_centre(folder / "var", GUICHET_SERVICES=str(only_the_service(folder))) as centre:
        centre.start()
        loaded = centre.run("services", "load")
        assert loaded.returncode == 0, loaded.stderr
        yield centre


@pytest.fixture
def disk(taken: Path, tmp_path: Path) -> Path:
    """Whoever looks at it may change it."""
    return shutil.copytree(taken, tmp_path / "var")


@pytest.fixture(scope="module")
def taken(centre: Centre, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Taken away while a request is under way, its paper half sent, another paper kept, a copy of the night beside."""
    applicant = Applicant(Visitor(centre.address, lambda: None), 4711)
    applicant.begin_up_to("contact")
    _send_half_a_paper(Applicant(Visitor(centre.address, lambda: None), 4711))
    assert list((centre.folder / "copies").glob("*.sqlite3"))
    taken = tmp_path_factory.mktemp("taken") / "var"
    shutil.copytree(centre.folder, taken, ignore=shutil.ignore_patterns("*.sock", "socket"))
    (taken / "centre.key").unlink()
    return taken


def _send_half_a_paper(applicant: Applicant) -> None:
    applicant.begin_up_to("acte_naissance")
    announced = applicant.tus("POST", f"{HERE}/envois/", data=applicant.announcement())
    assert announced is not None
    sent = applicant.tus("PATCH", announced.headers["Location"], data=PHOTOGRAPH[:PIECE], headers=applicant.piece_at(0))
    assert sent is not None
    assert sent.status_code == 204


def spellings(word: str) -> Iterator[bytes]:
    yield word.encode()
    yield word.encode("utf-16-le")
    yield word.encode("unicode_escape")
    yield base64.b64encode(word.encode()).rstrip(b"=")[:-1]


def test_no_byte_of_the_disk_says_what_she_wrote_or_sent(disk: Path) -> None:
    looked = [path for path in disk.rglob("*") if path.is_file()]
    names = {path.relative_to(disk).parts[0] for path in looked}
    assert {"guichet.sqlite3", "guichet.sqlite3-wal", "copies", "files", "uploads"} <= names
    wanted = [spelling for word in PLANTED for spelling in spellings(word)] + [PHOTOGRAPH[5000:5040]]
    found = [(path.name, each) for path in looked for each in wanted if each in path.read_bytes()]
    assert found == []


def test_its_databases_open_with_no_key(disk: Path) -> None:
    for path in (disk / "guichet.sqlite3", *(disk / "copies").glob("*.sqlite3")):
        with closing(sqlite3.connect(path)) as thief, pytest.raises(sqlite3.DatabaseError, match="not a database"):
            thief.execute("SELECT * FROM intake_draft")


def test_with_another_key_the_node_says_so_and_loses_nothing(disk: Path, centre: Centre) -> None:
    key = disk.parent / "another.key"
    key.write_text("ab" * 32)
    key.chmod(0o600)
    with a_centre(disk, GUICHET_CENTRE_KEY_FILE=str(key)) as other:
        ended = other.run("centre", "--port", str(other.port))
    remedy = "rendez à GUICHET_CENTRE_KEY_FILE la clé qui a fait cette base"
    said = f"La clé {key} n’ouvre pas {disk / 'guichet.sqlite3'} : {remedy}.\n"
    assert (ended.returncode, ended.stderr.replace("\xa0", " ")) == (2, said)
    assert not (disk / "damaged").exists()
    with closing(opening.connect(disk / "guichet.sqlite3", centre.folder / "centre.key")) as owner:
        assert owner.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert owner.execute("SELECT count(*) FROM intake_draft").fetchall() == [(2,)]
