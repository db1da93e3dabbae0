"""A hub that its backup brought back gets once more what a centre keeps: the request has its name and its promise."""

import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django.fixtures import Settings

from guichet.commons.indicators.measures import Counted, Measure
from guichet.commons.public_log import openings as log_openings
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log import publishing, queries, recovering, signing
from guichet.commons.public_log.auditing import reading
from guichet.commons.public_log.auditing.cases import Figures
from guichet.commons.public_log.auditing.judging import Judge
from guichet.commons.public_log.auditing.sources import Folder
from guichet.commons.public_log.models import Forgotten, Waiting
from guichet.domains.casework import counting, openings
from guichet.domains.casework import operations as casework
from guichet.domains.casework import queries as cases
from guichet.domains.casework.models import Case
from guichet.domains.casework.operations import StepEnd
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_ready_case, a_submission, an_officer, by, publish_the_service
from tests.factories.keepers import AKeeper
from tests.factories.requests import CODE

pytestmark = pytest.mark.django_db

REFERENCE = "LOK-2026-0001-7"
DAY = timedelta(days=1)
PROMISED = datetime.fromisoformat("2026-11-28T00:00+01:00")  # five working days after NOON, a Friday
LATE = NOON + 8 * DAY
IN_DECEMBER = NOON + 12 * DAY


@pytest.fixture(autouse=True)
def hub(settings: Settings, keeper: AKeeper, tmp_path: Path) -> None:
    settings.VAR = tmp_path / "var"
    settings.VAR.mkdir()
    (settings.VAR / "keeper").symlink_to(keeper.folder)
    publish_the_service()
    signing.run(an_act(NOON - DAY))


def arrive(at: datetime, envelope: bytes = b"sealed") -> Case:
    return a_ready_case(at, REFERENCE, envelope=envelope)


def decide(at: datetime) -> None:
    for officer, result in (("codjo", "fait"), ("afi", "signe")):
        viewer = an_officer(officer)
        case = casework.take_next(officer=viewer, act=by(viewer, at))
        assert case is not None
        ending = StepEnd(result, b"found" if result == "fait" else b"", None)
        casework.finish_step(reference=case.reference, officer=viewer, ending=ending, act=by(viewer, at))


def tell(at: datetime) -> None:
    """What waits for its crowd is told the day after, by the day."""
    signing.run(an_act(at + DAY))


def lose(happens: Callable[[], None], tmp_path: Path) -> Folder:
    """All of it after the backup: tables and files are as before, a mirror alone knows what was signed."""
    backup = transaction.savepoint()
    happens()
    shutil.copytree(publishing.folder(), tmp_path / "mirror")
    transaction.savepoint_rollback(backup)
    shutil.rmtree(publishing.folder())
    return Folder(tmp_path / "mirror")


def judged(at: datetime) -> tuple[Judge, Figures]:
    """What a stranger finds in the public files, as of then."""
    folder = Folder(publishing.folder())
    judge = Judge()
    judge.read(reading.read(folder, signing.verifiers()[-1]).lines)
    judge.count_late(at)
    return judge, judge.board[CODE, "bureau"]


def on_the_board(measure: Measure, day: datetime) -> int:
    return counting.count(date.fromordinal(day.toordinal()), day)[Counted(CODE, measure)]


def test_a_request_that_comes_again_as_it_was_sealed_has_its_name_again(tmp_path: Path) -> None:
    told: list[tuple[Case, str]] = []

    def happens() -> None:
        told.append((arrive(NOON), cases.tracking_code(REFERENCE)))
        tell(NOON)

    recovering.recover(lose(happens, tmp_path), an_act(NOON + 2 * DAY))
    [(first, code)] = told
    again = arrive(NOON + 3 * DAY)
    assert again.pk is not None
    assert (again.pseudonym, bytes(again.salt)) == (first.pseudonym, bytes(first.salt))
    assert cases.tracking_code(REFERENCE) == code
    assert len(again.salt) == log_openings.SALT


