"""What a provider of payments is to Guichet: where the person pays, what it says when asked, and how it signs."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Outcome(StrEnum):
    PENDING = "pending"
    PAID = "paid"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Transaction:
    """One line of a provider's books. `payment` is our reference, `reference` theirs; `amount` in whole XOF."""

    payment: str
    reference: str
    amount: int
    outcome: Outcome


class ProviderDown(Exception):
    """The provider does not answer now."""


class Provider(Protocol):
    """Each real one is a folder of `contrib/`; it registers in its own `apps.py`."""

    @property
    def code(self) -> str: ...

    @property
    def secret(self) -> bytes:
        """Signs its notices; 32 bytes or more, shared with the provider alone."""
        ...

    def address(self, payment: str) -> str:
        """Where the person pays."""
        ...

    def look_up(self, payment: str) -> tuple[Transaction, ...]:
        """What the provider's books hold for that payment. Raises ProviderDown."""
        ...
