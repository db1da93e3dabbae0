"""The catalogue reaches centres under its own numbers, and the same edition makes no second one there."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings

from guichet.commons.catalogue import carrying, queries
from guichet.commons.catalogue import operations as catalogue
from guichet.commons.catalogue.models import Edition, Service, Version
from guichet.commons.sync import blobs
from guichet.commons.sync.models import FeedItem, Node
from guichet.commons.sync.records import START, Fed
from guichet.commons.sync.vocabulary import NodeState
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act
from tests.factories.catalogue import publish
from tests.factories.requests import CODE, a_procedure, a_question

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.VAR = tmp_path


@pytest.fixture
def lokossa() -> Node:
    with building():
        return Node.objects.create(
            centre="LOK", state=NodeState.APPROVED, key="ab" * 32, told_chain=START.hex(), approved_at=NOON
        )


def told() -> list[dict[str, str]]:
    from guichet.commons.sync import records  # noqa: PLC0415

    return [dict(records.read(bytes(item.content)).body) for item in FeedItem.objects.order_by("number")]


def test_nobody_is_told_of_an_empty_catalogue(lokossa: Node) -> None:
    carrying.tell_centres(an_act())
    assert lokossa.told == 0


@pytest.mark.usefixtures("lokossa")
def test_a_centre_is_told_of_each_edition_once() -> None:
    publish(a_procedure(a_question("text", "motif")))
    for _ in range(2):
        carrying.tell_centres(an_act())
    [edition] = told()
    assert edition["edition"] == str(Edition.objects.get().token)
    assert blobs.is_here(edition["blob"])


@pytest.mark.usefixtures("lokossa")
def test_what_is_told_again_of_the_same_edition_changes_nothing() -> None:
    publish(a_procedure(a_question("text", "motif")))
    carrying.tell_centres(an_act())
    carrying.adopt(Fed(1, 1, told()[0], an_act()))
    assert Edition.objects.count() == 1


def test_a_centre_adopts_versions_under_their_numbers_and_withdraws_what_is_not_offered() -> None:
    publish(a_procedure(a_question("text", "motif")))
    known = Version.objects.get()
    newer = catalogue.Text(CODE, 7, known.body, "d" * 64)
    gone = catalogue.Text("ancien-service", 2, {**known.body, "code": "ancien-service"}, "e" * 64)
    catalogue.adopt(
        versions=[catalogue.Text(CODE, known.number, known.body, known.digest), newer, gone],
        vocabulary=Edition.objects.get().vocabulary,
        offered=frozenset({CODE}),
        published_at=NOON + timedelta(days=1),
        act=an_act(),
    )
    assert queries.current().sheets[CODE].version == 7
    assert Service.objects.get(code="ancien-service").withdrawn_at == NOON + timedelta(days=1)
    assert Version.objects.filter(service__code=CODE).count() == 2
    assert Entry.objects.of_kind("catalogue.edition-adopted").get().facts["offered"] == 1
