"""A case's content, opened by the keeper of keys. Whoever opens journals the record before showing anything."""

from guichet.commons.intake import contents
from guichet.domains.casework.models import Case
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.records import UseRecord


def content(case: Case, reader: str, reason: str) -> tuple[contents.Contents, UseRecord]:
    """`reader` is an opaque reference or the name of a process. Raises the refusals of the keeper."""
    opened = keys.open(
        bytes(case.ciphertext),
        case_key_id=case.case_key_id,
        bound_to=bytes(case.bound_to),
        reader=reader,
        reason=reason,
    )
    return contents.read(opened.plaintext), opened.record
