"""How communes stand, who reads them exactly, and what was declared of them."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guichet.domains.network import operations as network
from guichet.domains.network.drafts import NewEquipment, NewSubscription
from guichet.domains.network.models import Site, SiteFact, Training
from guichet.domains.network.vocabulary import EquipmentKind, EquipmentState, SiteStatus
from guichet.domains.reporting.models import Correction, Report
from guichet.domains.territory import atlas, declared, policies, queries, standing
from guichet.domains.territory.declared import Pair
from guichet.domains.territory.measures import Counts
from guichet.domains.territory.periods import Period, after
from guichet.domains.territory.refusals import NotYourCommune
from guichet.domains.territory.standing import Stand
from guichet.domains.territory.telling import Figure
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import ActorKind, PlaceId
from guichet.foundation.lib.operation import building
from guichet.foundation.places import queries as places
from guichet.foundation.places.vocabulary import CentreKind
from tests.domains.territory import LOKOSSA, NOVEMBER_20, OUIDAH, keep
from tests.factories.acts import an_act
from tests.factories.places import make_centre, make_commune, make_department

pytestmark = pytest.mark.django_db
OCTOBER = Period(date(2026, 10, 1), 1)
TODAY = NOVEMBER_20.date()


def who(kind: RoleKind, place: str = "") -> Viewer:
    return Viewer(ActorKind.STAFF, "codjo", roles=(HeldRole(kind, place=PlaceId(place) if place else None),))


@pytest.fixture(autouse=True)
def communes() -> None:
    centre = make_centre()
    make_centre("LOG", commune=centre.commune, slug="lokossa-2", name="GSRU Lokossa", kind=CentreKind.GSRU)
    ouidah = make_commune(OUIDAH, "Ouidah", department=make_department("BJ-AQ", "Atlantique"))
    make_centre("OUI", commune=ouidah, slug="ouidah", name="CCSP Ouidah")
    make_commune("BJ-MO-BOP", "Bopa")


def a_site(
    reference: str, commune: str, status: SiteStatus, kind: CentreKind = CentreKind.CCSP, *, since: date = TODAY
) -> None:
    with building():
        site = Site.objects.create(reference=reference, kind=kind, name=reference, commune=commune)
        SiteFact.objects.create(
            site=site, status=status, since=since, exact=True, source="x", noted_at=NOVEMBER_20, noted_by="x"
        )


@pytest.mark.parametrize(
    ("sites", "stand"),
    [
        ([(SiteStatus.OPEN, CentreKind.CCSP)], Stand.CCSP),
        ([(SiteStatus.OPEN, CentreKind.GSRU)], Stand.GSRU),
        ([(SiteStatus.OPEN, CentreKind.GSRU), (SiteStatus.OPEN, CentreKind.CCSP)], Stand.BOTH),
        ([(SiteStatus.OPEN, CentreKind.GSRU), (SiteStatus.WORKS, CentreKind.CCSP)], Stand.GSRU),
        ([(SiteStatus.PLANNED, CentreKind.CCSP), (SiteStatus.WORKS, CentreKind.CCSP)], Stand.WORKS),
        ([(SiteStatus.SUSPENDED, CentreKind.CCSP), (SiteStatus.PLANNED, CentreKind.CCSP)], Stand.SUSPENDED),
        ([(SiteStatus.PLANNED, CentreKind.CCSP)], Stand.PLANNED),
    ],
)
def test_a_commune_stands_as_the_best_of_its_sites(sites: list[tuple[SiteStatus, CentreKind]], stand: Stand) -> None:
    for number, (status, kind) in enumerate(sites):
        a_site(f"S{number}", LOKOSSA, status, kind)
    a_site("nowhere", "", SiteStatus.PLANNED)
    found = standing.standings(TODAY, TODAY)
    assert {commune: each.stand for commune, each in found.items()} == {LOKOSSA: stand}
    assert standing.unplaced(TODAY) == 1


def equip(site: str, *kinds: EquipmentKind) -> None:
    for kind in kinds:
        new = NewEquipment(kind, date(2026, 1, 1), f"{site}-{kind}", "")
        network.install(site=site, new=new, act=an_act(datetime(2026, 1, 1, 9, 0, tzinfo=UTC)))


def test_needs_are_met_by_what_works_at_every_open_site() -> None:
    a_site("LOK", LOKOSSA, SiteStatus.OPEN)
    assert standing.standings(TODAY, TODAY)[LOKOSSA].needs == dict.fromkeys(standing.NEEDS)
    assert not standing.standings(TODAY, TODAY)[LOKOSSA].is_known
    equip("LOK", EquipmentKind.PANEL, EquipmentKind.BATTERY, EquipmentKind.WIFI, EquipmentKind.KIOSK)
    with building():
        Training.objects.create(
            site=Site.objects.get(), staff="x", title="x", on=TODAY, source="x", noted_at=NOVEMBER_20, noted_by="x"
        )
    found = standing.standings(TODAY, TODAY)[LOKOSSA]
    assert (found.needs["power"], found.needs["link"], found.needs["screen"], found.met) == (True, True, False, 4)
    a_site("LOG", LOKOSSA, SiteStatus.OPEN, CentreKind.GSRU)
    assert standing.standings(TODAY, TODAY)[LOKOSSA].needs["power"] is None
    equip("LOG", EquipmentKind.PANEL)
    assert standing.standings(TODAY, TODAY)[LOKOSSA].needs["power"] is False


def test_what_is_broken_or_no_longer_paid_for_meets_no_need() -> None:
    a_site("OUI", OUIDAH, SiteStatus.OPEN)
    equip("OUI", EquipmentKind.WIFI, EquipmentKind.KIOSK)
    by_kind = {each.kind: each.reference for each in Site.objects.get().equipment.all()}
    paid = NewSubscription(date(2026, 1, 1), date(2026, 11, 19), quota=None)
    network.subscribe(site="OUI", equipment=by_kind["wifi"], new=paid, act=an_act())
    broken = EquipmentState.BROKEN
    network.change_equipment(site="OUI", equipment=by_kind["kiosk"], state=broken, note="", act=an_act(NOVEMBER_20))
    needs = standing.standings(TODAY, TODAY)[OUIDAH].needs
    assert (needs["link"], needs["kiosk"]) == (False, False)


def test_what_is_ready_is_what_was_ready_at_the_end_of_the_period() -> None:
    a_site("OUI", OUIDAH, SiteStatus.OPEN, since=date(2026, 1, 1))
    a_site("LOK", LOKOSSA, SiteStatus.OPEN)
    equip("OUI", EquipmentKind.WIFI, EquipmentKind.KIOSK, EquipmentKind.PANEL, EquipmentKind.BATTERY)
    by_kind = {each.kind: each.reference for each in Site.objects.get(reference="OUI").equipment.all()}
    for days in ((date(2026, 1, 1), date(2026, 10, 15)), (date(2026, 11, 1), date(2026, 12, 31))):
        network.subscribe(site="OUI", equipment=by_kind["wifi"], new=NewSubscription(*days, quota=None), act=an_act())
    after_midnight_in_benin = an_act(datetime(2026, 10, 31, 23, 30, tzinfo=UTC))
    for kind, state in (("kiosk", EquipmentState.BROKEN), ("battery", EquipmentState.RETIRED)):
        reference = by_kind[kind]
        network.change_equipment(site="OUI", equipment=reference, state=state, note="", act=after_midnight_in_benin)
    screen = NewEquipment(EquipmentKind.SCREEN, date(2026, 11, 5), "OUI-screen", "")
    network.install(site="OUI", new=screen, act=an_act())
    asked = ("kiosk", "power", "link", "screen")
    found = {period: atlas.public(period, NOVEMBER_20) for period in (OCTOBER, OCTOBER.beside(1))}
    assert [each.ready_on for each in found.values()] == [date(2026, 10, 31), TODAY]
    stood = [{each.facts.code: each.standing for each in of.communes} for of in found.values()]
    assert [[each[OUIDAH].needs[need] for need in asked] for each in stood] == [
        [True, True, False, False],
        [False, False, True, True],
    ]
    assert [(each[LOKOSSA].stand, bool(each[LOKOSSA].needs)) for each in stood] == [
        (Stand.CCSP, False),
        (Stand.CCSP, True),
    ]


def test_exact_figures_are_for_whoever_follows_every_centre_of_the_commune() -> None:
    every = places.centres()
    assert policies.followed(who(RoleKind.ADMINISTRATOR), every) == {LOKOSSA, OUIDAH}
    assert policies.followed(who(RoleKind.SUPERVISOR, "BJ-MO"), every) == {LOKOSSA}
    assert policies.followed(who(RoleKind.OBSERVER, LOKOSSA), every) == {LOKOSSA}
    assert policies.followed(who(RoleKind.FOCAL_POINT, "LOK"), every) == frozenset()
    assert policies.followed(who(RoleKind.FOCAL_POINT, "OUI"), every) == {OUIDAH}
    assert policies.followed(Viewer.stranger(), every) == frozenset()
    assert atlas.followed(who(RoleKind.SUPERVISOR, "BJ-MO"), LOKOSSA).name == "Lokossa"
    for commune in (OUIDAH, "BJ-MO-BOP", "BJ-XX-NUL"):
        with pytest.raises(NotYourCommune, match="ne sont pas suivis par vous"):
            atlas.followed(who(RoleKind.SUPERVISOR, "BJ-MO"), commune)


def test_staff_read_what_the_public_is_told_in_a_word() -> None:
    keep({(LOKOSSA, date(2026, 10, 5)): Counts(visits=3, women=3), (OUIDAH, date(2026, 10, 5)): Counts(visits=20)})
    told = {each.facts.code: each.told[Figure.VISITS] for each in atlas.public(OCTOBER, NOVEMBER_20).communes}
    assert (told[LOKOSSA].count, told[OUIDAH].count, told["BJ-MO-BOP"].count) == (None, 20, 0)
    exact = atlas.exact(who(RoleKind.SUPERVISOR, "BJ-MO"), OCTOBER, NOVEMBER_20)
    assert [(each.facts.code, each.told[Figure.VISITS].count) for each in exact.communes] == [(LOKOSSA, 3)]
    assert [each.facts.name for each in atlas.public(OCTOBER, NOVEMBER_20).communes] == ["Bopa", "Lokossa", "Ouidah"]
    assert atlas.total(atlas.public(OCTOBER, NOVEMBER_20).communes)[Figure.VISITS].count == 20


def a_report(place: str, visits: int, month: date = OCTOBER.first, corrected: tuple[int, ...] = ()) -> None:
    with building():
        report = Report.objects.create(
            place=place,
            month=month,
            written_at=NOVEMBER_20,
            figures={"visits": visits},
            digest="0" * 64,
            transmitted_at=NOVEMBER_20,
        )
        for number, value in enumerate(corrected):
            at = datetime(2026, 11, 6 + number, tzinfo=UTC)
            Correction.objects.create(report=report, figure="visits", value=value, reason="x", at=at, by="x")
        Correction.objects.create(report=report, reason="Des mots.", at=NOVEMBER_20, by="x")


def compared(*, exactly: bool = True, period: Period = OCTOBER) -> dict[str, declared.Compared]:
    found = atlas.public(period, NOVEMBER_20).communes
    told = declared.exactly(found, period) if exactly else declared.publicly(found, period, TODAY)
    return {each.commune.facts.code: each for each in told}


def test_visits_are_compared_in_months_that_every_centre_of_the_commune_reported() -> None:
    keep({(LOKOSSA, date(2026, 10, 5)): Counts(visits=30), (OUIDAH, date(2026, 10, 5)): Counts(visits=14)})
    a_report("LOK", 18)
    a_report("OUI", 14, corrected=(20, 12))
    a_report("XXX", 14)
    assert (compared()[LOKOSSA].visits, compared()[LOKOSSA].reported) == (None, ())
    assert compared()[OUIDAH].visits == Pair(12, 14)
    assert compared(exactly=False)[OUIDAH].visits == Pair(None, 14, is_near=True)
    a_report("LOG", 2)
    assert compared()[LOKOSSA].visits == Pair(20, 30)
    assert compared(exactly=False)[LOKOSSA].visits == Pair(20, 30)
    assert Pair(20, 30).difference == -10
    assert "BJ-MO-BOP" not in compared()


def test_a_month_that_is_told_with_others_is_compared_with_their_reports_together() -> None:
    keep({(OUIDAH, date(2026, 9, 7)): Counts(visits=6), (OUIDAH, date(2026, 10, 5)): Counts(visits=6)})
    a_report("OUI", 40)
    assert compared(exactly=False, period=Period(date(2026, 7, 1), 3)).get(OUIDAH) is not None
    assert compared(exactly=False, period=Period(date(2026, 1, 1), 12))[OUIDAH].visits is None
    a_report("OUI", 1, date(2026, 9, 1))
    assert compared(exactly=False, period=Period(date(2026, 1, 1), 12))[OUIDAH].visits == Pair(41, 12)
    assert compared(exactly=False)[OUIDAH].visits is None


def test_a_day_is_measured_when_the_node_answered_in_half_of_its_hours() -> None:
    up = {5: (1, 48, 24), 6: (0, 48, 48), 7: (1, 48, 23), 8: (1, 0, 0)}
    keep({(OUIDAH, date(2026, 10, day)): Counts(opened=o, expected=e, up=u) for day, (o, e, u) in up.items()})
    assert compared()[OUIDAH].days == Pair(3, 2)
    assert queries.days_up(OCTOBER.first, OCTOBER.first, [LOKOSSA]) == {}


def test_years_and_communes_cost_the_same_queries() -> None:
    keep({(OUIDAH, date(2026, 10, 5)): Counts(visits=30)})
    with CaptureQueriesContext(connection) as few:
        atlas.public(OCTOBER, NOVEMBER_20)
    keep({(code, after(OCTOBER.first, -back)): Counts(visits=30) for code in (LOKOSSA, OUIDAH) for back in range(10)})
    with CaptureQueriesContext(connection) as many:
        atlas.public(Period(date(2026, 1, 1), 12), NOVEMBER_20)
    assert len(few) == len(many)
