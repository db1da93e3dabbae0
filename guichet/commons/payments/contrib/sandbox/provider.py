"""A provider that does not exist, with all the habits of those that do. Demonstration and tests only."""

import secrets
from datetime import datetime

from django.utils.crypto import salted_hmac

from guichet.commons.payments.contrib.sandbox import queries
from guichet.commons.payments.providers import ProviderDown, Transaction
from guichet.commons.payments.signing import Notice, body_of, signed
from guichet.foundation.demonstration import providers

CODE = "sandbox"


class Sandbox:
    code = CODE

    @property
    def secret(self) -> bytes:
        return salted_hmac("guichet.payments.sandbox", "notices", algorithm="sha256").digest()

    def address(self, payment: str) -> str:
        return f"/bac-a-sable/paiement/{payment}/"

    def look_up(self, payment: str) -> tuple[Transaction, ...]:
        if providers.is_down(providers.Provider.PAYMENTS):
            raise ProviderDown
        return queries.lines_of(payment)

    def notice(self, line: Transaction, at: datetime) -> Notice:
        """What it sends to Guichet about a line, with a number used once."""
        return signed(body_of(line), secret=self.secret, nonce=secrets.token_urlsafe(16), at=at)
