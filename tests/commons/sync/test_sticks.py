"""What waits at a centre goes to the hub in a pocket: under seal, once, and whatever happens to the stick."""

import os
from pathlib import Path

import pytest

from guichet.commons.sync import blobs, importing, queries, receiving, speaking
from guichet.commons.sync import operations as sync
from guichet.commons.sync.carrier import stick
from guichet.commons.sync.carrier.stick import Exported, NotForUs
from guichet.commons.sync.models import Outgoing
from guichet.commons.sync.refusals import NodeRefused, NotUnderstood, UnknownHub
from guichet.commons.sync.speaking import StickAnswer
from guichet.commons.sync.sticks import NoStick
from guichet.commons.sync.vocabulary import Lane
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.act import PlaceId
from tests.commons.sync.nodes import LOKOSSA, Centre, at_the_hub, somebody, taking

NAMES = [f"visit {number}" for number in range(16)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "centre.guichet"


def exported(centre: Centre, path: Path) -> Exported:
    return stick.export(path, centre=LOKOSSA, recipient=keys.current(Kind.INTAKE), sign=centre.key.sign)


def answered(content: bytes, centre: PlaceId = LOKOSSA) -> None:
    stick.take_answer(content, centre=centre, act=somebody())


def test_what_waits_is_taken_from_the_stick_and_waits_no_longer(centre: Centre, path: Path) -> None:
    centre.carry(*NAMES)
    centre.carry("a fire", urgent=True)
    with taking() as taken:
        assert exported(centre, path) == Exported(records=17)
        imported = importing.take(path, act=at_the_hub())
    assert taken == ["a fire", *NAMES]
    assert (imported.centre, imported.records, imported.quarantined) == (LOKOSSA, 17, 0)
    assert queries.standing().records == 17
    answered(imported.answer)
    assert queries.standing().records == 0


def test_many_records_fill_several_batches(centre: Centre, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stick, "MOST_BYTES", 200)
    centre.carry(*NAMES)
    with taking() as taken:
        exported(centre, path)
        importing.take(path, act=at_the_hub())
    assert taken == NAMES


def test_what_comes_by_the_stick_and_by_the_link_comes_once(centre: Centre, path: Path) -> None:
    centre.carry(*NAMES)
    with taking() as taken:
        exported(centre, path)
        imported = importing.take(path, act=at_the_hub())
        centre.carry("later")
        centre.work()
        answered(imported.answer)
    assert taken == [*NAMES, "later"]
    assert queries.standing().records == 0


def test_an_older_answer_has_nothing_sent_again(centre: Centre, path: Path) -> None:
    centre.carry("first")
    with taking():
        exported(centre, path)
        imported = importing.take(path, act=at_the_hub())
        centre.carry("second")
        centre.work()
        answered(imported.answer)
    assert not Outgoing.objects.waiting().exists()


def test_a_stick_that_was_taken_before_changes_nothing(centre: Centre, path: Path) -> None:
    centre.carry(*NAMES)
    with taking() as taken:
        exported(centre, path)
        importing.take(path, act=at_the_hub())
        again = importing.take(path, act=at_the_hub())
    assert taken == NAMES
    assert (again.records, again.files) == (0, 0)
    answered(again.answer)
    assert queries.standing().records == 0


def test_files_come_along(centre: Centre, path: Path) -> None:
    content = os.urandom(90_000)
    digest = blobs.keep(content)
    sync.carry(kind="test.thing", body={"name": "a paper"}, files=[(blobs.BLOBS, digest)], act=somebody())
    with taking():
        assert exported(centre, path).files == 1
        blobs.erase([(blobs.BLOBS, digest)])  # at the hub, where one folder stands for both
        imported = importing.take(path, act=at_the_hub())
    assert imported.files == 1
    assert blobs.read(digest) == content
    answered(imported.answer)
    assert queries.standing().files == 0


def test_files_that_the_stick_has_no_room_for_are_left(
    centre: Centre, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stick, "SPARE", 1 << 60)
    digest = blobs.keep(os.urandom(1_000))
    sync.carry(kind="test.thing", body={"name": "a paper"}, files=[(blobs.BLOBS, digest)], act=somebody())
    assert exported(centre, path) == Exported(records=1, files=0, files_left=1)


def test_whoever_finds_the_stick_reads_nothing(centre: Centre, path: Path) -> None:
    centre.carry("Adjoa Hounsi, 97 00 00 00")
    exported(centre, path)
    content = path.read_bytes()
    assert b"Adjoa" not in content
    assert b"test.thing" not in content


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.6, 0.999])
def test_a_stick_that_was_cut_gives_nothing(centre: Centre, path: Path, share: float) -> None:
    centre.carry(*NAMES)
    with taking() as taken:
        exported(centre, path)
        whole = path.read_bytes()
        path.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(NoStick, match="Rien n’en a été pris"):
            importing.take(path, act=at_the_hub())
        path.write_bytes(whole)
        importing.take(path, act=at_the_hub())
    assert taken == NAMES


