"""What centres measured of themselves, what is wrong there, what was ordered, and who saw to it."""

from guichet.domains.supervision.models.calling import Called, Number
from guichet.domains.supervision.models.orders import Order
from guichet.domains.supervision.models.parts import Part
from guichet.domains.supervision.models.watching import Alert, Heard, Incident, Sample, ServiceDay, Slot, Watched

__all__ = ["Alert", "Called", "Heard", "Incident", "Number", "Order", "Part", "Sample", "ServiceDay", "Slot", "Watched"]
