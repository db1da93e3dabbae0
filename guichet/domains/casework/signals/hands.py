"""Signals that only the house can reckon: the public log names no officer and no helper."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from guichet.domains.casework.signals.vocabulary import Code, Raised

LEAST_GIVEN_BACK = 10
TIMES_THE_OTHERS = 3
LEAST_OF_A_HELPER = 30
LEAST_TEAM = 3
SHARE_OF_A_HELPER = (2, 3)


@dataclass(frozen=True, slots=True)
class Hand:
    """A file that an officer had in hand, once: what came of it, and who helped the applicant."""

    case: str
    office: str
    officer: str
    helper: str = ""
    given_back: bool = False


def give_backs(hands: Iterable[Hand]) -> list[Raised]:
    """Officers who give back far more of what they are served than the rest of their office."""
    served: defaultdict[str, defaultdict[str, list[Hand]]] = defaultdict(lambda: defaultdict(list))
    for hand in hands:
        served[hand.office][hand.officer].append(hand)
    return [
        Raised(
            Code.GIVE_BACKS, office, _returned(own), len(own), frozenset(h.case for h in own if h.given_back), officer
        )
        for office, by_officer in sorted(served.items())
        for officer, own in sorted(by_officer.items())
        if _is_far_above(own, [hand for other, theirs in by_officer.items() if other != officer for hand in theirs])
    ]


def helper_shares(hands: Iterable[Hand]) -> list[Raised]:
    """Officers in whose hands most files of one helper end up."""
    team: defaultdict[str, set[str]] = defaultdict(set)
    brought: defaultdict[tuple[str, str], defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for hand in hands:
        team[hand.office].add(hand.officer)
        if hand.helper and not hand.given_back:
            brought[hand.office, hand.helper][hand.officer].add(hand.case)
    return [
        Raised(Code.HELPER_SHARE, office, len(cases), _files(by_officer), frozenset(cases), officer, helper)
        for (office, helper), by_officer in sorted(brought.items())
        for officer, cases in sorted(by_officer.items())
        if len(team[office]) >= LEAST_TEAM and _is_most(len(cases), _files(by_officer))
    ]


def _returned(hands: list[Hand]) -> int:
    return sum(hand.given_back for hand in hands)


def _is_far_above(own: list[Hand], others: list[Hand]) -> bool:
    """Cross-multiplied: an office that never gives back divides by nothing. Who is alone is above nobody."""
    if not others or _returned(own) < LEAST_GIVEN_BACK:
        return False
    return _returned(own) * len(others) >= TIMES_THE_OTHERS * _returned(others) * len(own)


def _files(by_officer: dict[str, set[str]]) -> int:
    return len(set().union(*by_officer.values()))


def _is_most(count: int, of: int) -> bool:
    few, many = SHARE_OF_A_HELPER
    return of >= LEAST_OF_A_HELPER and count * many >= of * few
