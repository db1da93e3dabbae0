"""What others read of the public log: how far it is, its lines, its proofs."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Min, Q

from guichet.commons.public_log import leaves, policies, proof
from guichet.commons.public_log.models import (
    Alarm,
    Cosignature,
    Forgotten,
    Mention,
    Opening,
    Reread,
    Seen,
    Signed,
    Stretch,
    Tree,
    Waiting,
)
from guichet.commons.public_log.notes import Note, Use, Verifier, read
from guichet.commons.public_log.openings import Opened
from guichet.commons.public_log.storing import StoredTiles
from guichet.commons.public_log.tree import bundles, mentions, proofs
from guichet.commons.public_log.tree.tiles import WIDTH

SPANS_AT_ONCE = 200  # each is one part of 65,536 lines; a statement has room for so many


@dataclass(frozen=True, slots=True)
class Head:
    """The last checkpoint that was signed, with the cosignatures that came."""

    size: int
    root: bytes
    note: Note
    at: datetime


def size() -> int:
    """How many lines have a place; some of the last may not be signed yet."""
    tree = Tree.objects.first()
    return tree.size if tree else 0


def is_awaited(at: datetime) -> bool:
    """Whether lines may get their place now: some wait for nothing, or an hour of those that hide is over."""
    if Waiting.objects.free().exists():
        return True
    first, tree = first_in_a_crowd(), Tree.objects.first()
    return first is not None and policies.is_due(tree.crowds_until if tree else None, first, at)


def first_in_a_crowd() -> datetime | None:
    """Since when the first line waits that hides among others; None when none does."""
    waits: datetime | None = Waiting.objects.in_a_crowd().aggregate(first=Min("since"))["first"]
    return waits


def waiting_since() -> datetime | None:
    """Since when the oldest line waits of those that nothing holds back; None when none does."""
    since: datetime | None = Waiting.objects.free().aggregate(first=Min("since"))["first"]
    return since


def head(at_most: int | None = None) -> Head | None:
    """The latest signed checkpoint, or the latest that has `at_most` lines; None before the first."""
    found = Signed.objects.order_by("-size")
    return _head((found if at_most is None else found.filter(size__lte=at_most)).first())


def signed_size() -> int:
    """How many lines the latest signed checkpoint has; 0 before the first."""
    found = Signed.objects.order_by("-size").values_list("size", flat=True).first()
    return found or 0


def witnessed() -> Head | None:
    """The latest that a witness has cosigned; None when none ever was."""
    return _head(Signed.objects.filter(cosignatures__isnull=False).order_by("-size").first())


def _head(signed: Signed | None) -> Head | None:
    if signed is None:
        return None
    lines = signed.cosignatures.order_by("at", "pk").values_list("line", flat=True)
    return Head(signed.size, bytes(signed.root), read(signed.note).signed_also(lines), signed.at)


def bundle(index: int, width: int = WIDTH) -> list[bytes]:
    """The contents of up to `width` lines from 256 * index on."""
    return [content for _index, content in _lines_of({index})][:width]


def lines_about(subject: str) -> list[tuple[int, bytes]]:
    """Index and content of each line that names a case, by its pseudonym, or a digest; oldest first."""
    spans = list(mentions.spans(subject, size()))
    found: set[int] = set()
    for at in range(0, len(spans), SPANS_AT_ONCE):
        asked = reduce(or_, (Q(number__range=span) for span in spans[at : at + SPANS_AT_ONCE]))
        numbers = Mention.objects.filter(asked).values_list("number", flat=True)
        found.update(map(mentions.index_of, numbers))
    lines = _lines_of({index // WIDTH for index in found}) if found else []
    # Another subject may share the few bits of a mention.
    return [(index, content) for index, content in lines if index in found and subject in leaves.read(content).values()]


def _lines_of(wanted: Collection[int]) -> list[tuple[int, bytes]]:
    """Index and content of the lines of these bundles, in their order."""
    asked = reduce(or_, (Q(first__gte=each * WIDTH, first__lt=(each + 1) * WIDTH) for each in wanted))
    return _unpacked(Stretch.objects.filter(asked).order_by("first"))


def _unpacked(stretches: Iterable[Stretch]) -> list[tuple[int, bytes]]:
    return [
        (index, content)
        for stretch in stretches
        for index, content in enumerate(bundles.unpacked(bytes(stretch.content)), start=stretch.first)
    ]


def forgotten(subject: str, kind: str) -> datetime | None:
    """When the log first told this of a case in the time that a restoration made this hub forget, to the hour or day.

    None when it told nothing of the kind then: of every case of a hub that was never restored.
    """
    return Forgotten.objects.filter(subject=subject, kind=kind).values_list("at", flat=True).first()


def all_forgotten(kind: str) -> list[tuple[str, datetime, datetime]]:
    """Of each case that the log told this of then: its name, and from when, before when it happened first."""
    return list(Forgotten.objects.filter(kind=kind).order_by("pk").values_list("subject", "at", "until"))


def latest(count: int) -> list[tuple[int, bytes]]:
    """Index and content of the last lines that have a place, the newest first."""
    lines = _unpacked(reversed(Stretch.objects.order_by("-first")[:count]))
    return lines[::-1][:count]


def proof_of(index: int) -> str | None:
    """What shows to anybody that a line is in the log, as a C2SP `tlog-proof`; None before it was signed."""
    last = head()
    if last is None or index >= last.size:
        return None
    return proof.written(index, proofs.inclusion(StoredTiles.for_proof(index, last.size), index, last.size), last.note)


def cosigned_by(witness: str) -> int:
    """How many lines the last checkpoint has that this witness cosigned; 0 when it never did."""
    found = Cosignature.objects.filter(witness=witness).order_by("-signed").values_list("signed", flat=True).first()
    return found or 0


def witnesses() -> list[Verifier]:
    """Whoever ever cosigned, by the key of their last time."""
    found = Cosignature.objects.order_by("pk").values_list("witness", "key")
    return [Verifier(name, bytes(key), Use.COSIGNATURE) for name, key in sorted(dict(found).items())]


def alarms() -> list[Alarm]:
    """What witnesses found and nobody settled, the first first."""
    return list(Alarm.objects.filter(settled_at=None).order_by("at"))


def reread() -> Reread | None:
    """When this node last read its whole log again; None before the first time."""
    return Reread.objects.first()


def contested(at: datetime, until: datetime | None = None) -> Alarm | None:
    """The alarm that was before everybody at that moment, or at one from then to `until`; None when none was."""
    open_then = Alarm.objects.filter(Q(settled_at=None) | Q(settled_at__gt=at), at__lte=until or at)
    return open_then.order_by("at", "pk").first()


def openings_of(reference: str) -> list[Opened]:
    """What came back of a request after a restoration: by which names the log speaks of it, beside its case's own."""
    return list(map(_opened, Opening.objects.filter(reference=reference).order_by("pk")))


def openings() -> Iterator[Opened]:
    """All that came back, for the next copy of it."""
    return map(_opened, Opening.objects.order_by("pk").iterator())


def _opened(row: Opening) -> Opened:
    return Opened(row.reference, bytes(row.salt), row.own_code)


def seen() -> Seen | None:
    """At a centre: the checkpoint that it looked at last."""
    return Seen.objects.first()
