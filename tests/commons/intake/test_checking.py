"""Files that people send: what is taken, what is made anew, what is refused, in exact words."""

import io
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from socket import AF_UNIX, socket

import pikepdf
import pytest
from PIL import Image
from pytest_django import Settings

from guichet.commons.catalogue.definition.questions import FileQuestion, PhotoQuestion
from guichet.commons.intake.uploads import antivirus, checking, partial, pdfs, store
from guichet.commons.intake.uploads.base import Checked, FileRefused, State
from tests.factories import uploads
from tests.factories.requests import a_question

PAPER = FileQuestion.model_validate(a_question("file", "acte"))
PORTRAIT = PhotoQuestion.model_validate(a_question("photo", "portrait"))
CLAMD = Path("/usr/sbin/clamd")


@pytest.fixture(autouse=True)
def without_scanner(settings: Settings, tmp_path: Path) -> None:
    settings.CLAMD_SOCKET = tmp_path / "nobody"
    settings.VAR = tmp_path / "var"


def copy_of(checked: Checked) -> bytes:
    assert checked.copy
    return store.read(**checked.copy)


def refusal(data: bytes, question: FileQuestion | PhotoQuestion = PAPER, name: str = "acte.pdf") -> str:
    with pytest.raises(FileRefused) as refused:
        checking.check(data, name=name, question=question)
    return refused.value.message


def test_a_photograph_is_made_anew_without_its_place_nor_what_follows_it() -> None:
    sent = uploads.a_photograph_with_a_place()
    checked = checking.check(sent, name="acte.jpg", question=PAPER)
    copy = copy_of(checked)
    assert (checked.kind, checked.state, checked.signed) == ("jpeg", "not-scanned", False)
    assert store.read(**checked.original) == sent
    assert b"Lokossa" in sent
    assert b"Lokossa" not in copy
    assert b"queue cachee" not in copy
    assert dict(Image.open(io.BytesIO(copy)).getexif()) == {}


def test_a_png_is_made_anew_without_its_texts() -> None:
    copy = copy_of(checking.check(uploads.a_png_with_a_text("Lokossa"), name="a.png", question=PAPER))
    assert b"Lokossa" not in copy
    with Image.open(io.BytesIO(copy)) as picture:
        assert (picture.size, picture.mode) == ((600, 500), "RGBA")


def test_a_picture_of_60_megapixels_is_refused_like_one_of_400() -> None:
    assert refusal(uploads.a_picture(10_000, 6_000)).startswith("Cette image a trop de points")


def test_what_was_changed_on_the_disk_is_noticed(tmp_path: Path) -> None:
    kept = store.keep(b"un acte")
    path = next(path for path in (tmp_path / "var").rglob("*") if path.is_file())
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(store.Damaged):
        store.read(**kept)


def test_nothing_on_the_disk_is_readable(tmp_path: Path) -> None:
    checking.check(uploads.a_photograph_with_a_place(), name="acte.jpg", question=PAPER)
    files = [path for path in (tmp_path / "var").rglob("*") if path.is_file()]
    assert len(files) == 2
    assert [path for path in files if b"Lokossa" in path.read_bytes() or b"\xff\xd8\xff" in path.read_bytes()] == []


def test_a_picture_of_400_megapixels_in_48_kilobytes_is_refused() -> None:
    bomb = uploads.a_picture_of_400_megapixels()
    assert len(bomb) < 60_000
    assert refusal(bomb) == (
        "Cette image a trop de points pour être lue. Envoyez-en une de 50 millions de points au plus."
    )


def test_a_cut_picture_and_one_too_small_are_refused() -> None:
    assert refusal(uploads.a_photograph()[:300]) == (
        "Cette image est abîmée ou incomplète. Prenez-la de nouveau, puis renvoyez-la."
    )
    assert refusal(uploads.a_photograph(399, 500), PORTRAIT) == (
        "Cette photo est trop petite. Elle doit avoir au moins 400 points de chaque côté."
    )
    assert checking.check(uploads.a_photograph(400, 500), name="p.jpg", question=PORTRAIT).kind == "jpeg"


def test_a_photograph_in_heic_is_refused_in_words() -> None:
    assert refusal(b"\0\0\0\x18ftypheic" + bytes(100)).startswith("Cette photo est au format HEIC")


@pytest.mark.parametrize("data", [b"MZ" + bytes(100), b"<html><script>", b"PK\x03\x04" + bytes(50)])
def test_what_is_no_picture_and_no_pdf_is_refused_whatever_its_name(data: bytes) -> None:
    assert refusal(data, name="acte.pdf") == (
        "Ce fichier n’est pas d’un type accepté, quel que soit son nom. "
        "Choisissez un fichier de l’un de ces types : PDF, JPEG, PNG."
    )


def test_a_pdf_that_acts_loses_what_acts_and_keeps_its_pages() -> None:
    armed = uploads.a_pdf_that_acts()
    checked = checking.check(armed, name="acte.pdf", question=PAPER)
    assert set(checked.removed) >= {"JavaScript", "OpenAction", "AA", "Launch", "EmbeddedFiles", "XFA", "RichMedia"}
    copy = copy_of(checked)
    assert pdfs.look(copy).found == ()
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert len(pdf.pages) == 1
    for trace in (b"nuisible", b"fichier cache"):
        assert trace not in copy


