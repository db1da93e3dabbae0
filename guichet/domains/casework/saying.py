"""Which words a notice leaves with: those that are true of its case at the moment when they leave, or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.motives import TITLES, PauseMotive
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.definition.treatment import OutcomeKind
from guichet.commons.notifications import wording
from guichet.commons.notifications.templates import MessageTemplate
from guichet.domains.casework import circuit, messages
from guichet.domains.casework.definitions import service_of
from guichet.domains.casework.models import Case, Decision, Notice
from guichet.domains.casework.promise import last_day
from guichet.domains.casework.vocabulary import Obstacle, Occasion, State
from guichet.foundation.places import queries as places

MISSING = {
    Obstacle.INCOMPLETE: Text(
        fr="Il y manque une réponse, ou l’une d’elles ne convient pas.", en="An answer is missing, or does not fit."
    ),
    Obstacle.FILES: Text(
        fr="Un de ses fichiers n’a pas encore été vérifié.", en="One of its files has not been checked yet."
    ),
}
# Of what is complete and owes nothing, READY says all.
AT_ARRIVAL: Mapping[Obstacle, MessageTemplate] = {
    Obstacle.FEE: messages.FEE_OWED,
    Obstacle.INCOMPLETE: messages.HELD_UP,
    Obstacle.FILES: messages.HELD_UP,
}
COMMON: Mapping[Occasion, MessageTemplate] = {
    Occasion.READY: messages.READY,
    Occasion.PAUSED: messages.PAUSED,
    Occasion.PAUSE_ENDING: messages.PAUSE_ENDING,
    Occasion.PAUSE_ENDED: messages.PAUSE_ENDED,
    Occasion.RESUMED: messages.RESUMED,
    Occasion.LATE: messages.LATE,
    Occasion.CLOSED: messages.DECIDED,
    Occasion.COMPLAINT_ANSWERED: messages.COMPLAINT_ANSWERED,
    Occasion.COMPLAINT_LATE: messages.COMPLAINT_LATE,
    Occasion.FEE_REMINDER: messages.FEE_REMINDER,
    Occasion.ANSWER_REMINDER: messages.ANSWER_REMINDER,
    Occasion.DOCUMENT_REVOKED: messages.DOCUMENT_REVOKED,
    Occasion.DOCUMENT_CORRECTED: messages.DOCUMENT_CORRECTED,
}


@dataclass(frozen=True, slots=True)
class Words:
    """A registered message and the values that it takes."""

    message: str
    values: Mapping[str, str]


def words(notice: Notice, case: Case, at: datetime) -> Words | None:
    """The service's own words where its file gives some for the moment, else the common ones; None when neither holds.

    A service that greets each arrival in its own words still says what is in the way of the case.
    """
    service = service_of(case)
    decision = Decision.objects.filter(case=case).first()
    facts = _facts(case, service, decision)
    template = _template(notice, case, decision, at)
    own = _own(service, notice, decision)
    if own and notice.occasion == Occasion.RECEIVED:
        common = template.text(case.language, _chosen(template, facts)) if template else ""
        return _in_own_words(f"{_filled(own, case.language, facts)} {common}".strip())
    if template is None:
        return None
    if own and template is not messages.RESUMED_LATE:
        return _in_own_words(_filled(own, case.language, facts))
    return Words(template.code, _chosen(template, facts))


def _in_own_words(text: str) -> Words:
    return Words(messages.OWN_WORDS.code, {"text": text})


def _chosen(template: MessageTemplate, facts: Mapping[str, str]) -> Mapping[str, str]:
    return {name: facts[name] for name in template.fields}


def _own(service: Service, notice: Notice, decision: Decision | None) -> Text | None:
    """Those for this outcome before those for any."""
    outcome = decision.outcome if decision else None
    given = service.procedure.messages if service.procedure else ()
    fitting = [each for each in given if each.moment == notice.occasion and each.outcome in {None, outcome}]
    fitting.sort(key=lambda each: each.outcome is None)
    return fitting[0].text if fitting else None


def _filled(text: Text, language: str, facts: Mapping[str, str]) -> str:
    filled = text.in_language(language)
    for name, value in facts.items():
        filled = filled.replace(f"{{{name}}}", value)
    return filled


def _template(notice: Notice, case: Case, decision: Decision | None, at: datetime) -> MessageTemplate | None:
    if not _holds(notice, case):
        return None
    if notice.occasion == Occasion.RECEIVED:
        return AT_ARRIVAL[Obstacle(case.obstacle)]
    if notice.occasion == Occasion.RESUMED and case.promised_at and case.promised_at <= at:
        return messages.RESUMED_LATE
    if notice.occasion == Occasion.CLOSED and decision and decision.kind == OutcomeKind.REFUSED:
        return messages.REFUSED
    return COMMON[Occasion(notice.occasion)]


def _holds(notice: Notice, case: Case) -> bool:
    """Whether it is still true: a worker may come hours later, when the keeper was down."""
    match notice.occasion:
        case Occasion.RECEIVED:
            return case.obstacle in AT_ARRIVAL
        case Occasion.READY | Occasion.RESUMED | Occasion.LATE:
            return case.state != State.CLOSED
        case Occasion.PAUSED | Occasion.ANSWER_REMINDER | Occasion.PAUSE_ENDING:
            return _is_still_asked(notice, case)
        case Occasion.PAUSE_ENDED:
            return case.state in {State.WAITING, State.IN_HAND}
        case Occasion.FEE_REMINDER:
            return case.obstacle == Obstacle.FEE
        case _:
            return True


def _is_still_asked(notice: Notice, case: Case) -> bool:
    """The key of what is about a pause ends with the moment when it began."""
    began_at = datetime.fromisoformat(notice.key.rpartition(" ")[2])
    return case.pauses.filter(ended_at=None, began_at=began_at).exists()


def _facts(case: Case, service: Service, decision: Decision | None) -> Mapping[str, str]:
    """Every word that a message may take, those of a service file among them; empty where there is nothing to say."""
    language = case.language
    pause = case.pauses.filter(ended_at=None).first()
    outcome = circuit.outcome_of(circuit.procedure_of(service), decision.outcome) if decision else None
    return {
        "reference": case.reference,
        "where": wording.where("suivi", language),
        "service": service.title.in_language(language),
        "place": places.name_of_centre(case.place) if case.place else "",
        "amount": wording.amount(case.fee or 0),
        "missing": _said(MISSING.get(Obstacle(case.obstacle)), language),
        "promised_on": wording.day(last_day(case.promised_at), language) if case.promised_at else "",
        "motive": _said(TITLES[PauseMotive(pause.motive)] if pause else None, language),
        "since": wording.day(pause.began_at, language) if pause else "",
        "until": wording.day(last_day(pause.until), language) if pause else "",
        "outcome": _said(outcome.title if outcome else None, language),
    }


def _said(text: Text | None, language: str) -> str:
    return text.in_language(language) if text else ""
