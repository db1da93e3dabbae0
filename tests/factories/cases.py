"""Cases of an invented service: a search that needs identity, then a blind decision by another pair of eyes."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Max

from guichet.commons.catalogue.definition.service import Service
from guichet.commons.intake.registry import SealedSubmission
from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Case, Counter
from guichet.domains.casework.sealing import SealedWords
from guichet.domains.casework.vocabulary import Settled
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, Actor, ActorKind, Surface
from guichet.foundation.lib.operation import building
from guichet.foundation.places import references
from tests.factories.acts import NOON, an_act
from tests.factories.catalogue import publish
from tests.factories.requests import CODE, PROCEDURE, a_procedure, a_question

AUTHORITY = "invente"


def text(words: str) -> dict[str, str]:
    return {"fr": words, "en": words}


def a_result(code: str, to: str, **changes: object) -> dict[str, object]:
    return {"code": code, "title": text(code), "to": to, **changes}


SEARCH: Mapping[str, object] = {
    "code": "recherche",
    "title": text("Recherche"),
    "kind": "check",
    "unit": "bureau",
    "identity_needed": True,
    "identity_reason": text("Le registre va par nom."),
    "delay": {"at_most": 1, "unit": "working_days"},
    "findings": [a_question("text", "numero", label=text("Numéro trouvé"))],
    "pauses": ["paper-missing"],
    "results": [a_result("fait", "signature"), a_result("irrecevable", "refuse")],
}
SIGNATURE: Mapping[str, object] = {
    "code": "signature",
    "title": text("Signature"),
    "kind": "decision",
    "unit": "bureau",
    "four_eyes_with": "recherche",
    "delay": {"at_most": 1, "unit": "working_days"},
    "results": [a_result("signe", "accorde"), a_result("a-revoir", "recherche", reasons_required=True)],
}


def a_register_step(register: str) -> dict[str, object]:
    """The search, asking that register by name."""
    query = {"family_name": "nom.family_name", "given_names": "nom.given_names", "birth_date": '""'}
    return {**SEARCH, "base_register": register, "register_query": query}


UNITS = [
    {"code": "bureau", "title": text("Bureau des recherches"), "above": "direction"},
    {"code": "direction", "title": text("Direction")},
]
OUTCOMES = [
    {"code": "accorde", "kind": "granted", "title": text("Accordé")},
    {"code": "refuse", "kind": "refused", "title": text("Refusé"), "appeal": text("Réclamez.")},
]


def a_circuit(*steps: Mapping[str, object], **changes: object) -> dict[str, object]:
    """`changes` are of the circuit: its units, its priorities."""
    return {
        **PROCEDURE,
        "circuit": {"units": UNITS, "steps": list(steps or (SEARCH, SIGNATURE)), **changes},
        "outcomes": OUTCOMES,
        "retention": {"family": "essais", "years": {"accorde": 1, "refuse": 1}},
    }


def the_service(*steps: Mapping[str, object], **changes: object) -> Service:
    questions = (a_question("person_name", "nom"), a_question("text", "motif"))
    return a_procedure(*questions, procedure=a_circuit(*steps), **changes)


def publish_the_service(*steps: Mapping[str, object]) -> None:
    publish(the_service(*steps))


def a_submission(reference: str | None = None, **changes: object) -> SealedSubmission:
    facts: dict[str, object] = {
        "reference": reference or references.allocate(references.PORTAL),
        "service": CODE,
        "version": 1,
        "language": "fr",
        "way": "online",
        "envelope": b"sealed",
        "bound_to": b"bound",
        "submitted_at": NOON,
        "place": None,
        "fee": None,
    }
    return SealedSubmission(**facts | changes)  # type: ignore[arg-type]


def a_ready_case(at: datetime = NOON, reference: str | None = None, **changes: object) -> Case:
    """As if the hub had opened it and found nothing in its way."""
    case = casework.open_from(submission=a_submission(reference, **changes), act=an_act(at))
    with building():
        Case.objects.filter(pk=case.pk).update(obstacle="", settled=Settled.NOT_DUE, case_key_id="a-key")
    casework.become_ready(pseudonym=case.pseudonym, act=an_act(at))
    case.refresh_from_db()
    return case


def an_officer(
    name: str = "codjo", *, kind: RoleKind = RoleKind.OFFICER, unit: str = "bureau", authority: str = AUTHORITY
) -> Viewer:
    return Viewer(ActorKind.STAFF, name, roles=(HeldRole(kind, authority, unit),), name=name.title())


def by(officer: Viewer, at: datetime = NOON) -> Act:
    return Act(Actor(officer.kind, officer.reference), at, None, Surface.BACKOFFICE)


def sealed(words: str = "x") -> SealedWords:
    """Words as operations get them; what the keeper makes of them is told by test_desk.py."""
    return SealedWords(f"{words}-{references.allocate(references.PORTAL)}", words.encode())


def copies_of(case: Case, count: int, **changes: object) -> list[Case]:
    """As many more cases that became ready after it, one after the other, in the same state unless told otherwise."""
    last = Case.objects.aggregate(last=Max("sequence"))["last"] or 0
    with building():
        Counter.objects.filter(name="ready").update(value=last + count)
        return Case.objects.bulk_create(_copy(case, last + number, changes) for number in range(1, count + 1))


def _copy(case: Case, sequence: int, changes: Mapping[str, object]) -> Case:
    facts = {field.attname: getattr(case, field.attname) for field in Case._meta.concrete_fields}
    own = {"id": None, "reference": references.allocate(references.PORTAL), "pseudonym": f"copy {sequence}"}
    return Case(**{**facts, **own, "sequence": sequence, **changes})
