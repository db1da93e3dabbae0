"""One-time codes: eight digits, ten minutes, one use, one purpose, one browser, five tries.

OWASP ASVS 5.0, 6.5 and 6.6. What is sent and what is answered never depends on whether the address is known here.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.foundation.identity import blind, registry
from guichet.foundation.identity.events import CodeAccepted, CodeRefused, CodeSent
from guichet.foundation.identity.models import OneTimeCode
from guichet.foundation.identity.operations import allowances
from guichet.foundation.identity.operations.allowances import Limit
from guichet.foundation.identity.vocabulary import Channel, Purpose
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.lib.refusal import Refused

DIGITS = 8
LIFE = timedelta(minutes=10)
TRIES = 5
KEPT = timedelta(days=1)
# Our own choice: a person who mistypes is never stopped, a guesser has ten tries an hour among a hundred million, and a
# whole neighbourhood behind one mobile address can still sign in.
ADDRESS_SENDS = Limit("codes sent to an address", 5, timedelta(minutes=15))
NETWORK_SENDS = Limit("codes sent to a network", 100, timedelta(hours=1))
ADDRESS_FAULTS = Limit("wrong codes of an address", 10, timedelta(hours=1))
NETWORK_FAULTS = Limit("wrong codes of a network", 100, timedelta(hours=1))


class CodesUnavailable(Refused):
    """Nothing on this node can deliver a code."""


class TooManyCodes(Refused):
    """The address or the network asked too often, or guessed too often."""


class Verdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    EXPIRED = "expired"
    USED = "used"
    ELSEWHERE = "elsewhere"
    SPENT = "spent"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a request comes from: a secret that only this browser's session holds, and its network address."""

    browser: str
    network: str


@dataclass(frozen=True, slots=True)
class CodeOnItsWay:
    """`reference` is public: without the browser and the code it opens nothing."""

    reference: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class CodeChecked:
    """Only with the verdict RIGHT is there an address, and it has been proved; otherwise `sentence` says what to do."""

    verdict: Verdict
    sentence: str = ""
    channel: Channel | None = None
    address: str = ""


@operation
def send_code(
    *, channel: Channel, address: str, purpose: Purpose, origin: Origin, language: str, act: Act
) -> CodeOnItsWay:
    """Send a new code; an older one that this browser asked for the same address and purpose no longer serves.

    Raises TooManyCodes, and CodesUnavailable where nothing delivers codes.
    """
    send = registry.code_sender()
    if send is None:
        raise CodesUnavailable(_("Les codes ne partent pas pour le moment. Réessayez plus tard."))
    index = blind.index("address", address)
    sends = [(ADDRESS_SENDS, index), (NETWORK_SENDS, origin.network)]
    faults = [(ADDRESS_FAULTS, index), (NETWORK_FAULTS, origin.network)]
    if limit := allowances.exhausted(spending=[*sends, *faults], act=act):
        raise TooManyCodes(_wait(limit, act.at))
    allowances.spend(spending=sends, act=act)
    browser = blind.index("browser", origin.browser)
    OneTimeCode.objects.filter(address_index=index, purpose=purpose, browser=browser, used_at=None).delete()
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    row = _kept(code, channel=channel, address=address, purpose=purpose, browser=browser, at=act.at)
    send(registry.CodeMessage(channel, address, language, code, purpose, LIFE), act)
    journal.record(happened=CodeSent(row.reference, channel, purpose), act=act)
    return CodeOnItsWay(row.reference, row.expires_at)


def _kept(code: str, *, channel: Channel, address: str, purpose: Purpose, browser: str, at: datetime) -> OneTimeCode:
    reference, salt = secrets.token_hex(16), secrets.token_hex(16)
    return OneTimeCode.objects.create(
        reference=reference,
        purpose=purpose,
        channel=channel,
        address=address,
        address_index=blind.index("address", address),
        salt=salt,
        digest=_digest(salt, code),
        browser=browser,
        sent_at=at,
        expires_at=at + LIFE,
    )


