"""What the officers of the invented year do with what they are served: all through the desk, as people do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from guichet.command.year.endings import ending, is_refused
from guichet.command.year.people import Crew
from guichet.command.year.plan import Planned
from guichet.domains.casework import desk
from guichet.domains.casework import operations as casework
from guichet.domains.casework.desk import Asking
from guichet.domains.casework.models import Case, Opinion, Turn
from guichet.domains.casework.policies import may_treat
from guichet.domains.casework.refusals import HandsFull
from guichet.domains.casework.vocabulary import GivenBackFor, State
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import Act, Actor, Surface

PACE = 3  # cases that one pair of hands treats between two looks at the clock
ASKED_AGAIN = 0.06
ASKING_STEPS = frozenset({"justice-casier-b3 recherche", "mtfp-copie-actes recherche"})
JUDGED = ("role", "authority", "unit", "above_authority", "above", "escalated_at")
ANSWERED_AFTER = timedelta(days=6)  # from abroad
DAWDLED_OVER = "recherche"
IN_SILENCE = timedelta(hours=1)
LATE_BY = timedelta(hours=20)
ASKED = "La photo de votre acte est floue. Écrivez ici le numéro et l’année de l’acte, comme ils y sont écrits."
SORRY = "Vous avez raison : la date promise est passée. Notre bureau a fait traiter votre dossier avant tout autre."
Acting = Callable[[Actor, Surface], Act]


@dataclass(frozen=True, slots=True)
class Shift:
    """One officer’s hands for one stretch of time. `places` lead from references to the plan."""

    officer: Viewer
    plan: Sequence[Planned]
    places: Mapping[str, int]
    acting: Acting

    def work(self) -> None:
        """What is in hand first, then what is served, until the stretch is over or nothing waits."""
        turns = Turn.objects.open().of(self.officer.reference).select_related("case").order_by("slot")
        for turn in list(turns):
            self._treat(turn.case)
        for _ in range(PACE):
            case = self._served()
            if case is None:
                return
            self._treat(case)

    def _now(self) -> Act:
        return self.acting(self.officer.actor, Surface.BACKOFFICE)

    def _served(self) -> Case | None:
        try:
            return casework.take_next(officer=self.officer, act=self._now())
        except HandsFull:
            return None

    def _treat(self, case: Case) -> None:
        planned = self.plan[self.places[case.reference]]
        if self._dawdles(case, planned.story):
            self._give_back_once(case)
            return
        awaited = tuple(case.opinions.filter(step=case.step, given_at=None))
        if any(each.asked_at + ANSWERED_AFTER > self._now().at for each in awaited):
            return
        desk.read(case.reference, self.officer, self._now())
        self._note(case, awaited, planned)
        if self._asks(case, planned):
            desk.ask_for(case.reference, self.officer, Asking("paper-unreadable", ASKED), self._now())
        else:
            desk.finish(case.reference, self.officer, ending(case.service, case.step, planned), self._now())

    def _note(self, case: Case, answered: Sequence[Opinion], planned: Planned) -> None:
        """What bodies answered; until then the case stays in hand, and is not read again."""
        favourable = not is_refused(planned)
        for each in answered:
            casework.give_opinion(
                reference=case.reference, officer=self.officer, body=each.body, favourable=favourable, act=self._now()
            )

    def _dawdles(self, case: Case, story: str) -> bool:
        """The stories of a file that does not move. The one that is held back is ended by the office above, once it is
        escalated; the other by nobody before its promise is broken.
        """
        if case.step != DAWDLED_OVER:
            return False
        if story == "broken-promise":
            return case.promised_at is not None and self._now().at < case.promised_at + LATE_BY
        return story == "held-back" and case.unit in {role.unit for role in self.officer.roles}

    def _give_back_once(self, case: Case) -> None:
        """After some hours in silence; the next time it is kept until it is taken back."""
        turns = case.turns.order_by("began_at", "pk")
        if turns.count() == 1 and turns[0].began_at + IN_SILENCE <= self._now().at:
            casework.give_back(
                reference=case.reference, officer=self.officer, reason=GivenBackFor.TOOL, act=self._now()
            )

    def _asks(self, case: Case, planned: Planned) -> bool:
        if f"{case.service} {case.step}" not in ASKING_STEPS or case.pauses.exists():
            return False
        return planned.story == "piece-asked" or planned.falls_on("asking", ASKED_AGAIN)


def hands(crew: Crew) -> tuple[Viewer, ...]:
    """Who helps comes first: what is late elsewhere does not wait for whoever is late."""
    return tuple(each for each in (crew.helper, *crew.searchers, crew.decider) if each is not None)


def has_work(officer: Viewer, at: datetime) -> bool:
    """One look that changes nothing: whether anything that this officer may treat waits, or is in hand."""
    under_way = Case.objects.open().filter(state__in=[State.WAITING, State.IN_HAND]).ready_by(at)
    return any(may_treat(officer, case) for case in under_way.only(*JUDGED))


def answer_complaints(supervisor: Viewer, acting: Acting) -> None:
    """The oldest first, until none is left for this office."""
    while heard := desk.complaint(supervisor, acting(supervisor.actor, Surface.BACKOFFICE)):
        desk.answer(heard.reference, supervisor, SORRY, acting(supervisor.actor, Surface.BACKOFFICE))
