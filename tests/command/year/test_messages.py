"""The invented year of the desk: the same each time, told once, over, and refused outside of the demonstration."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import LazySettings
from django.db.models import F

from guichet.command.year import messages
from guichet.domains.relations import operations as relations
from guichet.domains.relations import published
from guichet.domains.relations.models import Concern, Transfer
from guichet.domains.relations.vocabulary import ConcernState
from guichet.foundation.demonstration.refusals import OnlyInTheDemonstration
from tests.factories.acts import an_act

pytestmark = pytest.mark.django_db
UNTIL = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)


def test_a_year_of_messages_is_told_once_and_nobody_has_to_answer_one(settings: LazySettings) -> None:
    settings.DEMONSTRATION = True
    told = messages.tell(UNTIL)
    assert told > 800
    assert messages.tell(UNTIL) == told == Concern.objects.count()
    assert set(Concern.objects.values_list("state", flat=True)) == {ConcernState.CLOSED}
    assert not Concern.objects.filter(answered_at__gte=UNTIL).exists()
    assert Transfer.objects.count() > 30
    while_it_waited = {"at__gt": F("concern__opened_at"), "at__lt": F("concern__answered_at")}
    assert not Transfer.objects.exclude(to=F("concern__to"), **while_it_waited).exists()
    assert {each[:5] for each in Concern.objects.values_list("reference", flat=True)} == {"DEMO-"}


def test_every_cut_of_the_public_figures_has_something_to_share(settings: LazySettings) -> None:
    settings.DEMONSTRATION = True
    messages.tell(UNTIL)
    assert len(published.totals(UNTIL + timedelta(days=30))) >= 11
    for cut in published.CUTS:
        assert len({cell.key for cell in published.shares(cut, UNTIL)}) > 2, cut
    assert sum(cell.transferred for cell in published.totals(UNTIL)) > 20
    assert any(cell.by_person for cell in published.totals(UNTIL))


def test_nothing_is_invented_outside_of_the_demonstration(settings: LazySettings) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(OnlyInTheDemonstration):
        relations.invent(concerns=(), act=an_act())
    with pytest.raises(OnlyInTheDemonstration):
        messages.tell(UNTIL)
