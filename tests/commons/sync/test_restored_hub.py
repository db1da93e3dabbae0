"""A hub that comes back from its backup, and two centres of which each had sent more since: it gets all again, once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from django.conf import LazySettings
from django.db.models import Model

from guichet.commons.catalogue.definition.reading import read_catalogue
from guichet.commons.intake import carrying
from guichet.commons.intake import registry as intake
from guichet.commons.intake.models import Draft, Submission
from guichet.commons.sync import queries
from guichet.commons.sync.models import (
    Awaited,
    Cursor,
    FeedItem,
    Link,
    Node,
    Outbox,
    Outgoing,
    OutgoingFile,
    Quarantined,
)
from guichet.domains.casework.models import Case
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.lib.operation import building
from tests.commons.sync.nodes import START, Centre, taking
from tests.factories import crowd
from tests.factories.catalogue import publish
from tests.factories.filings import at_the_kiosk, file_together

OF_A_CENTRE = (Link, Outbox, Outgoing, OutgoingFile)
OF_THE_HUB = (Node, Cursor, FeedItem, Quarantined, Awaited, Submission, Case)
Rows = dict[type[Model], list[Model]]


class Disk:
    """What one computer holds in these tables: one database stands here for three."""

    def __init__(self, *tables: type[Model]) -> None:
        self._tables = tables

    def read(self) -> Rows:
        return {table: list(table._default_manager.order_by("pk")) for table in self._tables}

    def write(self, rows: Rows) -> None:
        with building():
            for table in reversed(self._tables):
                table._default_manager.all().delete()
            for table in self._tables:
                table._default_manager.bulk_create(rows.get(table, []))


@contextmanager
def at(disks: dict[PlaceId, Rows], centre: Centre) -> Iterator[None]:
    """While that centre's disk is the one in the machine."""
    disk = Disk(*OF_A_CENTRE)
    disk.write(disks.get(centre.place, {}))
    yield
    disks[centre.place] = disk.read()


@pytest.fixture
def file(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], list[str]]:
    """So many requests, filed at the centre whose disk is in; their references."""
    found = read_catalogue(Path(settings.SERVICES))
    publish(*(service for service in found.services if service.code in crowd.SERVICES), vocabulary=found.vocabulary)
    recipient, chance = keys.current(Kind.INTAKE), Random(7)

    def filed(count: int) -> list[str]:
        before = set(Submission.objects.values_list("pk", flat=True))
        settings.NODE = "centre"
        with monkeypatch.context() as patched:
            patched.setattr(intake, "_receivers", [carrying.carry])
            receipts = file_together(count=count, chance=chance, recipient=recipient, act=at_the_kiosk(START))
        settings.NODE = "hub"
        with building():  # what only the centre's own tables hold is not the hub's
            Submission.objects.exclude(pk__in=before).delete()
            Draft.objects.all().delete()
        return [receipt.reference for receipt in receipts]

    return filed


def test_two_centres_at_different_points_give_a_restored_hub_each_thing_once(
    centre: Centre, file: Callable[[int], list[str]]
) -> None:
    lokossa, cotonou = centre, Centre(place=PlaceId("COT"))
    disks, hub = {lokossa.place: Disk(*OF_A_CENTRE).read()}, Disk(*OF_THE_HUB)
    with at(disks, cotonou):
        cotonou.enrol()
    with taking() as taken:
        with at(disks, lokossa):
            lokossa.carry("lokossa 1", "lokossa 2")
            references = file(2)
            lokossa.work()
        backup, had = hub.read(), list(taken)
        with at(disks, lokossa):
            lokossa.carry("lokossa 3")
            references += file(1)
            lokossa.work()
        with at(disks, cotonou):
            cotonou.carry("cotonou 1", "cotonou 2")
            references += file(3)
            cotonou.work()
        assert (len(taken), Case.objects.count()) == (5, 6)
        names = set(Case.objects.values_list("reference", "pseudonym"))
        hub.write(backup)
        taken[:] = had
        assert Case.objects.count() == 2
        for each, name in ((cotonou, "cotonou 3"), (lokossa, "lokossa 4")):
            with at(disks, each):
                each.carry(name)
                each.work()
                assert queries.standing().records == 0
    assert taken == [
        *("lokossa 1", "lokossa 2"),
        *("cotonou 1", "cotonou 2", "cotonou 3"),
        *("lokossa 3", "lokossa 4"),
    ]
    assert sorted(Case.objects.values_list("reference", flat=True)) == sorted(references)
    assert set(Case.objects.values_list("reference", "pseudonym")) == names  # one request, one name in the public log
    assert queries.quarantined() == ()
