"""What the public log says of documents: that one was issued, which file it is by its digest, how it ended."""

from guichet.commons.public_log.contributions import tell
from guichet.commons.public_log.registry import Told, picked

LINES = {
    "document-issued": Told("issued", picked("service", "authority", case="about", object="digest")),
    "document-corrected": Told("corrected", picked("service", "authority", "reason", case="about")),
    "document-revoked": Told("revoked", picked("service", "authority", "reason", case="about")),
}
ARCHIVED = Told("archived", picked(object="digest"))


def contribute() -> None:
    for event, told in LINES.items():
        tell(f"documents.{event}", told)
    tell("archive.record-deposited", ARCHIVED)  # for the archive, which is files and has no start of its own
