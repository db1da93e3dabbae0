"""Supervisors read where to ask a question, with how often the same rule speaks where nothing is wrong."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Case
from guichet.domains.casework.operations import StepEnd
from guichet.domains.casework.signals import SIGNALS as RULES
from guichet.domains.casework.signals import Code, version
from guichet.domains.casework.signals.honest import FalseAlarms, false_alarms
from guichet.domains.casework.signals.rules import THRESHOLDS
from guichet.domains.casework.vocabulary import GivenBackFor
from guichet.foundation.identity.models import StaffMember
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import ActorKind
from guichet.foundation.lib.operation import building
from guichet.surfaces.backoffice.signals import pages
from tests.factories.cases import AUTHORITY, a_ready_case, an_officer, by, publish_the_service, sealed
from tests.factories.identity import give, make_officer, make_staff, sign_in_staff

pytestmark = pytest.mark.django_db
SIGNALS = "/agents/signaux/"
FILE = f"{SIGNALS}signaux.csv"
RISSI = an_officer("rissi")
GIVEN_BACK = "Dossiers rendus\u00a0: Bureau des recherches"


@pytest.fixture
def ida(client: Client) -> Client:
    """Supervises the office."""
    publish_the_service()
    staff = make_staff("ida@exemple.bj", "Ida")
    give(staff, RoleKind.SUPERVISOR, authority=AUTHORITY, unit="bureau")
    sign_in_staff(client, staff)
    return client


def given_back_ten_times(name: str = "Koffi Inventé", days_ago: int = 1) -> Case:
    """By an invented officer, beside one that another treats."""
    staff: StaffMember = make_staff("koffi@exemple.bj", name)
    koffi = Viewer(ActorKind.STAFF, staff.reference, roles=(HeldRole(RoleKind.OFFICER, AUTHORITY, "bureau"),))
    at = timezone.now() - timedelta(days=days_ago)
    case = a_ready_case(at)
    for _number in range(10):
        casework.take_next(officer=koffi, act=by(koffi, at))
        casework.give_back(reference=case.reference, officer=koffi, reason=GivenBackFor.TOOL, act=by(koffi, at))
    casework.take_next(officer=RISSI, act=by(RISSI, at))
    ending = StepEnd("irrecevable", findings=b"x", reasons=sealed())
    casework.finish_step(reference=case.reference, officer=RISSI, ending=ending, act=by(RISSI, at))
    return case


def page(client: Client, address: str = SIGNALS) -> str:
    return client.get(address).content.decode()


def rows(client: Client, address: str = FILE) -> list[list[str]]:
    return list(csv.reader(io.StringIO(page(client, address))))


def test_a_supervisor_reads_what_was_counted_of_whom_in_which_cases(ida: Client) -> None:
    case = given_back_ten_times()
    seen = page(ida)
    for words in (
        GIVEN_BACK,
        "Koffi Inventé",
        "Rendus\u00a0: 10, sur 10 que la file lui a servis.",
        "À partir de dix dossiers rendus",
        "Dossiers concernés\u00a0: 1",
        case.reference,
        "Un signal est une raison de poser une question, pas une preuve.",
    ):
        assert words in seen
    assert f"/{case.reference}" not in seen


def test_beside_each_rule_stands_how_often_it_speaks_where_nobody_did_anything(ida: Client) -> None:
    given_back_ten_times()
    known = false_alarms(Code.GIVE_BACKS, 90)
    assert known is not None
    said = f"fausses alertes\u00a0: {known.count}, sur {known.windows} fenêtres d’un bureau pendant 90 jours."
    assert said in page(ida, f"{SIGNALS}?jours=90")


def test_without_a_count_the_page_says_so(ida: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    given_back_ten_times()
    before = version(Code.GIVE_BACKS)
    changed = dict(THRESHOLDS)
    changed[Code.GIVE_BACKS] = {"least": 9, "times": 3}
    monkeypatch.setattr("guichet.domains.casework.signals.rules.THRESHOLDS", changed)
    assert version(Code.GIVE_BACKS) != before
    assert "n’ont pas encore été comptées." in page(ida)
    assert rows(ida)[1][7:9] == ["", ""]


def test_where_nothing_is_found_the_page_says_what_that_means(ida: Client) -> None:
    seen = page(ida)
    assert "Aucune règle n’a dépassé son seuil en 30 jours." in seen
    assert "Cela ne prouve pas que tout va bien" in seen
    assert "Essayez plus de jours." in seen
    assert FILE not in seen
    for signal in RULES.values():
        assert str(signal.explanation) in seen
        assert str(signal.threshold) in seen


def test_a_rule_that_said_nothing_says_what_it_counts_and_how_often_it_is_wrong(ida: Client) -> None:
    seen = page(ida, f"{SIGNALS}?jours=365&regle=jumps")
    assert "cette règle n’a pas dépassé son seuil en 365 jours." in seen
    assert "Essayez plus de jours." not in seen
    assert str(RULES[Code.JUMPS].threshold) in seen
    assert str(RULES[Code.SILENCES].threshold) not in seen
    known = false_alarms(Code.JUMPS, 365)
    assert known is not None
    assert f"fausses alertes\u00a0: {known.count}, sur {known.windows} fenêtres" in seen


def test_days_and_rule_are_chosen_by_link(ida: Client) -> None:
    given_back_ten_times(days_ago=40)
    assert GIVEN_BACK not in page(ida)
    seen = page(ida, f"{SIGNALS}?jours=90")
    assert GIVEN_BACK in seen
    assert '<a href="?jours=90" aria-current="true">90 derniers jours</a>' in seen
    assert '<a href="?jours=90&amp;regle=silences">' in seen
    assert GIVEN_BACK in page(ida, f"{SIGNALS}?jours=90&regle=give-backs")
    assert GIVEN_BACK not in page(ida, f"{SIGNALS}?jours=90&regle=silences")


@pytest.mark.parametrize("odd", ["jours=31", "jours=x", "regle=toutes", "jours=&regle="])
def test_what_is_not_offered_is_as_if_nothing_was_asked(ida: Client, odd: str) -> None:
    given_back_ten_times()
    assert GIVEN_BACK in page(ida, f"{SIGNALS}?{odd}")


def test_the_file_has_the_same_signals(ida: Client) -> None:
    case = given_back_ten_times()
    head, row = rows(ida)
    assert head[:7] == ["rule", "days", "authority", "office", "officer", "count", "of"]
    assert row[:7] == ["give-backs", "30", AUTHORITY, "bureau", "Koffi Inventé", "10", "10"]
    assert row[9] == case.reference
    assert rows(ida, f"{FILE}?regle=jumps") == [head]


def test_a_name_that_a_spreadsheet_would_compute_is_kept_as_text(ida: Client) -> None:
    given_back_ten_times("=1+1")
    assert rows(ida)[1][4] == "'=1+1"


def test_somebody_whom_nobody_knows_any_more_has_no_name(ida: Client) -> None:
    given_back_ten_times()
    with building():
        StaffMember.objects.get(name="Koffi Inventé").delete()
    assert "quelqu’un qui n’est plus connu ici" in page(ida)


def test_many_references_stand_in_the_file_alone(ida: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    given_back_ten_times()
    monkeypatch.setattr(pages, "SHOWN", 0)
    assert "Les autres sont dans le fichier\u00a0: 1." in page(ida)


def test_an_officer_does_not_come_in_and_another_supervisor_sees_nothing(ida: Client) -> None:
    given_back_ten_times()
    assert GIVEN_BACK in page(ida)
    other = Client()
    staff = make_staff("bio@exemple.bj", "Bio")
    give(staff, RoleKind.SUPERVISOR, authority=AUTHORITY, unit="direction")
    sign_in_staff(other, staff)
    assert GIVEN_BACK not in page(other)
    assert len(rows(other)) == 1
    sign_in_staff(other, make_officer("sena@exemple.bj"))
    assert [other.get(each).status_code for each in (SIGNALS, FILE)] == [403, 403]


def test_the_way_there_is_offered_to_supervisors(ida: Client) -> None:
    for address in ("/agents/", "/agents/supervision/"):
        assert f'href="{SIGNALS}"' in page(ida, address)


def test_a_count_of_other_thresholds_or_of_other_days_is_no_count() -> None:
    assert isinstance(false_alarms(Code.JUMPS, 30), FalseAlarms)
    assert false_alarms(Code.JUMPS, 31) is None
