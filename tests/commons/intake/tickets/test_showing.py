"""Somebody shows the square of a ticket at a place where it was not made."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from django.conf import LazySettings

from guichet.commons.intake import operations as intake
from guichet.commons.intake import queries
from guichet.commons.intake.models import Draft, Locker
from guichet.commons.intake.operations.arriving import Arrival
from guichet.commons.intake.refusals import (
    AlreadySubmitted,
    FilesOnTheirWay,
    FormNotHere,
    HeldElsewhere,
    MovedElsewhere,
    NoLink,
    OnlyTheSquare,
    TooManyTickets,
)
from guichet.commons.intake.tickets import asking, resuming
from guichet.commons.intake.tickets.speaking import Found, Look
from guichet.commons.intake.uploads import store
from guichet.commons.intake.uploads.base import Kept
from guichet.commons.sync import operations as sync
from guichet.commons.sync.carrier.line import Line
from guichet.commons.sync.carrier.wire import Failed, MustGreet
from guichet.commons.sync.models import Outgoing
from guichet.commons.sync.vocabulary import Fault
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.operation import building
from guichet.foundation.places.references import PORTAL
from tests.commons.intake.tickets.conftest import Place
from tests.commons.sync.nodes import at_the_hub
from tests.factories.keepers import AKeeper
from tests.factories.tickets import ACT, ANOTHER, COTONOU, NOW, Left


def carried() -> list[str]:
    return list(Outgoing.objects.order_by("pk").values_list("kind", flat=True))


def test_the_draft_goes_on_there_under_its_reference(cotonou: Place) -> None:
    left = Left().lodged()
    hold = cotonou.show(left)
    assert hold is not None
    draft = queries.draft(hold, at=NOW)
    assert (draft.reference, draft.content.answers) == (left.reference, {"nom": "Afi"})
    assert draft.expires_at == left.until
    assert Locker.objects.get().holder == COTONOU
    assert carried() == ["intake.ticket-in-hand"]
    assert Entry.objects.of_kind("intake.draft-arrived").get().facts["turn"] == 1


def test_the_same_ticket_opens_it_there_again_until_it_is_left_again(cotonou: Place) -> None:
    left = Left().lodged()
    first = cotonou.show(left)
    second = cotonou.show(left)
    assert first is not None
    assert second is not None
    with pytest.raises(HeldElsewhere):
        queries.draft(first, at=NOW)


def test_an_answer_that_was_lost_is_given_again(cotonou: Place) -> None:
    left = Left().lodged()
    cotonou.node.link.spoil = lambda request: "unanswered" if request.url.path.endswith("claim") else ""
    with pytest.raises(NoLink):
        cotonou.show(left)
    assert (Locker.objects.get().holder, Draft.objects.count()) == (COTONOU, 0)
    cotonou.node.link.spoil = lambda _request: ""
    assert cotonou.show(left) is not None


def test_with_the_link_down_nothing_moves_and_it_says_where_to_go(cotonou: Place) -> None:
    left = Left().lodged()
    cotonou.node.cut = True
    with pytest.raises(NoLink, match=r"ne répond pas\. Elle se reprend là où son ticket a été fait"):
        cotonou.show(left)
    assert Locker.objects.get().holder == "LOK"


def test_whoever_answers_without_the_hub_s_key_is_not_believed(cotonou: Place) -> None:
    left = Left().lodged()
    with cotonou.hub() as line:
        stranger = replace(line, hub_key=cotonou.node.public)
    place = replace(cotonou, hub=lambda: nullcontext(stranger))
    with pytest.raises(NoLink):
        place.show(left)


def test_a_ticket_that_is_over_opens_nothing(cotonou: Place) -> None:
    assert cotonou.show(replace(Left(), until=NOW - timedelta(seconds=1)).lodged()) is None
    assert cotonou.show(Left()) is None
    assert not Draft.objects.exists()


def test_another_secret_opens_nothing(cotonou: Place) -> None:
    assert cotonou.show(Left().lodged(), secret=ANOTHER) is None


def test_a_copy_that_somebody_changed_opens_nothing_and_does_not_move(cotonou: Place) -> None:
    left = Left().lodged()
    with building():
        Locker.objects.update(sealed=b"something else")
    assert cotonou.show(left) is None
    assert Locker.objects.get().holder == "LOK"


def test_five_that_open_nothing_make_the_place_wait(cotonou: Place) -> None:
    for _ in range(5):
        assert cotonou.show(Left()) is None
    with pytest.raises(TooManyTickets, match="Attendez un quart d’heure"):
        cotonou.show(Left().lodged())


def test_a_node_that_was_revoked_gets_nothing(cotonou: Place) -> None:
    left = Left().lodged()
    sync.revoke(centre=COTONOU, reason="stolen", act=at_the_hub())
    with pytest.raises(NoLink):
        cotonou.show(left)
    assert Locker.objects.get().holder == "LOK"


def test_without_the_version_of_its_form_it_stays_where_it_is(cotonou: Place) -> None:
    left = replace(Left(), version=7).lodged()
    with pytest.raises(FormNotHere, match="pas encore arrivées dans ce lieu"):
        cotonou.show(left)
    assert Locker.objects.get().holder == "LOK"


def test_nothing_moves_before_all_files_are_at_the_hub(cotonou: Place) -> None:
    left = Left(files=("ab" * 32,)).lodged()
    with pytest.raises(FilesOnTheirWay, match="pièces jointes"):
        cotonou.show(left)
    assert Locker.objects.get().holder == "LOK"


class TestFiles:
    @pytest.fixture
    def kept(self, cotonou: Place, keeper: AKeeper, settings: LazySettings) -> Kept:  # noqa: ARG002 made first
        """It lies at the national node: several pieces of it."""
        here, settings.VAR = settings.VAR, keeper.var
        kept = store.keep(bytes(600_000))
        settings.VAR = here
        return kept

    def test_they_come_first(self, cotonou: Place, kept: Kept) -> None:
        assert not store.is_here(kept["place"])
        assert cotonou.show(Left(files=(kept["place"],)).lodged()) is not None
        assert store.read(**kept) == bytes(600_000)

    def test_a_cut_among_them_leaves_the_draft_where_it_was_and_they_go_on_from_there(
        self, cotonou: Place, kept: Kept
    ) -> None:
        left = Left(files=(kept["place"],)).lodged()
        asked: list[str] = []

        def second_piece_is_lost(request: httpx.Request) -> str:
            asked.append(request.headers.get("Range", ""))
            return "lost" if asked[-1].startswith("bytes=262144") and asked.count(asked[-1]) == 1 else ""

        cotonou.node.link.spoil = second_piece_is_lost
        with pytest.raises(FilesOnTheirWay):
            cotonou.show(left)
        assert Locker.objects.get().holder == "LOK"
        assert cotonou.show(left) is not None
        assert [each for each in asked if each] == ["bytes=0-", *["bytes=262144-"] * 2, "bytes=524288-"]

    def test_when_they_take_too_long_the_person_is_told(
        self, cotonou: Place, kept: Kept, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(asking, "SECONDS_FOR_FILES", -1.0)
        with pytest.raises(FilesOnTheirWay):
            cotonou.show(Left(files=(kept["place"],)).lodged())

    def test_they_are_given_to_whoever_showed_their_ticket_alone(self, cotonou: Place, kept: Kept) -> None:
        left, other = Left(files=(kept["place"],)).lodged(), Left(secret=ANOTHER).lodged()
        with cotonou.hub() as line:
            for shown, refused in ((left, None), (other, Fault.BROKEN), (None, Fault.BROKEN)):
                line.wire.token = line.ask("tickets", Look(COTONOU, shown.locator, b"n"), Found).token if shown else "x"
                assert _fault(line, kept["place"]) == refused

    def test_a_revoked_node_gets_none(self, cotonou: Place, kept: Kept) -> None:
        left = Left(files=(kept["place"],)).lodged()
        with cotonou.hub() as line:
            line.wire.token = line.ask("tickets", Look(COTONOU, left.locator, b"n"), Found).token
            sync.revoke(centre=COTONOU, reason="stolen", act=at_the_hub())
            assert _fault(line, kept["place"]) == Fault.REVOKED


def _fault(line: Line, place: str) -> Fault | None:
    try:
        line.wire.ask("GET", f"tickets/{place}")
    except MustGreet:
        return Fault.BROKEN
    except Failed as failed:
        return failed.fault
    return None


def test_the_short_code_asks_for_the_square(cotonou: Place) -> None:
    with pytest.raises(OnlyTheSquare, match="Ailleurs, seul le carré du ticket l’ouvre"):
        cotonou.show(Left().lodged(), secret="ABCD-2345")


def test_what_was_given_here_while_the_link_was_down_is_not_written_over(cotonou: Place) -> None:
    left = Left().lodged()
    hold = cotonou.show(left)
    assert hold is not None
    with building():
        Draft.objects.update(lock=b"", box=b"", submitted_at=NOW)
    with pytest.raises(AlreadySubmitted):
        intake.arrive(arrival=Arrival(left.copy, 1, left.secret, left.until), act=ACT)


def test_one_that_changes_hands_while_its_files_come_is_said_to_be_elsewhere(cotonou: Place) -> None:
    left = Left().lodged()

    def another_was_quicker(request: httpx.Request) -> str:
        if request.url.path.endswith("claim"):
            intake.move(imprint=left.imprint, to=PORTAL, act=ACT)
        return ""

    cotonou.node.link.spoil = another_was_quicker
    with pytest.raises(MovedElsewhere, match="reprise ailleurs avec son ticket"):
        cotonou.show(left)
    assert not Draft.objects.exists()


class TestAtThePortal:
    def test_a_phone_at_home_opens_it(self) -> None:
        left = Left().lodged()
        hold = resuming.resume(reference=left.reference, proof=left.secret, act=ACT)
        assert hold is not None
        assert queries.draft(hold, at=NOW).content.answers == {"nom": "Afi"}
        assert (Locker.objects.get().holder, bytes(Locker.objects.get().sealed)) == ("WEB", b"")

    def test_only_while_its_ticket_lasts_and_opens(self) -> None:
        left = Left()
        assert resuming.resume(reference=left.reference, proof=left.secret, act=ACT) is None
        left.lodged()
        with building():
            Locker.objects.update(sealed=b"something else")
        assert resuming.resume(reference=left.reference, proof=left.secret, act=ACT) is None

    def test_not_before_its_files(self) -> None:
        left = Left(files=("ab" * 32,)).lodged()
        with pytest.raises(FilesOnTheirWay):
            resuming.resume(reference=left.reference, proof=left.secret, act=ACT)

    def test_a_place_that_was_quicker_has_it(self) -> None:
        left = Left().lodged()
        arrival = Arrival(left.copy, 1, left.secret, left.until)
        intake.move(imprint=left.imprint, to=COTONOU, act=ACT)
        assert intake.claim(arrival=arrival, imprint=left.imprint, act=ACT) is None
