"""Sites, open or promised: what sources say, who sees it, and how much of the country is covered."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from guichet.domains.network import opening, policies, queries, shipped
from guichet.domains.network import operations as network
from guichet.domains.network.models import SiteFact
from guichet.domains.network.refusals import (
    AlreadyPlaced,
    FromTheFuture,
    NoSite,
    NoSource,
    NotPlaced,
    UnknownCommune,
)
from guichet.domains.network.shipped import Fact
from guichet.domains.network.vocabulary import SiteStatus
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from tests.domains.network.world import ADMINISTRATOR, TODAY, a_network, act, the_whole_network, viewer

pytestmark = pytest.mark.django_db
SUSPENDED = Fact(SiteStatus.SUSPENDED, TODAY, exact=True, source="lettre du préfet, 16/03/2026 (inventée)")


@pytest.fixture
def world() -> None:
    a_network()


def test_24_communes_of_77_are_covered_by_the_sites_that_ship() -> None:
    the_whole_network()
    found = queries.coverage(date(2023, 12, 8))
    assert (len(found.covered), found.communes, found.percent) == (24, 77, 31)
    assert len(queries.coverage(date(2022, 1, 1)).covered) == 15, "before the five of 2023 and the four desks"
    states = [each.status for each in queries.sites(ADMINISTRATOR, TODAY)]
    assert (states.count(SiteStatus.OPEN), states.count(SiteStatus.PLANNED)) == (24, 6)
    before = Entry.objects.count()
    assert network.load(sites=opening.sites(), act=act()) == 0
    assert Entry.objects.count() == before


@pytest.mark.usefixtures("world")
def test_the_promised_sites_are_nowhere() -> None:
    found = queries.sites(ADMINISTRATOR, TODAY)
    assert [each.commune for each in found if each.status is SiteStatus.PLANNED] == [""] * 6
    assert found[-1].reference == "PARMAP2-6", "what has no place comes last"


def test_no_commune_is_no_share() -> None:
    assert queries.Coverage((), 0, TODAY).percent == 0


@pytest.mark.usefixtures("world")
def test_a_suspended_site_covers_nothing_from_that_day_on() -> None:
    network.note_status(site="LOK", fact=SUSPENDED, act=act())
    assert queries.coverage(TODAY).covered == ("BJ-LI-COT",)
    assert len(queries.coverage(TODAY - timedelta(days=1)).covered) == 2
    site, told = queries.site(ADMINISTRATOR, "LOK", TODAY)
    assert site.status is SiteStatus.SUSPENDED
    assert [each.status for each in told] == [SiteStatus.SUSPENDED, SiteStatus.OPEN]
    entry = Entry.objects.of_kind("network.site-status-noted").get(subject="LOK", actor="afi")
    assert entry.facts == {"site": "LOK", "status": "suspended", "since": "2026-03-16", "exact": True}


@pytest.mark.usefixtures("world")
def test_a_planned_site_gets_its_commune_once_it_is_published() -> None:
    with pytest.raises(NotPlaced):
        network.note_status(site="PARMAP2-1", fact=replace(SUSPENDED, status=SiteStatus.WORKS), act=act())
    with pytest.raises(UnknownCommune):
        network.place_site(site="PARMAP2-1", commune="BJ-XX-NO", act=act())
    network.place_site(site="PARMAP2-1", commune="BJ-MO-LOK", act=act())
    with pytest.raises(AlreadyPlaced):
        network.place_site(site="PARMAP2-1", commune="BJ-MO-LOK", act=act())
    network.note_status(site="PARMAP2-1", fact=replace(SUSPENDED, status=SiteStatus.OPEN), act=act())
    site, _told = queries.site(viewer(RoleKind.SUPERVISOR, "BJ-MO"), "PARMAP2-1", TODAY)
    assert (site.commune, site.status) == ("Lokossa", SiteStatus.OPEN)
    assert len(queries.coverage(TODAY).covered) == 2, "two sites of one commune cover it once"


@pytest.mark.usefixtures("world")
def test_a_fact_has_a_source_and_a_day_that_has_come() -> None:
    with pytest.raises(NoSource):
        network.note_status(site="LOK", fact=replace(SUSPENDED, source=" "), act=act())
    with pytest.raises(FromTheFuture):
        network.note_status(site="LOK", fact=replace(SUSPENDED, since=TODAY + timedelta(days=1)), act=act())
    for change in (
        lambda: network.note_status(site="NONE", fact=SUSPENDED, act=act()),
        lambda: network.place_site(site="NONE", commune="BJ-MO-LOK", act=act()),
    ):
        with pytest.raises(NoSite):
            change()
    assert SiteFact.objects.filter(site__reference="LOK").count() == 1


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("place", ["LOK", "BJ-MO-LOK", "BJ-MO"])
@pytest.mark.parametrize("kind", [RoleKind.OBSERVER, RoleKind.FOCAL_POINT, RoleKind.SUPERVISOR])
def test_who_holds_a_role_there_or_around_sees_that_site_alone(kind: RoleKind, place: str) -> None:
    who = viewer(kind, place)
    assert [each.reference for each in queries.sites(who, TODAY)] == ["LOK"]
    assert queries.site(who, "LOK", TODAY)[0].name == "CCSP Lokossa"
    for other in ("COT", "PARMAP2-1", "NONE"):
        with pytest.raises(NoSite):
            queries.site(who, other, TODAY)


@pytest.mark.usefixtures("world")
def test_who_may_keep_and_who_may_count() -> None:
    where = queries.site(ADMINISTRATOR, "LOK", TODAY)[0].where
    assert policies.may_keep(ADMINISTRATOR, where)
    assert policies.may_keep(viewer(RoleKind.SUPERVISOR, "BJ-MO"), where)
    assert not policies.may_keep(viewer(RoleKind.FOCAL_POINT, "LOK"), where)
    assert policies.may_count(viewer(RoleKind.FOCAL_POINT, "LOK"), where)
    assert not policies.may_count(viewer(RoleKind.OBSERVER, "BJ-MO"), where)
    assert not policies.sees(viewer(RoleKind.OFFICER, "LOK"), where)


def test_the_press_is_read_in_three_ways_and_never_counted() -> None:
    assert [each.figure for each in shipped.press()] == [28, 28, 28]
    assert all(each.source for each in shipped.press())
