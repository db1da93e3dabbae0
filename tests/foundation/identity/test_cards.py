"""A focal point's card: issued at the national node, used at a centre that is cut off, locked, lent for a day."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from guichet.foundation.identity import cards, pins, policies, queries, registry
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.models import Card, StaffMember
from guichet.foundation.identity.operations import CardNotIssued, IssuedCard, NoSuchCard
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act
from tests.factories.identity import give, make_staff

pytestmark = pytest.mark.django_db

LOKOSSA = PlaceId("LOK")
PIN = "804713"
WRONG = "804714"


def at_lokossa(staff: StaffMember | None = None, at: datetime = NOON) -> Act:
    actor = Actor(ActorKind.STAFF, staff.reference) if staff else Actor(ActorKind.ANONYMOUS, "nobody")
    return Act(actor=actor, at=at, place=LOKOSSA, surface=Surface.COUNTER)


@pytest.fixture
def codjo() -> StaffMember:
    staff = make_staff()
    give(staff, RoleKind.FOCAL_POINT, authority="", unit="", place="LOK")
    return staff


@pytest.fixture
def issued(codjo: StaffMember) -> IssuedCard:
    return identity.issue_card(staff=codjo.reference, place=LOKOSSA, pin=PIN, act=an_act())


@contextmanager
def travelling() -> Iterator[list[tuple[str, Any]]]:
    """What leaves for another node, in order; the road of before comes back afterwards."""
    sent: list[tuple[str, Any]] = []
    before = registry._road
    registry.register_road(
        registry.Road(
            carry=lambda kind, body, _act: sent.append((kind, body)),
            tell=lambda kind, body, _to, _act: sent.append((kind, body)),
        )
    )
    try:
        yield sent
    finally:
        registry.register_road(before)


def open_with(issued: IssuedCard, pin: str = PIN, at: datetime = NOON) -> identity.CardChecked:
    return identity.open_with_card(secret=issued.secret, pin=pin, act=at_lokossa(at=at))


def lock(issued: IssuedCard) -> None:
    for _each in range(5):
        open_with(issued, WRONG)


def test_a_card_and_its_pin_open_the_counter(issued: IssuedCard, codjo: StaffMember) -> None:
    opened = open_with(issued)
    assert opened.card is not None
    assert opened.card.staff_id == codjo.reference
    assert Entry.objects.filter(kind="identity.card-used").get().actor == "nobody"


def test_neither_secret_nor_pin_is_kept(issued: IssuedCard) -> None:
    row = Card.objects.get()
    kept = f"{row.digest} {bytes(row.pin)!r} {bytes(row.salt)!r} {[entry.facts for entry in Entry.objects.all()]}"
    assert issued.secret not in kept
    assert PIN not in kept
    assert len(issued.secret) == 26


def test_what_a_reader_a_camera_and_a_hand_give_is_the_same_card(issued: IssuedCard) -> None:
    printed = cards.printed(issued.secret)
    assert cards.read(printed) == cards.read(printed.lower()) == issued.secret
    assert cards.read(" ".join(issued.secret[at : at + 5] for at in range(0, 26, 5))) == issued.secret
    assert cards.read("https://example.bj/") is None


def test_five_wrong_pins_lock_the_card_for_the_right_one_too(issued: IssuedCard) -> None:
    sentences = [open_with(issued, WRONG).sentence for _each in range(5)]
    assert sentences[0] == "Ce code n’est pas le bon. Il vous reste 4 essais."
    assert sentences[3] == "Ce code n’est pas le bon. Il vous reste 1 essai."
    assert "bloquée" in sentences[4]
    right = open_with(issued)
    assert (right.card, right.sentence) == (None, sentences[4])
    refusals = Entry.objects.filter(kind="identity.card-refused").order_by("pk")
    assert [entry.facts["locked"] for entry in refusals] == [False] * 4 + [True]


def test_the_right_pin_forgets_the_wrong_ones(issued: IssuedCard) -> None:
    for _each in range(4):
        open_with(issued, WRONG)
    assert open_with(issued).card is not None
    assert "4 essais" in open_with(issued, WRONG).sentence


def test_the_pin_alone_wakes_a_counter_and_counts_its_tries(issued: IssuedCard) -> None:
    act = at_lokossa()
    assert identity.unlock_counter(card=issued.card.reference, pin=PIN, act=act).card is not None
    assert "4 essais" in identity.unlock_counter(card=issued.card.reference, pin=WRONG, act=act).sentence
    identity.revoke_card(card=issued.card.reference, act=an_act())
    assert "ne vaut plus" in identity.unlock_counter(card=issued.card.reference, pin=PIN, act=act).sentence


def test_an_unknown_card_and_one_of_another_centre_are_refused_alike(issued: IssuedCard) -> None:
    unknown = identity.open_with_card(secret=cards.new_secret(), pin=PIN, act=at_lokossa())
    elsewhere = replace(at_lokossa(), place=PlaceId("BOH"))
    assert identity.open_with_card(secret=issued.secret, pin=PIN, act=elsewhere) == unknown
    assert unknown.sentence == "Cette carte n’est pas de ce centre, ou ne vaut plus. Demandez-en une autre."


def test_only_a_focal_point_of_the_centre_gets_a_card(codjo: StaffMember) -> None:
    with pytest.raises(CardNotIssued, match="n’est pas point focal de ce centre"):
        identity.issue_card(staff=codjo.reference, place=PlaceId("BOH"), pin=PIN, act=an_act())


@pytest.mark.parametrize("pin", ["12345", "1234567", "12a456", ""])
def test_a_pin_has_six_digits(codjo: StaffMember, pin: str) -> None:
    with pytest.raises(CardNotIssued, match="six chiffres"):
        identity.issue_card(staff=codjo.reference, place=LOKOSSA, pin=pin, act=an_act())


@pytest.mark.parametrize(
    "pin", ["000000", "123456", "654321", "890123", "121212", "123123", "112233", "123321", "159753"]
)
def test_a_pin_that_everybody_tries_is_refused(codjo: StaffMember, pin: str) -> None:
    with pytest.raises(CardNotIssued, match="se devine trop facilement"):
        identity.issue_card(staff=codjo.reference, place=LOKOSSA, pin=pin, act=an_act())


def test_few_pins_are_obvious() -> None:
    assert sum(pins.is_obvious(f"{number:06}") for number in range(0, 1_000_000, 97)) < 110


def test_a_new_card_ends_the_one_before(issued: IssuedCard, codjo: StaffMember) -> None:
    newer = identity.issue_card(staff=codjo.reference, place=LOKOSSA, pin=PIN, act=an_act(NOON + timedelta(hours=1)))
    assert open_with(issued).card is None
    assert open_with(newer, at=NOON + timedelta(hours=2)).card is not None


def test_a_card_ends_with_its_role(codjo: StaffMember) -> None:
    with building():
        codjo.roles.update(until_on=date(2026, 12, 1))
    card = identity.issue_card(staff=codjo.reference, place=LOKOSSA, pin=PIN, act=an_act()).card
    assert card.expires_at.isoformat() == "2026-12-01T00:00:00+01:00"


def test_who_is_disabled_or_loses_the_role_has_no_card(issued: IssuedCard, codjo: StaffMember) -> None:
    identity.end_role(staff=codjo.reference, role=HeldRole(RoleKind.FOCAL_POINT, place=LOKOSSA), act=an_act())
    assert open_with(issued).card is None
    with building():
        Card.objects.update(revoked_at=None)
    identity.disable(staff=codjo.reference, act=an_act())
    assert Card.objects.get().revoked_at == NOON


def test_the_end_of_another_role_leaves_the_card(issued: IssuedCard, codjo: StaffMember) -> None:
    give(codjo)
    identity.end_role(staff=codjo.reference, role=HeldRole(RoleKind.OFFICER, "mjl", "casier-recherche"), act=an_act())
    assert open_with(issued).card is not None


def test_a_centre_learns_a_card_and_its_unlocking_but_keeps_count(codjo: StaffMember) -> None:
    with travelling() as sent:
        issued = identity.issue_card(staff=codjo.reference, place=LOKOSSA, pin=PIN, act=an_act())
    with building():  # from here on this is the centre's own database
        Card.objects.all().delete()
        codjo.roles.all().delete()
        codjo.delete()
    ((kind, body),) = sent
    assert kind == "identity.card"
    identity.learn_card(told=body, act=an_act())
    lock(issued)
    identity.learn_card(told=body, act=an_act())
    assert open_with(issued).card is None
    unlocked = {**body, "unlocked_at": (NOON + timedelta(minutes=1)).isoformat()}
    identity.learn_card(told=unlocked, act=an_act())
    assert open_with(issued).card is not None


def test_a_supervisor_unlocks_a_card(issued: IssuedCard) -> None:
    lock(issued)
    identity.unlock_card(card=issued.card.reference, act=an_act(NOON + timedelta(minutes=1)))
    assert open_with(issued).card is not None
    identity.revoke_card(card=issued.card.reference, act=an_act())
    with pytest.raises(NoSuchCard, match="n’est pas connue ici"):
        identity.unlock_card(card=issued.card.reference, act=an_act())


def test_the_national_node_hears_of_a_lock(issued: IssuedCard) -> None:
    with travelling() as sent:
        lock(issued)
    assert sent == [("identity.card-locked", {"card": issued.card.reference, "tries": 5})]
    with building():
        Card.objects.update(tries=0, locked_at=None)
    identity.keep_lock(card=issued.card.reference, tries=5, act=at_lokossa())
    assert [each.locked for each in queries.cards_at(LOKOSSA, at=NOON)] == [True]
    identity.keep_lock(card="unknown", tries=5, act=at_lokossa())


@pytest.mark.usefixtures("issued")
def test_a_colleague_who_lost_a_card_gets_one_for_the_day(codjo: StaffMember) -> None:
    afi = make_staff("afi@exemple.bj", "Afi")
    give(afi, RoleKind.FOCAL_POINT, authority="", unit="", place="LOK")
    identity.issue_card(staff=afi.reference, place=LOKOSSA, pin=PIN, act=an_act())
    lent = identity.lend_card(staff=afi.reference, name="", pin=PIN, act=at_lokossa(codjo))
    assert lent.card.expires_at.isoformat() == "2026-11-21T00:00:00+01:00"
    assert open_with(lent).card is not None
    assert open_with(lent, at=lent.card.expires_at).card is None


@pytest.mark.usefixtures("issued")
def test_whoever_stands_in_for_somebody_gets_a_marked_card(codjo: StaffMember) -> None:
    with travelling() as sent:
        lent = identity.lend_card(staff=None, name=" Bio Gounou ", pin=PIN, act=at_lokossa(codjo))
    assert (lent.card.staff.name, lent.card.temporary) == ("Bio Gounou", True)
    with building():
        lent.card.delete()
        lent.card.staff.delete()
    ((kind, body),) = sent
    identity.keep_lent_card(told=body, act=at_lokossa(codjo))
    assert kind == "identity.temporary-card"
    assert Card.objects.get(temporary=True).staff.name == "Bio Gounou"
    assert queries.cards_at(LOKOSSA, at=NOON)[0].temporary


@pytest.mark.usefixtures("issued")
def test_a_lent_card_lends_no_other(codjo: StaffMember) -> None:
    lent = identity.lend_card(staff=None, name="Bio", pin=PIN, act=at_lokossa(codjo))
    with pytest.raises(CardNotIssued, match="sa propre carte ici"):
        identity.lend_card(staff=None, name="Issa", pin=PIN, act=at_lokossa(lent.card.staff))


@pytest.mark.usefixtures("issued")
def test_a_card_is_not_lent_to_nobody_nor_to_a_stranger(codjo: StaffMember) -> None:
    with pytest.raises(CardNotIssued, match="Écrivez le nom"):
        identity.lend_card(staff=None, name=" ", pin=PIN, act=at_lokossa(codjo))
    stranger = make_staff("x@exemple.bj", "X")
    with pytest.raises(CardNotIssued, match="n’est pas connue dans ce centre"):
        identity.lend_card(staff=stranger.reference, name="", pin=PIN, act=at_lokossa(codjo))


def test_a_centre_gives_no_lasting_card(issued: IssuedCard, codjo: StaffMember) -> None:
    body = cards.written(issued.card)
    with pytest.raises(CardNotIssued, match="pour la journée"):
        identity.keep_lent_card(told=body, act=at_lokossa(codjo))


def test_a_new_node_is_told_the_cards_that_serve(issued: IssuedCard, codjo: StaffMember) -> None:
    identity.lend_card(staff=None, name="Bio", pin=PIN, act=at_lokossa(codjo))
    assert [each["reference"] for each in queries.cards_to_tell(LOKOSSA, at=NOON)] == [issued.card.reference]
    assert queries.cards_to_tell(PlaceId("BOH"), at=NOON) == ()
    assert [each.name for each in queries.cards_of(codjo.reference, at=NOON)] == ["Codjo Dossa"]


def test_nothing_breaks_where_no_road_leads_anywhere(issued: IssuedCard) -> None:
    with travelling():
        registry.register_road(None)
        identity.revoke_card(card=issued.card.reference, act=an_act())
        registry.carry("x", {}, an_act())
    assert open_with(issued).card is None


def test_who_manages_cards() -> None:
    def viewer(role: HeldRole) -> Viewer:
        return Viewer(ActorKind.STAFF, "x", roles=(role,))

    assert policies.helps_at(viewer(HeldRole(RoleKind.FOCAL_POINT, place=LOKOSSA)), LOKOSSA)
    assert not policies.helps_at(viewer(HeldRole(RoleKind.FOCAL_POINT, place=PlaceId("BOH"))), LOKOSSA)
    assert policies.may_manage_cards(viewer(HeldRole(RoleKind.SUPERVISOR, place=LOKOSSA)), LOKOSSA)
    assert policies.may_manage_cards(viewer(HeldRole(RoleKind.ADMINISTRATOR, place=LOKOSSA)), LOKOSSA)
    assert policies.may_manage_cards(viewer(HeldRole(RoleKind.ADMINISTRATOR)), LOKOSSA)
    assert not policies.may_manage_cards(viewer(HeldRole(RoleKind.FOCAL_POINT, place=LOKOSSA)), LOKOSSA)
