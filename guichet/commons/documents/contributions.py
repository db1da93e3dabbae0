"""What this room registers: its kind of work."""

from guichet.commons.documents import issuing
from guichet.commons.documents import operations as documents
from guichet.foundation.work import registry as work


def contribute() -> None:
    work.register(documents.ISSUE, issuing.issue)
