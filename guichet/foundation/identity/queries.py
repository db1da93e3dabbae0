"""Every question that others may ask about who people are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import QuerySet
from django.utils import timezone

from guichet.foundation.demonstration import clock
from guichet.foundation.identity import blind, cards, centres, formats, mandates, sessions, waiting
from guichet.foundation.identity.centres import CardFacts
from guichet.foundation.identity.mandates import MandateFacts, MandatePeople
from guichet.foundation.identity.models import (
    AccessToken,
    Card,
    Citizen,
    Correction,
    Invitation,
    Mandate,
    Role,
    StaffMember,
    Tie,
)
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import (
    Assurance,
    CorrectionState,
    Discrepancy,
    NpiStanding,
    RoleKind,
    TieKind,
)
from guichet.foundation.identity.waiting import Waiting
from guichet.foundation.lib.act import ActorKind, PlaceId


class Visit(Protocol):
    """As much of a request as tells who makes it."""

    session: SessionBase

    @property
    def user(self) -> AbstractBaseUser | AnonymousUser: ...


@dataclass(frozen=True, slots=True)
class CorrectionFacts:
    """What its person may read: never what the register says."""

    reference: str
    discrepancy: Discrepancy
    said: str
    explanation: str
    state: CorrectionState
    opened_at: datetime
    reasons: str


@dataclass(frozen=True, slots=True)
class CitizenFacts:
    """What a citizen reads of their own account, addresses masked."""

    reference: str
    contact: str
    assurance: Assurance
    npi_standing: NpiStanding
    language: str


@dataclass(frozen=True, slots=True, repr=False)
class Addresses:
    """Where someone is reached, for the outbox alone; its text shows none, so that no log does."""

    phone: str
    email: str
    language: str


@dataclass(frozen=True, slots=True)
class StaffFacts:
    reference: str
    name: str
    email: str
    demonstration: bool
    roles: tuple[HeldRole, ...]


@dataclass(frozen=True, slots=True)
class TieFacts:
    """A tie as its own author reads it: never the number."""

    reference: str
    kind: TieKind
    declared_at: datetime


@dataclass(frozen=True, slots=True)
class Member:
    """Someone who works at a unit, as its supervisor reads it; `unit` is empty for a role over the whole authority."""

    reference: str
    name: str
    email: str
    kind: RoleKind
    unit: str
    until_on: date | None


@dataclass(frozen=True, slots=True)
class DemonstrationCitizen:
    reference: str
    phone: str
    era: int
    assurance: Assurance


@dataclass(frozen=True, slots=True)
class TokenFacts:
    """A token as whoever gives them out sees it."""

    reference: str
    organisation: str
    scopes: tuple[str, ...]
    networks: tuple[str, ...]
    expires_at: datetime
    revoked_at: datetime | None
    last_used_on: date | None


def tokens() -> tuple[TokenFacts, ...]:
    """The latest first, 500 at most."""
    return tuple(
        TokenFacts(
            row.reference,
            row.organisation,
            tuple(row.scopes),
            tuple(row.networks),
            row.expires_at,
            row.revoked_at,
            row.last_used_on,
        )
        for row in AccessToken.objects.recent_first()[:500]
    )


def viewer_of(visit: Visit) -> Viewer:
    """Who makes this request, with the roles in force now; a stranger when nobody proved who they are.

    Reads the clock, because only the edge of a process asks: the middleware of `surfaces.access`, once a request.
    """
    if sessions.STAFF in visit.session and isinstance(visit.user, StaffMember):
        return _staff_viewer(visit.user, clock.now())
    if sessions.COUNTER in visit.session:
        return centres.viewer_at_counter(visit.session, clock.now(), timezone.now())
    kept = visit.session.get(sessions.CITIZEN)
    if kept is None:
        return Viewer.stranger()
    citizen = Citizen.objects.filter(reference=kept["reference"], session_era=kept["era"]).first()
    return Viewer.stranger() if citizen is None else _citizen_viewer(citizen)


def _staff_viewer(member: StaffMember, at: datetime) -> Viewer:
    return Viewer(ActorKind.STAFF, member.reference, roles=_roles(member, at), name=member.name)


def _citizen_viewer(citizen: Citizen) -> Viewer:
    return Viewer(ActorKind.CITIZEN, citizen.reference, assurance=Assurance(citizen.assurance))


def _roles(member: StaffMember, at: datetime) -> tuple[HeldRole, ...]:
    return tuple(_held(role) for role in Role.objects.filter(staff=member).in_force(at).in_order())


def _held(role: Role) -> HeldRole:
    place = PlaceId(role.place) if role.place else None
    return HeldRole(RoleKind(role.kind), role.authority, role.unit, place)


def citizen(viewer: Viewer) -> CitizenFacts | None:
    """The viewer's own account; None for anybody else than a citizen."""
    row = Citizen.objects.filter(reference=viewer.reference).first() if viewer.is_citizen else None
    if row is None:
        return None
    return CitizenFacts(
        reference=row.reference,
        contact=_masked(row),
        assurance=Assurance(row.assurance),
        npi_standing=NpiStanding(row.npi_standing),
        language=row.language,
    )


