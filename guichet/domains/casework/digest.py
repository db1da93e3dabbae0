"""What the agents of a supervisor read in one day: outside a case in hand first, and what is unusual in it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from statistics import median
from typing import Any

from django.db.models import Count

from guichet.commons.notifications import operations as notifications
from guichet.commons.notifications import wording
from guichet.commons.notifications.recipient import Recipient
from guichet.domains.casework import messages
from guichet.domains.casework.models import Look
from guichet.domains.casework.vocabulary import OUT_OF_HAND, OutsideMotive, ReadFor
from guichet.foundation.identity import supervising
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import Act
from guichet.foundation.places.calendar import BENIN, ONE_DAY

# From so many people on, or so many times what is usual, somebody should ask why.
MANY_READERS = 3
TIMES_THE_MEDIAN = 3
AT_MOST = 100


@dataclass(frozen=True, slots=True)
class Read:
    """How often somebody read for one reason; `motive` where it had to be said first. `reader` is their reference."""

    reader: str
    who: str
    reason: ReadFor
    motive: OutsideMotive | None
    count: int


@dataclass(frozen=True, slots=True)
class Crowded:
    """A case that so many people opened in one day without having it in hand, those of other offices too."""

    reference: str
    readers: int


@dataclass(frozen=True, slots=True)
class Busy:
    """Somebody who opened more than three times what is usual here, that day, without a case in hand."""

    who: str
    count: int
    usual: float


@dataclass(frozen=True, slots=True)
class Digest:
    """Most first. `sentences` were said where the list had no word for it."""

    day: date
    outside: tuple[Read, ...]
    in_hand: tuple[Read, ...]
    crowded: tuple[Crowded, ...]
    busy: tuple[Busy, ...]
    sentences: tuple[tuple[str, str], ...]

    @property
    def count(self) -> int:
        return sum(each.count for each in self.outside)

    @property
    def unusual(self) -> int:
        return len(self.crowded) + len(self.busy)


def digest(supervisor: Viewer, day: date) -> Digest:
    """In a fixed number of queries, however many read."""
    begin, end = _day(day)
    staff = supervising.staff_of(supervisor, begin)
    that_day = Look.objects.filter(at__gte=begin, at__lt=end)
    counted = that_day.filter(reader__in=staff).values("reader", "reason", "stated__motive")
    rows = counted.annotate(count=Count("pk")).order_by("-count", "reader", "reason", "stated__motive")
    reads = [_read(row, staff) for row in rows]
    outside = [each for each in reads if each.reason in OUT_OF_HAND]
    said = that_day.filter(reader__in=staff).exclude(stated=None).exclude(stated__sentence="")
    sentences = said.order_by("reader", "stated__sentence").values_list("reader", "stated__sentence").distinct()
    return Digest(
        day=day,
        outside=tuple(outside),
        in_hand=tuple(each for each in reads if each.reason not in OUT_OF_HAND),
        crowded=_crowded(begin, end, staff),
        busy=_busy(outside),
        sentences=tuple((staff[reader], sentence) for reader, sentence in sentences[:AT_MOST]),
    )


def tell(day: str, act: Act) -> None:
    """One e-mail to each supervisor whose agents read something outside a case in hand that day; none to the others.

    The key is the day, so that a worker killed half-way tells nobody twice.
    """
    for each in supervising.supervisors(act.at):
        found = digest(each.viewer, date.fromisoformat(day))
        if not found.count:
            continue
        language = each.addresses.language
        notifications.notify(
            to=Recipient(email=each.addresses.email, language=language),
            message=messages.READINGS_OF_THE_DAY.code,
            values={
                "day": wording.day(found.day, language),
                "count": str(found.count),
                "unusual": str(found.unusual),
                "where": wording.where("agents/regards", language),
            },
            about=f"readings {day}",
            act=act,
        )


def _day(day: date) -> tuple[datetime, datetime]:
    begin = datetime.combine(day, time.min, tzinfo=BENIN)
    return begin, begin + ONE_DAY


def _read(row: Mapping[str, Any], staff: Mapping[str, str]) -> Read:
    motive = row["stated__motive"]
    return Read(
        reader=row["reader"],
        who=staff[row["reader"]],
        reason=ReadFor(row["reason"]),
        motive=OutsideMotive(motive) if motive else None,
        count=row["count"],
    )


def _crowded(begin: datetime, end: datetime, staff: Iterable[str]) -> tuple[Crowded, ...]:
    outside = Look.objects.filter(at__gte=begin, at__lt=end, reason__in=OUT_OF_HAND)
    theirs = outside.filter(reader__in=staff).values("case")
    counted = outside.filter(case__in=theirs).values("case__reference")
    many = counted.annotate(readers=Count("reader", distinct=True)).filter(readers__gte=MANY_READERS)
    rows = many.order_by("-readers", "case__reference")[:AT_MOST]
    return tuple(Crowded(row["case__reference"], row["readers"]) for row in rows)


def _busy(outside: Iterable[Read]) -> tuple[Busy, ...]:
    """Against the median of those who read anything so, that day."""
    counts: Counter[tuple[str, str]] = Counter()
    for each in outside:
        counts[each.reader, each.who] += each.count
    usual = median(counts.values()) if counts else 0
    many = [(who, count) for (_reader, who), count in counts.most_common() if count > TIMES_THE_MEDIAN * usual]
    return tuple(Busy(who, count, usual) for who, count in many)
