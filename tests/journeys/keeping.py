"""What a node must have kept, however often it was killed, held against what people were told."""

import json
from collections import Counter

from guichet.commons.intake import contents
from guichet.commons.intake.uploads import store
from guichet.foundation.keys import client as keys
from tests.factories.real_database import rows_of
from tests.foundation.keys.stories import all_uses, assert_unbroken
from tests.journeys.applicant import Applicant, asked_for
from tests.journeys.node import Node, soon

# What the journal tells once of each request that was granted.
OF_A_CASE = ("case-received", "case-secured", "case-ready", "case-decided")
OF_A_REQUEST = ("intake.request-submitted", "intake.envelope-emptied", "payments.requested", "payments.confirmed")
UNDONE = """
    SELECT kind, state, error FROM work_due
    WHERE state IN ('stuck', 'running') OR (state = 'waiting' AND (due_at < CURRENT_TIMESTAMP OR failures > 0))
"""


def assert_nothing_lost_nothing_twice(node: Node, applicants: list[Applicant]) -> None:
    references = {applicant.reference for applicant in applicants}
    assert len(references) == len(applicants)
    assert_each_request_is_one_case(node, references)
    assert_each_fee_is_settled_once(node, references)
    assert_each_event_is_told_once(node, references)
    assert_nothing_is_left_undone(node)
    assert_each_decision_has_its_document(node)
    assert_the_keeper_is_back()
    for applicant in applicants:
        assert_all_that_was_answered_is_there(node, applicant)
    assert_each_use_of_a_key_is_on_record(node)


def assert_each_request_is_one_case(node: Node, references: set[str]) -> None:
    sent = rows_of(node.environment, "SELECT reference FROM intake_submission")
    cases = rows_of(node.environment, "SELECT reference, state FROM casework_case")
    decided = rows_of(
        node.environment,
        "SELECT c.reference FROM casework_decision d JOIN casework_case c ON c.id = d.case_id",
    )
    once = Counter((reference,) for reference in references)
    assert Counter(sent) == Counter(decided) == once
    assert Counter(cases) == Counter((reference, "closed") for reference in references)


def assert_each_fee_is_settled_once(node: Node, references: set[str]) -> None:
    settled = rows_of(
        node.environment,
        "SELECT p.about FROM payments_settlement s JOIN payments_payment p ON p.number = s.payment_id",
    )
    assert Counter(settled) == Counter((reference,) for reference in references)
    assert rows_of(node.environment, "SELECT number FROM payments_refund") == []


def assert_each_event_is_told_once(node: Node, references: set[str]) -> None:
    told = Counter(rows_of(node.environment, "SELECT kind, subject FROM journal_entry"))
    pseudonyms = [name for (name,) in rows_of(node.environment, "SELECT pseudonym FROM casework_case")]
    once = [(f"casework.{kind}", pseudonym) for kind in OF_A_CASE for pseudonym in pseudonyms]
    once += [(kind, reference) for kind in OF_A_REQUEST for reference in references]
    assert {each: told[each] for each in once} == dict.fromkeys(once, 1)


def assert_nothing_is_left_undone(node: Node) -> None:
    """Rows that a killed worker had taken are taken again; a minute is enough, and nobody has to come."""
    for _ in soon("nothing is left undone"):
        if not rows_of(node.environment, UNDONE):
            return


def assert_each_decision_has_its_document(node: Node) -> None:
    """Made once, though the worker that made it may have died at any line of it."""
    made = rows_of(node.environment, "SELECT about, state FROM documents_document")
    wanted = rows_of(node.environment, "SELECT pseudonym, 'issued' FROM casework_case")
    assert Counter(made) == Counter(wanted)
    told = rows_of(node.environment, "SELECT subject FROM journal_entry WHERE kind = 'documents.document-issued'")
    assert (len(told), len(set(told))) == (len(wanted), len(wanted))


def assert_the_keeper_is_back() -> None:
    """It may have been the last to be killed."""
    for _ in soon("the keeper is back"):
        if keys.is_awake():
            return


def assert_all_that_was_answered_is_there(node: Node, applicant: Applicant) -> None:
    """In the case's own content, opened by the keeper, with a paper that can be read."""
    ((sealed, key, bound_to),) = [
        row[1:]
        for row in rows_of(node.environment, "SELECT reference, ciphertext, case_key_id, bound_to FROM casework_case")
        if row[0] == applicant.reference
    ]
    opened = keys.open(bytes(sealed), case_key_id=key, bound_to=bytes(bound_to), reader="test", reason="test")
    held = contents.read(opened.plaintext)
    wanted = {
        name: value for page in applicant.acknowledged for name, value in asked_for(applicant.number)[page].items()
    }
    assert {name: held.answers.get(name) for name in wanted} == wanted
    (paper,) = held.files.values()
    assert store.read(**paper["copy"]).startswith(b"\xff\xd8")


def assert_each_use_of_a_key_is_on_record(node: Node) -> None:
    """The keeper's list has no gap, and whatever the journal tells of a key is in it, once."""
    uses = all_uses()
    assert_unbroken(uses)
    journalled = rows_of(node.environment, "SELECT subject, facts FROM journal_entry WHERE kind = 'keys.used'")
    assert len({subject for subject, _ in journalled}) == len(journalled)
    proofs = {facts["proof"] if isinstance(facts, dict) else json.loads(facts)["proof"] for _, facts in journalled}
    assert proofs <= {use.signature.hex() for use in uses}
