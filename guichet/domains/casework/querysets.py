"""What may be said of many cases at once, turns and complaints: each sentence is served by an index."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from guichet.domains.casework import vocabulary as words
from guichet.foundation.identity.viewer import HeldRole, Viewer

if TYPE_CHECKING:
    from guichet.domains.casework import models as cases


LENIENCY = timedelta(minutes=10)


def past_due(at: datetime) -> Q:
    """Past the delay of its step, or past its promise, while the clock runs."""
    running = Q(state__in=[words.State.WAITING, words.State.IN_HAND])
    return running & (Q(step_due_at__lte=at) | Q(promised_at__lte=at))


class CaseQuerySet(models.QuerySet["cases.Case"]):
    def open(self) -> Self:
        """Said by the moment, not by the state, so that SQLite, too, finds the index of the few that are open."""
        return self.filter(closed_at__isnull=True)

    def waiting(self) -> Self:
        return self.filter(state=words.State.WAITING)

    def ready_by(self, at: datetime) -> Self:
        """In a demonstration, which tells its past, nobody of that past meets what is ready since. Elsewhere all: the
        hub's sequence alone says who comes first, never a clock.
        """
        return self.filter(ready_at__lte=at + LENIENCY) if settings.DEMONSTRATION else self

    def in_order(self) -> Self:
        """The one order of treatment: published priorities first, then the hub's own sequence, in which no two are."""
        return self.order_by("priority", "sequence")

    def of(self, viewer: Viewer) -> Self:
        """Those that the citizen made while signed in, or claimed since; nothing for anybody else."""
        return self.filter(citizen=viewer.reference).exclude(citizen="") if viewer.is_citizen else self.none()

    def what_is_asked_first(self) -> Self:
        """In an applicant's list: what waits for them, then what is open, then what is over, the latest first."""
        asked = Q(state=words.State.PAUSED) | Q(state=words.State.ARRIVED, obstacle=words.Obstacle.FEE)
        over = Q(state=words.State.CLOSED)
        turn = models.Case(models.When(asked, then=0), models.When(over, then=2), default=1)
        return self.order_by(turn, "-submitted_at", "-pk")

    def before(self, case: "cases.Case") -> tuple[Self, Self]:
        """Those that the same office serves first: the more urgent ones, and the earlier ones of the same priority.

        Apart, each is a range of the index; « one or the other » would read the whole queue.
        """
        same = self.waiting().in_queue_of(case)
        return (
            same.filter(priority__lt=case.priority),
            same.filter(priority=case.priority, sequence__lt=case.sequence),
        )

    def in_queue_of(self, case: "cases.Case") -> Self:
        return self.filter(authority=case.authority, unit=case.unit, role=case.role)

    def not_barred_to(self, officer: str) -> Self:
        return self.exclude(bars__officer=officer)

    def apart_from(self, indexes: "Collection[str] | models.QuerySet[Any, str]") -> Self:
        """Without those that one of these people, by the blind index of their NPI, is in."""
        return self.exclude(concerns__index__in=indexes)

    def queues_of(self, roles: Iterable[HeldRole]) -> Iterator[Self]:
        """Each queue that somebody with these roles is served from: their office's, and that of the late ones below it.

        Apart, because each has its index: asked for all at once, a database sorts every queue to find the oldest case.
        """
        for held in roles:
            here = self.filter(role=held.kind.value, authority=held.authority)
            below = self.filter(role=held.kind.value, above_authority=held.authority, escalated_at__isnull=False)
            yield from (here.filter(unit=held.unit), below.filter(above=held.unit)) if held.unit else (here, below)

    def late(self, at: datetime) -> Self:
        return self.open().filter(past_due(at))


class TurnQuerySet(models.QuerySet["cases.Turn"]):
    def open(self) -> Self:
        return self.filter(ended_at=None)

    def of(self, officer: str) -> Self:
        return self.filter(officer=officer)

    def finished_at(self, case: "cases.Case", since: datetime, until: datetime) -> Self:
        """The steps that the office of a case ended in its role, from after one moment up to another."""
        of_its_office = self.filter(authority=case.authority, unit=case.unit, role=case.role)
        return of_its_office.filter(ending=words.Ending.FINISHED, ended_at__gt=since, ended_at__lte=until)

    def over(self, at: datetime) -> Self:
        return self.open().filter(until__lte=at)


class ComplaintQuerySet(models.QuerySet["cases.Complaint"]):
    def open(self) -> Self:
        return self.filter(state=words.ComplaintState.OPEN)

    def answered_by(self, role: HeldRole) -> Self:
        """Those that go to the office of a supervisor, or to any office of the authority as a whole."""
        here = self.filter(to_authority=role.authority)
        return here.filter(to=role.unit) if role.unit else here

    def by_other_eyes(self, viewer: Viewer) -> Self:
        """At the top the same authority answers twice: the second time neither who answered first, nor whoever had the
        case in hand, nor anybody of the office complained of.
        """
        same = Q(answered_by=viewer.reference) | Q(case__turns__officer=viewer.reference)
        for role in viewer.roles:
            if role.unit:
                same |= Q(to_authority=role.authority, about=role.unit)
        return self.exclude(Q(contested=True) & same)

    def not_about_readings_by(self, reader: str) -> Self:
        """Nobody answers for what they themselves opened."""
        return self.filter(Q(look=None) | ~Q(look__reader=reader))

    def due_by(self, at: datetime) -> Self:
        return self.open().filter(due_at__lte=at)

    def answered_before(self, at: datetime) -> Self:
        return self.filter(state=words.ComplaintState.ANSWERED, answered_at__lte=at)

    def oldest_first(self) -> Self:
        return self.order_by("opened_at", "pk")
