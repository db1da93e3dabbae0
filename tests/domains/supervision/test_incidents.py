"""An incident is opened, weighed, taken, and closed with what was done."""

from datetime import timedelta

import pytest

from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.models import Incident
from guichet.domains.supervision.refusals import AlreadyClosed, NoIncident, NothingDone, NothingSaid
from guichet.domains.supervision.vocabulary import Origin, Severity
from guichet.foundation.journal.models import Entry
from tests.domains.supervision.slots import act, moment

pytestmark = pytest.mark.django_db


def opened(told: str = "Le panneau est tombé.", source: str = "") -> Incident:
    return supervision.open_incident(
        centre="LOK", origin=Origin.HAND, about="power", severity=Severity.HIGH, told=told, source=source,
        act=act(moment(9)),
    )  # fmt: skip


def test_an_incident_goes_from_opening_to_what_was_done() -> None:
    reference = opened(" Le panneau est tombé. ").reference
    supervision.take_incident(reference=reference, act=act(moment(10)))
    supervision.reweigh_incident(reference=reference, severity=Severity.MEDIUM, act=act(moment(10)))
    supervision.close_incident(reference=reference, done=" Refixé. ", act=act(moment(8, day=3)))
    row = Incident.objects.get()
    assert reference.startswith("LOK-")
    assert (row.told, row.done) == ("Le panneau est tombé.", "Refixé.")
    assert (row.owner, row.due_at) == ("test", moment(9) + timedelta(hours=72))
    told = [entry.kind for entry in Entry.objects.order_by("pk") if entry.kind.startswith("supervision.")]
    assert told == [f"supervision.incident-{each}" for each in ("opened", "taken", "reweighed", "closed")]
    assert Entry.objects.of_kind("supervision.incident-closed").get().facts["late"] is False


def test_one_that_is_closed_after_its_time_says_so_in_the_journal() -> None:
    supervision.close_incident(reference=opened().reference, done="Fait.", act=act(moment(9, 1, day=1)))
    assert Entry.objects.of_kind("supervision.incident-closed").get().facts["late"] is True


def test_of_one_source_there_is_one_incident() -> None:
    assert opened(source="a") == opened(source="a")
    assert opened() != opened()


def test_nothing_is_opened_or_closed_without_a_word_and_nothing_twice() -> None:
    with pytest.raises(NothingSaid, match="Dites ce qui ne va pas"):
        opened("  ")
    reference = opened().reference
    with pytest.raises(NothingDone, match="Dites ce qui a été fait"):
        supervision.close_incident(reference=reference, done=" ", act=act(moment(10)))
    supervision.close_incident(reference=reference, done="Fait.", act=act(moment(10)))
    with pytest.raises(AlreadyClosed, match="déjà clos"):
        supervision.take_incident(reference=reference, act=act(moment(11)))
    with pytest.raises(NoIncident, match="n’existe pas"):
        supervision.take_incident(reference="LOK-0000-0000-0", act=act(moment(11)))
