"""Who is believed: the hub by the key that its code names, a node by the key that the hub approved."""

import time
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from guichet.commons.sync import batches, queries, receiving, records, speaking
from guichet.commons.sync import operations as sync
from guichet.commons.sync.batches import Batch
from guichet.commons.sync.refusals import Forked, Gap, InvitationRefused, NodeRefused, NotUnderstood, UnknownHub
from guichet.commons.sync.speaking import Hello
from guichet.commons.sync.vocabulary import Fault, NodeState
from guichet.foundation.lib.operation import building
from tests.commons.sync.nodes import KIND, LOKOSSA, Centre, at_the_hub, taking

pytestmark = pytest.mark.usefixtures("centre")


def sealed(centre: Centre, batch: Batch) -> bytes:
    signed = batches.unsigned(batch)
    return centre.key.sign(batches.to_sign(signed)) + signed


def test_a_code_enrols_one_node_once() -> None:
    code = sync.invite(centre="COT", act=at_the_hub())
    stranger = Centre()
    with pytest.raises(InvitationRefused):
        stranger.show(f"{code}-{speaking.fingerprint_of(receiving.own_key())}")


def test_a_code_is_not_even_shown_to_a_hub_with_another_key(centre: Centre) -> None:
    code = sync.invite(centre=LOKOSSA, act=at_the_hub())
    asked = centre.link.asked
    with pytest.raises(UnknownHub) as refused:
        centre.show(f"{code}-0000-0000-0000")
    assert refused.value.message == "Le guichet national ne montre pas la clé attendue. Rien n’est parti."
    assert centre.link.asked == asked + 1, "only its key was asked for"


def test_nothing_is_taken_before_somebody_approves() -> None:
    sync.invite(centre=LOKOSSA, act=at_the_hub())
    newcomer = Centre()
    newcomer.enrol(approved=False)
    newcomer.carry("kept")
    newcomer.carrier.step()
    assert queries.standing().fault == str(Fault.WAITING.label)
    sync.approve(centre=LOKOSSA, act=at_the_hub())
    with taking() as taken:
        newcomer.work()
    assert taken == ["kept"]


def test_a_revoked_key_is_refused_at_once_and_the_counter_says_so(centre: Centre) -> None:
    centre.carrier.step()
    sync.revoke(centre=LOKOSSA, reason="stolen", act=at_the_hub())
    centre.carry("kept")
    with taking() as taken:
        centre.work(steps=10)
    assert taken == []
    assert queries.standing().state == NodeState.REVOKED
    assert queries.standing().fault == str(Fault.REVOKED.label)


def hello_of(centre: Centre, name: str = LOKOSSA) -> bytes:
    said = Hello(name, "ab" * 16, 0, records.START.hex(), 0, "1", "", b"nonce")
    return speaking.said(said, centre.key.sign)


@pytest.mark.parametrize("state", ["unknown", "invited", "asked", "approved", "revoked"])
def test_whoever_lacks_the_key_of_a_centre_does_not_learn_how_far_it_is_trusted(state: str) -> None:
    name = {"unknown": "PAR", "invited": "COT"}.get(state, LOKOSSA)
    if state == "invited":
        sync.invite(centre="COT", act=at_the_hub())
    if state == "asked":
        Centre().enrol(approved=False)
    if state == "revoked":
        sync.revoke(centre=LOKOSSA, reason="stolen", act=at_the_hub())
    stranger = Centre()
    for say in (lambda: receiving.hello(hello_of(stranger, name)), lambda: receiving.take(forged(stranger, name))):
        with pytest.raises(NodeRefused) as refused:
            say()
        told = (refused.value.code, refused.value.message)
        assert told == ("unknown", "Cet envoi n’est pas signé par la clé du centre qu’il nomme.")


def forged(stranger: Centre, name: str) -> bytes:
    return sealed(stranger, replace(stranger.batch("forged"), node=name))


def test_a_hub_that_cannot_prove_its_key_gets_nothing(centre: Centre) -> None:
    with building():
        link = queries.link()
        assert link is not None
        link.hub_key = Ed25519PrivateKey.generate().public_key().public_bytes_raw().hex()
        link.save()
    centre.carry("kept")
    with taking() as taken:
        centre.work(steps=5)
    assert taken == []
    assert queries.standing().fault == str(Fault.UNKNOWN_HUB.label)


def test_another_key_than_the_approved_one_is_not_believed() -> None:
    thief = Centre()
    content = sealed(thief, thief.batch("forged"))
    with pytest.raises(NodeRefused):
        receiving.take(content)


@pytest.mark.parametrize("length", [0, 10, 64, 65, 100])
def test_a_batch_that_was_cut_is_not_understood(centre: Centre, length: int) -> None:
    content = sealed(centre, centre.batch("whole"))[:length]
    with pytest.raises((NotUnderstood, NodeRefused)):
        receiving.take(content)


def test_a_batch_of_which_one_bit_changed_is_refused(centre: Centre) -> None:
    content = bytearray(sealed(centre, centre.batch("whole")))
    with taking() as taken:
        for place in range(0, len(content), 7):
            content[place] ^= 1
            with pytest.raises((NotUnderstood, NodeRefused)):
                receiving.take(bytes(content))
            content[place] ^= 1
        receiving.take(bytes(content))
    assert taken == ["whole"]


def test_a_batch_after_a_gap_is_refused_with_the_number_that_is_here(centre: Centre) -> None:
    with taking(), pytest.raises(Gap) as refused:
        receiving.take(sealed(centre, centre.batch("fifth", first=5)))
    assert refused.value.last == 0


def test_a_batch_that_overtook_another_waits_for_it(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "PATIENCE", 60)
    first = centre.batch("first")
    [(_number, _content, chain)] = first.numbered()
    second = centre.batch("second", first=2, before=chain)
    with taking() as taken:
        monkeypatch.setattr(time, "sleep", lambda _seconds: receiving.take(sealed(centre, first)))
        assert receiving.take(sealed(centre, second)).last == 2
    assert taken == ["first", "second"]


def test_the_same_batch_again_is_taken_once(centre: Centre) -> None:
    content = sealed(centre, centre.batch("first", "second"))
    with taking() as taken:
        first = receiving.take(content)
        again = receiving.take(content)
    assert taken == ["first", "second"]
    assert (first.new, again.new, again.last) == (2, 0, 2)


def test_a_copied_node_is_found_by_its_past(centre: Centre) -> None:
    """Two boxes with one key and one past: whoever comes second has other things under the same numbers."""
    with taking() as taken:
        receiving.take(sealed(centre, centre.batch("of the first box")))
        with pytest.raises(Forked):
            receiving.take(sealed(centre, centre.batch("of its copy", "and more")))
    assert taken == ["of the first box"]


def test_what_a_copy_recorded_takes_new_numbers_and_arrives(centre: Centre) -> None:
    with taking() as taken:
        centre.carry("one", "two")
        centre.work()
        with building():
            for box in queries.outboxes():
                # The disk of the morning was put back: the hub has two records that this database never saw leave.
                box.last = box.acknowledged = 0
                box.chain = centre.batch("x").before.hex()
                box.save()
            from guichet.commons.sync.models import Outgoing  # noqa: PLC0415

            Outgoing.objects.all().delete()
        centre.carry("three")
        centre.carrier = centre.started()
        centre.work()
    assert taken == ["one", "two", "three"]


def test_an_old_kind_of_body_is_taken_two_versions_behind(centre: Centre) -> None:
    with taking(oldest=1) as taken:
        receiving.take(sealed(centre, centre.batch("schema one, where three is the newest")))
    assert len(taken) == 1
    assert KIND == "test.thing"
