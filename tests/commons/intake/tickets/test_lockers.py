"""What the national node keeps of drafts that were left with a ticket: who holds each is decided there."""

from dataclasses import replace
from datetime import timedelta

import pytest

from guichet.commons.intake import operations as intake
from guichet.commons.intake import queries
from guichet.commons.intake.models import Draft, Locker, Submission
from guichet.commons.intake.refusals import NotYours
from guichet.commons.sync.models import FeedItem
from guichet.commons.sync.records import read
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.operation import building
from guichet.foundation.places.references import PORTAL
from tests.commons.sync.nodes import LOKOSSA
from tests.factories.acts import an_act
from tests.factories.requests import a_draft, a_question
from tests.factories.tickets import ACT, ANOTHER, COTONOU, NOW, Left

A_QUARTER = timedelta(minutes=15)
A_MONTH, A_YEAR = timedelta(days=31), timedelta(days=396)


def told_to_stop() -> list[tuple[str, str, int]]:
    news = FeedItem.objects.filter(kind="intake.ticket-moved").select_related("node").order_by("pk")
    bodies = ((item.node.centre, read(bytes(item.content)).body) for item in news)
    return [(centre, body["reference"], body["turn"]) for centre, body in bodies]


def opens(left: Left) -> bool:
    return queries.locker(left.imprint, to=COTONOU, at=NOW) is not None


def moved(left: Left) -> bool:
    return intake.move(imprint=left.imprint, to=COTONOU, act=ACT)


def emptied(left: Left, *, turn: int = 1) -> bool:
    return intake.empty(reference=left.reference, turn=turn, holder=LOKOSSA, act=ACT)


def test_what_is_kept_says_nothing() -> None:
    left = Left().lodged()
    kept = Locker.objects.get()
    assert (kept.reference, kept.holder, kept.turn) == (left.reference, LOKOSSA, 1)
    assert b"Afi" not in bytes(kept.sealed)
    assert left.locator.hex() != kept.imprint
    assert Entry.objects.latest("number").facts == {"reference": left.reference, "holder": "LOK", "turn": 1}


@pytest.mark.usefixtures("lokossa")
def test_a_ticket_makes_the_place_that_shows_it_the_holder_and_the_former_one_stops() -> None:
    left = Left().lodged()
    assert moved(left)
    assert Locker.objects.get().holder == COTONOU
    assert told_to_stop() == [("LOK", left.reference, 1)]
    entry = Entry.objects.of_kind("intake.locker-moved").get()
    assert entry.facts == {"reference": left.reference, "before": "LOK", "to": "COT", "turn": 1}


def test_shown_at_two_places_it_opens_at_one() -> None:
    left = Left().lodged()
    assert moved(left)
    assert not intake.move(imprint=left.imprint, to=PORTAL, act=ACT)
    assert not intake.move(imprint=left.imprint, to=LOKOSSA, act=ACT)


@pytest.mark.usefixtures("lokossa")
def test_asked_again_by_the_same_place_the_answer_is_the_same() -> None:
    left = Left().lodged()
    assert moved(left)
    assert moved(left)
    assert told_to_stop() == [("LOK", left.reference, 1)]


def test_once_its_holder_has_it_in_hand_the_copy_is_gone() -> None:
    left = Left().lodged()
    assert emptied(left)
    assert not opens(left)
    assert not moved(left)
    assert bytes(Locker.objects.get().sealed) == b""
    assert Entry.objects.latest("number").kind == "intake.locker-emptied"


def test_a_later_ticket_takes_the_place_of_the_former() -> None:
    left = Left().lodged()
    again = replace(left, secret=ANOTHER, turn=2).lodged()
    assert (opens(left), opens(again)) == (False, True)


def test_told_twice_it_is_kept_once() -> None:
    left = Left().lodged()
    emptied(left)
    left.lodged()
    assert not opens(left)


