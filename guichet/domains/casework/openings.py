"""What shows which lines of the public log are about which request: copied apart, taken back after a restoration."""

import hashlib
from collections.abc import Iterator

from guichet.commons.public_log import openings
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log import queries as log
from guichet.commons.public_log.openings import Opened
from guichet.domains.casework import tracking_codes
from guichet.domains.casework.models import Case
from guichet.domains.casework.refusals import NotYours
from guichet.foundation.lib.act import Act

AT_ONCE = 500


def of_holder(reference: str, code: str) -> tuple[Opened, ...]:
    """For the applicant alone: whoever has them finds the lines of the case, also of one that a restoration lost.

    Raises NotYours, the same for a wrong code as for a reference that was never given out.
    """
    case = Case.objects.filter(reference=reference).first()
    own = tracking_codes.opens_case(code, case, reference=reference)
    found = [each for each in log.openings_of(reference) if _opens(code, each)]
    if case and own:
        found.append(_of(case))
    if not found:
        raise NotYours
    # One that came again as it was sealed has its first name again: what was imported before it came says the same.
    return tuple({each.pseudonym: each for each in found}.values())


def copied(secret: str) -> bytes:
    """Of every case, and of those that earlier restorations lost. Raises PassphraseTooShort."""
    return openings.sealed(_every(), secret)


def take_back(file: bytes, secret: str, act: Act) -> int:
    """Keep those whose case is not here, or is here under another pseudonym; how many.

    Raises WrongPassphrase, Malformed.
    """
    found = openings.read(file, secret)
    here: set[str] = set()
    for at in range(0, len(found), AT_ONCE):
        named = [each.pseudonym for each in found[at : at + AT_ONCE]]
        here.update(Case.objects.filter(pseudonym__in=named).values_list("pseudonym", flat=True))
    lost = [each for each in found if each.pseudonym not in here]
    public_log.keep_openings(lost=lost, file=hashlib.sha256(file).hexdigest(), act=act)
    return len(lost)


def _opens(code: str, opened: Opened) -> bool:
    return tracking_codes.opens_either(code, reference=opened.reference, salt=opened.salt, printed=opened.own_code)


def _of(case: Case) -> Opened:
    return Opened(case.reference, bytes(case.salt), case.own_code)


def _every() -> Iterator[Opened]:
    yield from map(_of, Case.objects.order_by("pk").only("reference", "salt", "own_code").iterator())
    yield from log.openings()