def test_nobody_finds_a_name_without_the_bytes_that_were_sealed_and_the_key(settings: Settings) -> None:
    salt = log_openings.salt_of(REFERENCE, b"sealed")
    others = {log_openings.salt_of(REFERENCE, b"sealed again"), log_openings.salt_of("LOK-2026-0002-5", b"sealed")}
    settings.IDENTITY_INDEX_KEY = "another node's"
    others.add(log_openings.salt_of(REFERENCE, b"sealed"))
    assert len({salt, *others}) == 4


def test_what_was_imported_before_it_came_again_is_shown_once() -> None:
    case = arrive(NOON)
    secret = "twenty characters or more"
    lost = log_openings.read(openings.copied(secret), secret)
    public_log.keep_openings(lost=lost, file="0" * 64, act=an_act(NOON))
    found = openings.of_holder(REFERENCE, cases.tracking_code(REFERENCE))
    assert [each.pseudonym for each in found] == [case.pseudonym]


def test_decided_in_time_lost_and_decided_again_in_time(tmp_path: Path) -> None:
    def happens() -> None:
        arrive(NOON)
        decide(NOON + DAY)
        tell(NOON + DAY)

    again = NOON + 4 * DAY
    recovering.recover(lose(happens, tmp_path), an_act(again))
    assert arrive(again).promised_at == PROMISED
    decide(again)
    tell(again)
    _judge, figures = judged(again + DAY)
    assert (figures.decided, figures.kept, figures.broken, figures.late) == (1, 1, 0, 0)
    assert (figures.begun_again, figures.out_of_order) == (1, 0)
    assert (on_the_board(Measure.DECIDED, again), on_the_board(Measure.KEPT, again)) == (1, 1)
    assert on_the_board(Measure.DECIDED, NOON + DAY) == 0


def test_decided_in_time_lost_and_decided_again_too_late(tmp_path: Path) -> None:
    def happens() -> None:
        arrive(NOON)
        decide(NOON + DAY)
        tell(NOON + DAY)

    again = IN_DECEMBER
    recovering.recover(lose(happens, tmp_path), an_act(again))
    assert arrive(again).promised_at == PROMISED
    decide(again)
    tell(again)
    judge, figures = judged(again + DAY)
    assert (figures.decided, figures.kept, figures.broken, figures.out_of_order) == (1, 0, 1, 0)
    assert (on_the_board(Measure.DECIDED, again), on_the_board(Measure.KEPT, again)) == (1, 0)
    assert +judge.months[CODE, "2026-12"] == {"received": 1, "decided": 1, "broken": 1}
    assert not +judge.months[CODE, "2026-11"]


def test_decided_too_late_lost_and_decided_again(tmp_path: Path) -> None:
    def happens() -> None:
        arrive(NOON)
        decide(LATE)
        tell(LATE)

    again = LATE + 2 * DAY
    recovering.recover(lose(happens, tmp_path), an_act(again))
    assert arrive(again).promised_at == PROMISED
    decide(again)
    tell(again)
    _judge, figures = judged(again + DAY)
    assert (figures.decided, figures.kept, figures.broken, figures.out_of_order) == (1, 0, 1, 0)
    assert (on_the_board(Measure.DECIDED, again), on_the_board(Measure.KEPT, again)) == (1, 0)


def test_never_decided_it_is_late_for_both_until_it_is(tmp_path: Path) -> None:
    def happens() -> None:
        arrive(NOON)
        tell(NOON)

    again = LATE
    recovering.recover(lose(happens, tmp_path), an_act(again))
    arrive(again)
    tell(again)
    _judge, figures = judged(again)
    assert (figures.decided, figures.late, figures.out_of_order) == (0, 1, 0)
    assert on_the_board(Measure.OVERDUE, again) == 1
    decide(again + DAY)
    tell(again + DAY)
    _judge, figures = judged(again + 2 * DAY)
    assert (figures.decided, figures.kept, figures.broken, figures.late) == (1, 0, 1, 0)
    assert on_the_board(Measure.KEPT, again + DAY) == 0


