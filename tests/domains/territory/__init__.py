"""Days of invented communes, written as the counting writes them."""

from datetime import UTC, date, datetime

from guichet.domains.territory import operations as territory
from guichet.domains.territory.measures import Counts
from tests.factories.acts import an_act

LOKOSSA, OUIDAH = "BJ-MO-LOK", "BJ-AQ-OUI"
NOVEMBER_20 = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def keep(days: dict[tuple[str, date], Counts]) -> None:
    """All days of the communes' lives, and nothing else."""
    on = [each for _commune, each in days]
    territory.keep_days(first=min(on), last=max(on), counted=days, act=an_act())
