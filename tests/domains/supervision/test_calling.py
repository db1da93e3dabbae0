"""Why a centre is called, by which number, and that one person did."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guichet.domains.network.models import Equipment, Site, Stock, Subscription
from guichet.domains.reporting import operations as reporting
from guichet.domains.supervision import calling, demonstration, queries
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.calling import About
from guichet.domains.supervision.models import Called, Number
from guichet.domains.supervision.refusals import CalledAlready, NoNumber, NotYourCentre
from guichet.domains.supervision.vocabulary import Office
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import ActorKind, PlaceId
from guichet.foundation.lib.operation import building
from guichet.foundation.places.models import Centre
from tests.domains.supervision.ordered import HEAD
from tests.domains.supervision.slots import MONDAY, act, moment
from tests.factories.places import make_centre

pytestmark = pytest.mark.django_db
LOK = frozenset({"LOK"})


@pytest.fixture(autouse=True)
def lokossa(db: None) -> None:  # noqa: ARG001 the database comes first
    make_centre()
    opened_on(2)


def opened_on(month: int) -> None:
    with building():
        Centre.objects.update(opened_on=MONDAY.replace(month=month))


def furnished(count: int = 1, *, ends_in: int = 3, warranty_in: int = 10, level: int = 2) -> None:
    with building():
        site, _new = Site.objects.get_or_create(
            reference="LOK", defaults={"kind": "ccsp", "name": "CCSP Lokossa", "commune": "BJ-MO-LOKOSSA"}
        )
        for _number in range(count):
            number = Equipment.objects.count()
            wifi = Equipment.objects.create(
                reference=f"w{number}", site=site, kind="wifi", serial=f"DEMO-{number}", installed_on=MONDAY,
                warranty_last_on=MONDAY + timedelta(days=warranty_in), state="in-service",
            )  # fmt: skip
            Subscription.objects.create(
                equipment=wifi, starts_on=MONDAY - timedelta(days=40), last_on=MONDAY + timedelta(days=ends_in)
            )
        Stock.objects.update_or_create(site=site, supply="receipt-roll", defaults={"level": level, "threshold": 5})


def reasons(hour: int = 9) -> list[tuple[str, str]]:
    return [(call.about.value, call.sentence) for call in calling.calls(LOK, moment(hour))]


def sent_report() -> None:
    month = MONDAY.replace(month=2, day=1)
    reporting.transmit(centre=PlaceId("LOK"), month=month, act=act(moment(8)))


def test_what_ends_and_what_lacks_is_a_reason_to_call() -> None:
    furnished()
    assert reasons() == [
        ("site", "L’abonnement finit le 5 mars 2026\u00a0: Wi-Fi à longue portée (série DEMO-0)."),
        ("site", "La garantie finit le 12 mars 2026\u00a0: Wi-Fi à longue portée (série DEMO-0)."),
        ("site", "Il manque des rouleaux de papier\u00a0: il en reste 2, le seuil est de 5."),
    ]
    assert [call.office for call in calling.calls(LOK, moment(9))] == ["directorate", "focal-point", "focal-point"]
    assert calling.calls(frozenset({"COT"}), moment(9)) == ()


def test_a_subscription_that_ended_says_so_and_what_is_far_off_says_nothing() -> None:
    furnished(ends_in=-2, warranty_in=90, level=5)
    assert reasons() == [
        (
            "site",
            "L’abonnement est fini depuis le 28 février 2026, sans suite\u00a0: Wi-Fi à longue portée (série DEMO-0).",
        )
    ]


def test_what_ends_on_one_day_is_one_reason() -> None:
    furnished(2, level=9)
    subscriptions, warranties = (sentence for _about, sentence in reasons())
    things = "Wi-Fi à longue portée (série DEMO-0), Wi-Fi à longue portée (série DEMO-1)."
    assert subscriptions == f"L’abonnement finit le 5 mars 2026\u00a0: {things}"
    assert warranties == f"La garantie finit le 12 mars 2026\u00a0: {things}"


def test_a_report_that_is_late_is_a_reason_until_it_is_transmitted() -> None:
    late = moment(9, day=4)  # the sixth of March
    (call,) = calling.calls(LOK, late)
    assert (call.about, call.subject, call.sentence) == (
        About.REPORT,
        "LOK 2026-02",
        "Le rapport mensuel n’est pas transmis\u00a0: février 2026.",
    )
    assert calling.calls(LOK, moment(9, day=3)) == ()
    sent_report()
    assert calling.calls(LOK, late) == ()


def test_until_the_next_one_is_late_the_report_before_it_stays_a_reason() -> None:
    opened_on(1)
    for day, subject in ((0, "LOK 2026-01"), (3, "LOK 2026-01"), (4, "LOK 2026-02")):  # the second, fifth and sixth
        (call,) = calling.calls(LOK, moment(9, day=day))
        assert call.subject == subject


def test_ten_reasons_cost_as_many_queries_as_one() -> None:
    costs = []
    for count in (1, 9):
        furnished(count)
        with CaptureQueriesContext(connection) as spent:
            calling.calls(LOK, moment(9))
        costs.append(len(spent))
    assert costs[0] == costs[1]


def test_a_number_is_kept_by_office_and_taken_away_when_it_is_empty() -> None:
    phones = {Office.TOWN_HALL: "97 00 11 33", Office.FOCAL_POINT: "+229 01 97 00 11 22"}
    supervision.note_numbers(centre="LOK", phones=phones, staff=HEAD, act=act(moment(8)))
    found = queries.numbers(LOK)["LOK"]
    assert [(each.office, each.phone, each.spoken) for each in found] == [
        ("focal-point", "+2290197001122", "01 97 00 11 22"),
        ("town-hall", "+2290197001133", "01 97 00 11 33"),
    ]
    supervision.note_numbers(centre="LOK", phones={Office.TOWN_HALL: ""}, staff=HEAD, act=act(moment(9)))
    assert Number.objects.get().office == "focal-point"
    assert Entry.objects.of_kind("supervision.numbers-noted").count() == 2


def test_a_number_that_does_not_exist_changes_none() -> None:
    phones = {Office.FOCAL_POINT: "01 97 00 11 22", Office.TOWN_HALL: "12"}
    with pytest.raises(NoNumber, match="Aucun n’a été changé"):
        supervision.note_numbers(centre="LOK", phones=phones, staff=HEAD, act=act(moment(8)))
    assert not Number.objects.exists()


def test_two_persons_do_not_call_the_same_centre_on_one_day() -> None:
    supervision.mark_called(centre="LOK", note=" Occupé. ", staff=HEAD, act=act(moment(9)))
    supervision.mark_called(centre="LOK", note="Le courant est coupé.", staff=HEAD, act=act(moment(9, 5)))
    facts = queries.called(LOK, moment(10))["LOK"]
    assert (facts.by, facts.at, facts.note) == ("test", moment(9), "Le courant est coupé.")
    with building():
        Called.objects.update(by="ida")
    with pytest.raises(CalledAlready, match="à 09:00\u00a0: lisez sa note"):
        supervision.mark_called(centre="LOK", note="", staff=HEAD, act=act(moment(10)))
    supervision.mark_called(centre="LOK", note="", staff=HEAD, act=act(moment(9, day=1)))
    assert Entry.objects.of_kind("supervision.centre-called").count() == 2


def test_who_only_sees_a_centre_marks_nothing_there() -> None:
    koffi = Viewer(ActorKind.STAFF, "koffi", (HeldRole(RoleKind.FOCAL_POINT, place=PlaceId("LOK")),))
    for stranger in (koffi, Viewer(ActorKind.STAFF, "autre")):
        with pytest.raises(NotYourCentre):
            supervision.mark_called(centre="LOK", note="", staff=stranger, act=act(moment(9)))
        with pytest.raises(NotYourCentre):
            supervision.note_numbers(centre="LOK", phones={}, staff=stranger, act=act(moment(9)))


def test_the_demonstration_has_numbers_that_are_nobodys_once() -> None:
    demonstration.furnish(act(moment(9)))
    with building():
        Number.objects.filter(office=Office.DIRECTORATE).delete()
    demonstration.furnish(act(moment(9)))
    (number,) = queries.numbers(LOK)["LOK"]
    assert number.spoken == "01 90 00 01 01"
