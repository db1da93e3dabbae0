"""The place where a ticket was made, when its author comes back there, and when another place holds the draft."""

from dataclasses import replace
from datetime import timedelta

import pytest

from guichet.commons.intake import operations as intake
from guichet.commons.intake import queries, sending
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.models import Draft, Locker
from guichet.commons.intake.operations.arriving import Arrival
from guichet.commons.intake.refusals import AlreadySubmitted, MovedElsewhere, NotYours
from guichet.commons.intake.tickets import leaving, resuming
from guichet.commons.intake.tickets.carrying import stop, take_in_hand, take_left
from guichet.commons.intake.tickets.parcels import prepared
from guichet.commons.intake.uploads import store
from guichet.commons.intake.uploads.base import Checked
from guichet.commons.sync import operations as sync
from guichet.commons.sync import records
from guichet.commons.sync.carrier.files import send_piece
from guichet.commons.sync.contributions import purge
from guichet.commons.sync.models import Outgoing, OutgoingFile
from guichet.commons.sync.records import Carried, Fed
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.lib.operation import building
from tests.commons.intake.tickets.conftest import Place
from tests.factories.acts import an_act
from tests.factories.requests import CODE, by_a_visitor
from tests.factories.tickets import ACT, ANOTHER, COTONOU, NOW, Left


@pytest.fixture
def hold(cotonou: Place) -> Hold:  # noqa: ARG001 this is its node
    here = replace(by_a_visitor(NOW), place=COTONOU)
    hold = intake.start(service=CODE, language="fr", act=here)
    intake.answer(hold=hold, answers={"nom": "Afi"}, act=here)
    return hold


def left(hold: Hold) -> Left:
    ticket = leaving.keep(hold=hold, mark="lune", act=ACT)
    return Left(place=COTONOU, secret=ticket.secret, reference=ticket.reference)


def body_of(kind: str) -> Carried:
    row = Outgoing.objects.filter(kind=kind).latest("pk")
    record = records.read(bytes(row.content))
    return Carried(row.number, record.schema, record.body, records.act_of(record, COTONOU), NOW)


def news(ticket: Left, *, turn: int = 1) -> Fed:
    return Fed(1, 1, {"reference": ticket.reference, "turn": turn}, ACT)


def test_leaving_tells_the_hub_in_what_is_urgent(hold: Hold) -> None:
    ticket = left(hold)
    assert Outgoing.objects.get().lane == 1
    take_left(body_of("intake.ticket"))
    kept = Locker.objects.get()
    assert (kept.reference, kept.holder, kept.imprint) == (ticket.reference, COTONOU, ticket.imprint)
    assert kept.expires_at == ticket.until


def test_a_draft_that_changed_since_it_was_sealed_is_sealed_again(hold: Hold) -> None:
    prepare = prepared(hold, mark="", act=ACT)
    intake.answer(hold=hold, answers={"nom": "Afi Dossou"}, act=ACT)
    assert intake.keep(leaving=prepare, act=ACT) is None
    left(hold)
    take_left(body_of("intake.ticket"))
    assert Locker.objects.get().turn == 1


def test_back_where_it_was_made_the_hub_lets_go_of_it(cotonou: Place, hold: Hold) -> None:
    ticket = left(hold)
    take_left(body_of("intake.ticket"))
    again = cotonou.show(ticket)
    assert again is not None
    assert Locker.objects.get().imprint == ""
    take_in_hand(body_of("intake.ticket-in-hand"))
    assert queries.draft(again, at=NOW).content.answers == {"nom": "Afi"}


def test_with_the_link_down_it_opens_where_it_was_made(cotonou: Place, hold: Hold) -> None:
    ticket = left(hold)
    take_left(body_of("intake.ticket"))
    cotonou.node.cut = True
    assert cotonou.show(ticket) is not None
    assert Locker.objects.get().imprint == ticket.imprint
    take_in_hand(body_of("intake.ticket-in-hand"))
    assert Locker.objects.get().imprint == ""


def test_its_code_and_pictures_open_it_there_too_and_the_hub_is_not_asked_for_wrong_ones(
    cotonou: Place, hold: Hold
) -> None:
    ticket = leaving.keep(hold=hold, mark="lune", act=ACT)
    asked = cotonou.node.link.asked

    def resumed(code: str, mark: str) -> Hold | None:
        return resuming.resume(reference=ticket.reference, proof=code, mark=mark, act=ACT, hub=cotonou.hub)

    assert resumed(ticket.code, "pot") is None
    assert cotonou.node.link.asked == asked
    assert resumed(ticket.code, "lune") is not None
    assert cotonou.node.link.asked == asked + 1


def test_codes_that_are_barred_close_nothing_at_the_hub(cotonou: Place, hold: Hold) -> None:
    ticket, asked = leaving.keep(hold=hold, act=ACT), cotonou.node.link.asked
    for _ in range(5):
        intake.resume(reference=ticket.reference, proof="0000-0000", act=ACT)
    assert resuming.resume(reference=ticket.reference, proof=ticket.code, act=ACT, hub=cotonou.hub) is None
    assert cotonou.node.link.asked == asked


