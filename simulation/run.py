"""One run of `make simulate`: the whole, other seeds beside it in a process of their own, the report, the verdict."""

import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from simulation import counts, report, seeds, stack, verdicts
from simulation.other_years import Beside
from simulation.seeds import Tried
from simulation.verdicts import Outcome
from simulation.world import Size
from simulation.year import Says


@dataclass(frozen=True, slots=True)
class Wanted:
    """`seeds`: the first is that of the whole. `real` requests go through the operations; 0 for none."""

    size: Size
    seeds: Sequence[int]
    real: int
    writes: bool


def whole(wanted: Wanted, folder: Path) -> int:
    """0, or 1 with the reasons printed."""
    began = time.monotonic()

    def says(what: str) -> None:
        print(f"{time.monotonic() - began:6.1f} s  {what}", flush=True)

    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("fork")) as beside:
        real = beside.submit(stack.lived, wanted.real) if wanted.real else None
        others = [beside.submit(seeds.tried, seeds.size_of(wanted.size), seed) for seed in wanted.seeds[1:]]
        outcome = verdicts.of(wanted.size, wanted.seeds[0], says)
        beside_it = Beside(tuple(other.result() for other in others), real.result() if real else None)
    report.write(outcome, beside_it, folder)
    if wanted.writes:
        counts.keep(outcome.world, outcome.windows)
    faults = [*_missed(outcome), *_missed_elsewhere(beside_it.tried), *differs(outcome)]
    faults += beside_it.stack.faults if beside_it.stack else ()
    _told(outcome, beside_it, says)
    for fault in faults:
        print(f"FAUTE  {fault}")
    says(f"{folder / 'report.html'}")
    return 1 if faults else 0


def _told(outcome: Outcome, beside: Beside, says: Says) -> None:
    for verdict in outcome.verdicts:
        says(f"{'trouvée' if verdict.is_found else 'MANQUÉE'}  {verdict.title} : {', '.join(verdict.found_by)}")
    says(f"année honnête : {len(outcome.alarms)} alarmes")
    for other in beside.tried:
        says(f"graine {other.seed} : {sum(other.found.values())} fautes trouvées sur {len(other.found)}")
    if beside.stack:
        says(f"{beside.stack.wanted} demandes par les vraies opérations en {beside.stack.seconds:.0f} s")


def _missed(outcome: Outcome) -> list[str]:
    return [f"« {verdict.title} » n’est pas trouvée" for verdict in outcome.verdicts if not verdict.is_found]


def _missed_elsewhere(tried: Sequence[Tried]) -> list[str]:
    return [
        f"« {title} » n’est pas trouvée avec la graine {other.seed}"
        for other in tried
        for title, is_found in other.found.items()
        if not is_found
    ]


def differs(outcome: Outcome) -> list[str]:
    """Only a run of the very world of the file can contradict it."""
    if not counts.is_of(outcome.world) or counts.told(outcome.world, outcome.windows) == counts.kept():
        return []
    return ["le fichier des fausses alertes dit autre chose que ce qui est compté : OPTIONS=--write-false-alarms"]
