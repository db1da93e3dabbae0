"""Every way in which the sandbox's books change."""

import secrets

from django.conf import settings

from guichet.commons.payments.contrib.sandbox.models import Line
from guichet.commons.payments.providers import Outcome, Transaction
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


class OnlyInTheDemonstration(RuntimeError):
    """Money that does not exist was used where money does."""


@operation
def write(*, payment: str, amount: int, outcome: Outcome, act: Act) -> Transaction:
    """One more line in the sandbox's books; each try has a reference of its own, as with a real provider."""
    if not settings.DEMONSTRATION:
        raise OnlyInTheDemonstration("the sandbox of payments is refused outside the demonstration")
    reference = f"BAC-{secrets.token_hex(6).upper()}"
    Line.objects.create(payment=payment, reference=reference, amount=amount, outcome=outcome, at=act.at)
    return Transaction(payment, reference, amount, outcome)
