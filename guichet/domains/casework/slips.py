"""Who looked at a request, on paper at the centre where it was made: sealed to the code of its receipt.

The centre has a ciphertext until the person shows that code; it opens without network, and says since when it is true.
"""

import json
from base64 import b64decode
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.intake.codes import read_code
from guichet.commons.sync.records import Fed
from guichet.domains.casework import operations as casework
from guichet.domains.casework.definitions import service_of
from guichet.domains.casework.looked import Seen, looks_of
from guichet.domains.casework.models import Case, ToldReadings
from guichet.domains.casework.refusals import NoReadingsHere, ReadingsBarred, WrongReceiptCode
from guichet.domains.casework.vocabulary import OutsideMotive, ReadFor
from guichet.foundation.keys import pickup
from guichet.foundation.lib.act import Act


@dataclass(frozen=True, slots=True)
class Slip:
    """`at` is when the national node said so: later readings are not on it."""

    reference: str
    looks: tuple[Seen, ...]
    at: datetime


def tell(pseudonym: str, act: Act) -> None:
    """At the hub, for a worker: seal the list outside any transaction, then let the centre have it."""
    case = Case.objects.get(pseudonym=pseudonym)
    looks = [_written(each) for each in looks_of(case, service_of(case))]
    content = json.dumps(looks, ensure_ascii=False).encode()
    sealed = pickup.seal(content, to=bytes(case.pickup_key), reference=case.reference)
    casework.tell_readings(pseudonym=pseudonym, sealed=sealed, act=act)


def take(fed: Fed) -> None:
    """At a centre."""
    told = fed.body
    casework.keep_told_readings(
        reference=told["reference"],
        sealed=b64decode(told["sealed"]),
        at=datetime.fromisoformat(told["at"]),
        act=fed.act,
    )


def opened(reference: str, code: str, act: Act) -> Slip:
    """At a centre, for whoever shows the receipt. Raises NoReadingsHere, ReadingsBarred, WrongReceiptCode."""
    row = ToldReadings.objects.filter(reference=reference).first()
    if row is None:
        raise NoReadingsHere
    if row.barred_until is not None and row.barred_until > act.at:
        raise ReadingsBarred
    try:
        content = pickup.opened(bytes(row.sealed), code=read_code(code), reference=reference)
    except pickup.WrongCode:
        casework.count_wrong_code(reference=reference, act=act)
        raise WrongReceiptCode from None
    casework.note_readings_shown(reference=reference, act=act)
    return Slip(reference, tuple(_read(each) for each in json.loads(content)), row.at)


def _written(seen: Seen) -> dict[str, Any]:
    return {
        "office": [seen.office.fr, seen.office.en] if seen.office else None,
        "reason": seen.reason.value,
        "at": seen.at.isoformat(),
        "times": seen.times,
        "motive": seen.motive.value if seen.motive else "",
        "sentence": seen.sentence,
    }


def _read(told: dict[str, Any]) -> Seen:
    office = told["office"]
    return Seen(
        office=Text(fr=office[0], en=office[1]) if office else None,
        reason=ReadFor(told["reason"]),
        at=datetime.fromisoformat(told["at"]),
        times=told["times"],
        motive=OutsideMotive(told["motive"]) if told["motive"] else None,
        sentence=told["sentence"],
    )
