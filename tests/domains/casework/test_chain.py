"""A broken promise climbs by itself: the supervisor, the authority as a whole, the public log and the board."""

from datetime import timedelta

import pytest
from django.conf import LazySettings

from guichet.commons.indicators.measures import Counted, Measure
from guichet.commons.notifications import queries as outbox
from guichet.commons.public_log import leaves
from guichet.commons.public_log import queries as public_log
from guichet.commons.public_log.models import Waiting
from guichet.domains.casework import counting, reminding
from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Case
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.work.worker import Worker
from tests.domains.casework.requests import REACHED, arrived, the_service_that_asks_a_number
from tests.factories.acts import NOON, an_act
from tests.factories.cases import AUTHORITY, an_officer, by
from tests.factories.catalogue import publish
from tests.factories.identity import give, make_staff
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(keeper: AKeeper, settings: LazySettings) -> Case:
    settings.VAR = keeper.var
    publish(the_service_that_asks_a_number())
    for name, unit in (("ida", "bureau"), ("whole", "")):
        give(make_staff(f"{name}@exemple.bj", name.title()), RoleKind.SUPERVISOR, authority=AUTHORITY, unit=unit)
    give(make_staff("codjo@exemple.bj", "Codjo"), authority=AUTHORITY, unit="bureau")
    case = arrived(REACHED)
    work_after(0)
    return case


def work_after(days: float) -> None:
    Worker(now=lambda: NOON + timedelta(days=days)).run_what_is_due()


def mailbox(name: str) -> list[str]:
    return [each.text for each in outbox.box(f"{name}@exemple.bj")]


def escalations(case: Case) -> list[object]:
    waiting = Waiting.objects.filter(subject=case.pseudonym).order_by("entry").values_list("content", flat=True)
    placed = [content for _index, content in public_log.lines_about(case.pseudonym)]
    lines = map(leaves.read, [*placed, *map(bytes, waiting)])
    return [line["why"] for line in lines if line["kind"] == "escalated"]


def test_each_link_of_the_chain_is_told_in_its_time(case: Case) -> None:
    seen = []
    for days in (3, 5, 6, 9):
        work_after(days)
        seen.append((len(mailbox("ida")), len(mailbox("whole")), escalations(case)))
    assert seen == [(0, 0, []), (1, 1, ["late"]), (1, 1, ["late"]), (1, 2, ["late", "still-late"])]
    assert mailbox("whole")[0] == (
        "Malgré l’alerte donnée aux bureaux, des dossiers de votre administration restent en retard\xa0: 1. Tout le "
        "monde le lit au tableau public. Voyez les files\xa0: http://localhost:8000/agents/supervision/"
    )
    work_after(12)
    assert (len(mailbox("whole")), escalations(case)) == (2, ["late", "still-late"])


def test_the_board_counts_it_as_overdue(case: Case) -> None:
    moments = [NOON + timedelta(days=days) for days in (7, 9)]
    late = [counting.count(at.date(), at)[Counted(case.service, Measure.OVERDUE)] for at in moments]
    assert late == [0, 1]


def test_what_was_taken_in_hand_meanwhile_and_is_late_all_the_same_climbs_too(case: Case) -> None:
    work_after(5)
    codjo = an_officer()
    casework.take_next(officer=codjo, act=by(codjo, NOON + timedelta(days=8)))
    assert casework.tell_authorities(act=an_act(NOON + timedelta(days=8, hours=1))) == 1
    assert escalations(case) == ["late", "still-late"]


def test_what_is_no_longer_late_is_told_to_no_authority(case: Case) -> None:
    reminding.tell_authority(AUTHORITY, an_act(NOON + timedelta(days=9)))
    assert (case.authority_told_at, mailbox("whole")) == (None, [])
