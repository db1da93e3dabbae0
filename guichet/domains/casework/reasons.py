"""Which case somebody may open without having it in hand, and whether they said why."""

from datetime import datetime, timedelta

from guichet.domains.casework.models import Case, Concern, StatedReason
from guichet.domains.casework.policies import may_open_outside
from guichet.foundation.identity import queries as identity
from guichet.foundation.identity.viewer import Viewer

# What was begun on a page that a reason opened may be sent after the reason is over.
GRACE = timedelta(hours=1)


def case_to_open(reader: Viewer, reference: str, at: datetime) -> Case | None:
    """One of an office that the reader supervises, about nobody whom they are tied to; None alike for any other."""
    case = Case.objects.filter(reference=reference).exclude(case_key_id="").first()
    if case is None or not may_open_outside(reader, case):
        return None
    tied = identity.tied_to([reader.reference], at)[reader.reference]
    return None if Concern.objects.filter(case=case, index__in=tied).exists() else case


def in_force(reference: str, reader: str, at: datetime) -> StatedReason | None:
    """The latest that this reader stated for this case, while it serves."""
    stated = StatedReason.objects.filter(case__reference=reference).in_force(reader, at)
    return stated.select_related("case").order_by("-at", "-pk").first()


def is_stated_for_document(pseudonym: str, reader: str, at: datetime) -> bool:
    """Whether this reader said why they open the decided case of a document, and it still serves."""
    return StatedReason.objects.filter(case__pseudonym=pseudonym).in_force(reader, at).exists()


def is_sent_in_time(pseudonym: str, reader: str, at: datetime) -> bool:
    """Whether they did lately enough for what they wrote on that page to be taken."""
    stated = StatedReason.objects.filter(case__pseudonym=pseudonym, reader=reader)
    return stated.filter(at__lte=at, until__gt=at - GRACE).exists()


def behind(case: Case, reader: str, at: datetime) -> StatedReason | None:
    """The reason that a reading of the document of this case goes with, if its reader stated one lately."""
    stated = StatedReason.objects.filter(case=case, reader=reader, at__lte=at, until__gt=at - GRACE)
    return stated.order_by("-at", "-pk").first()
