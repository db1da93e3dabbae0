"""Messages to the desk of relations with users, in number: invented, and without a word under seal."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from guichet.domains.relations.models import Concern, Transfer
from guichet.foundation.lib.operation import building

DAY = timedelta(days=1)


def make_concerns(count: int, month: date, days: float | None = 4.5, **facts: Any) -> None:
    """So many of that month, each answered after so many days, or not."""
    opened_at = datetime(month.year, month.month, 15, 9, tzinfo=UTC)
    told = {"kind": "request", "channel": "online", "theme": "autre", "to": "mtfp", **facts}
    before = Concern.objects.count()
    with building():
        Concern.objects.bulk_create(
            Concern(
                reference=f"INV-{number}",
                imprint=f"invented {number}",
                opened_at=opened_at,
                due_at=opened_at + 30 * DAY,
                first_answered_at=opened_at + days * DAY if days is not None else None,
                **told,
            )
            for number in range(before, before + count)
        )


def pass_on(reference: str, to: str, at: datetime) -> None:
    """As the desk, or lateness, does: another structure has it from then on."""
    with building():
        row = Concern.objects.get(reference=reference)
        Transfer.objects.create(concern=row, source=row.to, to=to, motive="Ce n’est pas ici.", at=at)
        Concern.objects.filter(pk=row.pk).update(to=to)
