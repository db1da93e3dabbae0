"""What is written at a centre, link up or down: under one seal of the State, and opened at the national node alone.

Staff writes the register of the centre; whoever stands before the kiosk writes for themselves, and is nobody.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, time
from typing import Any

from django.db.models import Count

from guichet.domains.relations import codes, concerning, wording
from guichet.domains.relations import operations as relations
from guichet.domains.relations.concerning import Said
from guichet.domains.relations.models import RegisterEntry
from guichet.domains.relations.sealing import PIECE, SealedLine
from guichet.domains.relations.vocabulary import Channel, ConcernKind
from guichet.domains.relations.wording import Contact, Words
from guichet.foundation.keys import client as keys
from guichet.foundation.keys import envelope
from guichet.foundation.keys.public import Kind
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN, ONE_DAY

REASON = "concern"
SURFACES = {Channel.REGISTER: Surface.COUNTER, Channel.KIOSK: Surface.KIOSK}


@dataclass(frozen=True, slots=True, repr=False)
class _Opened:
    said: Said
    code: str
    records: tuple[UseRecord, ...]


def write(said: Said, once: str, act: Act, *, about_centre: bool) -> str:
    """At a centre: the return code, told once; the same again when the form drawn with `once` is sent again.

    Raises NothingSaid, MatriculeNeeded, NotByThemselves, and KeeperUnavailable before the centre has a key to seal to.
    """
    concerning.refuse_incomplete(said)
    code = codes.code_of(once, about=codes.CONCERN)
    parcel = _packed(said, code, once)
    relations.write_entry(parcel=parcel, kind=said.kind, about_centre=about_centre, act=act)
    return code


def written_here(place: str, at: datetime) -> Mapping[ConcernKind, int]:
    """How many of each kind were written at a centre on that day; only the kinds that were."""
    begins = datetime.combine(at.astimezone(BENIN).date(), time(), BENIN)
    today = RegisterEntry.objects.by_staff(place).filter(written_at__gte=begins, written_at__lt=begins + ONE_DAY)
    counted = dict(today.values_list("kind").annotate(count=Count("pk")).order_by("kind"))
    return {kind: counted[kind] for kind in ConcernKind if kind in counted}


def open_entry(identifier: str, _act: Act) -> None:
    """What a worker does with what a centre carried. Safe to run twice, and to be killed at any line.

    Raises the refusals of the keeper.
    """
    row = RegisterEntry.objects.waiting().filter(identifier=identifier).first()
    if row is None or row.received_at is None:
        return
    found = _unpacked(row)
    imprint = codes.imprint_of(found.code, about=codes.CONCERN)
    act = Act(_who(found.said, row), row.received_at, PlaceId(row.place), SURFACES[found.said.channel])
    relations.open_carried(
        entry=identifier,
        facts=concerning.facts_of(found.said, imprint, row.received_at),
        words=wording.seal(found.said.words, identifier),
        records=found.records,
        act=act,
    )


def _who(said: Said, row: RegisterEntry) -> Actor:
    return Actor(ActorKind.ANONYMOUS if said.channel is Channel.KIOSK else ActorKind.STAFF, row.written_by)


def _packed(said: Said, code: str, once: str) -> SealedLine:
    """Filled up to whole kilobytes, as denunciations are: how long it is tells nothing of what it says."""
    clear = json.dumps({"said": asdict(said), "code": code}, ensure_ascii=False).encode()
    identifier = hashlib.sha256(f"guichet register entry 1\n{once}".encode()).hexdigest()[:32]
    whole = clear.ljust(-(-len(clear) // PIECE) * PIECE)
    sealed = envelope.seal(whole, recipient=keys.current(Kind.INTAKE), bound_to=_bound_to(identifier))
    return SealedLine(identifier, sealed)


def _unpacked(row: RegisterEntry) -> _Opened:
    about = _bound_to(row.identifier)
    received = keys.receive(bytes(row.sealed), bound_to=about, case=row.identifier)
    found = keys.open(
        received.ciphertext, case_key_id=received.case_key_id, bound_to=about, reader=REASON, reason="arrival"
    )
    read = json.loads(found.plaintext)
    return _Opened(_said(read["said"], row.place), read["code"], (received.record, found.record))


def _said(read: dict[str, Any], place: str) -> Said:
    """The department is that of the centre: whoever writes there is of there, as far as anybody knows."""
    return Said(
        **{
            **read,
            "kind": ConcernKind(read["kind"]),
            "channel": Channel.KIOSK if read["channel"] == Channel.KIOSK else Channel.REGISTER,
            "words": Words(**read["words"]),
            "contact": Contact(**read["contact"]),
            "department": read["department"] or places.department_of(place),
        }
    )


def _bound_to(identifier: str) -> bytes:
    return f"guichet register entry 1\n{identifier}".encode()
