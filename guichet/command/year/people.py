"""Invented people: those who ask, and the officers who treated what they asked. None of them exists."""

from dataclasses import dataclass
from random import Random

from guichet.command.teams import teams
from guichet.foundation.identity import demonstration
from guichet.foundation.identity.demonstration import Team
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, ActorKind

# Names made for this page, of the sounds of Benin’s languages.
FORENAMES = (
    *("Adjoa", "Akouvi", "Assiba", "Biowa", "Cossi", "Dèdèvi", "Djidjoho", "Enagnon", "Fèmi", "Gbèssi", "Hounsi"),
    *("Ibrahima", "Kossiwa", "Lokossi", "Mahoutin", "Nonvi", "Orou", "Sèna", "Tairou", "Vignon", "Yénoukounmè"),
)
SURNAMES = (
    *("Adjagbonou", "Agbossaga", "Bagnonwi", "Biokou", "Chabigou", "Dossavi", "Edaho-Tossou", "Fagbohounsi"),
    *("Gandagbé", "Houndotin", "Kakpossou", "Lissanonga", "Mètonwa", "Orouyèrou", "Sagbohanwi", "Tokponwé", "Zannouvi"),
)
FIRST_BORN, LAST_BORN = 1955, 2006


@dataclass(frozen=True, slots=True)
class Person:
    family_name: str
    given_names: str
    birth_date: str
    birth_place: str
    is_woman: bool
    phone: str

    @property
    def npi(self) -> str:
        """Ten digits that no register has given to anybody."""
        return f"99{self.phone[-8:]}"

    @property
    def email(self) -> str:
        return f"{self.phone[-8:]}@{demonstration.DOMAIN}"

    def named(self) -> dict[str, str]:
        return {"family_name": self.family_name, "given_names": self.given_names}


def someone(chance: Random, communes: tuple[str, ...]) -> Person:
    born = f"{chance.randint(FIRST_BORN, LAST_BORN)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return Person(
        family_name=chance.choice(SURNAMES),
        given_names=" ".join(chance.sample(FORENAMES, chance.randint(1, 2))),
        birth_date=born,
        birth_place=chance.choice(communes),
        is_woman=chance.random() < 0.5,
        phone=f"+22901900{chance.randrange(100_000):05}",
    )


@dataclass(frozen=True, slots=True)
class Crew:
    """Who treats a service: whoever searches, whoever decides, and whoever helps from the office above what is late.

    Searching and deciding are for different people, because four eyes hold; each has all the roles that this needs.
    """

    service: str
    searchers: tuple[Viewer, ...]
    decider: Viewer
    helper: Viewer | None


def settle(services: tuple[str, ...], act: Act) -> tuple[Crew, ...]:
    """Make the officers known, with their roles from the day of the act on; again, the same ones."""
    return tuple(_crew(team, act) for team in teams() if team.service in services)


def _crew(team: Team, act: Act) -> Crew:
    officers = _roles(team, RoleKind.OFFICER)
    deciders = tuple(role for role in _all(team) if role.kind is not RoleKind.OFFICER)
    above = tuple(
        HeldRole(RoleKind.OFFICER, role.authority, role.unit)
        for role in _roles(team, RoleKind.SUPERVISOR)
        if role.unit not in {each.unit for each in officers}
    )
    return Crew(
        service=team.service,
        searchers=tuple(_settled(team, f"annee-{number}", officers, act) for number in (1, 2)),
        decider=_settled(team, "annee-decision", deciders, act),
        helper=_settled(team, "annee-renfort", above, act) if above else None,
    )


def _all(team: Team) -> tuple[HeldRole, ...]:
    return tuple(dict.fromkeys(HeldRole(post.kind, post.authority, post.unit) for post in team.posts))


def _roles(team: Team, kind: RoleKind) -> tuple[HeldRole, ...]:
    return tuple(role for role in _all(team) if role.kind is kind)


def _settled(team: Team, post: str, roles: tuple[HeldRole, ...], act: Act) -> Viewer:
    chance = Random(f"{team.service} {post}")  # noqa: S311 nothing is kept secret by it
    name = f"{chance.choice(FORENAMES)} {chance.choice(SURNAMES)}"
    member = demonstration.settle_officer(email=f"{team.service}.{post}", name=name, roles=roles, act=act)
    return Viewer(ActorKind.STAFF, member, roles=roles, name=name)
