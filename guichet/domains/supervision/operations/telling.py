"""At the national node: whoever is at a centre or over it is written to about what is grave there, once."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import override

from guichet.commons.notifications import operations as notifications
from guichet.commons.notifications import wording
from guichet.commons.notifications.recipient import Recipient
from guichet.domains.supervision import events, messages
from guichet.domains.supervision.models import Alert, Incident, Number
from guichet.domains.supervision.policies import ACTS, places_of
from guichet.domains.supervision.rules import RULES
from guichet.domains.supervision.vocabulary import Office, Origin, Severity
from guichet.foundation.identity import supervising
from guichet.foundation.identity.supervising import Placed
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.places.facts import CentreFacts

MORNING, EVENING = 7, 20  # o'clock: between them people may be written to about what can wait
TOLD_OFFICES = (Office.FOCAL_POINT, Office.DIRECTORATE)
AT_ONCE = 100


@operation
def tell(*, act: Act) -> int:
    """About each incident that a rule opened, whose alert is open still; how many were told.

    Once an incident, which stays open until a person closes it: an alert that comes and goes meanwhile says no more.
    What is gravest is told at any hour, what is less grave by day, the least never.
    """
    due = list(_due(act.at))
    if not due:
        return 0
    centres = {each.code: each for each in places.centres()}
    numbers = _numbers({row.centre for row in due})
    around = {place for row in due for place in places_of(centres[row.centre])}
    people = supervising.placed(around, (*ACTS, RoleKind.FOCAL_POINT), act.at)
    for row in due:
        told = sum(_write(row, centres[row.centre], to, act) for to in _to(centres[row.centre], numbers, people))
        row.told_at = act.at
        row.save(update_fields=["told_at"])
        journal.record(happened=events.IncidentTold(row.reference, told), act=act)
    return len(due)


def _due(at: datetime) -> Iterator[Incident]:
    is_day = MORNING <= at.astimezone(BENIN).hour < EVENING
    severities = (Severity.HIGH, Severity.MEDIUM) if is_day else (Severity.HIGH,)
    still = Alert.objects.open().filter(centre=OuterRef("centre"), rule=OuterRef("about"))
    rows = Incident.objects.select_for_update().open().filter(Exists(still), origin=Origin.RULE, told_at=None)
    known = {each.code for each in places.centres()}
    yield from rows.filter(severity__in=severities, centre__in=known).order_by("severity", "opened_at", "pk")[:AT_ONCE]


def _numbers(centres: set[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    rows = Number.objects.filter(centre__in=centres, office__in=TOLD_OFFICES).order_by("centre", "office")
    for row in rows:
        found.setdefault(row.centre, []).append(row.phone)
    return found


def _to(centre: CentreFacts, numbers: Mapping[str, list[str]], people: Sequence[Placed]) -> list[Recipient]:
    """Each address once. Focal points of the centre itself; who is over it, of any place around it."""
    mine = [each for each in people if _is_told(each, centre)]
    emails = {each.addresses.email: each.addresses.language for each in mine}
    phones = dict.fromkeys(numbers.get(centre.code, ()))
    return [
        *(Recipient(phone=phone) for phone in phones),
        *(Recipient(email=email, language=language) for email, language in emails.items()),
    ]


def _is_told(placed: Placed, centre: CentreFacts) -> bool:
    if placed.kind == RoleKind.FOCAL_POINT:
        return placed.place == centre.code
    return placed.place in places_of(centre)


def _write(row: Incident, centre: CentreFacts, to: Recipient, act: Act) -> int:
    with override(to.language):
        wrong = str(RULES[row.about].sentence)
    where = wording.where(f"agents/incidents/{row.reference}", to.language)
    values = {"centre": centre.name, "wrong": wrong, "where": where}
    notifications.notify(to=to, message=messages.ALERT.code, values=values, about=row.reference, act=act)
    return 1
