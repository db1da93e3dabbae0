"""A small year told with a real keeper: what became of its requests, and what a kill leaves."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.db.models import Sum
from django.test import Client

from guichet.command.preparing import load_places
from guichet.command.year import telling
from guichet.command.year.answers import WRITERS
from guichet.commons.catalogue.definition.reading import read_catalogue
from guichet.commons.documents import demonstration
from guichet.commons.documents.checking import files
from guichet.commons.documents.checking.outcomes import Outcome
from guichet.commons.documents.models import Document
from guichet.commons.documents.models import State as DocumentState
from guichet.commons.indicators import counting
from guichet.commons.indicators.measures import Measure
from guichet.commons.indicators.models import Figure
from guichet.commons.notifications.models import Message, SimulatedMessage
from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Case, Complaint, Decision, Notice, Turn
from guichet.domains.casework.vocabulary import Ending
from guichet.foundation.demonstration import queries
from guichet.foundation.demonstration.models import Invented, Year
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_submission
from tests.factories.catalogue import publish
from tests.factories.keepers import AKeeper, a_keeper

pytestmark = pytest.mark.django_db

WANTED = 14


@pytest.fixture
def keeper(settings: LazySettings) -> Iterator[AKeeper]:
    with a_keeper() as keeper:
        settings.VAR = keeper.var
        keeper.start()
        yield keeper


@pytest.fixture(autouse=True)
def node(keeper: AKeeper, settings: LazySettings) -> None:  # noqa: ARG001 it has to be awake
    load_places()
    found = read_catalogue(settings.SERVICES)
    assert found.vocabulary is not None
    publish(*(each for each in found.services if each.code in WRITERS), vocabulary=found.vocabulary)


class Killed(Exception):
    """As a power cut would, between two moments."""


def tell(*, until: int | None = None) -> None:
    def listen(reached: int, _ticks: int) -> None:
        if reached == until:
            raise Killed

    telling.resumed(the_year()).tell(listen)


def the_year() -> Year:
    year = queries.year()
    assert year is not None
    return year


def story(code: str) -> Case:
    return Case.objects.get(reference=queries.stories()[code][0])


@pytest.mark.fault
def test_a_year_is_told_whole_though_the_process_is_killed_in_the_middle() -> None:
    telling.begin(WANTED, NOON)
    with pytest.raises(Killed):
        tell(until=60)
    before = set(Invented.objects.values_list("reference", flat=True))
    assert 0 < len(before) < WANTED
    tell()

    assert before < set(Invented.objects.values_list("reference", flat=True))
    assert Invented.objects.count() == Case.objects.count() == WANTED
    assert the_year().finished_at is not None
    assert all(entry.at < NOON for entry in Entry.objects.filter(kind__startswith="casework."))
    assert_each_story_is_there()
    assert_documents_bear_the_dates_of_their_decisions()
    assert_nobody_is_written_to()
    assert_the_figures_are_those_of_the_cases()
    assert_a_changed_bit_is_seen()


def assert_each_story_is_there() -> None:
    endings = Counter(Turn.objects.filter(case=story("held-back")).values_list("ending", flat=True))
    assert endings[Ending.TAKEN_BACK]
    assert endings[Ending.GIVEN_BACK]
    told = Entry.objects.of_kind("casework.case-escalated").about(story("held-back").pseudonym)
    assert told.exists()
    assert Decision.objects.get(case=story("refusal")).kind == "refused"
    assert story("piece-asked").pauses.filter(ended_at__isnull=False).exists()
    broken = story("broken-promise")
    assert broken.closed_at is not None
    assert broken.promised_at is not None
    assert broken.closed_at > broken.promised_at
    complaint = Complaint.objects.get(case=broken)
    assert complaint.to != complaint.about
    assert complaint.closed_at is not None


def assert_documents_bear_the_dates_of_their_decisions() -> None:
    issued = Document.objects.filter(state=DocumentState.ISSUED)
    assert issued.count() >= 5
    for document in issued:
        decided = Decision.objects.get(case__pseudonym=document.about)
        assert document.dated_at is not None
        assert document.dated_at.date() == decided.at.date()


def assert_nobody_is_written_to() -> None:
    assert not Message.objects.exists()
    assert not SimulatedMessage.objects.exists()
    assert set(Notice.objects.values_list("ending", flat=True)) <= {"nobody", "moot"}


def assert_the_figures_are_those_of_the_cases() -> None:
    sums = dict(Figure.objects.values_list("measure").annotate(sum=Sum("count")).order_by())
    assert sums[Measure.DECIDED] == Decision.objects.count()
    assert sums[Measure.RECEIVED] == WANTED
    assert not list(counting.differences(an_act()))


def assert_a_changed_bit_is_seen() -> None:
    intact = demonstration.latest()
    assert intact is not None
    outcomes = [
        files.check(file, keys.public_keys(), at=NOON, demonstration=True).outcome
        for file in (intact, demonstration.damaged(intact))
    ]
    assert outcomes == [Outcome.GENUINE, Outcome.ALTERED]
    client = Client()
    assert client.get("/demo/pannes/document-intact.pdf").content == intact
    assert client.get("/demo/pannes/document-abime.pdf").content == demonstration.damaged(intact)
    assert "bit changé" in client.get("/demo/pannes/").content.decode()


def test_a_node_that_has_requests_gets_no_year() -> None:
    casework.open_from(submission=a_submission(service="dei-passeport-statut"), act=an_act())
    telling.begin(WANTED, NOON)
    assert queries.year() is None


def test_a_catalogue_without_its_services_gets_no_year() -> None:
    publish()
    telling.begin(WANTED, NOON)
    assert queries.year() is None