def _digest(salt: str, code: str) -> str:
    return blind.digest("one-time code", salt.encode(), code.encode())


@operation
def check_code(*, reference: str, code: str, purpose: Purpose, origin: Origin, act: Act) -> CodeChecked:
    """Judge a code. It does not raise when it refuses: what was tried must stay counted."""
    row = OneTimeCode.objects.select_for_update().filter(reference=reference, purpose=purpose).first()
    typed = "".join(code.split())
    is_right = blind.same(_digest(row.salt if row else "", typed), row.digest if row else "")
    if row is None:
        return CodeChecked(Verdict.EXPIRED, _sentence(Verdict.EXPIRED))
    faults = {Verdict.WRONG: (ADDRESS_FAULTS, row.address_index), Verdict.ELSEWHERE: (NETWORK_FAULTS, origin.network)}
    locked = allowances.exhausted(spending=faults.values(), act=act)
    verdict = _verdict(row, origin, act.at, is_right=is_right, is_locked=locked is not None)
    if verdict == Verdict.RIGHT:
        return _accept(row, act)
    journal.record(happened=CodeRefused(row.reference, row.purpose, verdict), act=act)
    if verdict in faults:
        allowances.spend(spending={faults[verdict], faults[Verdict.ELSEWHERE]}, act=act)
    if verdict == Verdict.WRONG:
        row.tries += 1
        row.save(update_fields=["tries"])
    return CodeChecked(
        verdict,
        _wait(locked, act.at) if locked and verdict == Verdict.LOCKED else _sentence(verdict, TRIES - row.tries),
    )


def _verdict(row: OneTimeCode, origin: Origin, at: datetime, *, is_right: bool, is_locked: bool) -> Verdict:
    if not blind.same(row.browser, blind.index("browser", origin.browser)):
        return Verdict.ELSEWHERE
    if is_locked:
        return Verdict.LOCKED
    if row.used_at is not None:
        return Verdict.USED
    if at >= row.expires_at:
        return Verdict.EXPIRED
    if row.tries >= TRIES:
        return Verdict.SPENT
    return Verdict.RIGHT if is_right else Verdict.WRONG


def _accept(row: OneTimeCode, act: Act) -> CodeChecked:
    checked = CodeChecked(Verdict.RIGHT, channel=Channel(row.channel), address=row.address)
    row.used_at, row.address = act.at, ""
    row.save(update_fields=["used_at", "address"])
    journal.record(happened=CodeAccepted(row.reference, row.purpose), act=act)
    return checked


def _sentence(verdict: Verdict, tries_left: int = 0) -> str:
    match verdict:
        case Verdict.WRONG if tries_left > 0:
            return ngettext(
                "Ce code n’est pas le bon. Il vous reste %(count)d essai.",
                "Ce code n’est pas le bon. Il vous reste %(count)d essais.",
                tries_left,
            ) % {"count": tries_left}
        case Verdict.WRONG | Verdict.SPENT:
            return _("Ce code a été essayé trop de fois et ne sert plus. Demandez-en un autre.")
        case Verdict.USED:
            return _("Ce code a déjà servi. Demandez-en un autre.")
        case _:
            # The same for a code of another device as for one that never was.
            return _("Ce code ne vaut pas sur cet appareil, ou ne vaut plus. Demandez-en un autre ici.")


def _wait(limit: Limit, at: datetime) -> str:
    minutes = limit.minutes_left(at)
    return ngettext(
        "Trop d’essais pour le moment. Attendez %(count)d minute, puis demandez un nouveau code.",
        "Trop d’essais pour le moment. Attendez %(count)d minutes, puis demandez un nouveau code.",
        minutes,
    ) % {"count": minutes}


@operation
def forget_old_codes(*, act: Act) -> int:
    """Delete codes and quotas that ended a day ago or more; how many rows. Run by a periodic job."""
    old = OneTimeCode.objects.filter(expires_at__lt=act.at - KEPT).delete()[0]
    return old + allowances.forget(older_than=KEPT, act=act)
