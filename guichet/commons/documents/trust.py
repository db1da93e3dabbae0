"""Which seals this node signs with, and which root vouches for them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from django.conf import settings

from guichet.commons.documents import demonstration
from guichet.commons.documents.models import Certificate
from guichet.commons.documents.sealing import chain as chains
from guichet.commons.documents.sealing.chain import Chain
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind, PublicKey
from guichet.foundation.keys.refusals import WrongKey
from guichet.foundation.lib import rows
from guichet.foundation.lib.act import Act
from guichet.foundation.work.failures import Unfinished


@dataclass(frozen=True, slots=True)
class Seal:
    """An authority's key of today, with what vouches for it."""

    key: PublicKey
    chain: Chain


def seal_of(authority: str, act: Act) -> Seal:
    """In the demonstration, made when it is missing. Raises Unfinished as `certified` does."""
    try:
        return certified(authority, act)
    except Unfinished:
        if not settings.DEMONSTRATION:
            raise
    demonstration.equip(authority, act)
    return certified(authority, act)


def certified(authority: str, act: Act) -> Seal:
    """Raises Unfinished when the authority has no seal, or no certificate for it that holds today."""
    try:
        key = keys.current(Kind.SEAL, holder=authority)
    except WrongKey:
        raise Unfinished(f"{authority} has no seal: guichet keys rotate seal --holder {authority}") from None
    chain = held(key, act.at)
    if not chain:
        raise Unfinished(f"the seal of {authority} has no certificate that holds: guichet seals install FILE")
    return Seal(key, chain)


def held(key: PublicKey, at: datetime) -> Chain:
    """The certificate that was installed for this key, and those above it; empty when none holds at that moment."""
    found = rows.known(Certificate, key=key.id)
    chain = chains.read(bytes(found.chain)) if found else ()
    return chain if chain and chains.leads_to(chain, roots(), at) else ()


def roots() -> tuple[x509.Certificate, ...]:
    """Those that this node trusts: a real installation never trusts a demonstration's, even when it is given one."""
    given: Path | None = demonstration.root() if settings.DEMONSTRATION else settings.SEAL_ROOTS
    if given is None or not given.exists():
        return ()
    found = chains.read(given.read_bytes())
    return tuple(root for root in found if settings.DEMONSTRATION or not chains.is_demonstration(root))
