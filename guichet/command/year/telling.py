"""The year, moment after moment: what is sent, what a worker does with it, what officers do; then the evening's jobs.

Everything is looked up where it stands, nothing remembered: a killed process goes on from the moment it had reached.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from guichet.command.year import answers, filing, people, plan, treating
from guichet.command.year.applying import APPLICANT, Applicants
from guichet.command.year.people import Crew
from guichet.command.year.plan import EVENING, Planned
from guichet.command.year.treating import Shift
from guichet.commons.catalogue import queries as catalogue
from guichet.domains.casework import operations as casework
from guichet.foundation.demonstration import operations as demonstration
from guichet.foundation.demonstration import queries as told
from guichet.foundation.demonstration.models import Year
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.act import Act, Actor, PlaceId, Surface, by_the_system
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.work import registry
from guichet.foundation.work.worker import Share, Worker

BREATH = 0.002  # seconds left to visitors after each act: SQLite has one writer
BETWEEN_ACTS = timedelta(seconds=1)
PROCESS = "year"
RECEIVED = "casework.case-received"
Listener = Callable[[int, int], None]


@dataclass(slots=True)
class Moment:
    """The year's own clock: a little later at each look, and never before what a killed process did."""

    at: datetime

    def reach(self, at: datetime) -> None:
        self.at = max(self.at, at)

    def now(self) -> datetime:
        self.at += BETWEEN_ACTS
        return self.at


@dataclass(slots=True)
class Telling:
    """`crews` are the officers, `sent` the places of the plan that are made."""

    year: Year
    planned: tuple[Planned, ...]
    moment: Moment
    crews: tuple[Crew, ...] = ()
    communes: tuple[str, ...] = field(default_factory=tuple)

    def tell(self, listen: Listener) -> None:
        """Until the year is finished; `listen` hears how many moments of how many are told."""
        self.crews = people.settle(services(), self._system())
        self.communes = tuple(each.name for department in places.departments() for each in department.communes)
        worker = Worker(now=self.moment.now, share=Share(instead=INSTEAD))
        ticks = plan.span(wanted=self.year.wanted, until=self.year.began_at).ticks()
        for number, tick in enumerate(ticks[self.year.reached :], start=self.year.reached + 1):
            self.moment.reach(tick)
            self._live(worker, until=tick)
            if tick.astimezone(BENIN).hour == EVENING:
                self._end_the_day()
            demonstration.reach(tick=number, act=self._system())
            listen(number, len(ticks))
        demonstration.finish_year(act=self._system())

    def _live(self, worker: Worker, *, until: datetime) -> None:
        """Officers begin with what came before; only what is promised within the hour is treated as it comes."""
        self._treat(until, at_once=False)
        self._send(until)
        self._work_off(worker)
        applicants = Applicants(self.planned, told.places_of(), self._acting)
        applicants.pay()
        applicants.reply()
        self._work_off(worker)
        self._treat(until, at_once=True)
        self._work_off(worker)

    def _send(self, until: datetime) -> None:
        """What came since the last moment; each is there already, or not at all."""
        made = told.places_made()
        recipient = keys.current(Kind.INTAKE)
        for each in self.planned:
            if each.at <= until + timedelta(minutes=20) and each.place not in made:
                place, surface = each.centre, Surface.COUNTER if each.centre else Surface.PORTAL
                filing.file(
                    each, answers.answered(each, self.communes), recipient, self._acting(APPLICANT, surface, place)
                )

    def _treat(self, at: datetime, *, at_once: bool) -> None:
        """Whoever has nothing to do is not asked: most of the year most queues are empty."""
        for crew in self.crews:
            if (crew.service in plan.WITHIN_THE_HOUR) is not at_once or not plan.is_staffed(crew.service, at):
                continue
            for officer in treating.hands(crew):
                if treating.has_work(officer, self.moment.at):
                    Shift(officer, self.planned, told.places_of(), self._acting).work()

    def _work_off(self, worker: Worker) -> None:
        while worker.run_one():
            time.sleep(BREATH)

    def _end_the_day(self) -> None:
        """Complaints and their answers, then each periodic job once, as of this evening."""
        Applicants(self.planned, told.places_of(), self._acting).complain()
        for crew in self.crews:
            treating.answer_complaints(crew.decider, self._acting)
        for kind in (each for each in registry.periodic() if not each.timeless):
            kind.run("*", by_the_system(at=self.moment.now(), surface=Surface.WORKER, process=kind.name))

    def _acting(self, actor: Actor, surface: Surface, place: PlaceId | None = None) -> Act:
        time.sleep(BREATH)
        return Act(actor, self.moment.now(), place, surface)

    def _system(self) -> Act:
        return by_the_system(at=self.moment.now(), surface=Surface.COMMAND, process=PROCESS)


def services() -> tuple[str, ...]:
    """Those of the year that this catalogue runs."""
    sheets = catalogue.current().sheets
    return tuple(code for code in answers.WRITERS if code in sheets and sheets[code].service.procedure is not None)


def begin(wanted: int, at: datetime) -> None:
    """Before the node serves: from then on whatever is due earlier belongs to the year.

    A node that has requests already has a past of its own, and gets no other.
    """
    if not services() or Entry.objects.of_kind(RECEIVED).exists():
        return
    ticks = len(plan.span(wanted=wanted, until=at).ticks())
    act = by_the_system(at=at, surface=Surface.COMMAND, process=PROCESS)
    demonstration.begin_year(seed=plan.SEED, wanted=wanted, ticks=ticks, act=act)


def resumed(year: Year) -> Telling:
    centres = tuple(PlaceId(each.code) for each in places.centres())
    planned = plan.plan(wanted=year.wanted, until=year.began_at, services=services(), centres=centres)
    first = plan.span(wanted=year.wanted, until=year.began_at).ticks()[0]
    return Telling(year, planned, Moment(max(first, _last_act(year) or first)))


def _last_act(year: Year) -> datetime | None:
    """Of the year, when a process told some of it before; what happens to visitors' requests is later."""
    of_cases = Entry.objects.filter(kind__startswith="casework.", at__lt=year.began_at).latest_first()
    last: datetime | None = of_cases.values_list("at", flat=True).first()
    return last


def _nobody_is_told(pseudonym: str, act: Act) -> None:
    """Messages of a year that is over are not sent today: each is noted as told to nobody."""
    casework.tell(pseudonym=pseudonym, to=None, record=None, act=act)


def _not_today(_key: str, _act: Act) -> None:
    """Nor are supervisors written to about what was late a year ago."""


INSTEAD = {casework.TELL: _nobody_is_told, casework.TELL_SUPERVISORS: _not_today}
