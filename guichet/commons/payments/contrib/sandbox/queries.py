"""What the sandbox's books hold."""

from datetime import datetime

from guichet.commons.payments.contrib.sandbox.models import Line
from guichet.commons.payments.providers import Outcome, Transaction


def lines_of(payment: str) -> tuple[Transaction, ...]:
    """All tries to pay it, the oldest first."""
    return tuple(_said(line) for line in Line.objects.filter(payment=payment).order_by("number"))


def statement(*, since: datetime, until: datetime) -> tuple[Transaction, ...]:
    """What a provider sends at the end of a day: lines from `since` until `until`, excluded."""
    return tuple(_said(line) for line in Line.objects.filter(at__gte=since, at__lt=until).order_by("number"))


def _said(line: Line) -> Transaction:
    return Transaction(line.payment, line.reference, line.amount, Outcome(line.outcome))
