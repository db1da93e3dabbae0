"""What bench/documents.py measures, in a process and a database of its own: seconds a document, as JSON."""

import base64
import importlib
import io
import json
import os
import random
import sys
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import quantiles
from time import perf_counter, process_time
from typing import Any

import django

django.setup()

from asn1crypto import keys as asn1_keys  # noqa: E402 after django.setup
from asn1crypto import x509 as asn1_x509  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import ec  # noqa: E402
from cryptography.hazmat.primitives.hashes import SHA256  # noqa: E402
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat  # noqa: E402
from django.conf import settings  # noqa: E402
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: E402
from pyhanko.sign import signers  # noqa: E402
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter  # noqa: E402
from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: E402

from guichet.commons.archive.folder import Folder  # noqa: E402
from guichet.commons.archive.records import Record  # noqa: E402
from guichet.commons.documents import issuing, queries, registry, revocations  # noqa: E402
from guichet.commons.documents import operations as documents  # noqa: E402
from guichet.commons.documents.extract import digits  # noqa: E402
from guichet.commons.documents.models import Document  # noqa: E402
from guichet.commons.documents.operations import Wanted  # noqa: E402
from guichet.commons.documents.printing import square, typesetting  # noqa: E402
from guichet.commons.documents.printing.page import Value  # noqa: E402
from guichet.commons.documents.registry import Asked, Content, Ended, Sealed  # noqa: E402
from guichet.foundation.lib.act import Act, Surface, by_the_system  # noqa: E402
from guichet.foundation.work.worker import Worker  # noqa: E402
from tests.commons.documents import samples  # noqa: E402
from tests.factories.keepers import AKeeper, a_keeper  # noqa: E402

ORIGIN = "bench"
DOCUMENTS, DECISIONS, PEERS = 60, 20, 10
TICKS = os.sysconf("SC_CLK_TCK")
HTML = (
    "<html lang=fr><title>Bulletin n° 3</title><h1>Bulletin n° 3</h1><table>{rows}</table><img alt=code src='{code}'>"
)


def main() -> dict[str, float]:
    registry.register_origin(ORIGIN, Invented())
    with a_keeper() as keeper:
        settings.VAR = keeper.var
        keeper.start()
        issuing.issue(owed(), an_act())  # fonts are read, the seal is made
        return {**_chain(keeper), "latency": _latency(), "list": _list(), **_parts(keeper.var), **_peers()}


class Invented:
    """Decides for another person each time; nothing that it decided is ever undone."""

    def content(self, asked: Asked, _act: Act) -> Content:
        given = {**samples.values("casier-b3-neant", long=False), "nom": "AGBANGLA", "prenoms": f"Ɖɔ̀sí {asked.about}"}
        return Content("Bulletin n° 3 du casier judiciaire", "Ministère de la Justice et de la Législation", given)

    def seal(self, about: str, name: str, values: Mapping[str, Value]) -> Sealed:
        raise NotImplementedError

    def decided_alone(self, _about: str) -> str:
        return ""

    def is_close(self, _about: str, _staff: str, _at: datetime) -> bool:
        return False

    def pickup(self, _about: str) -> None:
        return None

    def ended(self, ended: Ended, act: Act) -> None:
        raise NotImplementedError


_numbers = count()


def owed() -> str:
    wanted = Wanted(ORIGIN, f"case {next(_numbers)}", "", "casier", "neant", "casier-b3-neant", "fr", "mjl")
    return documents.owe(wanted=wanted, act=an_act()).identifier


def an_act() -> Act:
    return by_the_system(at=datetime.now(UTC), surface=Surface.WORKER, process="bench")


def _chain(keeper: AKeeper) -> dict[str, float]:
    """Seconds of a core a document, the keeper's among them; and of the clock, which waits for the disk."""
    identifiers = [owed() for _ in range(DOCUMENTS)]
    start, used, kept = perf_counter(), process_time(), _time_of(keeper)
    for identifier in identifiers:
        issuing.issue(identifier, an_act())
    used, kept = process_time() - used, _time_of(keeper) - kept
    return {"chain": (used + kept) / DOCUMENTS, "wall": (perf_counter() - start) / DOCUMENTS}


