"""An invisible PAdES seal in a file: certified, so that readers say at once when anything was changed after it.

What people see of the seal is part of the page: a visible signature field always breaks PDF/UA.
"""

import io
from collections.abc import Callable, Sequence
from datetime import datetime

from cryptography import x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from guichet.commons.documents.sealing import cms

FIELD = "Cachet"
RESERVED = 2 * 3_072  # hexadecimal digits: two certificates without a timestamp, twice over


class Appended(IncrementalPdfFileWriter):
    """Leaves what the file says of itself (title, day, producer) as it was printed, which also takes half the time."""

    def _update_meta(self) -> None:
        pass


def seal(
    file: bytes,
    *,
    chain: Sequence[x509.Certificate],
    name: str,
    at: datetime,
    sign: Callable[[bytes], bytes],
) -> bytes:
    """The file with the seal of its authority. `sign` gives the DER of an ECDSA signature by the chain's first key."""
    output = io.BytesIO(file)
    field = PdfCMSEmbedder(SigFieldSpec(FIELD)).write_cms(field_name=FIELD, writer=Appended(output))
    next(field)
    signature = SignatureObject(subfilter=SigSeedSubFilter.PADES, timestamp=at, name=name, bytes_reserved=RESERVED)
    certified = SigMDPSetup(certify=True, md_algorithm="sha256", docmdp_perms=MDPPerm.NO_CHANGES)
    field.send(SigObjSetup(sig_placeholder=signature, mdp_setup=certified))
    prepared, _ = field.send(SigIOSetup(md_algorithm="sha256", in_place=True))
    attributes = cms.attributes(prepared.document_digest, certificate=chain[0])
    field.send(cms.signed_data(attributes, sign(attributes), chain=chain))
    return output.getvalue()
