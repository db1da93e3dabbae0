"""What makes a component of the online services degraded, unavailable or unknown: each from what really is there."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from guichet.commons.availability import judging, registry
from guichet.commons.availability.registry import WELL, Judgement
from guichet.commons.availability.vocabulary import Condition, Reason
from guichet.commons.intake import contributions as intake
from guichet.commons.notifications import availing as messages
from guichet.commons.notifications import operations as notifications
from guichet.commons.notifications import registry as senders
from guichet.commons.notifications.channels import Channel
from guichet.commons.public_log import availing as public_log
from guichet.commons.public_log import publishing
from guichet.commons.public_log.models import Waiting
from guichet.commons.sync import hearing
from guichet.commons.sync.models import Node
from guichet.foundation.lib.operation import building
from guichet.foundation.work.models import PERIODIC, Due
from tests.factories.acts import NOON
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def owed(kind: str = "payments.recheck", **facts: Any) -> None:
    with building():
        Due.objects.create(**{"kind": kind, "key": kind, "due_at": NOON, "scheduled_at": NOON, **facts})


@pytest.mark.parametrize(
    ("after", "condition"),
    [(9, Condition.AVAILABLE), (10, Condition.DEGRADED), (119, Condition.DEGRADED), (120, Condition.UNAVAILABLE)],
)
def test_work_that_is_overdue_is_late_then_an_outage(after: int, condition: Condition) -> None:
    owed()
    assert judging.by_work("payments")(NOON + after * MINUTE).condition == condition


def test_work_of_other_rooms_or_of_later_is_nothing() -> None:
    owed("casework.tell")
    owed("payments.recheck", due_at=NOON + 300 * MINUTE)
    assert judging.by_work("payments")(NOON + 200 * MINUTE) == WELL


def test_work_that_fails_is_late_since_it_was_wished_for() -> None:
    owed(due_at=NOON + 60 * MINUTE, failures=4)
    assert judging.by_work("payments")(NOON + 30 * MINUTE) == Judgement(Condition.DEGRADED, Reason.LATE)


@pytest.mark.parametrize(
    "facts",
    [{"state": "stuck", "due_at": None}, {"key": PERIODIC, "failures": 3, "due_at": NOON + 60 * MINUTE}],
)
def test_work_that_needs_a_person_is_said_to_be_stuck(facts: dict[str, Any]) -> None:
    owed(**facts)
    assert judging.by_work("payments")(NOON) == Judgement(Condition.DEGRADED, Reason.STUCK)


def test_a_keeper_that_is_silent_stops_what_needs_keys(keeper: AKeeper, settings: Any, tmp_path: Path) -> None:
    settings.VAR = keeper.var
    assert judging.by_keeper(NOON) == WELL
    assert intake.can_seal(NOON) == WELL
    settings.VAR = tmp_path
    assert judging.by_keeper(NOON) == Judgement(Condition.UNAVAILABLE, Reason.KEEPER)
    assert intake.can_seal(NOON) == Judgement(Condition.UNAVAILABLE, Reason.NO_KEY)


class Answering(BaseHTTPRequestHandler):
    """A site: `/readyz` answers with what the test said."""

    status = 200

    def do_GET(self) -> None:
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *_said: object) -> None:
        """Nothing is printed."""


@pytest.fixture
def site(settings: Any) -> Iterator[type[Answering]]:
    server = HTTPServer(("127.0.0.1", 0), Answering)
    settings.PUBLIC_URL = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Answering
    Answering.status = 200
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_site_that_answers_slowly_badly_or_not_is_told_apart(
    site: type[Answering], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = judging.by_answer("/readyz")
    assert judge(NOON) == WELL
    monkeypatch.setattr(judging, "SLOW_SECONDS", 0.0)
    assert judge(NOON) == Judgement(Condition.DEGRADED, Reason.SLOW)
    site.status = 503
    assert judge(NOON) == Judgement(Condition.UNAVAILABLE, Reason.NO_ANSWER)
    settings.PUBLIC_URL = "http://127.0.0.1:9"
    assert judge(NOON) == Judgement(Condition.UNAVAILABLE, Reason.NO_ANSWER)


def test_a_channel_without_a_sender_or_that_keeps_failing_is_told_by_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sms, email = (messages.by_channel(each) for each in Channel)
    monkeypatch.setattr(senders, "_senders", {Channel.EMAIL: lambda _message: None, Channel.SMS: lambda _message: None})
    assert (sms(NOON), email(NOON)) == (WELL, WELL)
    failed = {"error": "no answer from: sms", "due_at": NOON + MINUTE, "key": "m"}
    owed(notifications.DELIVER, failures=2, **failed)
    assert sms(NOON) == WELL
    with building():
        Due.objects.update(failures=3)
    assert (sms(NOON), email(NOON)) == (Judgement(Condition.DEGRADED, Reason.NO_ANSWER), WELL)
    monkeypatch.setattr(senders, "_senders", {})
    assert email(NOON) == Judgement(Condition.UNAVAILABLE, Reason.NO_ANSWER)


def test_a_log_whose_lines_wait_is_late_and_one_that_is_contested_is_not_believed(
    settings: Any, tmp_path: Path
) -> None:
    settings.VAR = tmp_path
    assert public_log.judge(NOON) == WELL
    with building():
        Waiting.objects.create(entry=1, subject="x", content=b"x", since=NOON)
    assert public_log.judge(NOON + 9 * MINUTE) == WELL
    assert public_log.judge(NOON + 10 * MINUTE) == Judgement(Condition.DEGRADED, Reason.LATE)
    publishing.folder().mkdir(parents=True, exist_ok=True)
    (publishing.folder() / "contested").write_bytes(b"[]")
    assert public_log.judge(NOON) == Judgement(Condition.UNAVAILABLE, Reason.CONTESTED)


@pytest.mark.parametrize(
    ("heard", "condition"),
    [(10, Condition.AVAILABLE), (9, Condition.AVAILABLE), (8, Condition.DEGRADED), (4, Condition.UNAVAILABLE)],
)
def test_centres_are_judged_by_the_share_that_was_heard(heard: int, condition: Condition) -> None:
    with building():
        for number in range(10):
            at = NOON if number < heard else NOON - timedelta(hours=2)
            Node.objects.create(centre=f"C{number:02}", state="approved", key="k", told_chain="00", contact_at=at)
        Node.objects.create(centre="NEW", state="invited", key="", told_chain="00")
    found = hearing.judge(NOON + MINUTE)
    assert (found.condition, found.figure) == (condition, (heard, 10))


def test_without_a_centre_nothing_is_known_of_them() -> None:
    assert hearing.judge(NOON) == Judgement(Condition.UNKNOWN, Reason.SILENCE)


def test_the_components_of_the_national_node_are_these() -> None:
    assert [each.code for each in registry.components()] == [
        "portal",
        "filing",
        "tracking",
        "payments",
        "sms",
        "email",
        "documents",
        "public-log",
        "centres",
        "api",
    ]
