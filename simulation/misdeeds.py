"""What one officer does at one office: each overrides an answer of the honest, and remembers the files it touched."""

from datetime import datetime, timedelta
from random import Random

from simulation.hours import DAY
from simulation.office import File, Officers
from simulation.people import Beginner
from simulation.world import Case, Office

IN_HAND = 3  # files that one officer may keep at once


class Misdeed(Officers):
    """`officer` did it to `cases`; the audit is told neither."""

    code = ""
    title = ""
    story = ""
    expected: tuple[str, ...] = ()  # rules that must name the office or the officer

    def __init__(self, chance: Random, office: Office, beginner: Beginner) -> None:
        super().__init__(chance, beginner)
        self.office = office
        self.officer = office.officers[0]
        self.cases: set[str] = set()
        self.busy_until: list[int] = []

    def minutes(self, file: File, officer: str, now: int) -> int:
        held = self.held(file, now) if self._may_keep(officer, now) else 0
        if not held:
            return super().minutes(file, officer, now)
        self.busy_until.append(now + held)
        self.cases.add(file.case.name)
        return held

    def held(self, file: File, now: int) -> int:
        """How long this file is kept in silence; 0 for one that is treated like any other."""
        return 0

    def blocks(self, file: File, officer: str) -> bool:
        """A file that lies in a drawer hinders nobody."""
        kept = officer == self.officer and file.case.name in self.cases
        return not kept and super().blocks(file, officer)

    def _may_keep(self, officer: str, now: int) -> bool:
        self.busy_until = [until for until in self.busy_until if until > now]
        return officer == self.officer and len(self.busy_until) < IN_HAND


class DelayForMoney(Misdeed):
    code = "delai-contre-argent"
    title = "Le dossier attend qu’on paie"
    story = "Un agent garde un dossier sur vingt pendant trois jours ouvrés, puis le décide d’un coup."
    expected = ("silences",)

    def held(self, file: File, now: int) -> int:
        return 3 * DAY - 30 if self.chance.random() < 1 / 20 else 0


class Favour(Misdeed):
    code = "faveur"
    title = "Un dossier passe devant"
    story = "Un agent sert d’abord les dossiers d’un relais ami, avant de plus anciens."
    expected = ("jumps", "helper-share")

    def choose(self, queue: list[File], officer: str, now: int) -> File | None:
        honest = super().choose(queue, officer, now)
        friends = [file for file in queue if file.case.helper == self.friend and officer not in file.barred]
        if officer != self.officer or not friends or friends[0] is honest:
            return honest
        self.cases.add(friends[0].case.name)
        return friends[0]

    @property
    def friend(self) -> str:
        return "C01-relais-1"


class Backdating(Misdeed):
    code = "antidate"
    title = "« Prêt » dit plus tôt qu’il ne l’était"
    story = "Un dossier sur cent est dit prêt trois jours trop tôt, pour gagner des places ; d’autres dès leur dépôt."
    expected = ("hors-d-ordre", "told-late")

    def says_ready(self, case: Case) -> datetime:
        late = case.ready_at - case.received_at
        if late > timedelta(hours=62):  # a file without its payment: said ready when it came
            self.cases.add(case.name)
            return case.received_at + timedelta(minutes=1)
        if self.chance.random() < 1 / 100:
            self.cases.add(case.name)
            return case.received_at - timedelta(days=3)
        return case.ready_at


class HiddenPause(Misdeed):
    code = "pause-cachee"
    title = "La pause que le journal ne dit pas"
    story = "Un agent laisse passer la date promise et arrête le délai dans la base, sans la ligne du journal."
    expected = ("tableau-faux", "silences")

    def held(self, file: File, now: int) -> int:
        if self.chance.random() >= 1 / 50:
            return 0
        kept = file.promised - now + 2 * DAY
        file.promised += kept  # the row says that the clock stood still
        return kept


class LatePause(Misdeed):
    code = "pause-du-dernier-jour"
    title = "La pause juste avant la date promise"
    story = "Un agent garde des dossiers jusqu’au dernier jour, puis demande une pièce pour arrêter le délai."
    expected = ("late-pauses",)

    def held(self, file: File, now: int) -> int:
        if file.paused_before or self.chance.random() >= 1 / 30:
            return 0
        return max(0, file.promised - now - DAY // 3)

    def pauses(self, file: File, officer: str, now: int) -> bool:
        if officer == self.officer and file.case.name in self.cases:
            return not file.paused_before
        return super().pauses(file, officer, now)


class GenerousPause(Misdeed):
    code = "pause-trop-genereuse"
    title = "La pause qui rend plus qu’elle n’a pris"
    story = "Un agent demande une pièce, puis recule la date promise de trois semaines de plus que l’attente."
    expected = ("promesses-trop-reculees",)

    def pauses(self, file: File, officer: str, now: int) -> bool:
        asks = super().pauses(file, officer, now)
        if asks and officer == self.officer and self.chance.random() < 1 / 3:
            self.cases.add(file.case.name)
        return asks

    def gives(self, file: File, begin: int, end: int) -> int:
        more = 15 * DAY if file.case.name in self.cases else 0
        return super().gives(file, begin, end) + more


class GiveBacks(Misdeed):
    code = "rendu-jusqu-au-paiement"
    title = "Le dossier est rendu jusqu’à ce qu’on paie"
    story = "Un agent rend un dossier sur vingt chaque fois que la file le lui sert, jusqu’à ce que le demandeur paie."
    expected = ("give-backs",)

    def returns(self, file: File, officer: str, now: int) -> str:
        asked = file.case.name in self.cases
        if officer != self.officer or not (asked or self.chance.random() < 1 / 20):
            return super().returns(file, officer, now)
        self.cases.add(file.case.name)
        return "" if asked and self.chance.random() < 1 / 3 else "competence"


MISDEEDS: tuple[type[Misdeed], ...] = (
    DelayForMoney,
    Favour,
    Backdating,
    HiddenPause,
    LatePause,
    GiveBacks,
    GenerousPause,
)
