"""What several operations do to a case: number it, bring it to a step, take it out of a hand."""

import secrets
from collections.abc import Collection
from datetime import datetime

from django.db.models import F

from guichet.commons.catalogue.definition.circuit import ClockUnit, Step, Term
from guichet.commons.catalogue.definition.service import Service
from guichet.domains.casework import circuit, events
from guichet.domains.casework.models import Bar, Case, Concern, Counter, Line, Look, Notice, Opinion, Turn
from guichet.domains.casework.policies import may_treat
from guichet.domains.casework.promise import Stop, ends_at
from guichet.domains.casework.refusals import NotInHand
from guichet.domains.casework.sealing import SealedWords
from guichet.domains.casework.vocabulary import About, Author, Barred, Ending, Occasion, State
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.places import queries as places
from guichet.foundation.work import operations as work

TELL = "casework.tell"
TELL_SUPERVISORS = "casework.tell-supervisors"
TELL_AUTHORITY = "casework.tell-authority"
TELL_CENTRE = "casework.tell-centre"
TELL_COMPLAINT = "casework.tell-complaint"
TELL_READINGS = "casework.tell-readings"
MOVED = (
    *("state", "step", "unit", "role", "authority", "above", "above_authority"),
    *("sequence", "ready_at", "promised_at", "step_since", "step_due_at", "escalated_at", "lifted"),
    "authority_told_at",
)
HELD_AT_MOST = Term(at_most=1, unit=ClockUnit.WORKING_DAYS)


def next_number(name: str) -> int:
    """The lock on the row makes the order of numbers that of commits. All others wait for it: take a number last."""
    counter = Counter.objects.filter(name=name)
    if not counter.update(value=F("value") + 1):
        Counter.objects.bulk_create([Counter(name=name)], ignore_conflicts=True)
        counter.update(value=F("value") + 1)
    return counter.get().value


def enter(case: Case, service: Service, step: Step, at: datetime) -> None:
    """Put the case, unsaved till here, in the queue of a step. It gets its place among all once, and keeps it."""
    unit = circuit.unit(circuit.procedure_of(service), step.unit)
    above = circuit.unit(circuit.procedure_of(service), unit.above) if unit.above else None
    case.state, case.step, case.unit, case.role = State.WAITING, step.code, unit.code, step.role.value
    case.authority = unit.authority or service.authority
    case.above = above.code if above else ""
    case.above_authority = (above.authority or service.authority) if above else ""
    announced = places.announced()
    case.step_since, case.step_due_at = at, ends_at(at, step.delay, (), announced)
    case.escalated_at, case.lifted, case.authority_told_at = None, False, None
    _bar(case, circuit.apart_from(circuit.procedure_of(service).circuit, step))
    Opinion.objects.bulk_create(
        Opinion(case=case, step=step.code, body=each.body, asked_at=at, due_at=ends_at(at, each.delay, (), announced))
        for each in step.opinions
    )
    if case.sequence is None:
        case.sequence = next_number("ready")
    case.save(update_fields=MOVED)


def _bar(case: Case, steps: frozenset[str]) -> None:
    """Who did a step that this one checks, or that checks this one, is not served it."""
    Bar.objects.filter(case=case, why=Barred.FOUR_EYES).delete()
    done = Turn.objects.filter(case=case, step__in=steps, ending=Ending.FINISHED)
    officers = sorted(set(done.values_list("officer", flat=True)))
    Bar.objects.bulk_create([Bar(case=case, officer=officer, why=Barred.FOUR_EYES) for officer in officers])


def note_concerned(case: Case, indexes: Collection[str]) -> None:
    """Whoever was once in a case stays in it: an answer that takes a number away frees nobody's hands."""
    found = [Concern(case=case, index=index) for index in sorted(indexes)]
    Concern.objects.bulk_create(found, ignore_conflicts=True)


def held_until(step: Step, at: datetime) -> datetime:
    """One working day; where bodies are consulted, until the last of them must have answered."""
    announced = places.announced()
    terms = (HELD_AT_MOST, *(opinion.delay for opinion in step.opinions))
    return max(ends_at(at, term, (), announced) for term in terms)


def in_hand(reference: str, officer: Viewer) -> tuple[Case, Turn]:
    """The case that this officer has, locked. Raises NotInHand in the same words whether it exists or not."""
    case = Case.objects.select_for_update().filter(reference=reference, state=State.IN_HAND).first()
    turn = Turn.objects.open().filter(case=case, officer=officer.reference).first() if case else None
    if case is None or turn is None or not may_treat(officer, case):
        raise NotInHand
    return case, turn


def end(turn: Turn, ending: Ending, act: Act, *, reason: str = "", result: str = "") -> None:
    turn.ended_at, turn.ending, turn.reason, turn.result = act.at, ending, reason, result
    turn.save(update_fields=["ended_at", "ending", "reason", "result"])


def put_back(case: Case, turn: Turn, act: Act) -> None:
    """Out of a hand without asking: the case waits again in its own place."""
    end(turn, Ending.TAKEN_BACK, act)
    case.state = State.WAITING
    case.save(update_fields=["state"])
    journal.record(happened=events.CaseTakenBack(case.pseudonym, case.unit, case.step), act=act)


def stops_since(case: Case, at: datetime) -> list[Stop]:
    """The pauses that are over, since a moment."""
    over = case.pauses.filter(ended_at__isnull=False, began_at__gte=at).order_by("began_at", "pk")
    return [Stop(pause.began_at, pause.ended_at) for pause in over if pause.ended_at]


def is_written(sealed: SealedWords) -> bool:
    """A form that was sent twice makes the same line: the second time there is nothing left to do."""
    return Line.objects.filter(identifier=sealed.identifier).exists()


def write_line(case: Case, author: Author, about: About, sealed: SealedWords, act: Act) -> None:
    Line.objects.create(
        identifier=sealed.identifier, case=case, author=author, about=about, at=act.at, ciphertext=sealed.ciphertext
    )
    journal.record(happened=events.LineWritten(case.pseudonym, author, about), act=act)


def note_look(look: Look) -> Look:
    """Keep a reading under a name that nobody guesses: its applicant asks about it by that."""
    look.identifier = secrets.token_hex(16)
    look.save()
    return look


def owe(case: Case, occasion: Occasion, act: Act, *, key: str = "") -> None:
    """Something to tell the applicant, once for its key. The keeper alone knows where: a worker asks it, and tells."""
    Notice.objects.bulk_create([Notice(case=case, occasion=occasion, key=key, at=act.at)], ignore_conflicts=True)
    work.schedule(kind=TELL, key=case.pseudonym, act=act)
