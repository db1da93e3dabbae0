"""From the first answer to a sealed request: once, whole, and nothing readable left behind."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from guichet.commons.intake import contents, holding, queries, sending
from guichet.commons.intake import operations as intake
from guichet.commons.intake.models import Draft, Submission
from guichet.commons.intake.refusals import AlreadySubmitted, HeldElsewhere, NotComplete
from guichet.commons.intake.sealed import seal
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.operations import MandateRefused, Person
from guichet.foundation.identity.vocabulary import Consent, MandateScope
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface
from guichet.foundation.places.references import read
from tests.factories.acts import NOON
from tests.factories.catalogue import publish
from tests.factories.identity import make_staff
from tests.factories.requests import Desk, a_draft, a_procedure, a_question, by_a_visitor

pytestmark = pytest.mark.django_db

ACT = by_a_visitor()
NAME = "Ablawa Kɔ́dʒó-Ɖɛ́gbɛ̀"
QUESTIONS = (
    a_question("text", "nom"),
    a_question("date", "ne_le"),
    a_question("choice", "sexe", options=[{"value": v, "text": {"fr": v, "en": v}} for v in ("f", "m")]),
    a_question("phone", "telephone", prefill="account.phone"),
)
ANSWERS = {"nom": NAME, "ne_le": "1987-03-27", "sexe": "f", "telephone": "0197000001"}


def test_a_request_is_sealed_handed_over_and_opened_by_the_keeper_alone(desk: Desk) -> None:
    hold = a_draft(*QUESTIONS)
    intake.answer(hold=hold, answers=ANSWERS, act=ACT)
    assert queries.draft(hold, at=NOON).walk.is_complete
    submission = sending.send(hold=hold, recipient=desk.key, act=ACT)
    (sealed,) = desk.received
    held = contents.read(desk.opened(sealed))
    assert held.answers == ANSWERS
    assert (held.reference, held.service, held.version) == (hold.reference, "certificat-invente", 1)
    assert sealed.fee == 0
    assert submission.digest == hashlib.sha256(sealed.envelope).hexdigest()
    assert read(submission.reference) == hold.reference
    assert hold.reference.startswith("WEB-")


def test_submitting_twice_gives_one_reference_and_one_receipt(desk: Desk) -> None:
    hold = a_draft(*QUESTIONS)
    intake.answer(hold=hold, answers=ANSWERS, act=ACT)
    once = sending.send(hold=hold, recipient=desk.key, act=ACT)
    again = sending.send(hold=hold, recipient=desk.key, act=by_a_visitor(NOON + timedelta(days=60)))
    assert once.reference == again.reference
    assert len(desk.received) == Submission.objects.count() == 1
    assert Entry.objects.of_kind("intake.request-submitted").count() == 1


def test_what_lacks_an_answer_is_not_sent_and_stays(desk: Desk) -> None:
    hold = a_draft(*QUESTIONS)
    intake.answer(hold=hold, answers=ANSWERS | {"nom": ""}, act=ACT)
    with pytest.raises(NotComplete) as refused:
        sending.send(hold=hold, recipient=desk.key, act=ACT)
    assert refused.value.message == ("Il manque une réponse, ou l’une d’elles ne convient plus. Rien n’a été envoyé.")
    assert queries.draft(hold, at=NOON).content.answers == {n: v for n, v in ANSWERS.items() if n != "nom"}
    assert desk.received == []


def test_what_is_answered_while_it_is_sealed_is_sealed_too(desk: Desk) -> None:
    hold = a_draft(*QUESTIONS)
    intake.answer(hold=hold, answers=ANSWERS, act=ACT)
    meanwhile = iter([{"nom": "Afi Dossou"}])

    def answer_before_it_is_closed(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith("UPDATE") and (changed := next(meanwhile, None)):
            intake.answer(hold=hold, answers=changed, act=ACT)
        return execute(sql, *rest)

    with connection.execute_wrapper(answer_before_it_is_closed):
        sending.send(hold=hold, recipient=desk.key, act=ACT)
    (sealed,) = desk.received
    assert contents.read(desk.opened(sealed)).answers == ANSWERS | {"nom": "Afi Dossou"}


def test_what_was_sealed_is_handed_over_once(desk: Desk) -> None:
    hold = a_draft(*QUESTIONS)
    intake.answer(hold=hold, answers=ANSWERS, act=ACT)
    sealed = seal(holding.held(Draft.objects.all(), hold), desk.key, ACT)
    assert intake.submit(sealed=sealed, act=ACT) is not None
    assert intake.submit(sealed=sealed, act=ACT) is None
    assert len(desk.received) == Submission.objects.count() == 1


def test_what_was_sent_is_not_changed(desk: Desk) -> None:
    hold = a_draft(*QUESTIONS)
    intake.answer(hold=hold, answers=ANSWERS, act=ACT)
    sending.send(hold=hold, recipient=desk.key, act=ACT)
    with pytest.raises(AlreadySubmitted):
        intake.answer(hold=hold, answers={"nom": "Autre"}, act=ACT)


def test_a_stranger_does_not_submit_anothers_request(desk: Desk) -> None:
    hold = a_draft(*QUESTIONS)
    intake.answer(hold=hold, answers=ANSWERS, act=ACT)
    stranger = type(hold)(hold.reference, "rien")
    with pytest.raises(HeldElsewhere):
        sending.send(hold=stranger, recipient=desk.key, act=ACT)


def everything_kept() -> bytes:
    """Every value of every table, whatever its type, and every file of this node."""
    cells: list[bytes] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 names that the database itself gave
            cells += [bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for row in cursor for v in row]
    files = [path.read_bytes() for path in Path(settings.VAR).rglob("*") if path.is_file()]
    return b"\n".join([*cells, *files])


def forms_of(value: str) -> list[bytes]:
    return [value.encode(), json.dumps(value).strip('"').encode()]


def test_nothing_readable_is_left_of_a_submitted_request_nor_is_there_before(desk: Desk) -> None:
    planted = [NAME, "1987-03-27", "0197000001"]
    hold = a_draft(*QUESTIONS)
    intake.answer(hold=hold, answers=ANSWERS, act=ACT)
    before = everything_kept()
    sending.send(hold=hold, recipient=desk.key, act=ACT)
    after = everything_kept()
    assert hold.reference.encode() in before
    assert hold.reference.encode() in after
    assert [v for v in planted for form in forms_of(v) if form in before or form in after] == []
    draft = Draft.objects.get()
    assert (bytes(draft.lock), bytes(draft.box)) == (b"", b"")


def test_the_envelope_is_emptied_once_the_case_has_it(desk: Desk) -> None:
    hold = a_draft(*QUESTIONS)
    intake.answer(hold=hold, answers=ANSWERS, act=ACT)
    sending.send(hold=hold, recipient=desk.key, act=ACT)
    intake.empty_envelope(reference=hold.reference, act=ACT)
    intake.empty_envelope(reference=hold.reference, act=ACT)
    assert bytes(Submission.objects.get().envelope) == b""
    assert Entry.objects.of_kind("intake.envelope-emptied").count() == 1


def test_under_a_mandate_both_names_are_under_the_seal(desk: Desk) -> None:
    """The person's in the answers, the helper's beside them: and neither anywhere in clear."""
    codjo = make_staff()
    act = Act(Actor(ActorKind.STAFF, codjo.reference), NOON, PlaceId("LOK"), Surface.COUNTER)
    person = Person(NAME, Consent.WITNESS, witness="Bio")
    publish(a_procedure(*QUESTIONS))
    mandate = identity.grant_mandate(
        person=person,
        service="certificat-invente",
        scopes=[MandateScope.FILL, MandateScope.SUBMIT],
        until=NOON + timedelta(days=1),
        act=act,
    )
    hold = intake.start(service="certificat-invente", language="fr", mandate=mandate.reference, act=act)
    intake.answer(hold=hold, answers=ANSWERS, act=act)
    with pytest.raises(MandateRefused, match="arrivé à son terme"):
        seal(holding.read(hold), desk.key, replace(act, at=NOON + timedelta(days=1)))
    sending.send(hold=hold, recipient=desk.key, act=act)
    held = contents.read(desk.opened(desk.received[0]))
    assert (held.assisted_by, held.mandate, held.mandated_by) == (codjo.name, mandate.reference, NAME)
