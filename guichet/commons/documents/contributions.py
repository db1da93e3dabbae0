"""What this room registers: its kinds of work."""

from datetime import timedelta

from guichet.commons.documents import ending, issuing, preserving, revocations
from guichet.commons.documents import operations as documents
from guichet.foundation.work import registry as work


def contribute() -> None:
    work.register(documents.ISSUE, issuing.issue)
    work.register(ending.SIGN, revocations.sign)
    work.register(ending.NOTE, preserving.note)
    work.every("documents.renew-revocations", timedelta(hours=1), revocations.renew)
