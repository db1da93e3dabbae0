"""The code in a picture."""

import io

import pytest
import zxingcpp
from PIL import Image

from guichet.commons.documents.checking import pictures
from tests.commons.documents.checking.test_codes import CODE


def picture(*, kind: str = "PNG", side: int = 600, turned: int = 0) -> bytes:
    """A sheet with the code of a document on it."""
    code = zxingcpp.create_barcode(CODE, zxingcpp.BarcodeFormat.QRCode)
    drawn = Image.fromarray(code.to_image(scale=6, add_quiet_zones=True)).convert("RGB")
    sheet = Image.new("RGB", (max(side, drawn.width), max(side, drawn.height)), "white")
    sheet.paste(drawn)
    content = io.BytesIO()
    sheet.rotate(turned, expand=True, fillcolor="white").save(content, kind)
    return content.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("turned", [0, 90, 7])
def test_the_code_of_a_document_is_read(kind: str, turned: int) -> None:
    assert pictures.read(picture(kind=kind, turned=turned)) == CODE


def test_a_large_photograph_is_read() -> None:
    assert pictures.read(picture(side=3_500)) == CODE


def test_a_picture_without_a_code_says_nothing() -> None:
    content = io.BytesIO()
    Image.new("RGB", (200, 200), "white").save(content, "PNG")
    assert pictures.read(content.getvalue()) is None


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"bonjour"])
def test_what_is_no_picture_says_nothing(content: bytes) -> None:
    assert pictures.read(content) is None


def test_a_small_file_that_would_fill_the_memory_is_not_opened() -> None:
    content = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(content, "PNG")
    assert len(content.getvalue()) < 100_000
    assert pictures.read(content.getvalue()) is None
