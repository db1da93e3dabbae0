"""Answers that the register of persons already has, for who proved who they are.

The number that the person writes is the key: this node keeps none that it could read. It must be the account's own,
proven by more than a code to a phone, or a number would give a stranger's birth. Nothing that was answered is
overwritten, and a register that is down leaves the questions to be answered, and says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.answers import invalidity, is_given
from guichet.commons.catalogue.definition.form import Entry
from guichet.commons.catalogue.definition.questions import Asked, ChoiceQuestion, Prefill
from guichet.commons.intake import operations as intake
from guichet.commons.intake import queries
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.queries import DraftFacts
from guichet.commons.registers import asking
from guichet.commons.registers.answers import Record
from guichet.commons.registers.fields import Field
from guichet.commons.registers.kinds import POPULATION
from guichet.commons.registers.vocabulary import UNANSWERED, Purpose, State
from guichet.foundation.identity import formats
from guichet.foundation.identity import queries as identity
from guichet.foundation.lib.act import Act
from guichet.surfaces.access.visits import viewer_of

PARAMETER = "registre"
# How service files write the two sexes of the register.
SEXES: Mapping[str, frozenset[str]] = {
    "F": frozenset({"f", "feminin", "femme"}),
    "M": frozenset({"m", "masculin", "homme"}),
}


class Told(StrEnum):
    """What the next page says of it."""

    FILLED = "rempli"
    SILENT = "muet"
    NOTHING = ""


def fill(request: HttpRequest, hold: Hold, name: str, act: Act) -> Told:
    """Ask the register when this page took the person's own number, and save what it knows of what is not answered."""
    viewer = viewer_of(request)
    if not viewer.is_citizen:
        return Told.NOTHING
    draft = queries.draft(hold, at=act.at)
    npi = _number(draft, name)
    open_entries = [entry for entry in draft.form.entries if _is_wanted(entry, draft.content.answers)]
    if npi is None or not open_entries or not identity.has_proven(viewer, npi):
        return Told.NOTHING
    query = {Field.NPI: npi}
    answer = asking.search(register=POPULATION, about=viewer.reference, purpose=Purpose.PREFILL, query=query, act=act)
    if answer.state in UNANSWERED:
        return Told.SILENT
    known = dict(_known(open_entries, answer.records[0], draft)) if answer.state == State.FOUND else {}
    if not known:
        return Told.NOTHING
    intake.answer(hold=hold, answers=known, act=act)
    return Told.FILLED


def _number(draft: DraftFacts, name: str) -> str | None:
    """The valid answer of a page named after its question, when that is the person's own number."""
    entry = draft.form.by_name.get(name)
    if entry is None or not isinstance(entry.question, Asked) or entry.question.prefill is not Prefill.NPI:
        return None
    return formats.npi(str(draft.walk.answers.get(name, "")))


def _is_wanted(entry: Entry, answers: Mapping[str, Any]) -> bool:
    question = entry.question
    return isinstance(question, Asked) and question.prefill in VALUES and not is_given(answers.get(entry.name))


def _known(entries: list[Entry], record: Record, draft: DraftFacts) -> Iterator[tuple[str, Any]]:
    """Only what the question takes as an answer."""
    for entry in entries:
        question = entry.question
        if not isinstance(question, Asked) or question.prefill is None:
            continue
        value = VALUES[question.prefill](record, question)
        if is_given(value) and invalidity(question, value, draft.today) is None:
            yield entry.name, value


def _sex(record: Record, question: Asked) -> Any:
    options = question.options if isinstance(question, ChoiceQuestion) else ()
    wanted = SEXES.get(record.sex, frozenset())
    return next((option.value for option in options if option.value in wanted), None)


VALUES: Mapping[Prefill | None, Any] = {
    Prefill.PERSON_NAME: lambda record, _question: {
        "family_name": record.family_name,
        "given_names": record.given_names,
    },
    Prefill.BIRTH_DATE: lambda record, _question: record.birth_date,
    Prefill.BIRTH_PLACE: lambda record, _question: record.birth_place,
    Prefill.SEX: _sex,
}


def answered(request: HttpRequest, hold: Hold, name: str, act: Act) -> str:
    """Fill in what this answer lets the register say; what the address of the next page tells of it comes back."""
    told = fill(request, hold, name, act)
    return f"{PARAMETER}={told}" if told else ""


@dataclass(frozen=True, slots=True)
class Note:
    """What the top of a page says of the register."""

    kind: str
    title: str
    text: str


def note(request: HttpRequest) -> Note | None:
    match request.GET.get(PARAMETER):
        case Told.FILLED:
            return Note(
                "information",
                _("Certaines réponses viennent du registre des personnes."),
                _("Relisez-les. Si l’une est fausse, écrivez ce qui est juste : votre demande n’en souffre pas."),
            )
        case Told.SILENT:
            return Note(
                "attention",
                _("Le registre des personnes ne répond pas en ce moment."),
                _("Remplissez vous-même ces réponses : votre demande avance comme d’habitude."),
            )
    return None
