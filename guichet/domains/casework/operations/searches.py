"""A register is asked at a step: owed in one operation, answered in another, network and keeper between the two."""

from collections.abc import Sequence

from guichet.commons.registers import operations as registers
from guichet.commons.registers.answers import Answer, Query
from guichet.commons.registers.vocabulary import Purpose
from guichet.domains.casework.definitions import procedure_of, step_of
from guichet.domains.casework.models import Look, RegisterSearch
from guichet.domains.casework.moving import in_hand, note_look
from guichet.domains.casework.refusals import NothingToSearch, SearchUnderWay
from guichet.domains.casework.vocabulary import ReadFor
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.keys import operations as keys
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.work import operations as work

ASK_REGISTER = "casework.ask-register"


@operation
def ask_register(
    *, reference: str, officer: Viewer, query: Query, records: Sequence[UseRecord], act: Act
) -> RegisterSearch:
    """Owe the question that the step puts to its register; a worker asks it. The applicant reads that it was asked.

    Raises NotInHand, NothingToSearch, SearchUnderWay.
    """
    case, turn = in_hand(reference, officer)
    step = step_of(case, procedure_of(case))
    if step.base_register is None or not step.register_query:
        raise NothingToSearch
    if RegisterSearch.objects.open().filter(case=case).exists():
        raise SearchUnderWay
    for record in records:
        keys.journal_use(record=record, act=act)
    register, about = step.base_register, case.pseudonym
    asked = registers.open_search(register=register, about=about, purpose=Purpose.STEP, query=query, act=act)
    note_look(
        Look(case=case, reader=officer.reference, unit=turn.unit, step=turn.step, reason=ReadFor.REGISTER, at=act.at)
    )
    work.schedule(kind=ASK_REGISTER, key=asked.message, act=act)
    return RegisterSearch.objects.create(
        message=asked.message,
        case=case,
        step=step.code,
        register=register,
        asked_by=officer.reference,
        asked_at=act.at,
    )


@operation
def keep_answer(*, message: str, answer: Answer, sealed: bytes, records: Sequence[UseRecord], act: Act) -> None:
    """Keep what the register said, sealed; a second answer to the same question changes nothing."""
    search = RegisterSearch.objects.select_for_update().get(message=message)
    for record in records:
        keys.journal_use(record=record, act=act)
    if search.answered_at is not None:
        return
    registers.close_search(message=message, answer=answer, act=act)
    search.ciphertext, search.answered_at = sealed, act.at
    search.save(update_fields=["ciphertext", "answered_at"])