def _masked(row: Citizen) -> str:
    if row.phone:
        return formats.masked_phone(row.phone)
    return formats.masked_email(row.email) if row.email else ""


def addresses_of_citizen(reference: str) -> Addresses | None:
    """As they are today; None for somebody unknown."""
    row = Citizen.objects.filter(reference=reference).first()
    return None if row is None else Addresses(row.phone or "", row.email or "", row.language)


def addresses_of_supervisors(*, authority: str, unit: str, at: datetime) -> tuple[Addresses, ...]:
    """Of everybody who is a supervisor at that unit, or at the authority as a whole, at that moment."""
    held = Role.objects.in_force(at).filter(kind=RoleKind.SUPERVISOR, authority=authority, unit__in=["", unit])
    rows = StaffMember.objects.filter(roles__in=held, disabled_at=None).distinct().order_by("email")
    return tuple(Addresses("", row.email, row.language) for row in rows)


def has_proven(viewer: Viewer, npi: str) -> bool:
    """Whether this number is the viewer's own, by the register's word and by more than a code to a phone."""
    number = formats.npi(npi)
    if number is None or not viewer.is_citizen:
        return False
    proven = Citizen.objects.filter(npi_standing=NpiStanding.AGREED).exclude(assurance=Assurance.CONTACT)
    return proven.filter(reference=viewer.reference, npi_index=blind.index("npi", number)).exists()


def waiting_number(citizen: str) -> Waiting | None:
    """The number that this citizen stated and the register has not judged yet, if any."""
    return waiting.of(citizen)


def open_correction(viewer: Viewer) -> CorrectionFacts | None:
    """The viewer's own."""
    row = Correction.objects.filter(citizen__reference=viewer.reference, state=CorrectionState.OPEN).first()
    if row is None or not viewer.is_citizen:
        return None
    return CorrectionFacts(
        reference=row.reference,
        discrepancy=Discrepancy(row.discrepancy),
        said=row.said,
        explanation=row.explanation,
        state=CorrectionState(row.state),
        opened_at=row.opened_at,
        reasons=row.reasons,
    )


def invited(token: str, at: datetime) -> StaffMember | None:
    """Whom this link invites, while it serves."""
    index = blind.index("invitation", token)
    row = Invitation.objects.select_related("staff").filter(digest=index, used_at=None, expires_at__gt=at).first()
    return row.staff if row is not None and row.staff.is_active else None


def is_being_set_up(member: StaffMember, at: datetime) -> bool:
    """Whether an invitation of this person still serves."""
    return Invitation.objects.filter(staff=member, used_at=None, expires_at__gt=at).exists()


def staff(reference: str, at: datetime) -> StaffFacts | None:
    row = StaffMember.objects.filter(reference=reference).first()
    return None if row is None else _staff_facts(row, at)


def ties(viewer: Viewer) -> tuple[TieFacts, ...]:
    """The viewer's own, the first declared first."""
    rows = Tie.objects.filter(staff__reference=viewer.reference, withdrawn_at=None).order_by("declared_at", "pk")
    return tuple(TieFacts(row.reference, TieKind(row.kind), row.declared_at) for row in rows)


def tied_to(staff: Collection[str], at: datetime) -> dict[str, frozenset[str]]:
    """By member of staff, the blind indexes of the NPIs whose cases they must not be served; perhaps none."""
    found: dict[str, set[str]] = {reference: set() for reference in staff}
    counting = Tie.objects.counting(at).filter(staff__in=staff)
    for reference, index in counting.values_list("staff_id", "npi_index"):
        found[reference].add(index)
    return {reference: frozenset(indexes) for reference, indexes in found.items()}


def kept_from(staff: str, at: datetime) -> "QuerySet[Tie, str]":
    """The blind indexes of `tied_to`, to stand inside another question: of whoever is served, none more is asked."""
    return Tie.objects.counting(at).filter(staff=staff).values_list("npi_index", flat=True)


def npi_index_of(citizen: str) -> str:
    """The blind index of a citizen's own NPI, or nothing."""
    return Citizen.objects.filter(reference=citizen).values_list("npi_index", flat=True).first() or ""


def workers(*, kind: RoleKind, authority: str, unit: str, at: datetime) -> tuple[str, ...]:
    """Who works there as that, now: at the unit, or at the authority as a whole."""
    held = Role.objects.in_force(at).filter(kind=kind, authority=authority, unit__in=["", unit])
    active = held.filter(staff__disabled_at=None)
    return tuple(active.values_list("staff_id", flat=True).distinct().order_by("staff_id"))


