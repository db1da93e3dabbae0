"""Everything of a case that only the key keeper opens. Whoever calls journals the records before showing anything."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from guichet.commons.intake import contents
from guichet.domains.casework import sealing, supplements
from guichet.domains.casework.models import Case, Line, Supplement
from guichet.domains.casework.supplements import Change, Former
from guichet.domains.casework.vocabulary import About, Author, SupplementState
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.records import UseRecord

APPLICANT = "applicant"


@dataclass(frozen=True, slots=True)
class Words:
    """A line of the thread, opened."""

    author: Author
    about: About
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Merged:
    """A request with all its supplements laid over it; `former` keeps what each answer was before, the oldest first."""

    contents: contents.Contents
    former: Mapping[str, tuple[Former, ...]]
    records: tuple[UseRecord, ...]


def content(case: Case, reader: str, reason: str) -> Merged:
    """Raises the refusals of the keeper."""
    opened = keys.open(
        bytes(case.ciphertext),
        case_key_id=case.case_key_id,
        bound_to=bytes(case.bound_to),
        reader=reader,
        reason=reason,
    )
    found = Merged(contents.read(opened.plaintext), {}, (opened.record,))
    given = Supplement.objects.filter(pause__case=case, state=SupplementState.GIVEN).order_by("at", "pk")
    for each in given:
        change, record = supplement(case, each, reader)
        found = _laid_over(found, change, each.at, record)
    return found


def _laid_over(found: Merged, change: Change, at: datetime, record: UseRecord) -> Merged:
    before, former = found.contents.answers, dict(found.former)
    touched = [name for name in (*change.answers, *change.dropped) if name in before]
    for name in touched:
        if before[name] != change.answers.get(name):
            former[name] = (*former.get(name, ()), Former(before[name], at))
    left = {name: value for name, value in before.items() if name not in change.dropped}
    merged = replace(found.contents, answers={**left, **change.answers}, files={**found.contents.files, **change.files})
    return Merged(merged, former, (*found.records, record))


def supplement(case: Case, row: Supplement, reader: str) -> tuple[Change, UseRecord]:
    opened = keys.open(
        bytes(row.ciphertext),
        case_key_id=case.case_key_id,
        bound_to=sealing.bound_to_supplement(case, row.identifier),
        reader=reader,
        reason="supplement",
    )
    return supplements.read(opened.plaintext), opened.record


def correction(case: Case, name: str, ciphertext: bytes, reader: str) -> keys.Opened:
    bound_to = sealing.bound_to_correction(case, name)
    return keys.open(ciphertext, case_key_id=case.case_key_id, bound_to=bound_to, reader=reader, reason="correction")


def thread(case: Case, reader: str, hidden: tuple[About, ...] = ()) -> tuple[tuple[Words, ...], list[UseRecord]]:
    lines, records = [], []
    for line in case.lines.exclude(about__in=hidden).order_by("at", "pk"):
        opened = _line(case, line, reader)
        lines.append(Words(Author(line.author), About(line.about), line.at, opened.plaintext.decode()))
        records.append(opened.record)
    return tuple(lines), records


def _line(case: Case, line: Line, reader: str) -> keys.Opened:
    bound_to = sealing.bound_to_line(case, line.identifier)
    return keys.open(
        bytes(line.ciphertext), case_key_id=case.case_key_id, bound_to=bound_to, reader=reader, reason=line.about
    )
