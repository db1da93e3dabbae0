"""What payments refuse, in words for the person who asked."""

from guichet.foundation.lib.refusal import Refused


class PaymentRefused(Refused):
    """A payment that cannot be asked for, waived or given back as it stands."""


class NoticeRefused(Refused):
    """What came as a provider's notice is not one, or not a fresh one: nothing is believed."""
