"""One run: a database of its own, the month, the month again, the verdict, the report."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.core.management import call_command

from guichet.command import preparing
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.models import ServiceDay, Slot
from simulation.network import judging, living, plan, report
from simulation.network.judging import Verdict
from simulation.network.plan import FIRST


def run(seed: int, centres: int, days: int, says: Callable[[str], None], folder: Path) -> Verdict:
    call_command("migrate", verbosity=0, interactive=False)
    preparing.load_places()
    verdict = lived(seed, centres, days, says)
    report.write(verdict, folder)
    return verdict


def lived(seed: int, centres: int, days: int, says: Callable[[str], None]) -> Verdict:
    """On a database whose places are loaded."""
    month = plan.month(seed, centres=centres, days=days)
    living.settle(month)
    says(f"{len(month.planted)} pannes cachées dans {centres} centres, {days} jours")
    told = living.live(month, says)
    last = FIRST + timedelta(days=days - 1)
    supervision.recount(first=FIRST, last=last, act=living.act(plan.at(last, plan.AFTERNOON[1])))
    before = _rows()
    living.repeat(month, told)
    told.changed = sum(now != then for now, then in zip(_rows(), before, strict=True))
    verdict = judging.judged(month, told)
    found = sum(each.is_found_once for each in verdict.found)
    says(f"{told.rows} tranches prises en {told.seconds_taking:.0f} s, regardées en {told.seconds_watching:.0f} s")
    says(f"le mois répété ({told.repeated} tranches) : {told.seconds_repeating:.0f} s, {told.changed} changement")
    says(f"{found} pannes trouvées une fois sur {len(verdict.found)} ; {len(verdict.false)} fausses alertes")
    says(f"continuité : {verdict.served} servies sur {verdict.expected}, {len(verdict.differing)} jours diffèrent")
    return verdict


def _rows() -> list[object]:
    days = list(ServiceDay.objects.order_by("centre", "on").values_list("centre", "on", "expected", "up", "served"))
    return [Slot.objects.count(), *days]
