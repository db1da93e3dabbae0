"""Each day of Benin that is over gets its readings counted and their root told to everybody."""

from datetime import date, datetime, time, timedelta

from guichet.domains.casework import accounting, events
from guichet.domains.casework.models import Case, Look, LookDay
from guichet.domains.casework.moving import TELL_CENTRE, TELL_READINGS
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.places.calendar import BENIN, ONE_DAY
from guichet.foundation.work import operations as work

# A node that was stopped for long does not tell supervisors of days that nobody remembers.
GIVEN_UP = timedelta(days=3)


@operation
def close_day(*, act: Act) -> LookDay | None:
    """The next day of readings that is over; None when there is none.

    A reading that came to be dated in a day that was closed already is of the next one: a root that was told stays.
    """
    today = act.at.astimezone(BENIN).date()
    day = _next_day()
    if day is None or day >= today:
        return None
    end = datetime.combine(day + ONE_DAY, time.min, tzinfo=BENIN)
    closed = LookDay.objects.create(day=day, count=0, root="", at=act.at)
    closed.count = Look.objects.filter(day=None, at__lt=end).update(day=closed)
    closed.root = accounting.root(accounting.lines_of(closed)).hex()
    closed.save(update_fields=["count", "root"])
    journal.record(happened=events.ReadingsClosed(day.isoformat(), closed.count, closed.root), act=act)
    for pseudonym in _made_at_centres(closed):
        work.schedule(kind=TELL_CENTRE, key=pseudonym, act=act)
    if closed.count and today - day <= GIVEN_UP:
        work.schedule(kind=TELL_READINGS, key=day.isoformat(), act=act)
    return closed


def _made_at_centres(closed: LookDay) -> list[str]:
    """Cases that were read that day, whose receipt has a code that a centre may open the list with."""
    made = Case.objects.filter(looks__day=closed).exclude(place="").exclude(pickup_key=b"")
    return sorted(set(made.values_list("pseudonym", flat=True)))


def _next_day() -> date | None:
    last = LookDay.objects.order_by("-day").first()
    if last is not None:
        return last.day + ONE_DAY
    first = Look.objects.order_by("at", "pk").first()
    return first.at.astimezone(BENIN).date() if first else None
