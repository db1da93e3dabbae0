"""What invented people do after they have asked: they pay, reply, and complain when a promise is broken."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from guichet.command.year.plan import Planned
from guichet.command.year.treating import Acting
from guichet.commons.payments import operations as payments
from guichet.commons.payments import queries as fees
from guichet.commons.payments.contrib.sandbox import operations as sandbox
from guichet.commons.payments.contrib.sandbox.provider import CODE, Sandbox
from guichet.commons.payments.providers import Outcome
from guichet.domains.casework import desk, queries, replying
from guichet.domains.casework.models import Case
from guichet.domains.casework.vocabulary import Obstacle, State
from guichet.foundation.lib.act import Actor, ActorKind, Surface, by_the_system

DAY = timedelta(days=1)
NEVER_PAID, PAID_LATE, COMPLAINS = 0.015, 0.1, 0.2
APPLICANT = Actor(ActorKind.ANONYMOUS, "applicant")
REPLY = "Acte n° 214 de 1998, registre de la commune."
COMPLAINT = "La date promise est passée et personne ne me dit pourquoi. On m’a demandé de « patienter un peu »."


@dataclass(frozen=True, slots=True)
class Applicants:
    plan: Sequence[Planned]
    places: Mapping[str, int]
    acting: Acting

    def pay(self) -> None:
        """Most at once, some the day after, a few never."""
        for case, planned in self._those(Case.objects.filter(state=State.ARRIVED, obstacle=Obstacle.FEE)):
            waits = DAY if planned.falls_on("late payment", PAID_LATE) else timedelta(0)
            if not planned.falls_on("no payment", NEVER_PAID) and planned.at + waits <= self._now():
                self._settle(case)

    def reply(self) -> None:
        for case, _planned in self._those(Case.objects.filter(state=State.PAUSED)):
            pause = case.pauses.filter(ended_at=None).get()
            if pause.began_at + DAY <= self._now():
                act = self.acting(APPLICANT, Surface.PORTAL)
                replying.send(case.reference, queries.tracking_code(case.reference), REPLY, act)

    def complain(self) -> None:
        """One in five of those who wait for longer than they were promised, and the story's own."""
        late = Case.objects.late(self._now()).filter(complaints=None, promised_at__lte=self._now())
        for case, planned in self._those(late):
            if planned.story == "broken-promise" or planned.falls_on("complaint", COMPLAINS):
                act = self.acting(APPLICANT, Surface.PORTAL)
                desk.complain(case.reference, queries.tracking_code(case.reference), COMPLAINT, act)

    def _those(self, cases: QuerySet[Case]) -> Iterator[tuple[Case, Planned]]:
        """Of the year's own, the oldest first: a visitor's are nobody's business here."""
        for case in list(cases.order_by("pk")):
            place = self.places.get(case.reference)
            if place is not None:
                yield case, self.plan[place]

    def _now(self) -> datetime:
        return self.acting(APPLICANT, Surface.PORTAL).at

    def _settle(self, case: Case) -> None:
        for fee in fees.standing(case.reference).fees:
            if fee.way is None:
                act = by_the_system(at=self._now(), surface=Surface.API, process=CODE)
                line = sandbox.write(payment=fee.reference, amount=fee.amount, outcome=Outcome.PAID, act=act)
                payments.receive_notice(provider=CODE, notice=Sandbox().notice(line, act.at), act=act)
