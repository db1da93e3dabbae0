"""A supervisor reads once a day what their agents opened: not one word each, and nothing where nothing happened."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guichet.commons.notifications.models import Message
from guichet.domains.casework import digest as digests
from guichet.domains.casework import operations as casework
from guichet.domains.casework.digest import Digest
from guichet.domains.casework.models import Case
from guichet.domains.casework.operations import Why
from guichet.domains.casework.vocabulary import OutsideMotive
from guichet.foundation.identity import supervising
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import ActorKind
from tests.factories.acts import NOON, an_act
from tests.factories.cases import AUTHORITY, a_ready_case, by, publish_the_service
from tests.factories.identity import give, make_staff

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TODAY = NOON.date()


def somebody(name: str, kind: RoleKind = RoleKind.OFFICER, unit: str = "bureau", authority: str = AUTHORITY) -> Viewer:
    """Known to the register of staff, with the role that the viewer holds."""
    staff = make_staff(f"{name}@exemple.bj", f"Invented {name}")
    give(staff, kind, authority=authority, unit=unit)
    return Viewer(ActorKind.STAFF, staff.reference, (HeldRole(kind, authority, unit),), name=staff.name)


@pytest.fixture
def case() -> Case:
    publish_the_service()
    return a_ready_case()


@pytest.fixture
def ida() -> Viewer:
    return somebody("ida", RoleKind.SUPERVISOR)


def help_line(case: Case, who: Viewer, times: int = 1, after: timedelta = timedelta(0)) -> None:
    for _each in range(times):
        casework.look_at_standing(reference=case.reference, act=by(who, NOON + after))


def opened(case: Case, who: Viewer, sentence: str) -> None:
    why = Why(OutsideMotive.CONTROL, sentence)
    stated = casework.state_reason(reference=case.reference, reader=who, why=why, act=by(who))
    casework.look_outside(stated=stated, records=(), act=by(who))


def lines(found: Digest) -> list[tuple[str, str, str, int]]:
    return [(each.who, each.reason, each.motive or "", each.count) for each in found.outside]


def test_it_counts_by_agent_and_motive_what_was_not_in_hand_and_apart_what_was(case: Case, ida: Viewer) -> None:
    codjo, chief = somebody("codjo"), somebody("chief", RoleKind.SUPERVISOR, unit="")
    assert casework.take_next(officer=codjo, act=by(codjo)) == case
    casework.look(reference=case.reference, officer=codjo, records=(), act=by(codjo))
    help_line(case, codjo, 2)
    opened(a_ready_case(), ida, "Un contrôle du mois.")
    found = digests.digest(ida, TODAY)
    assert lines(found) == [("Invented codjo", "help-line", "", 2)]
    assert [(each.who, each.count) for each in found.in_hand] == [("Invented codjo", 1)]
    above = digests.digest(chief, TODAY)
    assert lines(above) == [("Invented codjo", "help-line", "", 2), ("Invented ida", "outside", "control", 1)]
    assert above.sentences == (("Invented ida", "Un contrôle du mois."),)
    assert (above.count, above.unusual) == (3, 0)


def test_it_is_of_one_day_and_of_ones_own_offices(case: Case, ida: Viewer) -> None:
    codjo, elsewhere = somebody("codjo"), somebody("dossa", unit="direction")
    stranger = somebody("reine", authority="autre", unit="")
    help_line(case, codjo, after=DAY)
    help_line(case, elsewhere)
    help_line(case, stranger)
    assert lines(digests.digest(ida, TODAY)) == []
    assert lines(digests.digest(ida, TODAY + DAY)) == [("Invented codjo", "help-line", "", 1)]


def test_a_case_that_three_opened_without_having_it_is_unusual_whoever_the_others_are(case: Case, ida: Viewer) -> None:
    codjo, other = somebody("codjo"), somebody("bio")
    help_line(case, codjo, 3)
    help_line(case, other)
    assert digests.digest(ida, TODAY).crowded == ()
    help_line(case, somebody("reine", authority="autre", unit=""))
    crowded = digests.digest(ida, TODAY).crowded
    assert [(each.reference, each.readers) for each in crowded] == [(case.reference, 3)]


def test_more_than_three_times_the_median_is_unusual(case: Case, ida: Viewer) -> None:
    codjo = somebody("codjo")
    for name in ("bio", "afi"):
        help_line(case, somebody(name), 2)
    help_line(case, codjo, 6)
    assert digests.digest(ida, TODAY).busy == ()
    help_line(case, codjo)
    assert [(each.who, each.count, each.usual) for each in digests.digest(ida, TODAY).busy] == [
        ("Invented codjo", 7, 2)
    ]


def test_ten_agents_cost_the_queries_of_one(case: Case, ida: Viewer) -> None:
    counted = []
    for names in (["a0"], [f"a{number}" for number in range(1, 10)]):
        for name in names:
            help_line(case, somebody(name))
        with CaptureQueriesContext(connection) as captured:
            digests.digest(ida, TODAY)
        counted.append(len(captured))
    assert counted[0] == counted[1]


@pytest.mark.usefixtures("ida")
def test_a_supervisor_gets_one_message_a_day_when_something_was_opened(case: Case) -> None:
    somebody("reine", RoleKind.SUPERVISOR, unit="direction")
    codjo = somebody("codjo")
    digests.tell(TODAY.isoformat(), an_act(NOON + DAY))
    assert not Message.objects.exists()
    help_line(case, codjo, 4)
    for _each in range(2):
        digests.tell(TODAY.isoformat(), an_act(NOON + DAY))
    message = Message.objects.get()
    assert (message.code, message.email) == ("casework.readings-of-the-day", "ida@exemple.bj")
    assert "vos agents\u00a0: 4. Inhabituelles\u00a0: 0." in message.text
    assert "/agents/regards/" in message.text


def test_nobody_supervises_themself_and_supervisors_are_found_with_their_roles(ida: Viewer) -> None:
    assert supervising.staff_of(ida, NOON) == {}
    codjo = somebody("codjo")
    assert supervising.staff_of(ida, NOON) == {codjo.reference: "Invented codjo"}
    assert supervising.staff_of(codjo, NOON) == {}
    assert [(each.viewer, each.addresses.email) for each in supervising.supervisors(NOON)] == [(ida, "ida@exemple.bj")]
