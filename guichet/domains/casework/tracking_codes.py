"""The code that, beside the reference, opens the tracking of a case. It is kept nowhere: it follows from the case.

It is made of the case's salt and of the node's own secret, so that a receipt can show it again and a stolen copy of
the tables opens nothing. 40 bits: at a thousand tries a second, guessing the code of one known reference takes
decades, so that no count of tries is needed, with which a stranger could shut the applicant out.
"""

import hmac
from collections.abc import Iterator

from django.conf import settings
from django.utils.encoding import force_bytes

from guichet.commons.intake.codes import CODE_SYMBOLS, is_of, read_code
from guichet.domains.casework.models import Case
from guichet.foundation.places.references import spelled


def code_of(*, reference: str, salt: bytes) -> str:
    return next(_codes(reference, salt))


def opens(code: str, *, reference: str, salt: bytes) -> bool:
    """However the code was typed; how long the comparison takes tells nothing of the code."""
    typed = read_code(code).encode()
    return any(hmac.compare_digest(each.encode(), typed) for each in _codes(reference, salt))


def opens_case(code: str, case: Case | None, *, reference: str) -> bool:
    """The code that the case makes, or the one that a centre printed; for no case, as long and never."""
    salt, printed = (bytes(case.salt), case.own_code) if case else (b"", "")
    return opens_either(code, reference=reference, salt=salt, printed=printed)


def opens_either(code: str, *, reference: str, salt: bytes, printed: str) -> bool:
    """The code that follows from the salt, or the one whose imprint is `printed`."""
    made = opens(code, reference=reference, salt=salt)
    return is_of(read_code(code), printed, reference=reference) or made


def _codes(reference: str, salt: bytes) -> Iterator[str]:
    """Under the node's secret, then under those it had before."""
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        digest = hmac.digest(force_bytes(secret), b"guichet tracking" + salt + reference.encode(), "sha256")
        symbols = spelled(int.from_bytes(digest[:8]), length=CODE_SYMBOLS)
        yield f"{symbols[:4]}-{symbols[4:]}"
