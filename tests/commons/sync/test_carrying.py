"""What happens at a centre reaches the hub once, in order, whatever the link does to it."""

import httpx
import pytest

from guichet.commons.sync import operations as sync
from guichet.commons.sync import queries
from guichet.commons.sync.models import Outgoing, Quarantined
from guichet.commons.sync.vocabulary import Fault
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.operation import building
from tests.commons.sync.nodes import LOKOSSA, Centre, Link, at_the_hub, spoiled, taking

NAMES = [f"visit {number}" for number in range(16)]


def test_what_happened_arrives_in_its_order(centre: Centre) -> None:
    with taking() as taken:
        centre.carry(*NAMES)
        centre.work()
    assert taken == NAMES
    assert queries.standing().records == 0


def test_what_is_urgent_overtakes_what_is_not(centre: Centre) -> None:
    with taking() as taken:
        centre.carry("a visit")
        centre.carry("a fire", urgent=True)
        centre.work()
    assert taken == ["a fire", "a visit"]


@pytest.mark.parametrize("seed", range(20))
def test_a_bad_link_loses_nothing_and_doubles_nothing(centre: Centre, seed: int) -> None:
    centre.link.spoil = spoiled(seed)
    with taking() as taken:
        for name in NAMES:
            centre.carry(name)
            centre.carrier.step()
            if seed % 3 == 0:
                centre.carrier = centre.started()
        centre.work()
    assert taken == NAMES


def test_a_lost_answer_costs_one_repeat(centre: Centre) -> None:
    centre.link.spoil = lambda request: "unanswered" if request.url.path.endswith("push") else ""
    with taking() as taken:
        centre.carry(*NAMES)
        centre.carrier.step()
        centre.carrier.step()
        assert taken == NAMES
        assert queries.standing().records == len(NAMES)
        centre.link.spoil = lambda _request: ""
        centre.work()
    assert taken == NAMES
    assert queries.standing().records == 0


def test_a_cut_link_is_said_and_everything_waits(centre: Centre) -> None:
    centre.cut = True
    centre.carry(*NAMES)
    centre.carrier.step()
    standing = queries.standing()
    assert (standing.records, standing.is_up) == (len(NAMES), False)
    assert standing.fault == "La liaison est coupée. Rien n’est perdu\N{NO-BREAK SPACE}: tout part dès son retour."
    assert standing.next_try_at is not None
    centre.cut = False
    with taking() as taken:
        centre.work()
    assert taken == NAMES
    assert queries.standing().fault == ""


def test_a_try_that_fails_waits_longer_each_time_up_to_five_minutes(centre: Centre) -> None:
    centre.cut = True
    pauses = []
    for _ in range(12):
        centre.carrier.step()
        link = queries.link()
        assert link is not None
        assert link.next_try_at is not None
        pauses.append((link.next_try_at - centre.clock.now).total_seconds())
        centre.clock.now = link.next_try_at
    assert pauses[0] <= 1
    assert 150 <= pauses[-1] <= 300


def test_a_record_that_no_room_can_take_stops_no_other(centre: Centre) -> None:
    with taking(refuse=frozenset({"poison"})) as taken:
        centre.carry("before", "poison", "after")
        centre.work()
    assert taken == ["before", "after"]
    [kept] = queries.quarantined()
    assert (kept.node.centre, kept.kind, kept.fault) == (LOKOSSA, "test.thing", "LookupError")
    assert Entry.objects.of_kind("sync.record-quarantined").exists()


def test_what_was_put_aside_is_taken_once_its_cause_is_mended(centre: Centre) -> None:
    with taking(refuse=frozenset({"poison"})):
        centre.carry("poison")
        centre.work()
        row = Quarantined.objects.get()
        assert not sync.settle(quarantined=row.pk, drop=False, act=at_the_hub())
    with taking() as taken:
        assert sync.settle(quarantined=row.pk, drop=False, act=at_the_hub())
    assert taken == ["poison"]
    assert queries.quarantined() == ()


def test_what_was_put_aside_can_be_set_aside_for_good(centre: Centre) -> None:
    with taking(refuse=frozenset({"poison"})) as taken:
        centre.carry("poison")
        centre.work()
        assert sync.settle(quarantined=Quarantined.objects.get().pk, drop=True, act=at_the_hub())
    assert taken == []
    assert queries.quarantined() == ()


def test_a_kind_that_the_hub_does_not_know_yet_is_kept_for_later(centre: Centre) -> None:
    centre.carry("from a newer centre")
    centre.work()
    [kept] = queries.quarantined()
    assert kept.fault == "Nature d’envoi que ce nœud ne connaît pas encore."


def test_a_hub_restored_from_a_backup_gets_again_what_it_lost(centre: Centre) -> None:
    with taking() as taken:
        centre.carry(*NAMES[:10])
        centre.work()
        node = queries.node(LOKOSSA)
        assert node is not None
        cursor = node.cursors.get()
        fourth = Outgoing.objects.get(number=4)
        with building():
            cursor.last, cursor.chain = 4, fourth.chain
            cursor.save()
        del taken[4:]
        centre.carrier = centre.started()
        centre.carry(*NAMES[10:])
        centre.work()
    assert taken == NAMES


def test_the_hub_that_does_not_answer_is_said(centre: Centre) -> None:
    def silent(request: httpx.Request) -> str:
        raise httpx.ConnectError("refused", request=request)

    centre.link.spoil = silent
    centre.carrier.step()
    assert queries.standing().fault == str(Fault.SILENT.label)


@pytest.mark.django_db
def test_nothing_leaves_a_node_that_was_never_enrolled() -> None:
    link = Link()
    centre = Centre(link)
    centre.carry("kept")
    assert not centre.carrier.step()
    assert link.asked == 0
    assert queries.standing().records == 1


def test_what_passes_is_weighed_and_the_way_there_and_back_is_timed(centre: Centre) -> None:
    before = queries.standing()
    sync.carry(kind="test.thing", body={"text": "x" * 500}, act=centre.clock.act())
    while centre.carrier.step():
        pass
    after = queries.standing()
    assert after.sent > before.sent
    assert after.received > before.received
    assert after.latency is not None
    assert 0 < after.latency < 5_000
