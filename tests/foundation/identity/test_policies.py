"""Who may do what."""

import pytest

from guichet.foundation.identity import policies
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Actor, ActorKind, PlaceId

OFFICER, SIGNATORY, ADMINISTRATOR = RoleKind.OFFICER, RoleKind.SIGNATORY, RoleKind.ADMINISTRATOR
LOKOSSA = PlaceId("LOK")


def staff(*roles: HeldRole) -> Viewer:
    return Viewer(ActorKind.STAFF, "codjo", roles)


AT_UNIT = staff(HeldRole(OFFICER, "mjl", "casier-recherche"))
AT_AUTHORITY = staff(HeldRole(OFFICER, "mjl"))
AT_LOKOSSA = staff(HeldRole(OFFICER, place=LOKOSSA))
CITIZEN = Viewer(ActorKind.CITIZEN, "afi", (HeldRole(OFFICER, "mjl"),))


def test_a_stranger_is_nobody_and_acts_as_nobody() -> None:
    stranger = Viewer.stranger()
    assert (stranger.is_staff, stranger.is_citizen) == (False, False)
    assert stranger.actor == Actor(ActorKind.ANONYMOUS, "nobody")


def test_a_role_is_held_by_staff_only() -> None:
    assert policies.holds(AT_UNIT, OFFICER)
    assert policies.holds(AT_UNIT)
    assert not policies.holds(AT_UNIT, SIGNATORY)
    assert not policies.holds(staff())
    assert not policies.holds(CITIZEN, OFFICER)


@pytest.mark.parametrize(
    ("viewer", "kind", "unit", "may"),
    [
        (AT_UNIT, OFFICER, "casier-recherche", True),
        (AT_UNIT, OFFICER, "casier-signature", False),
        (AT_UNIT, SIGNATORY, "casier-recherche", False),
        (AT_AUTHORITY, OFFICER, "casier-signature", True),
        (AT_LOKOSSA, OFFICER, "casier-recherche", False),
        (CITIZEN, OFFICER, "casier-recherche", False),
    ],
)
def test_one_works_where_the_role_is_held(viewer: Viewer, kind: RoleKind, unit: str, may: bool) -> None:  # noqa: FBT001
    assert policies.may_work_at(viewer, kind=kind, authority="mjl", unit=unit) is may
    assert not policies.may_work_at(viewer, kind=kind, authority="mae", unit=unit)


def test_one_serves_at_the_place_of_the_role() -> None:
    assert policies.may_serve_at(AT_LOKOSSA, kind=OFFICER, place=LOKOSSA)
    assert not policies.may_serve_at(AT_LOKOSSA, kind=OFFICER, place=PlaceId("OUI"))
    assert not policies.may_serve_at(AT_UNIT, kind=OFFICER, place=LOKOSSA)


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (HeldRole(ADMINISTRATOR, "mjl"), True),
        (HeldRole(ADMINISTRATOR), True),
        (HeldRole(ADMINISTRATOR, "mae"), False),
        (HeldRole(ADMINISTRATOR, "mjl", "casier-recherche"), False),
        (HeldRole(ADMINISTRATOR, place=LOKOSSA), False),
        (HeldRole(SIGNATORY, "mjl"), False),
    ],
)
def test_one_administers_an_authority_whole_or_the_whole_node(role: HeldRole, may: bool) -> None:  # noqa: FBT001
    assert policies.may_administer(staff(role), authority="mjl") is may


@pytest.mark.parametrize(
    ("role", "somewhere"),
    [
        (HeldRole(OFFICER, "mjl"), True),
        (HeldRole(OFFICER, "mjl", "casier-recherche"), True),
        (HeldRole(OFFICER, place=LOKOSSA), True),
        (HeldRole(ADMINISTRATOR), True),
        (HeldRole(OFFICER), False),
        (HeldRole(OFFICER, "", "casier-recherche"), False),
        (HeldRole(OFFICER, "mjl", place=LOKOSSA), False),
        (HeldRole(OFFICER, "", "casier-recherche", LOKOSSA), False),
    ],
)
def test_a_role_is_held_somewhere_and_at_one_thing(role: HeldRole, somewhere: bool) -> None:  # noqa: FBT001
    assert policies.is_held_somewhere(role) is somewhere
