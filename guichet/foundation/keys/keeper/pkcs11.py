"""Signing keys in a hardware module, through PKCS#11: made there, and never out of it.

The store keeps, wrapped like a key, the handle under which the module knows it. A keeper killed between the module and
the store leaves a key there that nothing names: harmless.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pkcs11
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass

from guichet.foundation.keys.keeper.tokens import Made
from guichet.foundation.keys.keeper.vault import SECRET_BYTES
from guichet.foundation.keys.public import Algorithm

# DER: the object identifier of secp256r1, and the name of edwards25519 as PKCS#11 3.0 writes it.
CURVES = {
    Algorithm.ES256: (KeyType.EC, Mechanism.EC_KEY_PAIR_GEN, bytes.fromhex("06082a8648ce3d030107")),
    Algorithm.ED25519: (
        KeyType.EC_EDWARDS,
        Mechanism.EC_EDWARDS_KEY_PAIR_GEN,
        bytes.fromhex("130c656477617264733235353139"),
    ),
}
OCTET_STRING = 2  # bytes of DER before the point


@dataclass(frozen=True, slots=True)
class Module:
    """Where the module is: its library, the label of its token, and the file of its PIN."""

    library: Path
    token: str
    pin: Path


class Hardware:
    """One session, opened at the first use and anew after a fault: modules on a network forget theirs."""

    name = "pkcs11"

    def __init__(self, module: Module) -> None:
        self._module = module
        self._session: Any = None

    def make(self, algorithm: Algorithm) -> Made:
        kind, mechanism, curve = CURVES[algorithm]
        handle = os.urandom(SECRET_BYTES)
        parameters = self.session().create_domain_parameters(kind, {Attribute.EC_PARAMS: curve}, local=True)
        hidden = {Attribute.EXTRACTABLE: False, Attribute.SENSITIVE: True}
        public, _ = parameters.generate_keypair(id=handle, mechanism=mechanism, store=True, private_template=hidden)
        return Made(public[Attribute.EC_POINT][OCTET_STRING:], handle)

    def sign(self, message: bytes, *, algorithm: Algorithm, secret: bytes) -> bytes:
        """Plain ECDSA over a digest made here: SoftHSM 2.6 and some modules know no other."""
        try:
            key = self.session().get_key(object_class=ObjectClass.PRIVATE_KEY, id=secret)
            if algorithm is Algorithm.ED25519:
                return bytes(key.sign(message, mechanism=Mechanism.EDDSA))
            return bytes(key.sign(hashlib.sha256(message).digest(), mechanism=Mechanism.ECDSA))
        except pkcs11.PKCS11Error:
            self._session = None
            raise

    def session(self) -> Any:
        """Raises PKCS11Error, or RuntimeError for a library that cannot be loaded."""
        if self._session is None:
            token = pkcs11.lib(str(self._module.library)).get_token(token_label=self._module.token)
            self._session = token.open(rw=True, user_pin=self._module.pin.read_text().strip())
        return self._session
