"""The hub changes the key that it signs with: centres follow, however long they were away, and follow nobody else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import cbor2
import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from guichet.commons.sync import importing, queries, receiving, speaking
from guichet.commons.sync import operations as sync
from guichet.commons.sync.carrier import believing, stick
from guichet.commons.sync.models import FORMER_BELIEVED_FOR
from guichet.commons.sync.refusals import UnknownHub
from guichet.commons.sync.speaking import StickAnswer
from guichet.commons.sync.vocabulary import Fault
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from guichet.foundation.keys import public, succession
from guichet.foundation.keys.public import Kind, PublicKey
from tests.commons.sync.nodes import LOKOSSA, Centre, taking
from tests.commons.sync.test_news import tell, told
from tests.factories.keepers import AKeeper, a_keeper


@pytest.fixture
def keeper() -> Iterator[AKeeper]:
    """One that nobody rotated yet."""
    with a_keeper() as keeper:
        keeper.start()
        yield keeper


def known() -> str:
    link = queries.link()
    assert link is not None
    return link.hub_key


def rotate() -> str:
    keys.rotate(Kind.SYNC)
    return keys.current(Kind.SYNC).public.hex()


def forged_list() -> tuple[Ed25519PrivateKey, str]:
    """A stranger's key at the end of the true list, as if the last had signed it."""
    stranger = Ed25519PrivateKey.generate()
    listed = [each for each in keys.public_keys() if each.kind is Kind.SYNC]
    own = speaking.key_of(stranger.public_key().public_bytes_raw())
    return stranger, public.as_json([*listed, replace(own, vouched=stranger.sign(succession.to_sign(own)))])


def test_a_centre_follows_the_hub_to_its_next_key_and_nothing_waits_for_a_person(centre: Centre) -> None:
    before, centre.carrier = known(), centre.started()
    centre.listen(steps=3)
    following = rotate()
    tell("after the rotation")
    with told() as heard, taking() as taken:
        centre.carry("kept")
        centre.work()
        centre.listen()
    assert (taken, heard) == (["kept"], ["after the rotation"])
    assert known() == following != before
    [entry] = Entry.objects.of_kind("sync.hub-followed")
    assert entry.facts == {"before": before, "key": following}


def test_a_centre_that_was_away_for_two_rotations_sees_the_whole_chain(centre: Centre) -> None:
    centre.carry("kept meanwhile")
    rotate()
    last = rotate()
    with taking() as taken:
        centre.work()
    assert taken == ["kept meanwhile"]
    assert known() == last
    assert queries.standing().fault == ""


def test_a_key_for_which_the_known_one_did_not_sign_is_refused_in_words(centre: Centre) -> None:
    """Whoever answers has a key of its own, and a list of its own making."""
    stranger, listed = forged_list()
    before, answered = known(), centre.link.handle_request

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/keys"):
            return httpx.Response(200, text=listed, request=request)
        given = answered(request)
        if not request.url.path.endswith("/hello"):
            return given
        said = speaking.heard(speaking.Welcome, given.content)
        return httpx.Response(200, content=speaking.said(said, stranger.sign), request=request)

    centre.link.handle_request = answer  # type: ignore[method-assign]
    centre.carry("kept")
    with taking() as taken:
        centre.work(steps=5)
    assert (taken, known()) == ([], before)
    assert queries.standing().fault == str(Fault.UNKNOWN_HUB.label)
    assert str(Fault.UNKNOWN_HUB.label).startswith("Ce n’est pas la clé attendue du guichet national")


@pytest.mark.parametrize("listed", ["", "[]", "{}", "[3]", '[{"id": "x"}]', "\udcff"])
def test_a_list_that_is_none_leads_nowhere(listed: str) -> None:
    key = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    assert believing.successor(key, listed.encode(errors="surrogateescape")) == key


def test_a_chain_leads_on_from_any_of_its_keys_and_from_no_other(centre: Centre) -> None:
    rotate()
    last = rotate()
    listed = receiving.own_keys().encode()
    chain = [each for each in keys.public_keys() if each.kind is Kind.SYNC]
    assert {believing.successor(each.public, listed).hex() for each in chain} == {last}
    assert believing.successor(centre.public, listed) == centre.public


