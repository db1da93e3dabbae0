"""What Guichet found of the month, beside what was planted and what was counted the second way."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from guichet.domains.supervision.models import Alert, ServiceDay, Slot
from simulation.network import counting
from simulation.network.living import Lived
from simulation.network.plan import FOUND_BY, Month, Outage

SLACK = timedelta(minutes=20)  # until the slot that tells it is over, and has come
MOST_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Found:
    """An outage that was planted, and the alerts that it was found by: exactly one is right."""

    outage: Outage
    opened_at: tuple[datetime, ...]

    @property
    def is_found_once(self) -> bool:
        return len(self.opened_at) == 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """`false` are alerts that no outage explains; `differing` days that the two counts do not agree on."""

    found: Sequence[Found]
    false: Sequence[str]
    differing: Sequence[str]
    days: int
    expected: int
    served: int
    doubles: int
    lived: Lived

    @property
    def faults(self) -> list[str]:
        missed = [
            f"{each.outage.what} à {each.outage.centre} le {each.outage.begins:%d/%m %H:%M} : "
            f"{len(each.opened_at)} alertes"
            for each in self.found
            if not each.is_found_once
        ]
        slow = [] if self.seconds <= MOST_SECONDS else [f"{self.seconds:.0f} s pour prendre le mois"]
        changed = [f"le mois répété a changé {self.lived.changed} lignes"] if self.lived.changed else []
        doubles = [f"{self.doubles} tranches en double"] if self.doubles else []
        return [*missed, *self.false, *self.differing[:20], *slow, *changed, *doubles]

    @property
    def seconds(self) -> float:
        """Of all that ingests: what came live, and the whole month again by the carrying."""
        return self.lived.seconds_taking + self.lived.seconds_repeating


def judged(month: Month, lived: Lived) -> Verdict:
    alerts = list(Alert.objects.order_by("pk").values_list("centre", "rule", "opened_at", "closed_at"))
    found, explained = [], set[tuple[str, str, datetime]]()
    for outage in month.planted:
        mine = [
            (centre, rule, opened)
            for centre, rule, opened, _closed in alerts
            if centre == outage.centre
            and rule == FOUND_BY[outage.what]
            and outage.begins <= opened <= outage.ends + SLACK
        ]
        explained.update(mine)
        found.append(Found(outage, tuple(opened for _centre, _rule, opened in mine)))
    false = [
        f"fausse alerte {rule} à {centre} le {opened:%d/%m %H:%M}"
        for centre, rule, opened, _closed in alerts
        if (centre, rule, opened) not in explained
    ]
    open_still = [f"{rule} à {centre} reste ouverte" for centre, rule, _opened, closed in alerts if closed is None]
    told = dict(_told())
    wanted = {key: each for key, each in counting.days_of(month).items() if each[0] or key in told}
    rows = Counter(Slot.objects.order_by("pk").values_list("centre", "begins_at").iterator())
    return Verdict(
        found=found,
        false=[*false, *open_still],
        differing=[
            f"{centre} {day} : {told.get((centre, day))} au lieu de {wanted.get((centre, day))}"
            for centre, day in sorted(told.keys() | wanted.keys())
            if told.get((centre, day)) != wanted.get((centre, day))
        ],
        days=len(wanted),
        expected=sum(each[0] for each in told.values()),
        served=sum(each[2] for each in told.values()),
        doubles=sum(count - 1 for count in rows.values()),
        lived=lived,
    )


def _told() -> list[tuple[tuple[str, date], counting.Figures]]:
    rows = ServiceDay.objects.order_by("pk")
    return [((row.centre, row.on), (row.expected, row.up, row.served, row.linked)) for row in rows]
