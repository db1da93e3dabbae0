"""What whoever has the hub's database and its key may try against the log itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from guichet.commons.public_log import leaves
from guichet.commons.public_log.auditing import reading
from guichet.commons.public_log.refusals import LogFault
from simulation.audit import Finding
from simulation.log import Log
from simulation.witnesses import Witness


@dataclass(frozen=True, slots=True)
class Forgery:
    """What was tried, and what those who look found: nothing is handed to them but the log's public files."""

    code: str
    title: str
    story: str
    findings: tuple[Finding, ...]


def tried(log: Log, witnesses: Sequence[Witness]) -> tuple[Forgery, ...]:
    """Each against a log that those witnesses have followed until now; the log itself is left as it was."""
    return (_deleted(log, witnesses), _forged(log, witnesses), _split(log, witnesses))


def _deleted(log: Log, witnesses: Sequence[Witness]) -> Forgery:
    middle = len(log.rows) // 2
    rows = log.rows[:middle] + log.rows[middle + 1 :]
    return Forgery(
        "evenement-efface",
        "Une ligne effacée de la base",
        "Une ligne du milieu de l’année est retirée de la base de la plateforme ; puis l’arbre est refait et signé.",
        (*_read(log.served(rows)), *_looked(log.rebuilt(rows), witnesses)),
    )


def _forged(log: Log, witnesses: Sequence[Witness]) -> Forgery:
    middle = len(log.rows) // 2
    told = leaves.read(log.rows[middle])
    rows = [*log.rows[:middle], leaves.canonical(told | {"office": "B99"}), *log.rows[middle + 1 :], log.rows[-1]]
    return Forgery(
        "branche-falsifiee",
        "Un passé récrit, signé de nouveau",
        "Une ligne d’il y a six mois est récrite, toutes les empreintes refaites et la tête signée par la clé.",
        tuple(_looked(log.rebuilt(rows), witnesses)),
    )


def _split(log: Log, witnesses: Sequence[Witness]) -> Forgery:
    """Both views grow out of what both centres saw: neither is wrong alone."""
    one, other = log.rebuilt([*log.rows, _line("taken")]), log.rebuilt([*log.rows, _line("given-back")])
    first, second = (replace(witness, alarms=[]) for witness in witnesses[:2])
    first.look(one)
    second.look(other)
    alone = len(first.alarms) + len(second.alarms)
    second.compare(first.known, other)
    found = [Finding("témoin", "vue-double", second.centre, frozenset(), message) for message in second.alarms]
    return Forgery(
        "vue-double",
        "Deux histoires montrées à deux centres",
        "Deux centres voient chacun un journal qui prolonge le leur ; ils diffèrent par une ligne. "
        f"Seuls, ils trouvent {alone} faute ; ils comparent.",
        tuple(found),
    )


def _line(kind: str) -> bytes:
    return leaves.canonical({"kind": kind, "at": "2026-02-02T09Z", "case": "0" * 32, "office": "B01", "step": "examen"})


def _read(log: Log) -> list[Finding]:
    try:
        reading.read(log, log.key.verifier)
    except LogFault as fault:
        return [Finding("audit", "lignes-changees", "", frozenset(), fault.message)]
    return []


def _looked(log: Log, witnesses: Sequence[Witness]) -> list[Finding]:
    found = []
    for witness in witnesses:
        looking = replace(witness, alarms=[])
        looking.look(log)
        found += [Finding("témoin", "passe-recrit", witness.centre, frozenset(), message) for message in looking.alarms]
    return found
