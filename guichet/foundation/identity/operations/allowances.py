"""Spending limits: how often something may happen for one address or one network, counted in the database."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import F

from guichet.foundation.identity import blind
from guichet.foundation.identity.models import Allowance
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` in each window of that length; `name` keeps limits on the same address apart."""

    name: str
    most: int
    window: timedelta

    def key(self, whom: str) -> str:
        return blind.index(f"allowance {self.name}", whom)

    def window_at(self, at: datetime) -> datetime:
        """When the window that holds `at` began: windows follow one another from 1970 on."""
        seconds = self.window.total_seconds()
        return datetime.fromtimestamp(at.timestamp() // seconds * seconds, UTC)

    def seconds_left(self, at: datetime) -> int:
        return math.ceil((self.window_at(at) + self.window - at).total_seconds())

    def minutes_left(self, at: datetime) -> int:
        return math.ceil((self.window_at(at) + self.window - at) / MINUTE)


Spending = Iterable[tuple[Limit, str]]


@operation
def spend(*, spending: Spending, act: Act) -> None:
    """Count one more under each limit for whom it is about. What is over a limit already is counted too."""
    for limit, whom in spending:
        row, _ = Allowance.objects.get_or_create(key=limit.key(whom), window_at=limit.window_at(act.at))
        Allowance.objects.filter(pk=row.pk).update(spent=F("spent") + 1)


@operation
def exhausted(*, spending: Spending, act: Act) -> Limit | None:
    """The first limit that leaves nothing, or None. Its row is locked: two requests at once are judged in turn."""
    for limit, whom in spending:
        key, window_at = limit.key(whom), limit.window_at(act.at)
        row, _ = Allowance.objects.select_for_update().get_or_create(key=key, window_at=window_at)
        if row.spent >= limit.most:
            return limit
    return None


@operation
def forget(*, older_than: timedelta, act: Act) -> int:
    """Delete windows that began so long ago or more; how many."""
    return Allowance.objects.filter(window_at__lt=act.at - older_than).delete()[0]
