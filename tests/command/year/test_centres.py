"""The invented year of every centre: the same each time, told once, and refused outside of the demonstration."""

from datetime import UTC, date, datetime

import pytest
from django.conf import LazySettings

from guichet.command.year import centres
from guichet.domains.reception import operations as reception
from guichet.domains.reception.models import Day, Satisfaction, Visit
from guichet.domains.reception.operations import InventedPast
from guichet.domains.reporting.models import Report
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.models import Incident, ServiceDay, Slot, Watched
from guichet.domains.territory import counting, queries
from guichet.foundation.demonstration.refusals import OnlyInTheDemonstration
from guichet.foundation.lib.act import PlaceId
from tests.factories.acts import an_act
from tests.factories.places import make_centre, make_commune, make_office_hours

pytestmark = pytest.mark.django_db
UNTIL = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def two_centres(settings: LazySettings) -> None:
    settings.DEMONSTRATION = True
    for code, name in (("LOK", "Lokossa"), ("OUI", "Ouidah")):
        commune = make_commune(f"BJ-XX-{code}", name)
        make_office_hours(make_centre(code, commune=commune, slug=code.lower(), name=f"CCSP {name}"))


def test_a_year_is_told_once_and_every_figure_of_it_opens_rows() -> None:
    centres.tell(UNTIL)
    visits, said = Visit.objects.count(), Satisfaction.objects.count()
    assert visits > 500
    assert 0 < said < visits
    assert not Visit.objects.filter(opened_at__gte=datetime(2026, 11, 18, tzinfo=UTC)).exists()
    assert Day.objects.filter(opened_by="invented").exists()
    assert ServiceDay.objects.filter(on__lt=date(2026, 10, 1)).exists()
    assert Slot.objects.filter(begins_at__gte=datetime(2026, 11, 2, tzinfo=UTC)).exists()
    assert list(counting.differences(an_act(UNTIL))) == []
    assert queries.last_day() == date(2026, 11, 17)
    centres.tell(UNTIL)
    assert (Visit.objects.count(), Satisfaction.objects.count()) == (visits, said)


def test_reports_are_frozen_and_one_centre_is_late_and_one_says_less_than_its_register() -> None:
    centres.tell(UNTIL)
    last = date(2026, 10, 1)
    assert not Report.objects.filter(place="LOK", month=last).exists()
    report = Report.objects.get(place="OUI", month=last)
    assert report.transmitted_at is not None
    assert report.forwarded_at is not None
    assert "(inventé)" in report.difficulties
    assert Visit.objects.filter(reference__startswith="demo-lok-b-").exists()


def test_nothing_is_alarmed_by_a_machine_that_does_not_exist() -> None:
    centres.tell(UNTIL)
    assert not Watched.objects.exists()
    assert not Incident.objects.exists()


def test_nothing_is_invented_outside_of_the_demonstration(settings: LazySettings) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(OnlyInTheDemonstration):
        centres.tell(UNTIL)
    with pytest.raises(OnlyInTheDemonstration):
        reception.invent(past=InventedPast(PlaceId("LOK"), "a", (), (), ()), act=an_act())
    with pytest.raises(OnlyInTheDemonstration):
        supervision.invent(centre="LOK", days={}, slots=(), act=an_act())
    assert not Visit.objects.exists()
