"""Which misdeeds were found, by whom, and what an honest year raises."""

from collections import Counter
from dataclasses import dataclass

from guichet.domains.casework.signals import SIGNALS
from simulation import forgeries, windows, year
from simulation.audit import Finding
from simulation.misdeeds import MISDEEDS, Misdeed
from simulation.office import newcomer
from simulation.windows import Counts
from simulation.world import Size, World
from simulation.year import Says, Year


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of one misdeed: `named` of the `planted` cases were named, and `others` with them that nobody touched.

    All are 0 for what is done to the log itself, which has no case.
    """

    code: str
    title: str
    story: str
    found_by: tuple[str, ...]
    sentences: tuple[str, ...]
    planted: int = 0
    named: int = 0
    others: int = 0

    @property
    def is_found(self) -> bool:
        """By somebody, and where there were cases, at least one of them by its name."""
        return bool(self.found_by) and (self.named > 0 or self.planted == 0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of a whole run; `alarms`, `false_alarms` and `windows` are of the honest year."""

    world: World
    honest: Year
    verdicts: tuple[Verdict, ...]
    alarms: tuple[Finding, ...]
    false_alarms: dict[str, int]
    windows: Counts

    @property
    def is_all_found(self) -> bool:
        return all(verdict.is_found for verdict in self.verdicts)


def of(size: Size, seed: int, says: Says) -> Outcome:
    """An honest year, the same year with a misdeed in each of seven offices, and three attacks on its log."""
    world = World(size, seed)
    says("année honnête")
    honest = year.lived(world, (), says)
    misdeeds = [
        kind(world.chance("misdeed", kind.code), office, newcomer(world, office))
        for kind, office in zip(MISDEEDS, world.offices, strict=False)
    ]
    says("la même année, avec une faute dans chacun de sept bureaux")
    planted = year.lived(world, misdeeds, says, honest.events)
    verdicts = [_verdict(misdeed, planted, honest) for misdeed in misdeeds]
    says("le journal attaqué")
    verdicts += [_of_a_forgery(each) for each in forgeries.tried(honest.log, honest.witnesses)]
    alarms = (*honest.audit.findings, *_of_witnesses(honest))
    counted = Counter(alarm.rule for alarm in alarms if alarm.by == "signal")
    says("l’année honnête par fenêtres")
    false_alarms = {code.value: counted[code.value] for code in SIGNALS}
    return Outcome(world, honest, tuple(verdicts), alarms, false_alarms, windows.counted(world, honest.events))


def _verdict(misdeed: Misdeed, planted: Year, honest: Year) -> Verdict:
    """Found is what the honest year does not raise, by a rule meant for it, of the office or officer who did it.

    A finding that has cases must name one of those touched: the right rule for another reason has found nothing.
    """
    known = {(finding.rule, finding.where) for finding in honest.audit.findings}
    found = [
        finding
        for finding in planted.audit.findings
        if finding.rule in misdeed.expected
        and finding.where in {misdeed.office.name, misdeed.officer}
        and (finding.rule, finding.where) not in known
        and (not finding.cases or finding.cases & misdeed.cases)
    ]
    cases = frozenset[str]().union(*(finding.cases for finding in found))
    return Verdict(
        misdeed.code,
        misdeed.title,
        misdeed.story,
        tuple(f"{finding.by} : {finding.rule}" for finding in found),
        tuple(f"{finding.where} : {finding.sentence}" for finding in found),
        len(misdeed.cases),
        len(cases & misdeed.cases),
        len(cases - misdeed.cases),
    )


def _of_a_forgery(forgery: forgeries.Forgery) -> Verdict:
    by = Counter(f"{finding.by} : {finding.rule}" for finding in forgery.findings)
    sentences = dict.fromkeys(finding.sentence for finding in forgery.findings)
    return Verdict(
        forgery.code,
        forgery.title,
        forgery.story,
        tuple(f"{who} ({count})" if count > 1 else who for who, count in by.items()),
        tuple(sentences),
    )


def _of_witnesses(honest: Year) -> list[Finding]:
    return [
        Finding("témoin", "passe-recrit", witness.centre, frozenset(), message)
        for witness in honest.witnesses
        for message in witness.alarms
    ]
