"""Files of a draft: several for one question, taken back, and swept away when nobody needs them."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from guichet.commons.catalogue.definition.questions import FileQuestion
from guichet.commons.intake import contributions, queries, sending
from guichet.commons.intake import operations as intake
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.models import Draft, Upload
from guichet.commons.intake.uploads import checking, partial
from guichet.commons.intake.uploads.base import Checked, FileRefused
from tests.factories import uploads
from tests.factories.acts import NOON
from tests.factories.requests import Desk, a_draft, a_question, by_a_visitor

pytestmark = pytest.mark.django_db
ACT = by_a_visitor()
PAPERS = a_question("file", "papiers", max_files=2)
PHOTO = a_question("photo", "portrait", required=False, when="vivant")
ALIVE = a_question("yes_no", "vivant")


@pytest.fixture(autouse=True)
def own_disk(settings: Settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    settings.CLAMD_SOCKET = tmp_path / "nobody"


def on_the_disk() -> int:
    return len([path for path in (Path(django_settings.VAR) / "files").rglob("*") if path.is_file()])


def a_checked_file() -> Checked:
    return checking.check(uploads.a_photograph(), name="a.jpg", question=FileQuestion.model_validate(PAPERS))


def attach(hold: Hold, question: str = "papiers") -> tuple[str, ...]:
    return intake.attach(hold=hold, question=question, checked=a_checked_file(), act=ACT)


def test_a_question_takes_as_many_files_as_it_says_and_no_more() -> None:
    hold = a_draft(PAPERS)
    assert (attach(hold), attach(hold)) == ((), ())
    with pytest.raises(FileRefused) as refused:
        attach(hold)
    assert refused.value.message == "Cette question prend 2 fichiers au plus. Retirez-en un pour en mettre un autre."
    content = queries.draft(hold, at=NOON).content
    assert len(content.files) == len(content.answers["papiers"]) == 2


def test_a_file_that_two_checked_at_once_is_attached_once() -> None:
    hold = a_draft(PAPERS)
    upload = intake.begin_upload(hold=hold, question="papiers", name="a.jpg", length=9, act=ACT)
    first, second = a_checked_file(), a_checked_file()
    assert intake.attach(hold=hold, question="papiers", checked=first, upload=upload, act=ACT) == ()
    assert intake.attach(hold=hold, question="papiers", checked=second, upload=upload, act=ACT) == second.places
    (kept,) = queries.draft(hold, at=NOON).content.files.values()
    assert kept["original"]["place"] == first.places[0]


def test_one_of_two_files_is_taken_back_and_the_other_stays() -> None:
    hold = a_draft(PAPERS)
    attach(hold)
    attach(hold)
    first, second = queries.draft(hold, at=NOON).content.files
    assert intake.detach(hold=hold, question="papiers", file=first, act=ACT)
    assert intake.detach(hold=hold, question="papiers", file=first, act=ACT) is None
    assert [each["file"] for each in queries.draft(hold, at=NOON).content.answers["papiers"]] == [second]


def test_another_photograph_takes_the_place_of_the_first_whose_places_come_back() -> None:
    hold = a_draft(ALIVE, a_question("photo", "portrait"))
    assert attach(hold, "portrait") == ()
    (first,) = queries.draft(hold, at=NOON).content.files.values()
    assert attach(hold, "portrait") == (first["original"]["place"], first["copy"]["place"])
    assert len(queries.draft(hold, at=NOON).content.files) == 1


def test_what_was_sent_for_a_question_no_longer_asked_does_not_travel_and_is_erased(
    desk: Desk, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    hold = a_draft(ALIVE, PHOTO)
    intake.answer(hold=hold, answers={"vivant": True}, act=ACT)
    attach(hold, "portrait")
    intake.answer(hold=hold, answers={"vivant": False}, act=ACT)
    assert on_the_disk() == 2
    with django_capture_on_commit_callbacks(execute=True):
        assert sending.send(hold=hold, recipient=desk.key, act=ACT).files == 0
    assert on_the_disk() == 0


def test_an_expired_draft_goes_with_its_files_and_what_was_on_its_way() -> None:
    hold = a_draft(PAPERS)
    attach(hold)
    identifier = intake.begin_upload(hold=hold, question="papiers", name="b.jpg", length=10, act=ACT)
    partial.append(identifier, [b"12345"], at=0, length=10)
    contributions.expire_drafts(by_a_visitor(NOON + timedelta(days=29)))
    assert (Draft.objects.count(), on_the_disk(), partial.offset(identifier)) == (1, 2, 5)
    contributions.expire_drafts(by_a_visitor(NOON + timedelta(days=31)))
    assert (Draft.objects.count(), on_the_disk(), partial.offset(identifier)) == (0, 0, 0)


def test_what_was_on_its_way_to_a_request_sent_without_it_goes_too(desk: Desk) -> None:
    hold = a_draft(a_question("text", "nom"), {**PAPERS, "required": False})
    intake.answer(hold=hold, answers={"nom": "Afi"}, act=ACT)
    identifier = intake.begin_upload(hold=hold, question="papiers", name="b.jpg", length=10, act=ACT)
    partial.append(identifier, [b"12345"], at=0, length=10)
    sending.send(hold=hold, recipient=desk.key, act=ACT)
    contributions.expire_drafts(ACT)
    assert (Upload.objects.count(), partial.offset(identifier)) == (0, 0)


def test_a_draft_has_ten_files_on_their_way_at_most_the_oldest_give_way() -> None:
    hold = a_draft(PAPERS)
    for length in range(1, 13):
        intake.begin_upload(hold=hold, question="papiers", name="b.jpg", length=length, act=ACT)
    assert sorted(Upload.objects.values_list("length", flat=True)) == list(range(3, 13))


def test_two_files_of_one_length_are_two_and_the_same_one_goes_on() -> None:
    hold = a_draft(PAPERS)
    one, two = (
        intake.begin_upload(hold=hold, question="papiers", name=name, length=10, act=ACT) for name in ("a.jpg", "b.jpg")
    )
    assert one != two
    assert intake.begin_upload(hold=hold, question="papiers", name="a.jpg", length=10, act=ACT) == one


def test_there_is_no_receipt_before_anything_is_sent() -> None:
    assert queries.receipt(a_draft(PAPERS)) is None