def members(*, authority: str, unit: str, at: datetime) -> tuple[Member, ...]:
    """Who works at a unit, or at its authority as a whole, by name."""
    held = Role.objects.in_force(at).filter(authority=authority, unit__in=["", unit], staff__disabled_at=None)
    rows = held.select_related("staff").order_by("staff__name", "staff_id", "kind", "pk")[:500]
    return tuple(
        Member(row.staff_id, row.staff.name, row.staff.email, RoleKind(row.kind), row.unit, row.until_on)
        for row in rows
    )


def staff_with_email(email: str) -> str | None:
    """The reference of whoever has that address, however it is written."""
    return StaffMember.objects.filter(email=formats.email(email) or "").values_list("reference", flat=True).first()


def demonstration_staff(at: datetime) -> tuple[StaffFacts, ...]:
    """The invented people of the demonstration who may sign in, by name."""
    rows = StaffMember.objects.filter(demonstration=True, disabled_at=None).order_by("name", "pk")
    held: dict[str, list[HeldRole]] = {}
    for role in Role.objects.filter(staff__demonstration=True).in_force(at).in_order():
        held.setdefault(role.staff_id, []).append(_held(role))
    return tuple(
        StaffFacts(row.reference, row.name, row.email, row.demonstration, tuple(held.get(row.pk, ()))) for row in rows
    )


def demonstration_citizens() -> tuple[DemonstrationCitizen, ...]:
    """The invented citizens, by phone."""
    rows = Citizen.objects.filter(demonstration=True).order_by("phone", "pk")
    return tuple(
        DemonstrationCitizen(
            row.reference, formats.spoken_phone(row.phone or ""), row.session_era, Assurance(row.assurance)
        )
        for row in rows
    )


def demonstration_member(reference: str) -> StaffMember | None:
    """Someone invented, who may be entered without proof; never anybody real."""
    return StaffMember.objects.filter(reference=reference, demonstration=True, disabled_at=None).first()


def _staff_facts(row: StaffMember, at: datetime) -> StaffFacts:
    return StaffFacts(row.reference, row.name, row.email, row.demonstration, _roles(row, at))


def cards_of(staff: str, *, at: datetime) -> tuple[CardFacts, ...]:
    """Somebody's own that open something, the latest first."""
    return centres.cards(Card.objects.filter(staff=staff), at)


def cards_at(place: PlaceId, *, at: datetime) -> tuple[CardFacts, ...]:
    """All that open a centre's counter, or are locked there, the latest first."""
    return centres.cards(Card.objects.filter(place=place), at)


def place_of_card(reference: str) -> PlaceId | None:
    """Of a card that was not taken away."""
    row = Card.objects.filter(reference=reference, revoked_at=None).first()
    return PlaceId(row.place) if row else None


def cards_to_tell(place: PlaceId, *, at: datetime) -> tuple[Mapping[str, Any], ...]:
    """What a node of that centre must know when it begins, or begins anew."""
    rows = Card.objects.filter(place=place, temporary=False).in_force(at).select_related("staff").order_by("pk")
    return tuple(cards.written(row) for row in rows)


def mandate(reference: str) -> MandateFacts | None:
    """By its reference, over or not; without names."""
    row = Mandate.objects.filter(reference=reference).first()
    return None if row is None else mandates.facts(row)


def mandate_people(reference: str, *, viewer: Viewer) -> MandatePeople | None:
    """Who gave it and who witnessed it: for the focal point whom it names, while it lasts."""
    row = Mandate.objects.filter(reference=reference, focal_point=viewer.reference).first()
    return mandates.people(row) if row and row.box else None


def giver_of_mandate(reference: str) -> str:
    """For the request that is written under it, where it is named under seal; empty once the mandate is over."""
    row = Mandate.objects.filter(reference=reference).first()
    return mandates.people(row).person if row and row.box else ""


def mandates_at(place: PlaceId, *, viewer: Viewer, at: datetime) -> tuple[MandateFacts, ...]:
    """Those in force that the viewer holds at a centre, the latest first."""
    rows = Mandate.objects.in_force(at).filter(place=place, focal_point=viewer.reference).recent_first()[:50]
    return tuple(mandates.facts(row) for row in rows)


def mandates_of_late(place: PlaceId, *, viewer: Viewer) -> tuple[MandateFacts, ...]:
    """Those that the viewer was given at a centre, over or not, the latest first: whoever picks one is told its end."""
    rows = Mandate.objects.filter(place=place, focal_point=viewer.reference).recent_first()[:20]
    return tuple(mandates.facts(row) for row in rows)


def staff_name(reference: str) -> str:
    """As it is printed beside what they did; empty for somebody unknown."""
    return StaffMember.objects.filter(reference=reference).values_list("name", flat=True).first() or ""


def staff_names(references: Collection[str]) -> dict[str, str]:
    return dict(StaffMember.objects.filter(reference__in=references).values_list("reference", "name"))
