"""What the keeper does with its keys: each verb refuses first, then uses the key, then writes its record.

Verbs run one after the other inside the transaction of a batch (turns.py): nothing is answered before it is on the
disk.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from guichet.foundation.keys import formats, records, succession
from guichet.foundation.keys.keeper import certificates
from guichet.foundation.keys.keeper.store import Store
from guichet.foundation.keys.keeper.tokens import Token
from guichet.foundation.keys.keeper.vault import SECRET_BYTES, Vault
from guichet.foundation.keys.public import ALGORITHM, HELD, Kind, PublicKey, id_of
from guichet.foundation.keys.records import UseRecord

# Centres without network seal to the intake key that they last saw.
OPENS_AFTER_ROTATION = timedelta(days=365)
MADE_AT_FIRST = (Kind.RECORD, Kind.INTAKE, Kind.QR, Kind.LOG, Kind.SYNC)
# The record key signs records and nothing else, or anyone could have one made.
SIGNING = frozenset({Kind.SEAL, Kind.QR, Kind.LOG, Kind.SYNC, Kind.CERTIFY})


class Refusal(Exception):
    """`code` is one of those that the client puts into words."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Use:
    """What a record says of one use, before it has its place in the sequence."""

    operation: str
    key_id: str
    digest: str
    reader: str = ""
    reason: str = ""


