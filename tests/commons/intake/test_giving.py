"""Given at a centre, put right while its author is there, sealed and sent once they have left: whatever happens."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from guichet.commons.intake import contents, contributions, queries, sending
from guichet.commons.intake import operations as intake
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.models import Draft, Given, Submission
from guichet.commons.intake.operations.giving import SEND_GIVEN
from guichet.commons.intake.refusals import AlreadySubmitted, HeldElsewhere, NotComplete
from guichet.commons.intake.uploads import checking
from guichet.commons.intake.uploads.base import Checked
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface
from guichet.foundation.work.models import Due
from tests.factories.acts import NOON, an_act
from tests.factories.requests import Desk, a_draft, a_question
from tests.factories.uploads import a_photograph

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(minutes=3)


def at_the_kiosk(at: Any = NOON) -> Act:
    return Act(Actor(ActorKind.ANONYMOUS, "visitor"), at, PlaceId("LOK"), Surface.KIOSK)


def a_filled_draft() -> Hold:
    hold = a_draft(a_question("text", "nom"))
    intake.answer(hold=hold, answers={"nom": "Afi"}, act=at_the_kiosk())
    return hold


def correct(hold: Hold, name: str) -> None:
    intake.answer(hold=hold, answers={"nom": name}, act=at_the_kiosk(LATER))


def sent(hold: Hold, desk: Desk) -> Submission | None:
    return sending.send_given(reference=hold.reference, recipient=desk.key)


def answers_at(desk: Desk) -> Any:
    return contents.read(desk.opened(desk.received[-1])).answers


def due(hold: Hold) -> Due:
    return Due.objects.unfinished().get(kind=SEND_GIVEN, key=hold.reference)


def events_of(hold: Hold) -> list[str]:
    return list(Entry.objects.filter(subject=hold.reference).order_by("number").values_list("kind", flat=True))


def test_what_was_given_waits_ten_minutes_and_is_dated_from_the_giving(desk: Desk) -> None:
    hold = a_filled_draft()
    sending.give(hold=hold, act=at_the_kiosk())
    assert due(hold).due_at == NOON + timedelta(minutes=10)
    assert desk.received == []
    submission = sent(hold, desk)
    assert submission is not None
    assert (submission.submitted_at, submission.place) == (NOON, "LOK")
    assert events_of(hold)[-2:] == ["intake.request-given", "intake.request-submitted"]
    assert not Given.objects.exists()
    assert bytes(Draft.objects.get().lock) == b""


def test_sending_again_sends_nothing_more(desk: Desk) -> None:
    hold = a_filled_draft()
    sending.give(hold=hold, act=at_the_kiosk())
    sent(hold, desk)
    assert sent(hold, desk) is None
    assert len(desk.received) == 1


def test_an_unfinished_request_is_not_given(desk: Desk) -> None:
    hold = a_draft(a_question("text", "nom"))
    with pytest.raises(NotComplete):
        sending.give(hold=hold, act=at_the_kiosk())
    assert not Due.objects.filter(kind=SEND_GIVEN).exists()
    assert sent(hold, desk) is None


def test_a_correction_travels_and_the_moment_of_giving_stays(desk: Desk) -> None:
    hold = a_filled_draft()
    sending.give(hold=hold, act=at_the_kiosk())
    correct(hold, "Afiavi")
    found = queries.given(hold)
    assert found is not None
    assert (found.at, found.until, found.is_changed) == (NOON, NOON + timedelta(minutes=10), True)
    sending.give(hold=hold, act=at_the_kiosk(LATER))
    again = queries.given(hold)
    assert again is not None
    assert (again.at, again.is_changed) == (NOON, False)
    sent(hold, desk)
    assert answers_at(desk) == {"nom": "Afiavi"}


def test_a_complete_correction_travels_even_when_it_was_not_given_again(desk: Desk) -> None:
    hold = a_filled_draft()
    sending.give(hold=hold, act=at_the_kiosk())
    correct(hold, "Afiavi")
    sent(hold, desk)
    assert answers_at(desk) == {"nom": "Afiavi"}


def test_a_correction_left_unfinished_sends_what_was_given(desk: Desk) -> None:
    hold = a_filled_draft()
    sending.give(hold=hold, act=at_the_kiosk())
    correct(hold, "")
    sent(hold, desk)
    assert answers_at(desk) == {"nom": "Afi"}


def test_what_changes_while_it_is_given_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    hold = a_filled_draft()
    give = intake.give

    def meanwhile(*, hold: Hold, read: bytes, act: Act) -> Given | None:
        monkeypatch.setattr(intake, "give", give)
        correct(hold, "Kossi")
        return give(hold=hold, read=read, act=act)

    monkeypatch.setattr(intake, "give", meanwhile)
    sending.give(hold=hold, act=at_the_kiosk())
    assert Given.objects.get().content().answers == {"nom": "Kossi"}


def test_what_changes_while_it_is_sealed_is_sealed_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    hold = a_filled_draft()
    sending.give(hold=hold, act=at_the_kiosk())
    submit = intake.submit_given

    def meanwhile(**settings: Any) -> Submission | None:
        monkeypatch.setattr(intake, "submit_given", submit)
        correct(hold, "Kossi")
        return submit(**settings)

    monkeypatch.setattr(intake, "submit_given", meanwhile)
    sent(hold, desk)
    assert [answers_at(desk), len(desk.received)] == [{"nom": "Kossi"}, 1]


def test_once_sent_nothing_changes(desk: Desk) -> None:
    hold = a_filled_draft()
    sending.give(hold=hold, act=at_the_kiosk())
    sent(hold, desk)
    with pytest.raises(AlreadySubmitted):
        correct(hold, "Afiavi")
    assert queries.given(hold) is None


def test_a_stranger_gives_nothing_and_sees_nothing() -> None:
    hold = Hold(a_filled_draft().reference, "another")
    with pytest.raises(HeldElsewhere):
        sending.give(hold=hold, act=at_the_kiosk())
    with pytest.raises(HeldElsewhere):
        queries.given(hold)


def test_leaving_sends_sooner_what_was_given_and_nothing_else() -> None:
    hold = a_filled_draft()
    assert not intake.hasten(reference=hold.reference, act=an_act(LATER))
    sending.give(hold=hold, act=at_the_kiosk())
    assert intake.hasten(reference=hold.reference, act=an_act(LATER))
    assert due(hold).due_at == LATER


def test_what_was_given_does_not_expire_however_long_the_key_is_missing() -> None:
    hold = a_filled_draft()
    sending.give(hold=hold, act=at_the_kiosk())
    assert intake.expire(act=an_act(NOON + timedelta(days=40))) is None
    assert queries.given(hold) is not None


def test_the_worker_sends_with_the_key_that_the_keeper_published(desk: Desk, tmp_path: Path, settings: Any) -> None:
    settings.VAR = tmp_path
    desk.publish(tmp_path)
    hold = a_filled_draft()
    sending.give(hold=hold, act=at_the_kiosk())
    contributions.send_given(hold.reference, an_act(LATER))
    assert Submission.objects.get().reference == hold.reference


class TestFiles:
    """What was given is whole until it is sent, whatever its author takes back or replaces meanwhile."""

    @pytest.fixture(autouse=True)
    def folder(self, tmp_path: Path, settings: Any) -> Path:
        settings.VAR = tmp_path
        return tmp_path / "files"

    def photographed(self) -> Hold:
        hold = a_draft(a_question("photo", "portrait"))
        assert intake.attach(hold=hold, question="portrait", checked=self.checked(hold), act=at_the_kiosk()) == ()
        sending.give(hold=hold, act=at_the_kiosk())
        return hold

    def checked(self, hold: Hold) -> Checked:
        entry = queries.draft(hold, at=NOON).form.by_name["portrait"]
        return checking.check(a_photograph(), name="portrait.jpg", question=entry.question)  # type: ignore[arg-type]

    def on_the_disk(self) -> int:
        return sum(1 for path in (Path(settings.VAR) / "files").rglob("*") if path.is_file())

    def test_a_file_taken_back_still_travels_when_nothing_takes_its_place(self, desk: Desk) -> None:
        hold = self.photographed()
        (identifier,) = queries.draft(hold, at=NOON).content.files
        assert intake.detach(hold=hold, question="portrait", file=identifier, act=at_the_kiosk(LATER)) is None
        sent(hold, desk)
        assert answers_at(desk)["portrait"]["file"] == identifier
        assert self.on_the_disk() == 2

    def test_a_file_replaced_travels_alone(self, desk: Desk, django_capture_on_commit_callbacks: Any) -> None:
        hold = self.photographed()
        assert intake.attach(hold=hold, question="portrait", checked=self.checked(hold), act=at_the_kiosk(LATER)) == ()
        with django_capture_on_commit_callbacks(execute=True):
            sent(hold, desk)
        assert self.on_the_disk() == 2


def test_the_code_of_a_receipt_is_always_the_same_and_that_of_this_node(settings: Any) -> None:
    code = queries.tracking_code_here("LOK-7F3K-92QX-M")
    assert (len(code), code[4]) == (9, "-")
    assert queries.tracking_code_here("LOK-7F3K-92QX-M") == code
    assert queries.tracking_code_here("LOK-7F3K-92QY-M") != code
    settings.SECRET_KEY = "another"
    assert queries.tracking_code_here("LOK-7F3K-92QX-M") != code