def test_who_came_back_before_it_was_told_has_it_opened_nowhere_else() -> None:
    left = Left()
    assert emptied(left)
    left.lodged()
    assert not opens(left)


def test_word_of_an_earlier_ticket_changes_nothing_for_a_later_one() -> None:
    left = replace(Left(), turn=2).lodged()
    assert emptied(left, turn=1)
    assert opens(left)


@pytest.mark.usefixtures("lokossa")
def test_who_no_longer_holds_it_is_told_to_stop_whatever_it_says() -> None:
    left = Left().lodged()
    moved(left)
    replace(left, secret=ANOTHER, turn=2).lodged()
    assert not emptied(left, turn=2)
    assert told_to_stop() == [("LOK", left.reference, 1), ("LOK", left.reference, 2)]
    assert opens(left)


@pytest.mark.usefixtures("lokossa")
def test_what_was_sent_since_is_no_draft_any_more() -> None:
    left = Left()
    with building():
        Submission.objects.create(
            reference=left.reference, service="x", version=1, digest="d", files=0, submitted_at=NOW
        )
    left.lodged()
    assert not opens(left)
    assert told_to_stop() == [("LOK", left.reference, 1)]


def test_a_node_says_nothing_first_of_what_was_begun_elsewhere() -> None:
    left = replace(Left(), place=COTONOU)
    with pytest.raises(NotYours, match="n’est pas de ce centre"):
        left.lodged()
    with pytest.raises(NotYours):
        intake.empty(reference=left.reference, turn=1, holder=COTONOU, act=ACT)


def test_a_portal_s_own_draft_stops_at_once() -> None:
    hold = a_draft(a_question("text", "nom"))
    left = Left(place=PORTAL, reference=hold.reference, turn=0)
    with building():
        Locker.objects.create(
            reference=left.reference, holder=PORTAL, turn=0, imprint=left.imprint, sealed=b"s", expires_at=left.until
        )
    assert moved(left)
    assert Draft.objects.get().moved_at == NOW


def test_it_expires_with_its_ticket_and_its_files_with_it() -> None:
    left = Left(files=("a", "b")).lodged()
    assert intake.expire_lockers(act=ACT) is None
    late = an_act(NOW + A_MONTH)
    assert not intake.move(imprint=left.imprint, to=COTONOU, act=late)
    assert intake.expire_lockers(act=late) == ("a", "b")
    assert (bytes(Locker.objects.get().sealed), Locker.objects.get().files) == (b"", [])
    assert Entry.objects.latest("number").facts["count"] == 1
    assert intake.expire_lockers(act=late) is None
    assert intake.expire_lockers(act=an_act(NOW + A_YEAR)) is None
    assert not Locker.objects.exists()


def test_files_of_a_request_that_was_sent_or_lies_here_stay() -> None:
    sent, here = Left(files=("a",)).lodged(), Left(files=("b",), secret=ANOTHER).lodged()
    intake.move(imprint=here.imprint, to=PORTAL, act=ACT)
    with building():
        Submission.objects.create(
            reference=sent.reference, service="x", version=1, digest="d", files=1, submitted_at=NOW
        )
    assert intake.expire_lockers(act=an_act(NOW + A_MONTH)) == ()


def test_five_tickets_that_open_nothing_make_a_centre_wait() -> None:
    for _ in range(4):
        intake.count_wrong_locator(centre=COTONOU, act=ACT)
    assert not queries.is_barred(COTONOU, at=NOW)
    intake.count_wrong_locator(centre=COTONOU, act=ACT)
    assert queries.is_barred(COTONOU, at=NOW)
    assert not queries.is_barred(LOKOSSA, at=NOW)
    assert Entry.objects.latest("number").facts == {"centre": "COT", "count": 5}
    assert not queries.is_barred(COTONOU, at=NOW + A_QUARTER)
    intake.count_wrong_locator(centre=COTONOU, act=an_act(NOW + A_QUARTER))
    assert Entry.objects.latest("number").facts == {"centre": "COT", "count": 1}
