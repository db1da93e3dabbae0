"""The invented year of the desk of relations with users: what came, who answered, in how long, and the scores.

The same whenever it is told. Whatever would still wait for its answer is left out: nobody could answer it.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar

from guichet.domains.relations import counting, routing
from guichet.domains.relations import operations as relations
from guichet.domains.relations.operations import InventedConcern, InventedScore, InventedTransfer
from guichet.domains.relations.vocabulary import Channel, ConcernKind, ScoreSource, Sex
from guichet.foundation.lib.act import Surface, by_the_system

Word = TypeVar("Word")
SEED, PROCESS = "messages", "year"
LENGTH, WRITTEN = timedelta(days=365), 900
KINDS = {
    ConcernKind.REQUEST: 45,
    ConcernKind.INFORMATION: 30,
    ConcernKind.COMPLAINT: 18,
    ConcernKind.SUGGESTION: 7,
}
CHANNELS = {
    Channel.ONLINE: 38,
    Channel.DESK: 27,
    Channel.REGISTER: 12,
    Channel.KIOSK: 9,
    Channel.PHONE: 8,
    Channel.WHATSAPP: 6,
}
SEXES = {Sex.WOMAN.value: 36, Sex.MAN.value: 44, "": 20}
# By their codes in themes.yaml; a theme that is not here is rare.
THEMES = {"carriere": 30, "retraite": 24, "concours": 14, "formation": 9, "accueil": 8, "travail": 6, "en-ligne": 6}
RARE = 3
AT_A_DIRECTORATE = 0.35
PASSED_ON, BEFORE = 0.4, 4  # a share of those answered at a directorate, and of which part of the delay
MOTIVE = "Cela relève de la direction du département."
USUAL_DAYS, LATE, SCORED, SCORED_FOR_THEM = 9, 0.07, 0.4, 0.25


def tell(until: datetime) -> int:
    """How many; the months that are over are counted for the public too. Raises OnlyInTheDemonstration."""
    chance = Random(SEED)  # noqa: S311 nothing is kept secret by it
    told = [each for each in _written(until, chance) if each.answered_at < until]
    act = by_the_system(at=until, surface=Surface.COMMAND, process=PROCESS)
    count = relations.invent(concerns=told, act=act)
    counting.recount(act)
    return count


def _written(until: datetime, chance: Random) -> Iterator[InventedConcern]:
    again = Random(f"{SEED} passed on")  # noqa: S311 nothing is kept secret by it
    themes = {code: THEMES.get(code, RARE) for code in routing.themes()}
    for _ in range(WRITTEN):
        opened_at = until - LENGTH * chance.random()
        theme = _one_of(themes, chance)
        delay = _delay(chance)
        kind, channel = _one_of(KINDS, chance), _one_of(CHANNELS, chance)
        sex = _one_of(SEXES, chance)
        to = _structure(theme, chance)
        yield InventedConcern(
            kind=kind,
            channel=channel,
            theme=theme,
            sex=sex,
            to=to,
            opened_at=opened_at,
            answered_at=opened_at + delay,
            score=_score(delay, chance),
            transfer=_transfer(theme, to, opened_at + delay / BEFORE, again),
        )


def _structure(theme: str, chance: Random) -> str:
    """Of a departmental theme, a directorate answers for some."""
    known = routing.themes()[theme]
    if known.is_departmental and chance.random() < AT_A_DIRECTORATE:
        return chance.choice(list(routing.structures()))
    return known.to


def _transfer(theme: str, to: str, at: datetime, chance: Random) -> InventedTransfer | None:
    """Some that a directorate answered came to the authority of their theme first."""
    first = routing.themes()[theme].to
    return InventedTransfer(first, at, MOTIVE) if first != to and chance.random() < PASSED_ON else None


def _delay(chance: Random) -> timedelta:
    if chance.random() < LATE:
        return timedelta(days=chance.uniform(31, 50))
    return timedelta(hours=2, days=min(chance.expovariate(1 / USUAL_DAYS), 29))


def _score(delay: timedelta, chance: Random) -> InventedScore | None:
    """The longer one waited, the lower the score of the delay."""
    if chance.random() > SCORED:
        return None
    source = ScoreSource.STAFF if chance.random() < SCORED_FOR_THEM else ScoreSource.PERSON
    return InventedScore(max(0, 10 - delay.days // 4 - chance.randint(0, 2)), chance.randint(4, 10), source)


def _one_of(weights: Mapping[Word, int], chance: Random) -> Word:
    return chance.choices(list(weights), list(weights.values()))[0]
