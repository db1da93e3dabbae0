"""Codes that are well signed but not written as the profile says."""

from collections.abc import Mapping
from typing import Any

import cbor2

from guichet.commons.documents.extract import claims, cose
from guichet.foundation.keys import public, signatures
from tests.commons.documents import samples
from tests.commons.documents.checking.signed import KEY


def odd_codes() -> Mapping[str, bytes]:
    said = samples.some_claims()
    good = claims.encoded(said)
    plain = cbor2.loads(good)
    nom = b"\x01\x68AGBANGLA"
    assert nom in good
    return {
        "keys in another order": _signed(cbor2.dumps(dict(reversed(plain.items())))),
        "a longer length": _signed(good.replace(nom, b"\x01\x78\x08AGBANGLA")),
        "a name in another form": _signed(good.replace(nom, b"\x01\x68AGBANGe\xcc\x81"[:10])),
        "no definite length": _signed(good.replace(nom, b"\x01\x7f\x68AGBANGLA\xff")),
        "a key twice": _signed(good.replace(nom, nom + nom).replace(b"\xa4" + nom, b"\xa5" + nom)),
        "not UTF-8": _signed(good.replace(nom, b"\x01\x68AGBANG\xff\xff")),
        "something after": _signed(good + b"\x00"),
        "a claim too many": _signed(cbor2.dumps({**plain, 5: 1}, canonical=True)),
        "a field too many": _signed(cbor2.dumps(_with_field(plain, 99, "x"), canonical=True)),
        "a day as a text": _signed(cbor2.dumps(_with_field(plain, 3, "1990-05-14"), canonical=True)),
        "an unknown kind": _signed(cbor2.dumps({**plain, claims.DOCUMENT: [99, {}, [2026, 1]]}, canonical=True)),
        "a place too few": _signed(cbor2.dumps({**plain, claims.DOCUMENT: [1, {}, [2026]]}, canonical=True)),
        "a reference as a text": _signed(cbor2.dumps({**plain, claims.IDENTIFIER: "WEB"}, canonical=True)),
        "a moment as a text": _signed(cbor2.dumps({**plain, claims.ISSUED: "yesterday"}, canonical=True)),
        "no issuer": _signed(cbor2.dumps({key: plain[key] for key in plain if key != claims.ISSUER}, canonical=True)),
        "a list of claims": _signed(cbor2.dumps([1, 2], canonical=True)),
    }


def _with_field(plain: Mapping[int, Any], number: int, value: object) -> Mapping[int, object]:
    kind, fields, place = plain[claims.DOCUMENT]
    return {**plain, claims.DOCUMENT: [kind, {**fields, number: value}, place]}


def _signed(payload: bytes) -> bytes:
    key_id = public.id_of(KEY.point)
    signature = signatures.from_der(KEY.der(cose.signed_bytes(payload, key_id=key_id)))
    return cose.written(cose.Signed(key_id, payload, signature))
