"""What the hub tells centres: in order, with its files, again from the start when the two no longer agree."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from guichet.commons.sync import blobs, queries, registry
from guichet.commons.sync import operations as sync
from guichet.commons.sync.models import FeedItem, OutgoingFile
from guichet.commons.sync.records import Fed
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import building
from tests.commons.sync.nodes import LOKOSSA, Centre, at_the_hub, somebody, spoiled, taking

KIND = "test.news"
PICTURE = bytes(range(256)) * 4_000  # a megabyte: several pieces


@contextmanager
def told() -> Iterator[list[str]]:
    heard: list[str] = []

    def take(fed: Fed) -> None:
        for digest in fed.body.get("files", []):
            assert hashlib.sha256(blobs.read(digest)).hexdigest() == digest, "its file is there before it is told"
        heard.append(fed.body["name"])

    registry.apply(KIND, take)
    try:
        yield heard
    finally:
        del registry._appliers[KIND]


def tell(name: str, *, to: PlaceId | None = None, files: tuple[str, ...] = ()) -> None:
    sync.feed(kind=KIND, body={"name": name, "files": list(files)}, to=to, blobs=files, act=at_the_hub())


def test_a_centre_is_told_in_order(centre: Centre) -> None:
    with told() as heard:
        for name in ("one", "two", "three"):
            tell(name)
        centre.listen(steps=20)
    assert heard == ["one", "two", "three"]


def test_what_is_for_another_centre_is_not_told(centre: Centre) -> None:
    with told() as heard:
        tell("elsewhere", to=PlaceId("COT"))
        tell("here", to=LOKOSSA)
        centre.listen(steps=20)
    assert heard == ["here"]


@pytest.mark.parametrize("seed", range(5))
def test_a_bad_link_tells_everything_once(centre: Centre, seed: int) -> None:
    centre.link.spoil = spoiled(seed)
    with told() as heard:
        for name in ("one", "two", "three"):
            tell(name)
            centre.listen(steps=5)
        centre.link.spoil = lambda _request: ""
        centre.listen(steps=60)
    assert heard == ["one", "two", "three"]


def test_what_a_node_does_not_know_yet_is_passed_over(centre: Centre) -> None:
    tell("of a newer hub")
    centre.listen(steps=20)
    link = queries.link()
    assert link is not None
    assert link.fed == 1
    assert queries.standing().is_up


def test_a_hub_that_forgot_what_it_told_tells_it_again(centre: Centre) -> None:
    with told() as heard:
        tell("one")
        tell("two")
        centre.listen(steps=20)
        with building():
            FeedItem.objects.filter(number=2).delete()
            node = queries.node(LOKOSSA)
            assert node is not None
            node.told, node.told_chain = 1, FeedItem.objects.get(number=1).chain
            node.save()
        tell("two, told by the restored hub")
        centre.carrier = centre.started()
        centre.listen(steps=30)
    assert heard == ["one", "two", "one", "two, told by the restored hub"]


def test_a_file_of_a_centre_arrives_piece_by_piece_and_what_waits_for_it_goes_on(centre: Centre) -> None:
    went_on: list[str] = []

    def go_on(about: str, act: Act) -> None:
        went_on.append(f"{about} by {act.actor.reference}")

    registry.when_files_arrive("test.files", go_on)
    try:
        digest = blobs.keep(PICTURE)
        sync.carry(kind="test.thing", body={"name": "with a file"}, files=[(blobs.BLOBS, digest)], act=somebody())
        away = blobs.path(digest).with_suffix(".away")
        with taking():
            centre.work(steps=3)
            blobs.path(digest).rename(away)
            sync.await_files(kind="test.files", about="LOK-1", files=[(blobs.BLOBS, digest)], act=at_the_hub())
            away.rename(blobs.path(digest))
            sync.file_arrived(digest=digest, act=at_the_hub())
            centre.work()
    finally:
        del registry._files["test.files"]
    assert went_on == ["LOK-1 by test"]
    assert OutgoingFile.objects.get().acknowledged_at is not None


def test_news_that_cannot_be_taken_stop_no_other(centre: Centre) -> None:
    heard: list[str] = []

    def take(fed: Fed) -> None:
        if fed.body["name"] == "poison":
            raise LookupError("poison")
        heard.append(fed.body["name"])

    registry.apply(KIND, take)
    try:
        for name in ("before", "poison", "after"):
            tell(name)
        centre.listen()
    finally:
        del registry._appliers[KIND]
    assert heard == ["before", "after"]
    entry = Entry.objects.of_kind("sync.news-passed-over").get()
    assert (entry.facts["kind"], entry.facts["fault"]) == (KIND, "LookupError")
