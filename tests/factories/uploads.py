"""Files that people send, good and bad, made here so that nothing has to be kept."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo


def a_photograph(width: int = 640, height: int = 480, **saved: object) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(target, "JPEG", **saved)
    return target.getvalue()


def a_file(data: bytes, name: str = "acte.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="application/octet-stream")


def a_picture(width: int, height: int) -> bytes:
    """Of one colour, so that however large it weighs next to nothing."""
    target = io.BytesIO()
    Image.new("1", (width, height)).save(target, "PNG", optimize=True)
    return target.getvalue()


def a_picture_of_400_megapixels() -> bytes:
    """In 48 kB."""
    return a_picture(20_000, 20_000)


def a_png_with_a_text(text: str) -> bytes:
    said = PngInfo()
    said.add_text("Lieu", text)
    target = io.BytesIO()
    Image.new("P", (600, 500)).save(target, "PNG", pnginfo=said)
    return target.getvalue()


def a_photograph_with_a_place() -> bytes:
    picture = Image.new("RGB", (640, 480), "white")
    exif = picture.getexif()
    exif[0x010F] = "Appareil de Lokossa"
    exif.get_ifd(0x8825)[1] = "N"
    target = io.BytesIO()
    picture.save(target, "JPEG", exif=exif)
    return target.getvalue() + b"queue cachee"


def a_pdf(*, pages: int = 1, **settings: object) -> bytes:
    return _written(lambda _pdf: None, pages=pages, **settings)


def a_pdf_that_acts() -> bytes:
    """With each of the ways in which a PDF can act: by number and written inside others."""

    def arm(pdf: pikepdf.Pdf) -> None:
        script = {"/S": "/JavaScript", "/JS": "app.alert('nuisible')"}
        embedded = pdf.make_stream(b"fichier cache")
        pdf.Root.OpenAction = _named(script)
        pdf.Root.Names = _named({"/EmbeddedFiles": {"/Names": ["a", {"/F": "a", "/EF": {"/F": embedded}}]}})
        pdf.Root.AcroForm = _named({"/XFA": "xfa", "/Fields": []})
        launch = {"/Type": "/Annot", "/Subtype": "/Link", "/Rect": [0, 0, 1, 1], "/A": {"/S": "/Launch", "/F": "x"}}
        media = {"/Type": "/Annot", "/Subtype": "/RichMedia", "/Rect": [0, 0, 1, 1], "/RichMediaContent": {}}
        page = pdf.pages[0]
        page.obj["/Annots"] = pikepdf.Array([_named(launch), _named(media)])
        page.obj["/AA"] = _named({"/O": script})

    return _written(arm)


def a_signed_pdf(*, acting: bool = False) -> bytes:
    """What a signature looks like from outside; nobody checks here whether it holds."""

    def sign(pdf: pikepdf.Pdf) -> None:
        signature = {"/Type": "/Sig", "/ByteRange": [0, 1, 2, 3], "/Contents": "sceau"}
        pdf.Root.AcroForm = _named({"/SigFlags": 3, "/Fields": [{"/FT": "/Sig", "/V": signature}]})
        if acting:
            pdf.Root.OpenAction = _named({"/S": "/JavaScript", "/JS": "1"})

    return _written(sign)


def _written(change: Callable[[pikepdf.Pdf], None], *, pages: int = 1, **settings: Any) -> bytes:
    target = io.BytesIO()
    with pikepdf.new() as pdf:
        for _page in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
        change(pdf)
        pdf.save(target, **settings)
    return target.getvalue()


def _named(value: Any) -> Any:
    """Dictionaries, names and lists of PDF, from Python's."""
    if isinstance(value, dict):
        return pikepdf.Dictionary({key: _named(each) for key, each in value.items()})
    if isinstance(value, list):
        return pikepdf.Array([_named(each) for each in value])
    return pikepdf.Name(value) if isinstance(value, str) and value.startswith("/") else value
