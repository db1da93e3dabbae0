"""An invisible PAdES seal in a file: certified, so that readers say at once when anything was changed after it.

What people see of the seal is part of the page: a visible signature field always breaks PDF/UA. Written here in a
tenth of the time that a general library takes; veraPDF, poppler, pyHanko and openssl judge it in tests.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from cryptography import x509

from guichet.commons.documents.sealing import cms
from guichet.commons.documents.sealing.appending import OfAnotherShape, Printed

RESERVED = 2 * 3_072  # hexadecimal digits: two certificates without a timestamp, twice over
OFFSETS = 3 * 10 + 2  # digits of three numbers, and what parts them
CONTENTS, RANGE = b"/Contents<", b"/ByteRange[0 "
# Certified, "no change" (12.8.2.2), by a field that is nowhere on the page, printed and locked.
SEAL = (
    b"/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:%s)/Name<%s>"
    b"/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/V/1.2/P 1>>>>]"
    b"/ByteRange[0 %s]/Contents<%s>"
)
FIELD = b"/FT/Sig/T(Cachet)/Type/Annot/Subtype/Widget/F 132/Rect[0 0 0 0]/P %d 0 R/V %d 0 R"
FORM = b"/Fields[%d 0 R]/SigFlags 3"


def seal(
    file: bytes,
    *,
    chain: Sequence[x509.Certificate],
    name: str,
    at: datetime,
    sign: Callable[[bytes], bytes],
) -> bytes:
    """The file with the seal of its authority. `sign` gives the DER of an ECDSA signature by the chain's first key.

    Raises OfAnotherShape for a file that Typst did not print so.
    """
    prepared = bytearray(_prepared(Printed.read(file), name, at))
    start, end = _hole(prepared, CONTENTS, RESERVED, after=len(file))
    first, last = _hole(prepared, RANGE, OFFSETS, after=len(file))
    # The seal is about all but itself, with the brackets around it.
    prepared[first:last] = b"%010d %010d %010d" % (start - 1, end + 1, len(prepared) - end - 1)
    digest = hashlib.sha256(prepared[: start - 1] + prepared[end + 1 :]).digest()
    attributes = cms.attributes(digest, certificate=chain[0])
    content = cms.signed_data(attributes, sign(attributes), chain=chain).hex().encode()
    if len(content) > RESERVED:
        raise ValueError("the certificates of a seal take more place than was kept for them")
    prepared[start:end] = content.ljust(RESERVED, b"0")
    return bytes(prepared)


def _hole(prepared: bytearray, label: bytes, size: int, *, after: int) -> tuple[int, int]:
    """From where to where zeros stand for what is known last, so that writing it in moves nothing."""
    start = prepared.index(label, after) + len(label)
    return start, start + size


def _prepared(printed: Printed, name: str, at: datetime) -> bytes:
    """With a field for the seal, of which its place in the file and the seal itself are still to be written."""
    root, page = printed.root, printed.first_page()
    form, field, seal = range(printed.size, printed.size + 3)
    catalog, first = printed.dictionary(root), printed.dictionary(page)
    if b"/AcroForm" in catalog or b"/Perms" in catalog or b"/Annots" in first:
        raise OfAnotherShape("a file with fields, or with links on its first page")
    said = SEAL % (_moment(at), _text(name), b"0" * OFFSETS, b"0" * RESERVED)
    return printed.content + printed.added(
        {
            root: catalog + b"/AcroForm %d 0 R/Perms<</DocMDP %d 0 R>>" % (form, seal),
            page: first + b"/Annots[%d 0 R]" % field,
            form: FORM % field,
            field: FIELD % (page, seal),
            seal: said,
        }
    )


def _moment(at: datetime) -> bytes:
    return at.astimezone(UTC).strftime("%Y%m%d%H%M%SZ").encode()


def _text(words: str) -> bytes:
    return ("\N{ZERO WIDTH NO-BREAK SPACE}" + words).encode("utf-16-be").hex().encode()
