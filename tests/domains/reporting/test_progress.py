"""How far a report is, as its centre is told: received, transmitted, commented, in the synthesis. All invented."""

import pytest

from guichet.commons.sync.records import Carried
from guichet.domains.reporting import contributions, progress
from guichet.domains.reporting import operations as reporting
from guichet.domains.reporting.models import Report, Stage
from guichet.domains.reporting.progress import Progress
from guichet.foundation.lib.act import PlaceId
from tests.domains.circulars.fed import Told, fed_to
from tests.domains.reporting.conftest import LOKOSSA, NOVEMBER_3, OCTOBER, OUIDAH, People, act_at

pytestmark = pytest.mark.django_db
LATER = NOVEMBER_3.replace(hour=17)


def arrived(words: str = "La liaison.") -> None:
    body = {"month": "2026-10-01", "difficulties": words, "proposals": ""}
    contributions.keep(Carried(1, 1, body, act_at(), LATER))


def transmitted(place: PlaceId = LOKOSSA) -> None:
    reporting.transmit(centre=place, month=OCTOBER, act=act_at())


def forwarded(place: PlaceId = LOKOSSA) -> None:
    reporting.forward(centre=place, month=OCTOBER, comment="À appuyer.", act=act_at(LATER))


def known(told: list[Told], centre: str = "LOK") -> list[Progress]:
    """What the counter of that centre knows after each thing that it is told."""
    found = []
    for each in told:
        if each.record.kind == progress.KIND and each.centre == centre:
            each.apply()
            found.append(progress.here(PlaceId(centre), OCTOBER))
    return found


def test_each_step_is_told_to_the_centre_of_the_report_alone(people: People) -> None:
    with fed_to("LOK", "OUI") as told:
        arrived()
        transmitted()
        forwarded()
        reporting.close_synthesis(month=OCTOBER, staff=people.ministry, act=act_at(LATER))
    assert known(told) == [
        Progress(received_at=LATER),
        Progress(received_at=LATER, transmitted_at=NOVEMBER_3),
        Progress(received_at=LATER, transmitted_at=NOVEMBER_3, forwarded_at=LATER, comment="À appuyer."),
        Progress(LATER, NOVEMBER_3, LATER, LATER, "À appuyer."),
    ]
    assert known(told, "OUI") == []
    assert progress.here(OUIDAH, OCTOBER) == Progress()


def test_words_that_arrive_after_the_report_left_are_received_too() -> None:
    with fed_to("LOK") as told:
        transmitted()
        arrived("Le courant.")
    assert known(told)[-1] == Progress(received_at=LATER, transmitted_at=NOVEMBER_3)


def test_a_report_is_in_the_synthesis_since_the_first_time(people: People) -> None:
    with fed_to("LOK", "OUI") as told:
        transmitted()
        forwarded()
        reporting.close_synthesis(month=OCTOBER, staff=people.ministry, act=act_at(LATER))
        transmitted(OUIDAH)
        forwarded(OUIDAH)
        reporting.close_synthesis(month=OCTOBER, staff=people.ministry, act=act_at(LATER.replace(hour=19)))
    assert [each.in_synthesis_at for each in known(told)] == [None, None, LATER]
    assert Report.objects.get(place="LOK").in_synthesis_at == LATER
    assert known(told, "OUI")[-1].in_synthesis_at == LATER.replace(hour=19)


def test_a_centre_that_begins_is_told_and_the_same_told_twice_is_there_once() -> None:
    transmitted()
    with fed_to("LOK") as told:
        contributions.tell_progress(LOKOSSA, act_at())
    assert known([*told, *told]) == [Progress(transmitted_at=NOVEMBER_3)] * 2
    assert Stage.objects.count() == 1
