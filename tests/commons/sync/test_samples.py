"""A contract with centres that are behind: records as they were written once, which every later hub takes.

`samples/1` was written by the centres of November 2026. A sample is never changed: a body that changes gets a new
schema, and a folder of its own.
"""

from pathlib import Path

import pytest

from guichet.commons.sync import batches, queries, receiving, records, registry
from guichet.commons.sync.batches import Batch
from guichet.commons.sync.vocabulary import Lane
from guichet.domains.circulars.refusals import NoCircular, NoInstruction
from guichet.domains.reception.models import Visit
from guichet.foundation.lib.operation import building
from tests.commons.sync.nodes import LOKOSSA, Centre
from tests.factories.acts import NOON
from tests.factories.catalogue import publish
from tests.factories.requests import a_procedure, a_question

SAMPLES = Path(__file__).parent / "samples"
# Each is read, and kept aside: this hub never issued such a document, signed such a circular or gave such an order.
NEVER_ISSUED = {
    "documents.handed-over": [("documents.handed-over", "DoesNotExist")],
    "circulars.read": [("circulars.read", NoCircular().message)],
    "circulars.done": [("circulars.done", NoInstruction().message)],
    "circulars.time-asked": [("circulars.time-asked", NoInstruction().message)],
    "supervision.answer": [("supervision.answer", "Cet ordre n’a jamais été donné à ce centre.")],
}
EACH = sorted(SAMPLES.glob("*/*.cbor"))


def take(centre: Centre, *contents: bytes) -> None:
    unsigned = batches.unsigned(Batch(LOKOSSA, "cd" * 16, Lane.RECORDS, 1, records.START, contents))
    receiving.take(centre.key.sign(batches.to_sign(unsigned)) + unsigned)


def what_it_follows(sample: bytes) -> None:
    """A ticket is that of a visit which was told of before."""
    rows = records.read(sample).body.get("rows", [])
    for visit in {values["visit"] for table, values in rows if table == "ticket"}:
        with building():
            Visit.objects.get_or_create(
                reference=visit, defaults={"place": LOKOSSA, "sex": "woman", "purpose": "request", "opened_at": NOON}
            )


@pytest.mark.parametrize("sample", EACH, ids=lambda sample: sample.stem)
def test_what_was_written_then_is_taken_now(centre: Centre, sample: Path) -> None:
    publish(a_procedure(a_question("text", "nom")))
    what_it_follows(sample.read_bytes())
    take(centre, sample.read_bytes())
    put_aside = [(row.kind, row.fault) for row in queries.quarantined()]
    assert put_aside == NEVER_ISSUED.get(sample.stem, [])


def test_each_kind_that_is_carried_has_its_sample() -> None:
    """As each is written today: a new kind, or a new schema of one, brings its own."""
    written = {(record.kind, record.schema) for record in (records.read(sample.read_bytes()) for sample in EACH)}
    assert {(kind, registry.newest_of(kind)) for kind in registry.kinds()} <= written