def test_a_broken_chain_ends_before_the_break(centre: Centre) -> None:
    first = bytes.fromhex(known())
    for _ in range(2):
        rotate()
    chain: list[PublicKey] = [each for each in keys.public_keys() if each.kind is Kind.SYNC]
    chain[2] = replace(chain[2], vouched=chain[1].vouched)
    assert believing.successor(first, public.as_json(chain).encode()) == chain[1].public
    assert centre.public


def answer_of_a_stick(centre: Centre, folder: Path) -> bytes:
    stick.export(folder / "stick", centre=LOKOSSA, recipient=keys.current(Kind.INTAKE), sign=centre.key.sign)
    with taking():
        return importing.take(folder / "stick", act=centre.clock.act()).answer


def test_an_answer_on_its_way_on_a_stick_counts_though_the_key_changed(centre: Centre, tmp_path: Path) -> None:
    centre.carry("by hand")
    answer = answer_of_a_stick(centre, tmp_path)
    sync.follow(hub_key=rotate(), act=centre.clock.act())
    centre.clock.now += FORMER_BELIEVED_FOR - timedelta(hours=1)
    stick.take_answer(answer, centre=LOKOSSA, act=centre.clock.act())
    assert queries.standing().records == 0


def test_an_answer_of_a_key_of_long_ago_counts_no_more(centre: Centre, tmp_path: Path) -> None:
    centre.carry("by hand")
    answer = answer_of_a_stick(centre, tmp_path)
    sync.follow(hub_key=rotate(), act=centre.clock.act())
    centre.clock.now += FORMER_BELIEVED_FOR
    with pytest.raises(UnknownHub):
        stick.take_answer(answer, centre=LOKOSSA, act=centre.clock.act())


def test_a_centre_that_only_sticks_reach_follows_the_key_too(centre: Centre, tmp_path: Path) -> None:
    centre.carry("by hand")
    following = rotate()
    stick.take_answer(answer_of_a_stick(centre, tmp_path), centre=LOKOSSA, act=centre.clock.act())
    assert (known(), queries.standing().records) == (following, 0)


def test_a_stick_that_brings_a_key_of_its_own_making_is_refused(centre: Centre) -> None:
    stranger, listed = forged_list()
    forged = speaking.said(StickAnswer(LOKOSSA, (), (), listed), stranger.sign)
    with pytest.raises(UnknownHub) as refused:
        stick.take_answer(forged, centre=LOKOSSA, act=centre.clock.act())
    assert refused.value.message == "Le guichet national ne montre pas la clé attendue. Rien n’est parti."


def test_an_answer_is_as_it_always_was_while_there_is_one_key(centre: Centre, tmp_path: Path) -> None:
    """A centre that is behind reads it."""
    centre.carry("by hand")
    answer = speaking.heard(StickAnswer, answer_of_a_stick(centre, tmp_path))
    assert answer.keys == ""


def test_a_node_that_is_behind_and_does_not_tell_what_waits_is_greeted(centre: Centre) -> None:
    said = speaking.Hello(LOKOSSA, "ab" * 16, 0, "", 0, "1", "", b"nonce")
    content = speaking.said(said, centre.key.sign)
    assert len(cbor2.loads(content[speaking.SIGNATURE :])) == 9, "as the first centres wrote it"
    assert speaking.heard(speaking.Welcome, receiving.hello(content)).nonce == b"nonce"
    node = queries.node(LOKOSSA)
    assert node is not None
    assert node.waiting is None


def test_what_a_newer_end_adds_to_a_message_is_passed_over() -> None:
    newer = bytes(64) + cbor2.dumps([1, "LOK", [], [], "", "what nobody here knows"])
    assert speaking.heard(StickAnswer, newer) == StickAnswer("LOK", [], [], "")  # type: ignore[arg-type]  # CBOR's lists