def _time_of(keeper: AKeeper) -> float:
    fields = Path(f"/proc/{keeper.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _latency() -> float:
    """A worker at rest finds a decision; its owner asks again and again until the file is there."""
    worker = Worker(now=lambda: datetime.now(UTC))
    thread = threading.Thread(target=worker.run_until_stopped)
    thread.start()
    times = []
    for _ in range(DECISIONS):
        time.sleep(1)
        times.append(_until_there())
    worker.stop()
    thread.join()
    return quantiles(times, n=20)[-1]


def _until_there() -> float:
    about = Document.objects.get(identifier=owed()).about
    start = perf_counter()
    while (found := queries.about(ORIGIN, about)) is None or found.issued_at is None:
        time.sleep(0.005)
    assert queries.file_about(ORIGIN, about).startswith(b"%PDF")
    return perf_counter() - start


def _parts(folder: Path) -> dict[str, float]:
    authority, store = samples.an_authority(), Folder(folder / "bench")
    page, numbers = samples.a_page(), count()
    code = samples.a_key().code(samples.some_claims())
    file = samples.a_file()
    return {
        "print, with its square": _each(
            lambda: typesetting.render(
                page, digits.address(code[:-1] + bytes([next(numbers) % 256]), page=samples.PAGE)
            )
        ),
        "seal": _each(lambda: authority.sealed(file)),
        "archive": _each(
            lambda: store.deposit(
                Record(f"urn:{next(numbers)}", {"document.pdf": file, "code.cose": code}, "", samples.AT)
            )
        ),
        "bare": _each(lambda: authority.key.private.sign(code, ec.ECDSA(SHA256())), times=2_000),
    }


def _each(work: Callable[[], object], times: int = DOCUMENTS) -> float:
    """Seconds of a core."""
    start = process_time()
    for _ in range(times):
        work()
    return (process_time() - start) / times


def _list() -> float:
    """Bytes of a year's list, before it is signed: half a million documents, one in a hundred revoked."""
    places = random.Random(1).sample(range(500_000), 5_000)  # noqa: S311 no secret: the same list each time
    return len(revocations.listed(2026, datetime.now(UTC), 500_000, places))


def _peers() -> Mapping[str, float]:
    """The usual way, in the same run: pyHanko's own signer, and WeasyPrint before it."""
    authority, file = samples.an_authority(), samples.a_file()
    found = {"seal by pyHanko's signer": _each(lambda: _signed(file, authority), PEERS)}
    if html := _weasyprint():
        row = "".join(f"<tr><th>Champ<td>Valeur {number}" for number in range(8))
        code = base64.b64encode(
            square.drawing(digits.address(samples.a_key().code(samples.some_claims()), page=samples.PAGE))
        )
        text = HTML.format(rows=row, code=f"data:image/svg+xml;base64,{code.decode()}")
        found["WeasyPrint and pyHanko's signer"] = _each(
            lambda: _signed(html(string=text).write_pdf(pdf_variant="pdf/a-2a"), authority), PEERS
        )
    return found


def _weasyprint() -> Any:
    """Its HTML; nothing, said aloud, on a machine without the libraries of the system that it needs."""
    try:
        return importlib.import_module("weasyprint").HTML
    except OSError as error:
        print(f"WeasyPrint is not measured: {error}", file=sys.stderr)
        return None


def _signed(file: bytes, authority: samples.AnAuthority) -> object:
    key = authority.key.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    certificate, issuer = (asn1_x509.Certificate.load(each.public_bytes(Encoding.DER)) for each in authority.chain)
    signer = signers.SimpleSigner(
        signing_cert=certificate,
        signing_key=asn1_keys.PrivateKeyInfo.load(key),
        cert_registry=_store(issuer),
    )
    asked = signers.PdfSignatureMetadata(
        field_name="Cachet",
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    return signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(file)), asked, signer=signer)


def _store(issuer: asn1_x509.Certificate) -> SimpleCertificateStore:
    store = SimpleCertificateStore()
    store.register(issuer)
    return store


if __name__ == "__main__":
    print(json.dumps(main()))
