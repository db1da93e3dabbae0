"""Focal points of invented centres: present, taught, and praised as a centre."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from guichet.domains.network import operations as network
from guichet.domains.network import queries, refusals
from guichet.domains.network.drafts import Lesson
from guichet.domains.reception import operations as reception
from guichet.foundation.identity.models import StaffMember
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface
from tests.domains.network.world import ADMINISTRATOR, TODAY, a_network, act
from tests.factories.identity import give, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world() -> None:
    a_network()


@pytest.fixture
def dossi() -> StaffMember:
    """Helps at Lokossa. Invented."""
    member = make_staff("dossi@exemple.bj", "Dossi Chabikpa")
    give(member, RoleKind.FOCAL_POINT, authority="", unit="", place="LOK")
    return member


def opened(on: date, staff: str, place: str = "LOK") -> None:
    at = datetime(on.year, on.month, on.day, 7, 0, tzinfo=UTC)
    here = Act(Actor(ActorKind.STAFF, staff), at, PlaceId(place), Surface.COUNTER)
    reception.open_day(in_order=(), remark="", act=here)


def test_presence_is_what_was_declared_on_working_days(dossi: StaffMember) -> None:
    for day in (2, 3, 7, 16):  # the 7th is a Saturday
        opened(date(2026, 3, day), dossi.reference)
    opened(date(2026, 2, 27), dossi.reference)
    opened(date(2026, 3, 3), "else", "COT")
    found = queries.presence(queries.site(ADMINISTRATOR, "LOK", TODAY)[0], TODAY)
    assert [day.day for day in found.opened] == [2, 3, 16]
    assert (found.first, found.last, found.due) == (date(2026, 3, 1), TODAY, 11)
    assert found.openers == (queries.Opener("Dossi Chabikpa", 3),)


def test_the_most_regular_centre_of_last_month_is_named_and_ties_are_shared(dossi: StaffMember) -> None:
    assert queries.most_regular(TODAY) is None
    opened(date(2026, 2, 2), dossi.reference)
    opened(date(2026, 2, 3), dossi.reference)
    opened(date(2026, 2, 3), "else", "COT")
    found = queries.most_regular(TODAY)
    assert found is not None
    assert (found.month, found.centres, found.opened, found.due) == (date(2026, 2, 1), ("CCSP Lokossa",), 2, 20)
    assert found.said.startswith("Le plus régulier en février 2026\N{NO-BREAK SPACE}: CCSP Lokossa, ouvert 2 jours")
    opened(date(2026, 2, 4), "else", "COT")
    tied = queries.most_regular(TODAY)
    assert tied is not None
    assert tied.centres == ("CCSP Lokossa", "GSRU Cotonou")
    many = replace(tied, centres=("CCSP Adjarra", "CCSP Lokossa", "GSRU Abomey", "GSRU Cotonou"))
    assert "4 centres à égalité, ouverts 2 jours ouvrables sur 20." in many.said
    assert "Adjarra" not in many.said


def test_a_node_that_does_not_keep_the_register_names_nobody() -> None:
    opened(date(2026, 2, 3), "else", "ADJ")
    assert queries.most_regular(TODAY) is None


def test_a_focal_point_is_taught_once_and_with_a_source(dossi: StaffMember) -> None:
    lesson = Lesson(dossi.reference, "Accueil des personnes", date(2026, 2, 10), "attestation inventée")
    network.note_training(site="LOK", lesson=lesson, act=act())
    [taught] = queries.trainings(queries.site(ADMINISTRATOR, "LOK", TODAY)[0])
    assert (taught.name, taught.title) == ("Dossi Chabikpa", "Accueil des personnes")
    [entry] = Entry.objects.of_kind("network.training-noted")
    assert entry.facts == {"site": "LOK", "on": "2026-02-10"}, "who was taught is no fact of the journal"
    for refusal, site, changed in (
        (refusals.NoSite, "NONE", lesson),
        (refusals.NotAFocalPoint, "COT", lesson),
        (refusals.AlreadyTaught, "LOK", lesson),
        (refusals.FromTheFuture, "LOK", replace(lesson, on=date(2026, 3, 17))),
        (refusals.NoSource, "LOK", replace(lesson, source="")),
    ):
        with pytest.raises(refusal):
            network.note_training(site=site, lesson=changed, act=act())