def test_a_plain_pdf_is_made_anew_and_nothing_is_said_to_be_taken_out() -> None:
    checked = checking.check(uploads.a_pdf(pages=2), name="acte.pdf", question=PAPER)
    assert (checked.removed, checked.signed, checked.copy is None) == ((), False, False)


def test_a_signed_pdf_is_kept_as_it_is_and_waits_while_nothing_scans_it() -> None:
    sent = uploads.a_signed_pdf()
    checked = checking.check(sent, name="acte.pdf", question=PAPER)
    assert (checked.signed, checked.state, checked.copy) == (True, State.QUARANTINED, None)
    assert store.read(**checked.original) == sent


def test_a_pdf_with_a_password_too_long_or_cut_is_refused() -> None:
    locked = uploads.a_pdf(encryption=pikepdf.Encryption(owner="a", user="b"))
    assert refusal(locked) == (
        "Ce PDF est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis renvoyez-le."
    )
    assert refusal(uploads.a_pdf(pages=51)) == (
        "Ce PDF a plus de 50 pages. Envoyez seulement celles qui sont demandées."
    )
    assert refusal(b"%PDF-1.7\nrien") == "Ce PDF est abîmé ou incomplet. Refaites-le, ou photographiez le papier."


def test_the_test_virus_is_refused_wherever_it_is_and_not_kept(tmp_path: Path) -> None:
    for data in (antivirus.EICAR, uploads.a_photograph() + antivirus.EICAR):
        assert refusal(data).startswith("Ce fichier contient un virus : il n’a pas été gardé.")
    assert not (tmp_path / "var" / "files").exists()


def test_production_takes_no_file_while_nothing_scans(settings: Settings) -> None:
    settings.DEMONSTRATION = False
    assert refusal(uploads.a_photograph()).startswith("Le contrôle des fichiers est arrêté")


def test_a_file_too_heavy_or_empty_is_refused() -> None:
    assert refusal(b"%PDF-" + bytes(5_000_000)) == (
        "Ce fichier pèse plus de 5 Mo. Choisissez-en un plus léger, ou une photo moins grande."
    )
    assert refusal(b"") == "Ce fichier est vide. Choisissez-en un autre."


def test_a_name_cannot_lead_anywhere() -> None:
    checked = checking.check(uploads.a_photograph(), name="..\\..\\/etc/passwd\0\n", question=PAPER)
    assert checked.name == "passwd"


def test_a_full_disk_is_said_and_nothing_half_written_stays(full_disk: Path, settings: Settings) -> None:
    settings.VAR = full_disk
    data = uploads.a_pdf() + os.urandom(400_000)
    with pytest.raises(FileRefused) as refused:
        store.keep(data)
    assert refused.value.message.startswith("Il n’y a plus de place ici pour recevoir ce fichier.")
    assert [path for path in (full_disk / "files").rglob("*") if path.is_file()] == []
    with pytest.raises(FileRefused):
        partial.append("a" * 32, [os.urandom(100_000)] * 5, at=0, length=500_000)
    assert 0 < partial.offset("a" * 32) < 500_000


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 256 kB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("needs the right to mount a file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def scanner(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """A real clamd that knows one virus of ours."""
    if not CLAMD.exists():
        pytest.skip("clamd is not installed on this machine")
    (tmp_path / "db").mkdir()
    (tmp_path / "db" / "ours.ndb").write_text(f"Guichet.Essai:0:*:{b'virus invente pour les tests'.hex()}\n")
    door = tmp_path / "clamd"
    lines = [f"LocalSocket {door}", f"DatabaseDirectory {tmp_path}/db", "Foreground yes", "User root"]
    (tmp_path / "clamd.conf").write_text("\n".join(lines if os.geteuid() == 0 else lines[:-1]) + "\n")
    process = subprocess.Popen([CLAMD, "-c", tmp_path / "clamd.conf"], stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    while not door.is_socket() and time.monotonic() < deadline:
        time.sleep(0.05)
    settings.CLAMD_SOCKET = door
    yield door
    process.terminate()
    process.wait()


@pytest.mark.usefixtures("scanner")
def test_with_a_scanner_a_sound_file_is_clean_and_a_signed_one_is_served_as_it_is() -> None:
    assert checking.check(uploads.a_photograph(), name="a.jpg", question=PAPER).state == State.CLEAN
    signed = checking.check(uploads.a_signed_pdf(), name="a.pdf", question=PAPER)
    assert (signed.state, signed.copy) == (State.CLEAN, signed.original)
    acting = checking.check(uploads.a_signed_pdf(acting=True), name="a.pdf", question=PAPER)
    assert (acting.state, acting.copy) == (State.QUARANTINED, None)


@pytest.mark.usefixtures("scanner")
def test_what_the_scanner_knows_is_refused() -> None:
    virus = uploads.a_photograph() + b"virus invente pour les tests"
    assert refusal(virus).startswith("Ce fichier contient un virus")


def test_a_scanner_that_does_not_answer_puts_a_file_aside(settings: Settings, tmp_path: Path) -> None:
    with socket(AF_UNIX) as dead:
        dead.bind(str(tmp_path / "dead"))
        settings.CLAMD_SOCKET = tmp_path / "dead"
        checked = checking.check(uploads.a_photograph(), name="a.jpg", question=PAPER)
    assert (checked.state, checked.copy) == (State.QUARANTINED, None)
