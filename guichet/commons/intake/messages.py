"""What this room tells people, short enough for a text message."""

from collections.abc import Mapping
from datetime import datetime

from guichet.commons.notifications import wording
from guichet.commons.notifications.templates import MessageTemplate

EXPIRING = MessageTemplate(
    code="intake.draft-expiring",
    fr="Votre demande commencée {reference} sera effacée le {day}. Pour la finir avant : {where}",
    en="The request {reference} that you began will be erased on {day}. To finish it before: {where}",
    fields=("reference", "day", "where"),
    subject_fr="Demande {reference}",
    subject_en="Request {reference}",
)


def expiring(reference: str, at: datetime, language: str) -> Mapping[str, str]:
    return {
        "reference": reference,
        "day": wording.day(at, language),
        "where": wording.where("mon-espace", language),
    }
