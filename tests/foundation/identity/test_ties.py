"""Whose cases a member of staff must not be served, said by themselves and read by nobody."""

import json
from datetime import timedelta

import pytest

from guichet.foundation.identity import blind, queries
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.models import StaffMember, Tie
from guichet.foundation.identity.operations import TieRefused
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind, TieKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import ActorKind
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act
from tests.factories.identity import give, make_staff

pytestmark = pytest.mark.django_db
OWN, SISTERS = "1234567890", "9876543210"


@pytest.fixture
def codjo() -> StaffMember:
    return make_staff()


def declare(staff: StaffMember, npi: str, kind: TieKind = TieKind.SIBLING) -> Tie:
    return identity.declare_tie(staff=staff.reference, npi=npi, kind=kind, act=an_act())


def viewer(staff: StaffMember) -> Viewer:
    return Viewer(ActorKind.STAFF, staff.reference)


def tied(staff: StaffMember, days: int = 0) -> frozenset[str]:
    return queries.tied_to([staff.reference], NOON + timedelta(days=days))[staff.reference]


def test_a_tie_is_kept_as_a_blind_index_and_the_journal_has_no_number(codjo: StaffMember) -> None:
    declare(codjo, "98 765 432 10")
    assert tied(codjo) == {blind.index("npi", SISTERS)}
    assert [facts.kind for facts in queries.ties(viewer(codjo))] == [TieKind.SIBLING]
    told = Entry.objects.of_kind("identity.tie-declared").get()
    assert (told.subject, told.facts["kind"]) == (codjo.reference, "sibling")
    assert SISTERS not in json.dumps(told.facts)


def test_the_same_number_said_twice_is_one_tie(codjo: StaffMember) -> None:
    assert declare(codjo, SISTERS) == declare(codjo, SISTERS)


def test_a_corrected_number_of_ones_own_takes_the_place_of_the_former(codjo: StaffMember) -> None:
    declare(codjo, SISTERS)
    declare(codjo, "111111", TieKind.SELF)
    declare(codjo, OWN, TieKind.SELF)
    assert [facts.kind for facts in queries.ties(viewer(codjo))] == [TieKind.SIBLING, TieKind.SELF]
    assert Entry.objects.of_kind("identity.tie-withdrawn").count() == 1


def test_a_tie_withdrawn_still_counts_for_ninety_days(codjo: StaffMember) -> None:
    tie = declare(codjo, SISTERS)
    identity.withdraw_tie(staff=codjo.reference, tie=tie.reference, act=an_act())
    assert queries.ties(viewer(codjo)) == ()
    assert (len(tied(codjo, 89)), len(tied(codjo, 90))) == (1, 0)


def test_what_is_no_number_is_refused_in_words(codjo: StaffMember) -> None:
    with pytest.raises(TieRefused, match="Ce numéro n’est pas un NPI"):
        declare(codjo, "Afi")


def test_fifty_ties_are_enough(codjo: StaffMember) -> None:
    for number in range(50):
        declare(codjo, f"55555{number}")
    with pytest.raises(TieRefused, match="Vous avez déjà déclaré 50 liens"):
        declare(codjo, SISTERS)


def test_nobody_withdraws_the_tie_of_another(codjo: StaffMember) -> None:
    tie = declare(codjo, SISTERS)
    other = make_staff("bio@exemple.bj", "Bio Sagbo")
    with pytest.raises(TieRefused, match="Ce lien est déjà retiré"):
        identity.withdraw_tie(staff=other.reference, tie=tie.reference, act=an_act())
    assert queries.ties(viewer(other)) == ()


def test_workers_are_those_who_hold_the_role_there_and_are_not_disabled() -> None:
    here, whole, elsewhere, out = (make_staff(f"{name}@exemple.bj", name) for name in ("a", "b", "c", "d"))
    give(here, unit="bureau"), give(whole, unit=""), give(elsewhere, unit="autre"), give(out, unit="bureau")
    with building():
        StaffMember.objects.filter(pk=out.pk).update(disabled_at=NOON)
    found = queries.workers(kind=RoleKind.OFFICER, authority="mjl", unit="bureau", at=NOON)
    assert set(found) == {here.reference, whole.reference}
