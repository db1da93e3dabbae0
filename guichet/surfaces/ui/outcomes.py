"""A decision as the applicant reads it; officers see the very same words before they confirm a refusal."""

from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from guichet.commons.catalogue.definition.treatment import Outcome, OutcomeKind
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.parts import Standing, Status

STANDINGS = {OutcomeKind.GRANTED: Standing.DONE, OutcomeKind.REFUSED: Standing.REFUSED}


@dataclass(frozen=True, slots=True)
class OutcomeRead:
    """Headings too are in the applicant's language, which may not be that of the page around."""

    language: str
    heading: str
    status: Status
    reasons_heading: str
    reasons: str
    appeal_heading: str
    appeal: str


def outcome_read(outcome: Outcome, reasons: str) -> OutcomeRead:
    """In the language that is active."""
    return OutcomeRead(
        language=get_language() or "fr",
        heading=gettext("La décision"),
        status=Status(words.said(outcome.title), STANDINGS.get(outcome.kind, Standing.WAITING)),
        reasons_heading=gettext("Pourquoi"),
        reasons=reasons,
        appeal_heading=gettext("Si vous n’êtes pas d’accord"),
        appeal=words.said(outcome.appeal),
    )
