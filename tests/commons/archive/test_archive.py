"""What was deposited is there whole, or not at all; and it is read without us."""

import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from guichet.commons.archive import ocfl, records
from guichet.commons.archive import operations as archive
from guichet.commons.archive.folder import Folder
from guichet.commons.archive.records import Damaged, Missing, Record
from guichet.foundation.journal.models import Entry
from tests.factories.acts import an_act

IDENTIFIER = "urn:guichet:document:0123456789abcdef"


def a_record(identifier: str = IDENTIFIER, **files: bytes) -> Record:
    content = {name.replace("_", "."): each for name, each in (files or {"acte_pdf": b"%PDF"}).items()}
    return Record(identifier, content, "Document délivré.", datetime(2026, 3, 1, 9, 30, tzinfo=UTC))


def judged(place: Path) -> str:
    command = [sys.executable, "-m", "tests.commons.archive.judge", str(place / "ocfl")]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def left_beside(place: Path) -> list[Path]:
    return list((place / "incoming").iterdir())


def test_what_was_deposited_is_read_back(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.deposit(a_record(acte_pdf=b"%PDF", code_cose=b"\xd2"))
    assert store.holds(IDENTIFIER)
    assert store.read(IDENTIFIER, "acte.pdf") == b"%PDF"
    assert store.read(IDENTIFIER, "code.cose") == b"\xd2"
    assert left_beside(tmp_path) == []


def test_the_first_deposit_stands(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.deposit(a_record(acte_pdf=b"first"))
    store.deposit(a_record(acte_pdf=b"second"))
    assert store.read(IDENTIFIER, "acte.pdf") == b"first"


def test_what_was_never_deposited_is_missing(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    assert not store.holds(IDENTIFIER)
    with pytest.raises(Missing):
        store.read(IDENTIFIER, "acte.pdf")
    store.deposit(a_record())
    with pytest.raises(Missing):
        store.read(IDENTIFIER, "autre.pdf")


def test_a_changed_byte_is_seen_at_the_next_reading(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.deposit(a_record())
    (kept,) = tmp_path.rglob("acte.pdf")
    kept.write_bytes(b"%PDG")
    with pytest.raises(Damaged):
        store.read(IDENTIFIER, "acte.pdf")


def test_a_lost_file_is_damage_not_absence(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.deposit(a_record())
    (kept,) = tmp_path.rglob("acte.pdf")
    kept.unlink()
    with pytest.raises(Damaged):
        store.read(IDENTIFIER, "acte.pdf")


def test_many_at_once_deposit_one_record_and_one_root(tmp_path: Path) -> None:
    threads = [threading.Thread(target=Folder(tmp_path).deposit, args=[a_record()]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(tmp_path.rglob("acte.pdf"))) == 1
    assert left_beside(tmp_path) == []


def test_a_disk_that_refuses_leaves_nothing_behind(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.deposit(a_record("document-first"))
    in_the_way = store.root / ocfl.place(IDENTIFIER)
    in_the_way.parent.mkdir(parents=True)
    in_the_way.write_text("a file where a folder should be")
    with pytest.raises(OSError, match="Not a directory"):
        store.deposit(a_record())
    assert left_beside(tmp_path) == []
    assert store.holds("document-first")


def test_a_root_that_cannot_be_laid_out_is_not_hidden(tmp_path: Path) -> None:
    (tmp_path / "ocfl").write_text("a file where a folder should be")
    with pytest.raises(OSError, match="Not a directory"):
        Folder(tmp_path).deposit(a_record())
    assert left_beside(tmp_path) == []


@pytest.mark.parametrize(
    ("identifier", "folder"),
    [
        ("object-01", "3c0/ff4/240/object-01"),
        ("..hor/rib:le-$id", "487/326/d8c/%2e%2ehor%2frib%3ale-%24id"),
    ],
)
def test_records_lie_where_the_registered_layout_says(identifier: str, folder: str) -> None:
    """The examples of extension 0003 itself."""
    assert ocfl.place(identifier) == folder


def test_a_long_identifier_is_cut_and_told_apart_by_its_digest(tmp_path: Path) -> None:
    long = "urn:" + "a" * 97
    assert ocfl.place(long).rpartition("/")[2].startswith(f"urn%3a{'a' * 94}-")
    Folder(tmp_path).deposit(a_record(long))
    assert judged(tmp_path) == "1 good records"


def test_ocfl_py_finds_every_record_good(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    for number in range(20):
        store.deposit(a_record(f"document:{number}", acte_pdf=b"%PDF", copie_pdf=b"%PDF", code_cose=b"\xd2"))
    assert judged(tmp_path) == "20 good records"


def test_an_amendment_is_a_version_of_its_own_and_touches_nothing_before(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.deposit(a_record(acte_pdf=b"%PDF", premis_xml=b"<issued/>"))
    store.amend(a_record(revoked_xml=b"<revoked/>"))
    store.amend(a_record(premis_xml=b"<told anew/>", copie_pdf=b"%PDF"))
    kept = {name: store.read(IDENTIFIER, name) for name in ("acte.pdf", "copie.pdf", "revoked.xml", "premis.xml")}
    assert kept == {
        "acte.pdf": b"%PDF",
        "copie.pdf": b"%PDF",
        "revoked.xml": b"<revoked/>",
        "premis.xml": b"<told anew/>",
    }
    assert [each.read_bytes() for each in sorted(tmp_path.rglob("premis.xml"))] == [b"<issued/>", b"<told anew/>"]
    assert judged(tmp_path) == "1 good records"
    assert left_beside(tmp_path) == []


def test_amended_twice_it_is_amended_once(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.deposit(a_record())
    for content in (b"first", b"second"):
        store.amend(a_record(revoked_xml=content))
    assert store.read(IDENTIFIER, "revoked.xml") == b"first"
    assert judged(tmp_path) == "1 good records"


def test_what_was_never_deposited_is_not_amended(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        Folder(tmp_path).amend(a_record())


@pytest.mark.parametrize("left", [b"<revoked/>", b"<what another death left/>"])
def test_a_version_that_a_death_left_is_repaired(tmp_path: Path, left: bytes) -> None:
    """It was moved to its place, and the inventory that leads to it was not."""
    store = Folder(tmp_path)
    store.deposit(a_record())
    folder = store.root / ocfl.place(IDENTIFIER)
    before = {name: (folder / name).read_bytes() for name in ocfl.INVENTORY}
    store.amend(a_record(revoked_xml=left))
    for name, content in before.items():
        (folder / name).write_bytes(content)
    store.amend(a_record(revoked_xml=b"<revoked/>"))
    assert store.read(IDENTIFIER, "revoked.xml") == b"<revoked/>"
    assert judged(tmp_path) == "1 good records"
    assert left_beside(tmp_path) == []


def test_many_at_once_amend_a_record_once(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.deposit(a_record())
    threads = [threading.Thread(target=store.amend, args=[a_record(revoked_xml=b"<revoked/>")]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.read(IDENTIFIER, "revoked.xml") == b"<revoked/>"
    assert judged(tmp_path) == "1 good records"


def test_ocfl_py_sees_a_byte_too_many(tmp_path: Path) -> None:
    Folder(tmp_path).deposit(a_record())
    (kept,) = tmp_path.rglob("acte.pdf")
    kept.write_bytes(b"%PDF.")
    assert "E092a" in judged(tmp_path)


def test_the_archive_of_a_node_is_among_its_files(settings: Settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    records.store().deposit(a_record())
    assert (tmp_path / "archive" / "ocfl" / "0=ocfl_1.1").read_text() == "ocfl_1.1\n"


@pytest.mark.django_db
def test_a_deposit_is_told_by_the_journal() -> None:
    archive.note_deposit(record=IDENTIFIER, digest="00ff", act=an_act())
    entry = Entry.objects.get(kind="archive.record-deposited")
    assert (entry.subject, entry.facts) == (IDENTIFIER, {"record": IDENTIFIER, "digest": "00ff"})
