"""What takes longest in the year: a first passport with its papers, a diploma that is asked about abroad."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import LazySettings

from guichet.command.preparing import load_places
from guichet.command.year import telling
from guichet.commons.catalogue.definition.reading import read_catalogue
from guichet.commons.documents.models import Document
from guichet.domains.casework.models import Case, Decision, Opinion
from guichet.domains.casework.vocabulary import State
from guichet.foundation.demonstration import queries
from tests.factories.acts import NOON
from tests.factories.catalogue import publish
from tests.factories.keepers import a_keeper

pytestmark = [pytest.mark.django_db, pytest.mark.fault]
PASSPORT, DIPLOMA = "dei-passeport-premier", "cneed-authentification"
WANTED = 12
LONG_AGO = NOON - timedelta(days=15)


@pytest.fixture(autouse=True)
def year(settings: LazySettings) -> Iterator[None]:
    with a_keeper() as keeper:
        settings.VAR = keeper.var
        keeper.start()
        load_places()
        found = read_catalogue(settings.SERVICES)
        assert found.vocabulary is not None
        publish(*(each for each in found.services if each.code in {PASSPORT, DIPLOMA}), vocabulary=found.vocabulary)
        telling.begin(WANTED, NOON)
        begun = queries.year()
        assert begun is not None
        telling.resumed(begun).tell(lambda _reached, _ticks: None)
        yield


def test_passports_and_diplomas_of_more_than_two_weeks_ago_are_decided() -> None:
    for service in (PASSPORT, DIPLOMA):
        asked = Case.objects.filter(service=service, ready_at__lt=LONG_AGO)
        assert asked.exists()
        assert set(asked.values_list("state", flat=True)) == {State.CLOSED}
    granted = Decision.objects.filter(kind="granted")
    assert Document.objects.issued().count() == granted.count()
    opinions = Opinion.objects.filter(case__decision__isnull=False)
    assert opinions.exists()
    for opinion in opinions:
        assert opinion.given_at is not None
        assert not opinion.by_silence
        assert opinion.given_at - opinion.asked_at > timedelta(days=6)
        assert opinion.favourable is (opinion.case.decision.outcome == "authentique")
