"""What the room of documents asks of whoever decided: casework is its origin (documents/registry.py)."""

import json
from collections.abc import Mapping
from datetime import date, datetime

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition.documents import written_fields
from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.procedure import walk
from guichet.commons.documents.models import State as DocumentState
from guichet.commons.documents.printing.page import Value
from guichet.commons.documents.registry import Asked, Content, Ended, Pickup, Sealed
from guichet.domains.casework import circuit, desk, opening, sealing
from guichet.domains.casework import operations as casework
from guichet.domains.casework.definitions import service_of
from guichet.domains.casework.models import Case, Concern, Decision, Turn
from guichet.domains.casework.vocabulary import Ending, Occasion, ReadFor
from guichet.foundation.identity import queries as identity
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.places.calendar import BENIN

READER = "documents"
OCCASIONS = {
    DocumentState.REVOKED: Occasion.DOCUMENT_REVOKED,
    DocumentState.CORRECTED: Occasion.DOCUMENT_CORRECTED,
}


def content(asked: Asked, act: Act) -> Content:
    """Open the case once more, for its document; the applicant reads that it was. Raises the refusals of the keeper."""
    decision = Decision.objects.select_related("case").get(case__pseudonym=asked.about)
    case, service = decision.case, service_of(decision.case)
    outcome = circuit.outcome_of(circuit.procedure_of(service), decision.outcome)
    if outcome is None or outcome.document is None:
        raise LookupError(f"{decision.outcome} issues no document")
    reader, reason = (asked.reader, ReadFor.CORRECTION) if asked.reader else (READER, ReadFor.DOCUMENT)
    submitted = opening.content(case, reader, reason)
    findings, more = desk.found(case, reader)
    corrected, uses = _corrections(case, asked.corrections, reader)
    records = [*submitted.records, *more, *uses]
    casework.look_for_document(pseudonym=asked.about, records=records, reason=reason, act=act)
    form = Form(service)
    answers = walk(form, submitted.contents.answers, _day(case.submitted_at)).answers
    values = written_fields(form, outcome, answers, findings, _day(decision.at), asked.language)
    return Content(
        title=outcome.document.title.in_language(asked.language),
        authority=_authority(case.authority or service.authority, asked.language),
        values={**values, **corrected},
    )


def seal(about: str, name: str, values: Mapping[str, Value]) -> Sealed:
    """Under the case's own key: who destroys it ends the reading of corrections too."""
    return Sealed(name, sealing.correction(Case.objects.get(pseudonym=about), name, values))


def decided_alone(about: str) -> str:
    """Of a circuit that only one person walked, that person."""
    finished = Turn.objects.filter(case__pseudonym=about, ending=Ending.FINISHED)
    officers = set(finished.values_list("officer", flat=True))
    return officers.pop() if len(officers) == 1 else ""


def is_close(about: str, staff: str, at: datetime) -> bool:
    declared = identity.tied_to([staff], at)[staff]
    return Concern.objects.filter(case__pseudonym=about, index__in=declared).exists()


def pickup(about: str) -> Pickup | None:
    case = Case.objects.get(pseudonym=about)
    if not case.pickup_key:
        return None
    return Pickup(PlaceId(case.place), case.reference, bytes(case.pickup_key))


def ended(ended: Ended, act: Act) -> None:
    casework.owe_word_of_document(
        pseudonym=ended.about, occasion=OCCASIONS[ended.state], document=ended.document, act=act
    )


def _corrections(
    case: Case, corrections: tuple[Sealed, ...], reader: str
) -> tuple[Mapping[str, Value], tuple[UseRecord, ...]]:
    """All of them laid over each other, the oldest first."""
    values: dict[str, Value] = {}
    records: list[UseRecord] = []
    for each in corrections:
        opened = opening.correction(case, each.name, each.ciphertext, reader)
        given = json.loads(opened.plaintext).items()
        values |= {name: tuple(value) if isinstance(value, list) else value for name, value in given}
        records.append(opened.record)
    return values, tuple(records)


def _day(moment: datetime) -> date:
    return moment.astimezone(BENIN).date()


def _authority(code: str, language: str) -> str:
    """Its name as the catalogue gives it today; its code when the catalogue no longer has it."""
    vocabulary = catalogue.current().vocabulary
    known = {each.code: each.name for each in vocabulary.authorities} if vocabulary else {}
    return known[code].in_language(language) if code in known else code
