"""The clock stops for a published motive, and runs again when the applicant has answered."""

from guichet.domains.casework import events
from guichet.domains.casework.definitions import procedure_of, step_of
from guichet.domains.casework.models import Case, Pause
from guichet.domains.casework.moving import end, in_hand, owe, stops_since, write_line
from guichet.domains.casework.promise import ends_at
from guichet.domains.casework.refusals import NotPaused, WrongMotive
from guichet.domains.casework.sealing import SealedWords
from guichet.domains.casework.vocabulary import About, Author, Ending, Occasion, State
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def ask_for(*, reference: str, officer: Viewer, motive: str, words: SealedWords, act: Act) -> None:
    """Stop the clock until the applicant answers; the case leaves the officer's hands. Raises NotInHand, WrongMotive.

    Only the motives that the service file allows at this step stop it.
    """
    case, turn = in_hand(reference, officer)
    if motive not in step_of(case, procedure_of(case)).pauses:
        raise WrongMotive
    end(turn, Ending.PAUSED, act)
    case.state = State.PAUSED
    case.save(update_fields=["state"])
    Pause.objects.create(case=case, step=case.step, motive=motive, began_at=act.at)
    write_line(case, Author.OFFICE, About.PIECE, words, act)
    owe(case, Occasion.PAUSED, act, key=act.at.isoformat())
    journal.record(happened=events.ClockPaused(case.pseudonym, case.unit, case.step, motive), act=act)


@operation
def resume(*, reference: str, words: SealedWords, act: Act) -> Case:
    """The applicant answered: the clock runs, the promise moves by the length of the pause, the place is kept.

    Raises NotPaused.
    """
    case = Case.objects.select_for_update().filter(reference=reference, state=State.PAUSED).first()
    pause = case.pauses.filter(ended_at=None).first() if case else None
    if case is None or pause is None or case.ready_at is None or case.step_since is None:
        raise NotPaused
    pause.ended_at = act.at
    pause.save(update_fields=["ended_at"])
    procedure = procedure_of(case)
    promised = ends_at(case.ready_at, procedure.promise, stops_since(case, case.ready_at))
    stops = stops_since(case, case.step_since)
    case.promised_at, case.step_due_at = promised, ends_at(case.step_since, step_of(case, procedure).delay, stops)
    case.state = State.WAITING
    case.save(update_fields=["promised_at", "step_due_at", "state"])
    write_line(case, Author.APPLICANT, About.REPLY, words, act)
    owe(case, Occasion.RESUMED, act, key=act.at.isoformat())
    journal.record(happened=events.ClockResumed(case.pseudonym, case.unit, pause.motive, promised), act=act)
    return case