def test_a_square_of_before_opens_nothing_where_the_draft_lies(cotonou: Place, hold: Hold) -> None:
    before = left(hold)
    again = cotonou.show(before)
    assert again is not None
    left(again)
    assert cotonou.show(before) is None


def test_another_place_has_it_and_it_is_said_before_the_news_arrive(cotonou: Place, hold: Hold) -> None:
    ticket = left(hold)
    take_left(body_of("intake.ticket"))
    intake.move(imprint=ticket.imprint, to=PlaceId("LOK"), act=ACT)
    with pytest.raises(MovedElsewhere, match="reprise ailleurs avec son ticket"):
        cotonou.show(ticket)
    assert Draft.objects.get().moved_at == NOW


def test_the_news_erase_it_with_its_files_and_tell_the_device_that_had_it(cotonou: Place, hold: Hold) -> None:
    """The link was down, its author went on here, and the same ticket was shown elsewhere."""
    ticket = left(hold)
    cotonou.node.cut = True
    again = cotonou.show(ticket)
    assert again is not None
    stop(news(ticket))
    stop(news(ticket))
    with pytest.raises(MovedElsewhere):
        queries.draft(again, at=NOW)
    row = Draft.objects.get()
    assert (bytes(row.lock), bytes(row.box), row.content().answers) == (b"", b"", {})
    assert Entry.objects.of_kind("intake.draft-moved").get().facts["turn"] == 1
    assert intake.expire(act=an_act(ticket.until)) == ()
    assert not Draft.objects.exists()


def test_whoever_shows_that_ticket_here_is_told_without_asking_the_hub(cotonou: Place, hold: Hold) -> None:
    ticket = left(hold)
    stop(news(ticket))
    cotonou.node.cut = True
    with pytest.raises(MovedElsewhere, match="reprise ailleurs"):
        cotonou.show(ticket)


def test_old_news_do_not_stop_what_was_left_anew(hold: Hold) -> None:
    ticket = left(hold)
    stop(news(ticket, turn=0))
    assert queries.is_open_here(ticket.reference, at=NOW)


def test_what_was_given_here_stays_and_is_sent(cotonou: Place, hold: Hold) -> None:
    ticket = left(hold)
    cotonou.node.cut = True
    again = cotonou.show(ticket)
    assert again is not None
    sending.give(hold=again, act=ACT)
    stop(news(ticket))
    assert queries.given(again) is not None
    with pytest.raises(AlreadySubmitted):
        intake.arrive(arrival=Arrival(ticket.copy, 1, ticket.secret, ticket.until), act=ACT)


def test_it_comes_back_with_the_ticket_that_was_made_elsewhere(cotonou: Place, hold: Hold) -> None:
    ticket = left(hold)
    stop(news(ticket))
    elsewhere = replace(ticket, secret=ANOTHER, place=PlaceId("LOK"), turn=2, answers={"nom": "Afi Dossou"})
    intake.fill(parcel=ticket.parcel, holder=COTONOU, act=ACT)
    intake.move(imprint=ticket.imprint, to=PlaceId("LOK"), act=ACT)
    elsewhere.lodged()
    again = cotonou.show(elsewhere)
    assert again is not None
    assert queries.draft(again, at=NOW).content.answers == {"nom": "Afi Dossou"}


class TestFiles:
    """They travel as they lie on the disk."""

    @pytest.fixture
    def place(self, hold: Hold) -> str:
        kept = store.keep(b"a paper")
        checked = Checked("acte.jpg", "jpeg", 7, "0" * 64, "clean", signed=False, removed=(), original=kept, copy=None)
        intake.attach(hold=hold, question="piece", checked=checked, act=ACT)
        return kept["place"]

    def test_they_stay_here_after_they_travelled_as_long_as_the_draft_names_them(self, hold: Hold, place: str) -> None:
        left(hold)
        sync.file_arrived_there(digest=place, arrived=7, whole=True, act=ACT)
        purge(an_act(NOW + timedelta(days=15)))
        assert (store.is_here(place), OutgoingFile.objects.exists()) == (True, False)

    def test_those_that_no_draft_names_go(self, hold: Hold, place: str) -> None:
        ticket = left(hold)
        sync.file_arrived_there(digest=place, arrived=7, whole=True, act=ACT)
        with building():
            Draft.objects.filter(reference=ticket.reference).delete()
        purge(an_act(NOW + timedelta(days=15)))
        assert not store.is_here(place)

    def test_one_that_was_taken_back_before_it_left_holds_up_no_other(
        self, cotonou: Place, hold: Hold, place: str
    ) -> None:
        left(hold)
        store.erase([place])
        assert send_piece(cotonou.node.wire, lambda: ACT)
        assert not send_piece(cotonou.node.wire, lambda: ACT)
        assert not OutgoingFile.objects.exists()


def test_a_record_without_a_node_is_nobody_s() -> None:
    told = Carried(1, 1, {"reference": "LOK-1", "turn": 1}, ACT, NOW)
    with pytest.raises(NotYours):
        take_in_hand(told)
