"""What a focal point saw of who somebody is: which paper, the end of its number, when."""

from dataclasses import dataclass
from datetime import datetime

from guichet.foundation.identity.models import Vouching
from guichet.foundation.identity.queries import staff_name
from guichet.foundation.identity.vault import vault
from guichet.foundation.identity.vocabulary import IdentityPaper

ENDINGS = "ends of numbers of papers"
SHORTEST, LONGEST = 2, 4


@dataclass(frozen=True, slots=True, repr=False)
class Vouched:
    """`by` is the focal point's name, `last` the last characters of the number; its text shows neither."""

    by: str
    paper: IdentityPaper
    last: str
    seen_at: datetime


def of_request(reference: str) -> Vouched | None:
    """For the request itself, under whose seal it goes; None when nobody saw a paper."""
    row = Vouching.objects.filter(request=reference).first()
    if row is None:
        return None
    last = vault(ENDINGS).decrypt(bytes(row.box)).decode()
    return Vouched(staff_name(row.focal_point), IdentityPaper(row.paper), last, row.seen_at)


def read_ending(typed: str) -> str | None:
    """The last characters of a number, however they were typed; None for what is none, or too much of it."""
    found = "".join(typed.split()).upper()
    return found if found.isascii() and found.isalnum() and SHORTEST <= len(found) <= LONGEST else None
