"""What the room of documents asks of a report: its words as they were frozen in an edition (documents/registry.py)."""

from collections.abc import Mapping
from datetime import datetime

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.documents.kinds import KINDS
from guichet.commons.documents.printing.page import Value
from guichet.commons.documents.registry import Asked, Content, Ended, Pickup, Sealed
from guichet.domains.reporting.models import Edition
from guichet.domains.reporting.refusals import CorrectedElsewhere
from guichet.foundation.lib.act import Act

ORIGIN = "reporting"
# The ministry that runs the network (decree on its attributions): the seal of all reports is its own.
AUTHORITY = "mtfp"
REPORT, SYNTHESIS = "rapport-centre", "synthese-nationale"


def content(asked: Asked, _act: Act) -> Content:
    """Of nobody: figures of a register without names, and words that are told to name nobody."""
    row = Edition.objects.get(about=asked.about)
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in row.values.items()}
    title = KINDS[SYNTHESIS if not row.place else REPORT].title
    return Content(title=str(title), authority=_authority(asked.language), values=values)


def seal(_about: str, _name: str, _values: Mapping[str, Value]) -> Sealed:
    """Raises CorrectedElsewhere: a report says its corrections itself, and a later edition follows."""
    raise CorrectedElsewhere


def decided_alone(about: str) -> str:
    """Whoever transmitted it does not confirm its end."""
    return Edition.objects.get(about=about).made_by


def is_close(_about: str, _staff: str, _at: datetime) -> bool:
    return False


def pickup(_about: str) -> Pickup | None:
    """No centre gave a receipt for it."""
    return None


def ended(_ended: Ended, _act: Act) -> None:
    """Its page tells that it ended: there is nobody to send word to."""


def _authority(language: str) -> str:
    vocabulary = catalogue.current().vocabulary
    known = {each.code: each.name for each in vocabulary.authorities} if vocabulary else {}
    return known[AUTHORITY].in_language(language) if AUTHORITY in known else AUTHORITY
