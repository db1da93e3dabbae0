"""People who work here: invited, given roles until a day, disabled, and what the demonstration invents."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from guichet.foundation.identity import demonstration, queries
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.demonstration import Post, Team
from guichet.foundation.identity.models import Role, StaffMember
from guichet.foundation.identity.viewer import HeldRole
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act
from tests.factories.identity import give, make_officer, make_staff

pytestmark = pytest.mark.django_db
SEARCH = HeldRole(RoleKind.OFFICER, "mjl", "casier-recherche")
TODAY = date(2026, 11, 20)


def roles(staff: StaffMember, at: datetime = NOON) -> tuple[HeldRole, ...]:
    facts = queries.staff(staff.reference, at)
    assert facts
    return facts.roles


def give_role(staff: StaffMember, role: HeldRole = SEARCH, from_on: date = TODAY, until_on: date | None = None) -> Role:
    return identity.give_role(staff=staff.reference, role=role, from_on=from_on, until_on=until_on, act=an_act())


def test_a_role_is_held_from_its_first_day_until_its_end_exclusive() -> None:
    codjo = make_staff()
    give_role(codjo, until_on=date(2026, 11, 22))
    held = [roles(codjo, datetime(2026, 11, day, 12, tzinfo=UTC)) for day in (19, 20, 21, 22)]
    assert held == [(), (SEARCH,), (SEARCH,), ()]


def test_the_day_of_a_role_is_that_of_benin() -> None:
    codjo = make_staff()
    give_role(codjo)
    assert roles(codjo, datetime(2026, 11, 19, 22, 59, tzinfo=UTC)) == ()
    assert roles(codjo, datetime(2026, 11, 19, 23, 0, tzinfo=UTC)) == (SEARCH,)


def test_a_role_that_ends_is_no_longer_held_the_same_day() -> None:
    codjo = make_officer()
    identity.end_role(staff=codjo.reference, role=SEARCH, act=an_act())
    assert roles(codjo) == ()
    assert Entry.objects.get().facts["until_on"] == "2026-11-20"


def test_a_role_that_is_not_held_is_not_ended() -> None:
    with pytest.raises(identity.StaffRefused) as refusal:
        identity.end_role(staff=make_staff().reference, role=SEARCH, act=an_act())
    assert refusal.value.message == "Cette personne ne tient pas ce rôle."


def test_a_role_does_not_end_before_it_begins() -> None:
    with pytest.raises(identity.StaffRefused) as refusal:
        give_role(make_staff(), until_on=TODAY)
    assert refusal.value.message == "Un rôle doit finir après avoir commencé. Choisissez une date plus tardive."


def test_a_role_is_held_somewhere() -> None:
    with pytest.raises(identity.StaffRefused) as refusal:
        give_role(make_staff(), HeldRole(RoleKind.OFFICER))
    assert refusal.value.message == "Dites auprès de quelle autorité ou dans quel lieu ce rôle est tenu."


@pytest.mark.parametrize(
    "role",
    [
        {"kind": "officer"},
        {"kind": "officer", "authority": "mjl", "place": "LOK"},
        {"kind": "officer", "unit": "casier-recherche", "place": "LOK"},
        {"kind": "officer", "authority": "mjl", "until_on": date(2025, 1, 1)},
    ],
)
def test_the_database_refuses_a_role_that_makes_no_sense(role: dict[str, Any]) -> None:
    codjo = make_staff()
    with building(), pytest.raises(IntegrityError), transaction.atomic():
        Role.objects.create(staff=codjo, from_on=TODAY, **role)


def test_a_person_who_is_not_known_is_refused() -> None:
    with pytest.raises(identity.StaffRefused) as refusal:
        identity.disable(staff="inconnu", act=an_act())
    assert refusal.value.message == "Cette personne n’est pas connue ici."
    assert queries.staff("inconnu", NOON) is None
    assert queries.staff_with_email("inconnu@exemple.bj") is None


@pytest.mark.parametrize(
    ("email", "name", "sentence"),
    [
        ("codjo", "Codjo", "Cette adresse n’est pas complète. Écrivez-la comme ceci : nom@exemple.bj."),
        ("codjo@exemple.bj", " ", "Écrivez le nom de la personne."),
    ],
)
def test_an_invitation_needs_an_address_and_a_name(email: str, name: str, sentence: str) -> None:
    with pytest.raises(identity.StaffRefused) as refusal:
        identity.invite(email=email, name=name, language="fr", act=an_act())
    assert refusal.value.message == sentence


def test_disabling_and_enabling_twice_tell_once() -> None:
    codjo = make_staff()
    for _ in range(2):
        identity.disable(staff=codjo.reference, act=an_act())
    for _ in range(2):
        identity.enable(staff=codjo.reference, act=an_act())
    kinds = list(Entry.objects.order_by("number").values_list("kind", flat=True))
    assert kinds == ["identity.staff-disabled", "identity.staff-enabled"]


def test_finishing_a_setup_that_is_finished_tells_nothing() -> None:
    identity.finish_setup(staff=make_staff().reference, act=an_act())
    assert not Entry.objects.exists()


def test_a_team_of_the_demonstration_has_two_officers_and_everyone_its_circuit_needs() -> None:
    team = Team(
        "justice-casier-b3",
        (
            Post(RoleKind.OFFICER, "mjl", "casier-recherche"),
            Post(RoleKind.SIGNATORY, "mjl", "casier-signature"),
            Post(RoleKind.SUPERVISOR, "mjl", "casier-recherche"),
            Post(RoleKind.SUPERVISOR, "mjl", "casier-signature"),
        ),
    )
    for _ in range(2):
        demonstration.settle(teams=[team], act=an_act())
    people = queries.demonstration_staff(NOON)
    assert sorted((each.email, len(each.roles)) for each in people) == [
        ("justice-casier-b3.agent-1@demonstration.example", 1),
        ("justice-casier-b3.agent-2@demonstration.example", 1),
        ("justice-casier-b3.signataire@demonstration.example", 1),
        ("justice-casier-b3.superviseur@demonstration.example", 2),
        ("pays.administrateur@demonstration.example", 1),
        ("pays.administratrice@demonstration.example", 1),
        ("pays.directrice-borgou@demonstration.example", 1),
        ("pays.directrice-mono@demonstration.example", 1),
        ("pays.guichet-parakou@demonstration.example", 1),
        ("pays.maire-lokossa@demonstration.example", 1),
        ("pays.point-focal-lokossa@demonstration.example", 1),
        ("pays.prefet-mono@demonstration.example", 1),
        ("pays.relations-usagers@demonstration.example", 1),
        ("pays.superviseur-lokossa@demonstration.example", 1),
        ("pays.superviseuse-relations@demonstration.example", 1),
    ]
    assert len({each.name for each in people}) == 15
    assert [(each.phone, each.assurance) for each in queries.demonstration_citizens()] == [
        ("01 90 00 00 01", "contact"),
        ("01 90 00 00 02", "national"),
    ]


def test_a_real_person_is_never_entered_without_proof() -> None:
    assert queries.demonstration_member(make_officer().reference) is None
    demonstration.settle(teams=[Team("x", (Post(RoleKind.OFFICER, "mjl", "u"),))], act=an_act())
    invented = queries.demonstration_staff(NOON)[0]
    assert queries.demonstration_member(invented.reference)
    identity.disable(staff=invented.reference, act=an_act())
    assert queries.demonstration_member(invented.reference) is None


def test_one_person_or_ten_cost_the_same_queries() -> None:
    for number in range(10):
        staff = identity.invent_staff(email=f"{number}@demonstration.example", name=f"N {number}", act=an_act())
        assert staff
        give(staff)
        if number in {0, 9}:
            with CaptureQueriesContext(connection) as asked:
                assert len(queries.demonstration_staff(NOON)) == number + 1
            assert len(asked) == 2
