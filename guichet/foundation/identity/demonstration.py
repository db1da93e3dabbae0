"""The invented people of the demonstration: for each service that runs here, everyone whom its circuit needs.

They are marked as invented wherever they are shown, and can be entered in one click; no real installation has any.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import queries as people
from guichet.foundation.identity.operations import NationalClaims
from guichet.foundation.identity.viewer import HeldRole
from guichet.foundation.identity.vocabulary import Assurance, RoleKind
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.places.calendar import BENIN

# Invented. « exemple » domains belong to nobody (RFC 2606 for .example).
DOMAIN = "demonstration.example"
HABITANT = "+2290190000001"
# Somebody of the sandbox's register of persons, whose national identity is taken for proved.
PROVEN = "+2290190000002"
PROVEN_CLAIMS = NationalClaims("https://identite.demonstration.example", "koku", "9990000003", "Kɔkú Ɖɔ̀sú")
# The invented focal point of a centre, whom one click signs in; the counter that locks itself tells this PIN.
FOCAL_PIN = "270641"
FORENAMES = ("Afiavi", "Bio", "Codjo", "Dossi", "Enagnon", "Fifamè", "Gounou", "Houéfa", "Issa", "Jijoho")
# Of those who belong to no service: none of these has one of the others' names.
WATCHING = (
    "Kokoè",
    "Lissanon",
    "Mahunan",
    "Nonvignon",
    "Oladélé",
    "Pémba",
    "Ronkè",
    "Sessinou",
    "Tohounlo",
    "Vignon",
    "Yénawa",
)
SURNAMES = ("Agbodjalou", "Bossoukpè", "Chabikpa", "Dahounzo", "Edahossi", "Fagninou", "Gandonoussi", "Hinvikpo")


@dataclass(frozen=True, slots=True)
class Post:
    """One service's need: as what, and at which unit of which authority."""

    kind: RoleKind
    authority: str
    unit: str


# Of no service: who works for Lokossa and watches over it, who answers at the ministry's desk of relations with users,
# who receives at that of Parakou, two departments, and two over the country, since some acts take two.
WHOLE_COUNTRY = "pays"
WATCHERS = (
    (f"{WHOLE_COUNTRY}.administratrice", HeldRole(RoleKind.ADMINISTRATOR)),
    (f"{WHOLE_COUNTRY}.administrateur", HeldRole(RoleKind.ADMINISTRATOR)),
    (f"{WHOLE_COUNTRY}.superviseur-lokossa", HeldRole(RoleKind.SUPERVISOR, place=PlaceId("LOK"))),
    (f"{WHOLE_COUNTRY}.directrice-mono", HeldRole(RoleKind.SUPERVISOR, place=PlaceId("BJ-MO"))),
    (f"{WHOLE_COUNTRY}.point-focal-lokossa", HeldRole(RoleKind.FOCAL_POINT, place=PlaceId("LOK"))),
    (f"{WHOLE_COUNTRY}.maire-lokossa", HeldRole(RoleKind.OBSERVER, place=PlaceId("BJ-MO-LOK"))),
    (f"{WHOLE_COUNTRY}.relations-usagers", HeldRole(RoleKind.OFFICER, "mtfp", "")),
    (f"{WHOLE_COUNTRY}.superviseuse-relations", HeldRole(RoleKind.SUPERVISOR, "mtfp", "")),
    (f"{WHOLE_COUNTRY}.prefet-mono", HeldRole(RoleKind.OBSERVER, place=PlaceId("BJ-MO"))),
    (f"{WHOLE_COUNTRY}.directrice-borgou", HeldRole(RoleKind.SUPERVISOR, place=PlaceId("BJ-BO"))),
    (f"{WHOLE_COUNTRY}.guichet-parakou", HeldRole(RoleKind.OFFICER, place=PlaceId("PAR"))),
)


@dataclass(frozen=True, slots=True)
class Team:
    """Everyone whom one service needs."""

    service: str
    posts: tuple[Post, ...]


# Two officers, because some steps are never done twice by the same pair of eyes.
MEMBERS = (
    ("agent-1", RoleKind.OFFICER),
    ("agent-2", RoleKind.OFFICER),
    ("superviseur", RoleKind.SUPERVISOR),
    ("signataire", RoleKind.SIGNATORY),
    ("expert", RoleKind.EXPERT),
)


def settle(*, teams: Iterable[Team], act: Act) -> None:
    """Make them known, with their roles from the day of the act on; the same teams again add nobody."""
    for place, team in enumerate(sorted(teams, key=lambda each: each.service)):
        for seat, (post, kind) in enumerate(MEMBERS):
            held = [each for each in team.posts if each.kind == kind]
            if held:
                _settle_one(f"{team.service}.{post}@{DOMAIN}", _name(place, seat), _roles(held), act)
    for seat, (forename, (post, role)) in enumerate(zip(WATCHING, WATCHERS, strict=True)):
        _settle_one(f"{post}@{DOMAIN}", f"{forename} {SURNAMES[seat % len(SURNAMES)]}", [role], act)
    identity.invent_citizen(phone=HABITANT, language="fr", act=act)
    _settle_proven(act)


def _settle_proven(act: Act) -> None:
    citizen = identity.invent_citizen(phone=PROVEN, language="fr", act=act)
    if citizen.assurance != Assurance.NATIONAL:
        identity.sign_in_nationally(claims=PROVEN_CLAIMS, current=citizen.reference, language="fr", act=act)


def _roles(posts: Iterable[Post]) -> list[HeldRole]:
    return [HeldRole(post.kind, post.authority, post.unit) for post in posts]


def _settle_one(email: str, name: str, roles: Iterable[HeldRole], act: Act) -> None:
    invented = identity.invent_staff(email=email, name=name, act=act)
    if invented is None:
        return
    for role in roles:
        identity.give_role(
            staff=invented.reference,
            role=role,
            from_on=act.at.astimezone(BENIN).date(),
            until_on=None,
            act=act,
        )


def settle_officer(*, email: str, name: str, roles: Iterable[HeldRole], act: Act) -> str:
    """The reference of an officer of the invented year, who is entered by nobody; again, the same one."""
    address = f"{email}@{DOMAIN}"
    _settle_one(address, name, roles, act)
    known = people.staff_with_email(address)
    if known is None:
        raise LookupError(address)
    return known


def _name(place: int, seat: int) -> str:
    """Neighbours differ in both names, so that two officers of a service are not mistaken for each other."""
    return f"{FORENAMES[(2 * place + seat) % len(FORENAMES)]} {SURNAMES[(3 * place + seat) % len(SURNAMES)]}"
