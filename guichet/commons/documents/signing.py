"""Signing with one key of the keeper's, without losing the record of any use."""

from dataclasses import dataclass, field

from guichet.foundation.keys import client as keys
from guichet.foundation.keys import signatures
from guichet.foundation.keys.public import PublicKey
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.work.failures import Unfinished


@dataclass(slots=True)
class Signing:
    """Gives signatures in DER, and remembers the keeper's record of each.

    Raises Unfinished when the key was changed meanwhile, and the refusals of the keeper.
    """

    key: PublicKey
    uses: list[UseRecord] = field(default_factory=list)

    def __call__(self, message: bytes) -> bytes:
        signed = keys.sign(self.key.kind, message, holder=self.key.holder)
        self.uses.append(signed.record)
        if signed.key_id != self.key.id:
            raise Unfinished(f"the {self.key.kind} key of {self.key.holder} was changed meanwhile")
        return signatures.as_der(signed.signature)
