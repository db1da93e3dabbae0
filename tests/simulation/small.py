"""A month of seven offices: small enough for a test, large enough that each misdeed shows."""

from functools import cache

from simulation import verdicts
from simulation.verdicts import Outcome, Verdict
from simulation.world import Size

SIZE = Size(requests=8_400, days=35, offices=7, officers=3, centres=4)
SEED = 7


@cache
def outcome() -> Outcome:
    """Lived once for all tests: nothing changes it."""
    return verdicts.of(SIZE, SEED, lambda _what: None)


def verdict(code: str) -> Verdict:
    return next(each for each in outcome().verdicts if each.code == code)
