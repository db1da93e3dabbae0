"""Tokens of organisations that file and follow requests for people: made, renewed, revoked, used.

Opaque, of 256 bits, shown once: only a digest is kept, so a stolen copy of the tables opens nothing.
"""

import ipaddress
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from guichet.foundation.identity import blind
from guichet.foundation.identity.events import TokenCreated, TokenRenewed, TokenRevoked
from guichet.foundation.identity.models import AccessToken
from guichet.foundation.identity.operations import allowances
from guichet.foundation.identity.operations.allowances import Limit
from guichet.foundation.identity.vocabulary import Scope
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places.calendar import BENIN

PREFIX = "guichet_"  # scanners of leaked secrets know it by that
LONGEST = timedelta(days=366)
# Our own choice: a town hall that files what it took in a day needs far less, and a machine run wild stops itself.
CALLS = Limit("calls of a token", 300, timedelta(minutes=1))
DEPOSITS = Limit("deposits of a token", 600, timedelta(hours=1))


class TokenRefused(Refused):
    """A token cannot be made or renewed as asked, or is not known."""


class UnknownToken(Refused):
    """Never made, over, revoked, or used from another network: the caller does not learn which."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Ce jeton n’ouvre rien : il est inconnu, expiré ou révoqué, ou il vient d’un réseau qui n’est pas le "
                "sien. Demandez-en un à qui tient ce site."
            )
        )


class TooManyCalls(Refused):
    """Over its limit; in `seconds` there is room again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            _("Ce jeton a trop servi pour le moment. Rien n’a été enregistré : réessayez dans %(seconds)s secondes.")
            % {"seconds": seconds}
        )
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """`secret` is told to whoever asked, once, and kept nowhere else."""

    reference: str
    secret: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Caller:
    """The organisation whose token is used; `token` is its reference."""

    token: str
    organisation: str
    scopes: frozenset[Scope]


@operation
def create_token(
    *, organisation: str, scopes: Sequence[Scope], expires_at: datetime, networks: Sequence[str] = (), act: Act
) -> IssuedToken:
    """Let an organisation call. Raises TokenRefused without a name or a scope, for an end that is past or more than a
    year away, or for a network that cannot be read."""
    if not organisation.strip():
        raise TokenRefused(_("Écrivez le nom de l’organisme."))
    if not scopes:
        raise TokenRefused(_("Dites ce que ce jeton permet : déposer, suivre, ou les deux."))
    _refuse_end(expires_at, act)
    secret = _new_secret()
    made = AccessToken.objects.create(
        reference=secrets.token_hex(8),
        organisation=organisation.strip(),
        digest=_digest(secret),
        scopes=sorted(set(scopes)),
        networks=[_network(each) for each in networks],
        created_at=act.at,
        expires_at=expires_at,
    )
    journal.record(happened=TokenCreated(made.reference, ",".join(made.scopes), expires_at), act=act)
    return IssuedToken(made.reference, secret, expires_at)


@operation
def renew_token(*, reference: str, expires_at: datetime, act: Act) -> IssuedToken:
    """A new secret and a new end for the same organisation, which keeps what it filed; the former secret is over."""
    _refuse_end(expires_at, act)
    token, secret = _known(reference), _new_secret()
    token.digest, token.expires_at, token.revoked_at = _digest(secret), expires_at, None
    token.save(update_fields=["digest", "expires_at", "revoked_at"])
    journal.record(happened=TokenRenewed(reference, expires_at), act=act)
    return IssuedToken(reference, secret, expires_at)


@operation
def revoke_token(*, reference: str, act: Act) -> None:
    """At once: the next call is refused. Raises TokenRefused when there is no such token."""
    token = _known(reference)
    if token.revoked_at is None:
        token.revoked_at = act.at
        token.save(update_fields=["revoked_at"])
        journal.record(happened=TokenRevoked(reference), act=act)


@operation
def use_token(*, secret: str, address: str, act: Act) -> Caller:
    """Who calls with this secret from this address, counted. Raises UnknownToken and TooManyCalls.

    No event: what is done with it has its own.
    """
    token = AccessToken.objects.in_force(act.at).filter(digest=_digest(secret)).first()
    if token is None or not _is_from(address, token.networks):
        raise UnknownToken
    _count(CALLS, token, act)
    today = act.at.astimezone(BENIN).date()
    if token.last_used_on != today:
        AccessToken.objects.filter(pk=token.pk).update(last_used_on=today)
    return Caller(token.reference, token.organisation, frozenset(map(Scope, token.scopes)))


@operation
def count_deposit(*, token: str, act: Act) -> None:
    """One more request filed with it. Until the transaction ends no other of the same token is: repeats meet in turn.

    Raises TooManyCalls.
    """
    _count(DEPOSITS, _known(token), act)


def _count(limit: Limit, token: AccessToken, act: Act) -> None:
    spending = [(limit, token.reference)]
    if allowances.exhausted(spending=spending, act=act):
        raise TooManyCalls(limit.seconds_left(act.at))
    allowances.spend(spending=spending, act=act)


def _known(reference: str) -> AccessToken:
    token = AccessToken.objects.select_for_update().filter(reference=reference).first()
    if token is None:
        raise TokenRefused(_("Ce jeton n’est pas connu ici."))
    return token


def _refuse_end(expires_at: datetime, act: Act) -> None:
    if not act.at < expires_at <= act.at + LONGEST:
        raise TokenRefused(_("Un jeton finit dans l’année. Choisissez une date à venir, d’ici à un an."))


def _new_secret() -> str:
    return PREFIX + secrets.token_urlsafe(32)


def _digest(secret: str) -> str:
    return blind.index("access token", secret)


def _network(text: str) -> str:
    try:
        return str(ipaddress.ip_network(text.strip()))
    except ValueError:
        raise TokenRefused(
            _("« %(network)s » n’est pas un réseau. Écrivez-le comme ceci : 41.85.160.0/24.") % {"network": text}
        ) from None


def _is_from(address: str, networks: Sequence[str]) -> bool:
    return not networks or any(ipaddress.ip_address(address) in ipaddress.ip_network(each) for each in networks)
