"""What a reader of the log finds, and what the house's own signals say beside it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from guichet.commons.public_log.auditing import reading
from guichet.commons.public_log.auditing.judging import Judge
from guichet.commons.public_log.auditing.moments import span
from guichet.commons.public_log.auditing.sources import Source
from guichet.commons.public_log.leaves import hour
from guichet.commons.public_log.notes import Verifier
from guichet.commons.public_log.refusals import LogFault
from guichet.domains.casework import signals
from guichet.domains.casework.signals import Hand, Raised
from simulation.office import Event
from simulation.telling import TO_THE_HOUR

HANDS = {"given-back", "paused", "decided", "refused"}  # how a turn ends


@dataclass(frozen=True, slots=True)
class Finding:
    """`by` is audit, witness or signal; `where` an office, an officer, or a centre."""

    by: str
    rule: str
    where: str
    cases: frozenset[str]
    sentence: str


@dataclass(frozen=True, slots=True)
class Audit:
    """`overtakings` are what `guichet log audit` counts, in the order of the log: some of them are honest."""

    lines: int
    overtakings: int
    kept: int
    broken: int
    findings: tuple[Finding, ...]


def audited(source: Source, key: Verifier, claims: Counter[str], hands: Sequence[Hand]) -> Audit:
    """Read the log from its files alone, then hold it against the board (`claims`: broken promises by office)."""
    try:
        lines = reading.read(source, key).lines
    except LogFault as fault:
        return Audit(0, 0, 0, 0, (Finding("audit", "lignes-changees", "", frozenset(), fault.message),))
    judge = Judge()
    named = _judged(judge, lines)
    board = judge.board
    findings = (
        *_counted(named),
        *_broken(judge, claims),
        *_signals(lines, hands),
    )
    figures = list(board.values())
    return Audit(
        len(lines),
        sum(each.overtakings for each in figures),
        sum(each.kept for each in figures),
        sum(each.broken for each in figures),
        findings,
    )


Named = dict[tuple[str, str], set[str]]

# What the audit counts of an office and an honest one has none of, with what it says of so many cases.
COUNTED = {
    "hors-d-ordre": (
        attrgetter("out_of_order"),
        "{} dossiers ont une ligne qui ne peut pas suivre celle d’avant.",
    ),
    "promesses-trop-reculees": (
        attrgetter("promises_moved_too_far"),
        "{} promesses ont été reculées de plus que leur pause n’a pris.",
    ),
}


def _judged(judge: Judge, lines: Iterable[dict[str, Any]]) -> Named:
    """Line by line, so that a count that grew names its case: by rule and office."""
    named: Named = defaultdict(set)
    services: dict[str, str] = {}
    for line in lines:
        services[line["case"]] = line.get("service", services.get(line["case"], ""))
        office = line.get("office", "")
        figures = judge.board[services[line["case"]], office]
        before = [count(figures) for count, _sentence in COUNTED.values()]
        judge.read((line,))
        for (rule, (count, _sentence)), former in zip(COUNTED.items(), before, strict=True):
            if count(figures) > former:
                named[rule, office].add(line["case"])
    return named


def _counted(named: Named) -> list[Finding]:
    return [
        Finding("audit", rule, office, frozenset(cases), COUNTED[rule][1].format(len(cases)))
        for (rule, office), cases in sorted(named.items())
    ]


def _broken(judge: Judge, claims: Counter[str]) -> list[Finding]:
    """What the board does not say."""
    audited = Counter[str]()
    for (_service, office), figures in judge.board.items():
        audited[office] += figures.broken
    sentence = "Le journal compte {} promesses manquées, le tableau public {}."
    return [
        Finding("audit", "tableau-faux", office, frozenset(), sentence.format(broken, claims[office]))
        for office, broken in sorted(audited.items())
        if broken > claims[office]
    ]


def _signals(lines: Sequence[dict[str, Any]], hands: Sequence[Hand]) -> list[Finding]:
    return [_signal(each) for each in signals.raised(lines, hands)]


def _signal(raised: Raised) -> Finding:
    sentence = f"{raised.code.label} : {raised.count} sur {raised.of}."
    return Finding("signal", raised.code.value, raised.officer or raised.office, raised.cases, sentence)


def hands_of(events: Iterable[Event]) -> list[Hand]:
    """Casework's own rows: each file in an officer's hands, and whether it was given back."""
    found = []
    for event in events:
        if event.kind in HANDS:
            case = event.case
            given_back = event.kind == "given-back"
            found.append(Hand(case.name, case.office.name, event.officer, case.helper, given_back))
    return found


def claims_of(events: Iterable[Event]) -> Counter[str]:
    """The board's broken promises, as casework's own rows have them."""
    broken = Counter[str]()
    for event in events:
        if event.kind in {"decided", "refused"}:
            decided, promised = span(hour(event.at)), span(hour(event.facts["promise"] + TO_THE_HOUR))
            broken[event.case.office.name] += decided.begin >= promised.end
    return broken
