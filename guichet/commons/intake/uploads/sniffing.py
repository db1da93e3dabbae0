"""What a file is, by its first bytes: neither its name nor what the browser says is believed."""

from guichet.commons.intake.uploads.base import Kind

BEGINNINGS = {b"%PDF-": Kind.PDF, b"\xff\xd8\xff": Kind.JPEG, b"\x89PNG\r\n\x1a\n": Kind.PNG}
HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}


def kind_of(data: bytes) -> Kind | None:
    return next((kind for beginning, kind in BEGINNINGS.items() if data.startswith(beginning)), None)


def is_heic(data: bytes) -> bool:
    """The photographs of many telephones (ISO/IEC 23008-12): a box named ftyp, then a brand."""
    return data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS
