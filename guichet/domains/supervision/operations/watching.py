"""At the national node: looking at what centres said or no longer say. An alert is opened once, and ends by itself."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from guichet.domains.supervision import days, events, rules
from guichet.domains.supervision.measures import SLOT
from guichet.domains.supervision.models import Alert, Incident, Watched
from guichet.domains.supervision.operations.incidents import open_incident
from guichet.domains.supervision.rules import RULES, Known
from guichet.domains.supervision.vocabulary import Origin
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import queries as places
from guichet.foundation.places.opening import Window

AT_ONCE = 500


@operation
def watch(*, contacts: Mapping[str, datetime], act: Act) -> int:
    """Judge each centre by what is known now; how many alerts were opened or closed.

    `contacts` is when each node last greeted the national one, which counts as a sign of life: a node that greeted
    once, and has measured nothing yet, is watched from then on.
    """
    _meet(contacts, act)
    alerts: dict[str, dict[str, Alert]] = defaultdict(dict)
    for alert in Alert.objects.select_for_update().open().order_by("pk"):
        alerts[alert.centre][alert.rule] = alert
    today = days.day_of(act.at)
    windows = places.windows(today, today)
    changed, moved = 0, []
    for row in Watched.objects.select_for_update().order_by("centre"):
        openings = windows.get(row.centre, {}).get(today, ())
        known = _known(row, contacts.get(row.centre), openings, act.at)
        if known.heard_at is not None and known.heard_at - act.at >= SLOT:
            continue  # whoever tells an invented past knows nothing of a centre that was heard since
        wrong = rules.broken(known, frozenset(alerts[row.centre]))
        changed += _settle(row.centre, wrong, alerts[row.centre], act)
        if (state := rules.state(known, wrong)) != row.state:
            row.state, row.since = state, act.at
            moved.append(row)
    Watched.objects.bulk_update(moved, ["state", "since"], batch_size=AT_ONCE)
    return changed


def _meet(contacts: Mapping[str, datetime], act: Act) -> None:
    """Whoever tells an invented past looks from a moment when that node had not greeted yet."""
    known = set(Watched.objects.values_list("centre", flat=True))
    greeted = {centre for centre, contact_at in contacts.items() if contact_at - act.at < SLOT}
    new = [Watched(centre=centre, since=act.at) for centre in sorted(greeted - known)]
    Watched.objects.bulk_create(new, ignore_conflicts=True)


def _known(row: Watched, contact_at: datetime | None, openings: tuple[Window, ...], at: datetime) -> Known:
    signs = [moment for moment in (row.heard_at, contact_at) if moment is not None]
    return Known(
        at=at,
        opened_at=rules.opened_at(openings, at),
        heard_at=max(signs, default=None),
        slot_at=row.slot_at,
        samples=row.samples,
        kiosk=row.kiosk,
        screen=row.screen,
        gauges=row.gauges,
    )


def _settle(centre: str, wrong: frozenset[str], alerts: Mapping[str, Alert], act: Act) -> int:
    for code in sorted(wrong - set(alerts)):
        _open(centre, code, act)
    over = [alert for code, alert in alerts.items() if code not in wrong]
    for alert in over:
        alert.closed_at = act.at
        alert.save(update_fields=["closed_at"])
        journal.record(happened=events.AlertClosed(centre, alert.rule), act=act)
    return len(wrong - set(alerts)) + len(over)


def _open(centre: str, code: str, act: Act) -> None:
    """With its incident, unless one about the same is open: somebody sees to it, also when the alert ends by itself."""
    alert = Alert.objects.create(centre=centre, rule=code, opened_at=act.at)
    journal.record(happened=events.AlertOpened(centre, code), act=act)
    if Incident.objects.open().filter(centre=centre, origin=Origin.RULE, about=code).exists():
        return
    rule = RULES[code]
    open_incident(
        centre=centre,
        origin=Origin.RULE,
        source=str(alert.pk),
        about=code,
        severity=rule.severity,
        told=f"{rule.sentence} ({rule.threshold})",
        act=act,
    )
