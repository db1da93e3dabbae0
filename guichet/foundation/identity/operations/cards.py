"""Cards of focal points: issued at the national node, used and locked at their centre, with the link up or down.

A card is 128 bits of chance in a square, and a PIN of six digits: five tries, then it is locked until a supervisor
unlocks it, or another card takes its place.
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.foundation.identity import blind, cards, pins, registry
from guichet.foundation.identity.events import CardIssued, CardRefused, CardRevoked, CardUnlocked, CardUsed
from guichet.foundation.identity.models import Card, CardQuerySet, Role, StaffMember
from guichet.foundation.identity.models.people import OPAQUE
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places.calendar import BENIN

TRIES = 5
LIFE = timedelta(days=365)
# Nobody has this domain (RFC 2606): whoever replaces somebody for a day has no address here.
NO_ADDRESS = "remplacement.invalid"
INVENTED = "demonstration.example"
INVENTED_NAME = "Sènan Hounkpatin"


class CardNotIssued(Refused):
    """Not to this person, not by this one, or not with this PIN."""


class NoSuchCard(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette carte n’est pas connue ici."))


@dataclass(frozen=True, slots=True)
class IssuedCard:
    """`secret` is in nobody's hands but the holder's, and is shown once."""

    card: Card
    secret: str


@dataclass(frozen=True, slots=True)
class CardChecked:
    """Only when it opens is there a card; otherwise `sentence` says what to do."""

    card: Card | None
    sentence: str = ""


@operation
def issue_card(*, staff: str, place: PlaceId, pin: str, act: Act) -> IssuedCard:
    """A new card for a focal point of that centre, who chose the PIN; the ones of before open nothing any more.

    Raises CardNotIssued for whoever is no focal point there, and for a PIN that is too easily guessed.
    """
    member = StaffMember.objects.select_for_update().get(reference=staff)
    held = Role.objects.in_force(act.at).filter(staff=member, kind=RoleKind.FOCAL_POINT, place=place)
    role = held.order_by("until_on", "pk").last()
    if role is None:
        raise CardNotIssued(_("Cette personne n’est pas point focal de ce centre."))
    _refuse_weak(pin)
    _revoke(Card.objects.filter(staff=member, place=place).in_force(act.at), act)
    issued = _made(member, place, pin, ends=_end_of(role, act.at), is_temporary=False, act=act)
    registry.tell(cards.TOLD, cards.written(issued.card), to=place, act=act)
    return issued


@operation
def lend_card(*, staff: str | None, name: str, pin: str, act: Act) -> IssuedCard:
    """At a centre: a card for the day, for a colleague who lost theirs, or for `name`, who stands in for somebody.

    Raises CardNotIssued unless who acts has a card of their own there, that is not such a one itself.
    """
    place = act.place or PlaceId("")
    own = Card.objects.usable(act.at).filter(staff=act.actor.reference, place=place, temporary=False)
    if not own.exists():
        raise CardNotIssued(_("Seul un point focal qui a sa propre carte ici peut en donner une pour la journée."))
    if staff is None and not name.strip():
        raise CardNotIssued(_("Écrivez le nom de la personne."))
    _refuse_weak(pin)
    member = _colleague(staff, place) if staff else _stand_in(name.strip())
    midnight = _midnight(act.at.astimezone(BENIN).date() + timedelta(days=1))
    issued = _made(member, place, pin, ends=midnight, is_temporary=True, act=act)
    registry.carry(cards.CARRIED, cards.written(issued.card), act)
    return issued


@operation
def invent_card(*, place: PlaceId, pin: str, act: Act) -> Card:
    """In the demonstration: the card of a centre's invented focal point, the same person at every node.

    Raises CardNotIssued outside the demonstration.
    """
    if not settings.DEMONSTRATION:
        raise CardNotIssued(_("Personne ne s’invente hors de la démonstration."))
    member, _new = StaffMember.objects.get_or_create(
        reference=hashlib.sha256(f"focal point of {place}".encode()).hexdigest()[:OPAQUE],
        defaults={
            "email": f"point-focal.{place.lower()}@{INVENTED}",
            "name": INVENTED_NAME,
            "password": make_password(None),
            "demonstration": True,
        },
    )
    held = Card.objects.usable(act.at).filter(staff=member, place=place).recent_first().first()
    return held or _made(member, place, pin, ends=act.at + LIFE, is_temporary=False, act=act).card


@operation
def open_with_card(*, secret: str, pin: str, act: Act) -> CardChecked:
    """Judge a card and its PIN. It does not raise when it refuses: what was tried must stay counted."""
    found = Card.objects.select_for_update().in_force(act.at).filter(digest=cards.digest(secret), place=act.place or "")
    card = found.select_related("staff").first()
    if card is None:
        return CardChecked(None, _("Cette carte n’est pas de ce centre, ou ne vaut plus. Demandez-en une autre."))
    return _judged(card, pin, act)


@operation
def unlock_counter(*, card: str, pin: str, act: Act) -> CardChecked:
    """The PIN alone, of who signed in with this card before the counter locked itself."""
    row = Card.objects.select_for_update().in_force(act.at).filter(reference=card).select_related("staff").first()
    if row is None:
        return CardChecked(None, _("Cette carte n’est pas de ce centre, ou ne vaut plus. Demandez-en une autre."))
    return _judged(row, pin, act)


@operation
def unlock_card(*, card: str, act: Act) -> Card:
    """At the national node, by a supervisor: the same card and PIN serve again. Raises NoSuchCard."""
    row = _locked(card)
    row.tries, row.locked_at, row.unlocked_at = 0, None, act.at
    row.save(update_fields=["tries", "locked_at", "unlocked_at"])
    registry.tell(cards.TOLD, cards.written(row), to=PlaceId(row.place), act=act)
    journal.record(happened=CardUnlocked(row.reference, row.staff_id), act=act)
    return row


@operation
def revoke_card(*, card: str, act: Act) -> Card:
    """Lost, stolen, or no longer needed: it opens nothing as soon as its centre knows. Raises NoSuchCard."""
    row = _locked(card)
    _revoke(Card.objects.filter(pk=row.pk, revoked_at=None), act)
    return row


@operation
def revoke_cards(*, staff: str, place: PlaceId | None, act: Act) -> None:
    """All of somebody who no longer works at that centre, or anywhere."""
    held = Card.objects.filter(staff=staff, revoked_at=None)
    _revoke(held.filter(place=place) if place else held, act)


@operation
def learn_card(*, told: Mapping[str, Any], act: Act) -> None:  # noqa: ARG001 the hub’s act, which nothing here needs
    """At a centre: a card as the national node has it. Wrong PINs stay counted, unless it was unlocked since."""
    staff = told["staff"]
    known, _new = StaffMember.objects.update_or_create(
        reference=staff["reference"],
        defaults={"name": staff["name"], "email": staff["email"], "language": staff["language"]},
        create_defaults={**staff, "password": make_password(None)},
    )
    row, _new = Card.objects.update_or_create(
        reference=told["reference"], defaults={**cards.facts(told), "staff": known}
    )
    if row.locked_at and row.unlocked_at and row.unlocked_at > row.locked_at:
        row.tries, row.locked_at = 0, None
        row.save(update_fields=["tries", "locked_at"])


@operation
def keep_lent_card(*, told: Mapping[str, Any], act: Act) -> None:
    """At the national node: a card that a centre lent for a day, and perhaps somebody new, who opens nothing else.

    Raises CardNotIssued for a card that is not lent, or is of another place.
    """
    if not told["temporary"] or told["place"] != act.place:
        raise CardNotIssued(_("Un centre ne donne de cartes que pour la journée, et pour lui-même."))
    staff = told["staff"]
    member, _new = StaffMember.objects.get_or_create(
        reference=staff["reference"], defaults={**staff, "password": make_password(None)}
    )
    Card.objects.get_or_create(reference=told["reference"], defaults={**cards.facts(told), "staff": member})
    journal.record(happened=CardIssued(told["reference"], member.reference, told["place"], temporary=True), act=act)


@operation
def keep_lock(*, card: str, tries: int, act: Act) -> None:
    """At the national node: its centre locked a card."""
    if Card.objects.filter(reference=card, place=act.place or "").update(tries=tries, locked_at=act.at):
        journal.record(happened=CardRefused(card, tries, locked=True), act=act)


def _judged(card: Card, pin: str, act: Act) -> CardChecked:
    if card.locked_at is not None:
        return CardChecked(None, _locked_sentence())
    if blind.same(pins.imprint(pin, bytes(card.salt)).hex(), bytes(card.pin).hex()):
        Card.objects.filter(pk=card.pk).update(tries=0)
        journal.record(happened=CardUsed(card.reference, card.staff_id), act=act)
        return CardChecked(card)
    card.tries += 1
    is_locked = card.tries >= TRIES
    card.locked_at = act.at if is_locked else None
    card.save(update_fields=["tries", "locked_at"])
    journal.record(happened=CardRefused(card.reference, card.tries, is_locked), act=act)
    if is_locked:
        registry.carry(cards.LOCKED, {"card": card.reference, "tries": card.tries}, act)
        return CardChecked(None, _locked_sentence())
    return CardChecked(None, _wrong_sentence(TRIES - card.tries))


def _wrong_sentence(left: int) -> str:
    return ngettext(
        "Ce code n’est pas le bon. Il vous reste %(count)d essai.",
        "Ce code n’est pas le bon. Il vous reste %(count)d essais.",
        left,
    ) % {"count": left}


def _locked_sentence() -> str:
    return _(
        "Cette carte est bloquée : cinq codes faux. Un superviseur peut la débloquer sur le portail national ; "
        "un collègue déjà connecté ici peut vous donner une carte pour la journée."
    )


def _made(member: StaffMember, place: PlaceId, pin: str, *, ends: datetime, is_temporary: bool, act: Act) -> IssuedCard:
    secret, salt = cards.new_secret(), pins.new_salt()
    card = Card.objects.create(
        reference=secrets.token_hex(16),
        staff=member,
        place=place,
        digest=cards.digest(secret),
        salt=salt,
        pin=pins.imprint(pin, salt),
        temporary=is_temporary,
        issued_at=act.at,
        expires_at=ends,
    )
    journal.record(happened=CardIssued(card.reference, member.reference, place, is_temporary), act=act)
    return IssuedCard(card, secret)


def _end_of(role: Role, at: datetime) -> datetime:
    """With the role at the latest: a centre that is cut off hears nothing of its end."""
    return min(at + LIFE, _midnight(role.until_on)) if role.until_on else at + LIFE


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=BENIN)


def _revoke(held: CardQuerySet, act: Act) -> None:
    for card in held.select_related("staff").order_by("pk"):
        card.revoked_at = act.at
        card.save(update_fields=["revoked_at"])
        registry.tell(cards.TOLD, cards.written(card), to=PlaceId(card.place), act=act)
        journal.record(happened=CardRevoked(card.reference, card.staff_id), act=act)


def _locked(reference: str) -> Card:
    row = Card.objects.select_for_update().filter(reference=reference, revoked_at=None).select_related("staff").first()
    if row is None:
        raise NoSuchCard
    return row


def _refuse_weak(pin: str) -> None:
    if not pins.is_well_formed(pin):
        raise CardNotIssued(_("Choisissez un code de six chiffres."))
    if pins.is_obvious(pin):
        raise CardNotIssued(_("Ce code se devine trop facilement. Choisissez-en un autre."))


def _colleague(staff: str, place: PlaceId) -> StaffMember:
    known = StaffMember.objects.filter(reference=staff, cards__place=place, disabled_at=None).distinct().first()
    if known is None:
        raise CardNotIssued(_("Cette personne n’est pas connue dans ce centre."))
    return known


def _stand_in(name: str) -> StaffMember:
    reference = secrets.token_hex(16)
    return StaffMember.objects.create(
        reference=reference, name=name, email=f"{reference}@{NO_ADDRESS}", password=make_password(None)
    )
