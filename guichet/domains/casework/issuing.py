"""The words of the document that a decision owes, from what was answered and what was found."""

from datetime import date, datetime

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition.documents import written_fields
from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.procedure import walk
from guichet.commons.documents.registry import Content
from guichet.domains.casework import circuit, desk, opening
from guichet.domains.casework import operations as casework
from guichet.domains.casework.definitions import service_of
from guichet.domains.casework.models import Decision
from guichet.domains.casework.vocabulary import ReadFor
from guichet.foundation.lib.act import Act
from guichet.foundation.places.calendar import BENIN

READER = "documents"


def content(about: str, language: str, act: Act) -> Content:
    """Open the case once more, for its document; the applicant reads that it was. Raises the refusals of the keeper."""
    decision = Decision.objects.select_related("case").get(case__pseudonym=about)
    case, service = decision.case, service_of(decision.case)
    outcome = circuit.outcome_of(circuit.procedure_of(service), decision.outcome)
    if outcome is None or outcome.document is None:
        raise LookupError(f"{decision.outcome} issues no document")
    submitted = opening.content(case, READER, ReadFor.DOCUMENT)
    findings, more = desk.found(case, READER)
    casework.look_for_document(pseudonym=about, records=[*submitted.records, *more], act=act)
    form = Form(service)
    answers = walk(form, submitted.contents.answers, _day(case.submitted_at)).answers
    return Content(
        title=outcome.document.title.in_language(language),
        authority=_authority(case.authority or service.authority, language),
        values=written_fields(form, outcome, answers, findings, _day(decision.at), language),
    )


def _day(moment: datetime) -> date:
    return moment.astimezone(BENIN).date()


def _authority(code: str, language: str) -> str:
    """Its name as the catalogue gives it today; its code when the catalogue no longer has it."""
    vocabulary = catalogue.current().vocabulary
    known = {each.code: each.name for each in vocabulary.authorities} if vocabulary else {}
    return known[code].in_language(language) if code in known else code
