"""Slips on the rolls that centres have, the ways to their printers, and what is said when nothing comes out."""

import io
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from guichet.commons.printing import printers, typesetting
from guichet.commons.printing.slips import Line, Slip

SLIP = Slip(
    language="fr",
    title="Reçu",
    subtitle="Ablawa Kɔ́dʒó-Ɖɛ́gbɛ̀ ŋ ẹ ọ ṣ",
    lines=(Line("Référence", "LOK-7F3K-92QX-M", large=True),),
    notes=("Le délai commence quand le dossier est complet.",),
    square="LOK-7F3K-92QX-M",
    drawings=("M4 38h56",),
    demonstration=True,
)


@pytest.mark.parametrize(("roll", "points"), [(58, 384), (80, 576)])
def test_a_slip_is_as_wide_as_the_head_and_its_square_is_read(roll: int, points: int) -> None:
    image = Image.open(io.BytesIO(typesetting.picture(SLIP, roll=roll)))
    assert image.width == points
    (code,) = zxingcpp.read_barcodes(image)
    assert code.text == "LOK-7F3K-92QX-M"


def test_a_slip_is_one_pdf_page_too() -> None:
    assert typesetting.pdf(SLIP, roll=80).startswith(b"%PDF-")


def test_without_a_printer_the_screen_is_all_there_is(settings: Any) -> None:
    settings.RECEIPT_PRINTER = ""
    with pytest.raises(printers.NoPrinter, match="photographiez l’écran"):
        printers.hand_out(SLIP)


def test_a_folder_takes_one_file_a_slip(settings: Any, tmp_path: Path) -> None:
    settings.RECEIPT_PRINTER = str(tmp_path)
    printers.hand_out(SLIP)
    (printed,) = tmp_path.iterdir()
    assert b"\x1dv0" in printed.read_bytes()  # GS v 0: a picture
    assert b"\x1dV" in printed.read_bytes()  # GS V: the cut


def test_a_device_takes_the_same(settings: Any, tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    device.touch()
    settings.RECEIPT_PRINTER = str(device)
    printers.hand_out(SLIP)
    assert device.read_bytes() == typesetting.escpos(SLIP, roll=80)


def test_a_device_that_takes_nothing_more_is_a_fault_in_words(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "lp0"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    monkeypatch.setattr(printers, "LONGEST_WAIT", 0.2)
    settings.RECEIPT_PRINTER = str(pipe)
    with pytest.raises(printers.PrinterFault, match="sans papier"):
        printers.hand_out(SLIP)
    os.close(reader)


def test_an_unplugged_printer_is_a_fault_in_words(settings: Any, tmp_path: Path) -> None:
    settings.RECEIPT_PRINTER = str(tmp_path / "nowhere" / "lp0")
    with pytest.raises(printers.PrinterFault, match="prévenez le point focal"):
        printers.hand_out(SLIP)


def test_a_queue_of_cups_is_handed_the_bytes(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = tmp_path / "lp"
    command.write_text('#!/bin/sh\ncat > "$(dirname "$0")/$5"\n')
    command.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    settings.RECEIPT_PRINTER = "lp:hall"
    printers.hand_out(SLIP)
    assert (tmp_path / "hall").read_bytes() == typesetting.escpos(SLIP, roll=80)


def test_a_queue_that_refuses_is_a_fault_in_words(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = tmp_path / "lp"
    command.write_text("#!/bin/sh\nexit 1\n")
    command.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    settings.RECEIPT_PRINTER = "lp:hall"
    with pytest.raises(printers.PrinterFault) as refused:
        printers.hand_out(SLIP)
    assert isinstance(refused.value.__cause__, subprocess.CalledProcessError)