def test_a_stick_whose_last_piece_is_gone_gives_nothing(centre: Centre, path: Path) -> None:
    """Cut just between two pieces."""
    centre.carry(*NAMES)
    with taking() as taken:
        exported(centre, path)
        path.write_bytes(path.read_bytes()[:-20])  # the end: its length, and the tag of nothing
        with pytest.raises(NoStick, match="incomplet"):
            importing.take(path, act=at_the_hub())
    assert taken == []


def test_a_stick_that_was_changed_gives_nothing(centre: Centre, path: Path) -> None:
    centre.carry(*NAMES)
    exported(centre, path)
    whole = path.read_bytes()
    with taking() as taken:
        for place in range(0, len(whole), 23):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            with pytest.raises((NoStick, NodeRefused)):
                importing.take(path, act=at_the_hub())
    assert taken == []


def test_the_stick_of_a_revoked_node_is_refused(centre: Centre, path: Path) -> None:
    centre.carry(*NAMES)
    exported(centre, path)
    sync.revoke(centre=LOKOSSA, reason="stolen", act=at_the_hub())
    with taking() as taken, pytest.raises(NodeRefused, match="La clé de ce centre a été révoquée"):
        importing.take(path, act=at_the_hub())
    assert taken == []


def test_the_stick_of_a_centre_that_nobody_knows_is_refused(centre: Centre, path: Path) -> None:
    stick.export(path, centre=PlaceId("COT"), recipient=keys.current(Kind.INTAKE), sign=centre.key.sign)
    with pytest.raises(NodeRefused, match="Ce centre n’est pas inscrit"):
        importing.take(path, act=at_the_hub())


def test_a_batch_that_another_key_signed_is_refused(centre: Centre, path: Path) -> None:
    centre.carry(*NAMES)
    stick.export(path, centre=LOKOSSA, recipient=keys.current(Kind.INTAKE), sign=lambda _message: bytes(64))
    with taking() as taken, pytest.raises(NodeRefused, match="n’est pas signé"):
        importing.take(path, act=at_the_hub())
    assert taken == []


def test_a_stick_that_cannot_be_written_leaves_nothing(centre: Centre, path: Path) -> None:
    centre.carry(*NAMES)

    def broken(_message: bytes) -> bytes:
        raise OSError("unplugged")

    with pytest.raises(OSError, match="unplugged"):
        stick.export(path, centre=LOKOSSA, recipient=keys.current(Kind.INTAKE), sign=broken)
    assert list(path.parent.iterdir()) == []


class TestAnswers:
    def test_of_another_centre(self, centre: Centre) -> None:
        del centre
        content = speaking.said(StickAnswer("COT", (), ()), receiving.sign)
        with pytest.raises(NotForUs, match="pour le centre COT"):
            answered(content)

    def test_of_another_hub(self, centre: Centre) -> None:
        """The centre's own key stands for any that is not the hub's."""
        with pytest.raises(UnknownHub):
            answered(speaking.said(StickAnswer(LOKOSSA, (), ()), centre.key.sign))

    def test_that_is_none(self, centre: Centre) -> None:
        del centre
        with pytest.raises(NotUnderstood):
            answered(b"not an answer")

    def test_about_another_past_is_left_to_the_link(self, centre: Centre) -> None:
        centre.carry("one", "two")
        link = queries.link()
        assert link is not None
        cursors = ((link.epoch, int(Lane.RECORDS), 2, "00" * 32),)
        answered(speaking.said(StickAnswer(LOKOSSA, cursors, ()), receiving.sign))
        assert queries.standing().records == 2