class Desk:
    def __init__(self, store: Store, vault: Vault, tokens: Mapping[Kind, Token], clock: Callable[[], datetime]) -> None:
        self.store = store
        self._vault = vault
        self._tokens = tokens
        self._by_name = {token.name: token for token in tokens.values()}
        self._clock = clock
        self._secrets: dict[str, bytes] = {}
        self.remember()

    def remember(self) -> None:
        """Read anew what is kept in memory: after a rotation, and after a transaction that was undone."""
        self.keys = {key.id: key for key in self.store.keys(demonstration=self._vault.demonstration)}
        self._secrets.clear()
        last = self.store.last_use()
        self._last = records.read(signed=last, reason="", signature=b"") if last else None
        self._last_digest = records.digest_of(last or b"")

    def prepare(self) -> None:
        """Make the keys that every node has, once, and erase the intake keys whose year is over."""
        for kind in MADE_AT_FIRST:
            if self._current(kind, "") is None:
                self.rotate(kind, holder="", reason="")
        self.erase_old_intake_keys()

    def receive(self, envelope: bytes, *, bound_to: bytes, case: str) -> tuple[str, bytes, UseRecord]:
        """Asked again for the same case it uses the same case key, so that a worker may repeat itself."""
        sealed = _laid_out(formats.envelope, envelope)
        plaintext = self._open_envelope(sealed, bound_to)
        case_key_id = self._case_key_for(case)
        record = self._record(Use("receive", sealed.key_id, records.digest_of(envelope)))
        return case_key_id, self._encrypt(plaintext, case_key_id, bound_to), record

    def open(
        self, ciphertext: bytes, *, case_key_id: str, bound_to: bytes, reader: str, reason: str
    ) -> tuple[bytes, UseRecord]:
        cipher = self._case_cipher(case_key_id)
        sealed = _laid_out(formats.ciphertext, ciphertext)
        if sealed.key_id != case_key_id:
            raise Refusal("wrong-key")
        data = formats.ciphertext_data(sealed.header, bound_to)
        nonce, body = sealed.body[: formats.NONCE], sealed.body[formats.NONCE :]
        try:
            plaintext = cipher.decrypt(nonce, body, data)
        except (InvalidTag, ValueError):
            raise Refusal("tampered") from None
        return plaintext, self._record(Use("open", case_key_id, records.digest_of(ciphertext), reader, reason))

    def reseal(self, plaintext: bytes, *, case_key_id: str, bound_to: bytes) -> bytes:
        ciphertext = self._encrypt(plaintext, case_key_id, bound_to)
        self._record(Use("reseal", case_key_id, records.digest_of(ciphertext)))
        return ciphertext

    def destroy(self, case_key_id: str, *, reason: str) -> UseRecord:
        """Raises Refusal "destroyed" when it already is: the record of that day stands."""
        number, secret = self._living(case_key_id)
        self.store.erase(secret)
        self.store.mark_destroyed(number, at=self._now(), reason=reason)
        return self._record(Use("destroy", case_key_id, records.digest_of(bytes.fromhex(case_key_id)), reason=reason))

    def sign(self, kind: Kind, message: bytes, *, holder: str) -> tuple[bytes, str, UseRecord]:
        key = self._current(kind, holder)
        if kind not in SIGNING or key is None:
            raise Refusal("wrong-key")
        if kind is Kind.CERTIFY and not certificates.is_signable(message):
            raise Refusal("wrong-key")
        return self._signature(key, message), key.id, self._record(Use("sign", key.id, records.digest_of(message)))

    def rotate(self, kind: Kind, *, holder: str, reason: str) -> tuple[PublicKey, UseRecord]:
        """A new key of this kind for this holder; the one before ends now, stays listed, and may vouch for this one."""
        if bool(holder) is not (kind in HELD):
            raise Refusal("wrong-key")
        now, token, former = self._now(), self._tokens[kind], self._current(kind, holder)
        made = token.make(ALGORITHM[kind])
        key = PublicKey(
            id_of(made.public), kind, holder, ALGORITHM[kind], made.public, now, None, "", self._vault.demonstration
        )
        self.store.end_current(kind, holder, at=now, reason=reason)
        secret = self.store.add_secret(self._vault.wrap(made.secret, name=key.id))
        self.store.add_key(key, token=token.name, secret=secret)
        if former is not None and kind in succession.FOLLOWED:
            self.store.vouch(key.id, self._signature(former, succession.to_sign(key)))
        self.remember()
        return key, self._record(Use("rotate", key.id, records.digest_of(made.public), reason=reason))

    def erase_old_intake_keys(self) -> None:
        for key_id, secret in self.store.unerased(Kind.INTAKE, ended_before=self._now() - OPENS_AFTER_ROTATION):
            self.store.erase(secret)
            self.store.mark_erased(key_id, self._now())
            self._secrets.pop(key_id, None)
            self._record(Use("erase", key_id, records.digest_of(bytes.fromhex(key_id))))

    def uses(self, *, after: int, limit: int) -> list[tuple[bytes, str, bytes]]:
        return self.store.uses(after=after, limit=limit)

    def _open_envelope(self, sealed: formats.Sealed, bound_to: bytes) -> bytes:
        key = self.keys.get(sealed.key_id)
        if key is None or key.kind is not Kind.INTAKE:
            raise Refusal("wrong-key")
        private = X25519PrivateKey.from_private_bytes(self._secret(key))
        try:
            return formats.SUITE.decrypt(sealed.body, private, formats.envelope_info(sealed.header, bound_to))
        except (InvalidTag, ValueError):
            raise Refusal("tampered") from None

    def _case_key_for(self, case: str) -> str:
        """The case's key, made when it has none. Raises Refusal "destroyed" when it had one."""
        owner = records.digest_of(case.encode())  # references name cases elsewhere, so they are not kept in clear here
        known = self.store.case_key_of(owner)
        if known is not None:
            self._living(known)
            return known
        case_key_id = os.urandom(formats.CIPHERTEXT_HEADER - 1).hex()
        secret = self.store.add_secret(self._vault.wrap(os.urandom(SECRET_BYTES), name=case_key_id))
        self.store.add_case_key(case_key_id, owner=owner, secret=secret, at=self._now())
        return case_key_id

    def _living(self, case_key_id: str) -> tuple[int, int]:
        """The numbers of a case key and of its secret."""
        found = self.store.case_key(case_key_id)
        if found is None:
            raise Refusal("wrong-key")
        number, secret, destroyed = found
        if destroyed:
            raise Refusal("destroyed")
        return number, secret

    def _case_cipher(self, case_key_id: str) -> ChaCha20Poly1305:
        _, secret = self._living(case_key_id)
        return ChaCha20Poly1305(self._vault.unwrap(self.store.secret(secret), name=case_key_id))

    def _encrypt(self, plaintext: bytes, case_key_id: str, bound_to: bytes) -> bytes:
        header, nonce = formats.ciphertext_header(case_key_id), os.urandom(formats.NONCE)
        data = formats.ciphertext_data(header, bound_to)
        return header + nonce + self._case_cipher(case_key_id).encrypt(nonce, plaintext, data)

    def _current(self, kind: Kind, holder: str) -> PublicKey | None:
        found = (key for key in self.keys.values() if key.is_current and (key.kind, key.holder) == (kind, holder))
        return next(found, None)

    def _secret(self, key: PublicKey) -> bytes:
        """Raises Refusal "destroyed" for an intake key whose year is over."""
        if key.id not in self._secrets:
            _, secret, erased = self.store.whereabouts(key.id)
            if erased:
                raise Refusal("destroyed")
            self._secrets[key.id] = self._vault.unwrap(self.store.secret(secret), name=key.id)
        return self._secrets[key.id]

    def _signature(self, key: PublicKey, message: bytes) -> bytes:
        token, _, _ = self.store.whereabouts(key.id)
        return self._by_name[token].sign(message, algorithm=key.algorithm, secret=self._secret(key))

    def _record(self, use: Use) -> UseRecord:
        key = self._current(Kind.RECORD, "")
        if key is None:
            raise LookupError("the record key is the first one made")
        record = UseRecord(
            sequence=self._last.sequence + 1 if self._last else 1,
            at=self._now(),
            operation=use.operation,
            key_id=use.key_id,
            digest=use.digest,
            reader=use.reader,
            reason=use.reason,
            previous=self._last_digest,
            record_key=key.id,
        )
        signed = records.signed_bytes(record)
        signature = self._signature(key, signed)
        self.store.add_use(record.sequence, signed, reason=record.reason, signature=signature)
        self._last, self._last_digest = record, records.digest_of(signed)
        return replace(record, signature=signature)

    def _now(self) -> datetime:
        """Never before the last record: a clock set back makes no record older than its key."""
        now = self._clock()
        return max(now, self._last.at) if self._last else now


def _laid_out(read: Callable[[bytes], formats.Sealed], content: bytes) -> formats.Sealed:
    try:
        return read(content)
    except formats.Malformed:
        raise Refusal("tampered") from None
