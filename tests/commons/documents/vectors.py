"""The test vectors of docs/qr-profile.md, made anew: `python -m tests.commons.documents.vectors` writes them.

Signatures are deterministic (RFC 6979), so the same claims are always the same code. The private key is published on
purpose: no key list ever holds it.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from guichet.commons.documents.extract import claims, cose, digits
from guichet.commons.documents.kinds import FIELDS, KINDS
from guichet.foundation.keys import public
from tests.commons.documents import samples

FILE = Path(__file__).resolve().parents[3] / "docs" / "qr-vectors.json"
PAGE = "https://guichet.example/verifier/"
SECRET = 0x47756963686574


def made() -> Mapping[str, object]:
    key = samples.a_key(SECRET)
    return {
        "profile": "docs/qr-profile.md",
        "key": {
            "kid": public.id_of(key.point),
            "public": key.point.hex(),
            "private": f"{SECRET:064x}",
        },
        "accepted": [_accepted(template, key) for template in KINDS],
        "refused": _refused(key),
    }


def _accepted(template: str, key: samples.AKey) -> Mapping[str, object]:
    said = samples.some_claims(template)
    payload, code = claims.encoded(said), key.code(said)
    return {
        "kind": template,
        "claims": {
            "issuer": said.issuer,
            "reference": said.reference,
            "issued": said.issued,
            "expires": said.expires,
            "status": [said.status.year, said.status.index],
            "fields": {str(FIELDS[name].number): _plain(value) for name, value in said.fields.items()},
        },
        "payload": payload.hex(),
        "signed": cose.signed_bytes(payload, key_id=public.id_of(key.point)).hex(),
        "code": code.hex(),
        "address": digits.address(code, page=PAGE),
    }


def _refused(key: samples.AKey) -> list[Mapping[str, str]]:
    good = key.code(samples.some_claims())
    changed = good.replace(b"AGBANGLA", b"AGBANGLO")
    other = samples.a_key(SECRET + 1).code(samples.some_claims())
    return [
        {"why": "a letter of the name was changed", "address": digits.address(changed, page=PAGE)},
        {"why": "the last bit was changed", "address": digits.address(good[:-1] + bytes([good[-1] ^ 1]), page=PAGE)},
        {"why": "the key is in no list", "address": digits.address(other, page=PAGE)},
        {"why": "a byte follows the code", "address": digits.address(good + b"\x00", page=PAGE)},
        {"why": "the first digit is missing", "address": f"{PAGE}#{digits.written(good)[1:]}"},
    ]


def _plain(value: str | int | date | tuple[str, ...]) -> object:
    return value.isoformat() if isinstance(value, date) else value


def as_text() -> str:
    return json.dumps(made(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(as_text())
