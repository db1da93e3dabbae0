"""The register of identities: citizens, staff and their roles, what proves either, and who helps whom in a centre."""

from guichet.foundation.identity.models.centres import Card, CardQuerySet, Mandate, Vouching
from guichet.foundation.identity.models.people import (
    AccessToken,
    Allowance,
    Citizen,
    Correction,
    Invitation,
    OneTimeCode,
    Role,
    StaffMember,
    Tie,
    WaitingNumber,
)

__all__ = [
    "AccessToken",
    "Allowance",
    "Card",
    "CardQuerySet",
    "Citizen",
    "Correction",
    "Invitation",
    "Mandate",
    "OneTimeCode",
    "Role",
    "StaffMember",
    "Tie",
    "Vouching",
    "WaitingNumber",
]