def test_a_case_that_was_ready_before_is_as_old_as_it_was(tmp_path: Path) -> None:
    """By the day, as the log told it: from there a pause moves its promise, as it would have then."""

    def happens() -> None:
        arrive(NOON)
        tell(NOON)

    recovering.recover(lose(happens, tmp_path), an_act(NOON + 2 * DAY))
    case = arrive(NOON + 5 * DAY)
    assert case.ready_at == datetime.fromisoformat("2026-11-20T00:00Z") == queries.forgotten(case.pseudonym, "ready")
    assert case.received_at == NOON + 5 * DAY
    assert queries.forgotten(case.pseudonym, "decided") is None


def test_what_is_said_again_hides_nobody_who_comes_for_the_first_time(tmp_path: Path) -> None:
    """Nine of an hour are not enough, though the tenth line of their crowd names a request that all know."""

    def happens() -> None:
        arrive(NOON)
        tell(NOON)

    recovering.recover(lose(happens, tmp_path), an_act(NOON + 2 * DAY))
    known = arrive(NOON + 3 * DAY).pseudonym
    for _number in range(9):
        casework.open_from(submission=a_submission(), act=an_act(NOON + 3 * DAY))
    signing.run(an_act(NOON + 3 * DAY + timedelta(hours=1)))
    crowds = {row.crowd for row in Waiting.objects.filter(subject=known)}
    assert crowds == {f"again received {CODE}", f"again ready {CODE} bureau"}
    assert Waiting.objects.filter(crowd=f"received {CODE}").count() == 9
    assert Forgotten.objects.filter(subject=known).count() == 2
    tell(NOON + 3 * DAY)
    assert not Waiting.objects.exists()
    assert len(queries.lines_about(known)) == 4


def test_a_hub_that_is_restored_twice_holds_to_what_it_said_first(tmp_path: Path) -> None:
    def happens() -> None:
        arrive(NOON)
        tell(NOON)

    def again() -> None:
        arrive(NOON + 3 * DAY)
        tell(NOON + 3 * DAY)

    recovering.recover(lose(happens, tmp_path / "one"), an_act(NOON + 2 * DAY))
    signing.run(an_act(NOON + 2 * DAY))
    recovering.recover(lose(again, tmp_path / "two"), an_act(NOON + 5 * DAY))
    assert arrive(NOON + 6 * DAY).promised_at == PROMISED
    decide(NOON + 6 * DAY)
    tell(NOON + 6 * DAY)
    _judge, figures = judged(NOON + 7 * DAY)
    assert (figures.decided, figures.kept, figures.begun_again, figures.out_of_order) == (1, 1, 2, 0)


def test_what_came_again_before_the_log_was_back_is_held_to_the_first_promise_too(tmp_path: Path) -> None:
    """A restored hub serves people while its log waits for a copy; what its backup knew stays as it was."""
    known = a_ready_case(NOON - DAY)

    def happens() -> None:
        arrive(NOON)
        tell(NOON)

    copy = lose(happens, tmp_path)
    begun = a_ready_case(NOON + 5 * DAY)
    assert arrive(NOON + 5 * DAY).promised_at == PROMISED + 5 * DAY
    decide(NOON + 5 * DAY)
    recovering.recover(copy, an_act(NOON + 6 * DAY))
    case = Case.objects.get(reference=REFERENCE)
    assert (case.ready_at, case.promised_at) == (datetime.fromisoformat("2026-11-20T00:00Z"), PROMISED)
    for other in (known, begun):
        ready, promised = other.ready_at, other.promised_at
        other.refresh_from_db()
        assert (other.ready_at, other.promised_at) == (ready, promised)
    tell(NOON + 6 * DAY)
    judge, figures = judged(NOON + 7 * DAY)
    assert (figures.out_of_order, sum(each.begun_again for each in judge.board.values())) == (0, 1)
