"""The day in Benin of a moment, as each database tells it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db.models import DateTimeField, Value

from guichet.foundation.places.calendar import BENIN
from guichet.foundation.places.days import DayInBenin

pytestmark = pytest.mark.django_db
ALMOST = timedelta(microseconds=1)


@pytest.mark.parametrize(
    "midnight",
    [
        datetime(2024, 2, 28, 23, tzinfo=UTC),
        datetime(2026, 7, 31, 23, tzinfo=UTC),
        datetime(2026, 12, 31, 23, tzinfo=UTC),
    ],
)
@pytest.mark.parametrize("after", [-ALMOST, timedelta(0), ALMOST, timedelta(minutes=59), timedelta(hours=23)])
def test_the_database_tells_the_day_that_a_clock_in_benin_shows(midnight: datetime, after: timedelta) -> None:
    moment = midnight + after
    rows = ContentType.objects.annotate(moment=Value(moment, output_field=DateTimeField()))
    assert rows.values_list(DayInBenin("moment"), flat=True)[0] == moment.astimezone(BENIN).date()
