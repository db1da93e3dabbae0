"""What seldom happens between a centre and the hub, and must not surprise."""

import pytest
from django.db import OperationalError

from guichet.commons.sync import batches, blobs, queries, receiving, records, registry
from guichet.commons.sync import operations as sync
from guichet.commons.sync.models import Quarantined
from guichet.commons.sync.records import Carried
from guichet.commons.sync.refusals import Forked, NodeRefused
from guichet.commons.sync.vocabulary import Fault, Lane, NodeState
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.act import Act, PlaceId
from tests.commons.sync.nodes import KIND, LOKOSSA, Centre, at_the_hub, somebody, taking
from tests.commons.sync.test_news import tell, told
from tests.commons.sync.test_trust import sealed


def test_a_restarted_centre_is_not_told_again_what_it_was_told(centre: Centre) -> None:
    with told() as heard:
        tell("once")
        centre.listen()
        centre.carrier = centre.started()
        centre.listen()
    assert heard == ["once"]


@pytest.mark.django_db
def test_a_node_that_never_began_has_no_fault_to_note() -> None:
    assert sync.note_fault(fault=Fault.CUT, jitter=0, act=somebody()) is None


def test_a_code_whose_answer_was_lost_is_shown_again_without_harm(centre: Centre) -> None:
    newcomer = Centre()
    newcomer.enrol(approved=False)
    sync.ask(centre=LOKOSSA, code="whatever", key=newcomer.public.hex(), act=at_the_hub())
    node = queries.node(LOKOSSA)
    assert node is not None
    assert node.state == NodeState.ASKED
    assert centre.public != newcomer.public


@pytest.mark.usefixtures("centre")
def test_nobody_approves_or_revokes_a_node_that_is_not_there() -> None:
    with pytest.raises(NodeRefused, match="Aucun nœud"):
        sync.approve(centre="COT", act=at_the_hub())
    with pytest.raises(NodeRefused, match="pas de nœud inscrit"):
        sync.revoke(centre="COT", reason="lost", act=at_the_hub())


@pytest.mark.usefixtures("centre")
def test_a_node_is_revoked_once() -> None:
    for reason in ("stolen", "again"):
        sync.revoke(centre=LOKOSSA, reason=reason, act=at_the_hub())
    assert [entry.facts["reason"] for entry in Entry.objects.of_kind("sync.node-revoked")] == ["stolen"]
    assert [node.centre for node in queries.nodes()] == [LOKOSSA]


def test_a_database_that_was_restored_is_told_of_in_the_journal(centre: Centre) -> None:
    centre.listen(steps=2)
    sync.begin_epoch(reason="restored", act=somebody())
    centre.carrier = centre.started()
    centre.listen(steps=2)
    assert Entry.objects.of_kind("sync.node-restored").count() == 1


def test_a_new_centre_is_told_what_every_centre_knows(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
    def welcome(place: PlaceId, act: Act) -> None:
        sync.feed(kind="test.news", body={"name": f"welcome {place}", "files": []}, to=place, act=act)

    monkeypatch.setattr(registry, "_welcomes", [welcome])
    newcomer = Centre()
    newcomer.enrol()
    with told() as heard:
        newcomer.listen()
    assert heard == ["welcome LOK"]
    assert centre.public != newcomer.public


@pytest.mark.django_db
def test_a_batch_of_a_centre_that_nobody_knows_is_refused() -> None:
    stranger = Centre()
    with pytest.raises(NodeRefused):
        sync.accept(batch=stranger.batch("forged"), act=at_the_hub())


def test_a_batch_that_goes_on_from_another_past_is_refused(centre: Centre) -> None:
    with taking():
        receiving.take(sealed(centre, centre.batch("one")))
        with pytest.raises(Forked):
            receiving.take(sealed(centre, centre.batch("two", first=2)))


def test_a_database_in_trouble_has_the_whole_batch_come_again(centre: Centre) -> None:
    def trouble(_carried: Carried) -> None:
        raise OperationalError("disk full")

    registry.receive(KIND, trouble)
    try:
        with pytest.raises(OperationalError):
            receiving.take(sealed(centre, centre.batch("one")))
    finally:
        del registry._receivers[KIND]
    assert not Quarantined.objects.exists()


def test_what_is_no_record_is_put_aside_and_settled_only_when_the_database_answers(centre: Centre) -> None:
    nonsense = batches.Batch(LOKOSSA, "ab" * 16, Lane.RECORDS, 1, records.START, (b"\xff nonsense",))
    assert receiving.take(sealed(centre, nonsense)).quarantined == 1
    row = Quarantined.objects.get()
    assert row.kind == ""
    assert not sync.settle(quarantined=row.pk, drop=False, act=at_the_hub())


def test_settling_waits_for_a_database_that_answers(centre: Centre) -> None:
    with taking(refuse=frozenset({"poison"})):
        receiving.take(sealed(centre, centre.batch("poison")))

    def trouble(_carried: Carried) -> None:
        raise OperationalError("locked")

    registry.receive(KIND, trouble)
    try:
        with pytest.raises(OperationalError):
            sync.settle(quarantined=Quarantined.objects.get().pk, drop=False, act=at_the_hub())
    finally:
        del registry._receivers[KIND]


def test_what_waits_for_two_files_goes_on_with_the_second(centre: Centre) -> None:
    went_on: list[str] = []
    registry.when_files_arrive("test.two", lambda about, _act: went_on.append(about))
    try:
        files = [(blobs.BLOBS, "a" * 64), (blobs.BLOBS, "b" * 64)]
        sync.await_files(kind="test.two", about="LOK-2", files=files, act=at_the_hub())
        sync.file_arrived(digest="a" * 64, act=at_the_hub())
        assert went_on == []
        sync.file_arrived(digest="b" * 64, act=at_the_hub())
    finally:
        del registry._files["test.two"]
    assert went_on == ["LOK-2"]
    assert centre.public


def test_a_page_of_news_ends_when_it_is_heavy_and_files_are_for_those_who_were_told(centre: Centre) -> None:
    digest = blobs.keep(b"a picture")
    tell("one", files=(digest,))
    tell("two")
    node = queries.node(LOKOSSA)
    assert node is not None
    assert len(queries.feed_after(node, 0, most_bytes=1)) == 1
    assert queries.may_fetch(node, digest)
    assert not queries.may_fetch(node, "c" * 64)
    assert centre.public


def test_a_carrier_that_dies_after_each_thing_it_does_loses_and_doubles_nothing(centre: Centre) -> None:
    """Between hello and batch, batch and news, news and file: the next one knows what the database holds, no more."""
    digest = blobs.keep(b"a paper")
    with told() as heard, taking() as taken:
        tell("one", files=(digest,))
        tell("two")
        centre.carry("fire", urgent=True)
        centre.carry("first", "second")
        for _ in range(8):
            centre.carrier.step()
            centre.carrier.step()
            centre.carrier = centre.started()
        keys.rotate(Kind.SYNC)
        centre.carry("third")
        for _ in range(8):
            centre.carrier.step()
            centre.carrier.step()
            centre.carrier = centre.started()
    assert (taken, heard) == (["fire", "first", "second", "third"], ["one", "two"])
    assert queries.standing().records == 0
