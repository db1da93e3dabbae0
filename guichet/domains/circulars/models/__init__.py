"""What offices write to those below them, and what these say of it. Nothing is ever deleted."""

from guichet.domains.circulars.models.circulars import Acknowledgement, Attachment, Circular, Reminder
from guichet.domains.circulars.models.instructions import Duty, Extension, Instruction

__all__ = ["Acknowledgement", "Attachment", "Circular", "Duty", "Extension", "Instruction", "Reminder"]
