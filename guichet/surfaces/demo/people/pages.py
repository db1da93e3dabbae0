"""The invented people, by service."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.snapshot import Snapshot
from guichet.foundation.demonstration import link
from guichet.foundation.identity.demonstration import WHOLE_COUNTRY
from guichet.foundation.identity.queries import DemonstrationCitizen, StaffFacts
from guichet.foundation.identity.viewer import HeldRole
from guichet.foundation.places import queries as places
from guichet.surfaces.demo.time.pages import Blocks, ClockBlock, Story, YearBlock
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Link

TELLERS = ".annee-"


@dataclass(frozen=True, slots=True)
class Person:
    """`as_what` completes the button for those who hear it alone."""

    name: str
    as_what: str
    where: str
    address: str


@dataclass(frozen=True, slots=True)
class Team:
    """`sheet` is empty for those who watch over a centre or the country."""

    service: str
    sheet: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    frame: Frame
    clock: ClockBlock
    year: YearBlock | None
    stories: tuple[Story, ...]
    links: tuple[Link, ...]
    citizens: tuple[Person, ...]
    teams: tuple[Team, ...]


def everyone(
    request: HttpRequest, blocks: Blocks, staff: Sequence[StaffFacts], citizens: Sequence[DemonstrationCitizen]
) -> PeoplePage:
    teams: dict[str, list[StaffFacts]] = defaultdict(list)
    for each in staff:
        if TELLERS in each.email:  # officers of the invented year: what they did is past
            continue
        teams[each.email.partition(".")[0]].append(each)
    return PeoplePage(
        frame=frame(request, title=_("La démonstration"), listed=False),
        clock=blocks.clock,
        year=blocks.year,
        stories=blocks.stories,
        links=(*_centre(link.address()), *_links()),
        citizens=tuple(_citizen(each) for each in citizens),
        teams=tuple(_team(code, teams[code], catalogue.current()) for code in sorted(teams, key=_watchers_last)),
    )


def _centre(address: str) -> tuple[Link, ...]:
    """The screens of the centre, which is a node of its own; none where it was not started."""
    if not address:
        return ()
    return (
        Link(
            _("La borne du centre de Lokossa"),
            f"{address}/borne/",
            hint=_("Une question par écran, lue à voix haute, effacée après chaque personne."),
        ),
        Link(
            _("Le guichet de ce centre"),
            f"{address}/guichet/",
            hint=_("La journée d’un point focal, que la liaison marche ou non."),
        ),
        Link(
            _("L’écran de ce centre"),
            f"{address}/ecran/",
            hint=_("Les services, les réformes, les tickets appelés."),
        ),
    )


def _links() -> tuple[Link, ...]:
    return (
        Link(
            _("Casser quelque chose"),
            reverse("demo:faults"),
            hint=_("Couper la liaison du centre, tuer un processus, abîmer un document, et lire ce qui doit arriver."),
        ),
        Link(
            _("Les téléphones simulés"),
            reverse("phone:boxes"),
            hint=_("Les messages que l’État envoie : aucun ne quitte cette machine."),
        ),
        Link(
            _("Les registres inventés"),
            reverse("demo:registers"),
            hint=_("Qui s’y trouve, et comment en éteindre un."),
        ),
        Link(
            _("Les promesses en chiffres"),
            reverse("portal:figures:all"),
            hint=_("Ce que chacun peut lire de l’année : demandes, décisions, promesses tenues."),
        ),
    )


def _citizen(citizen: DemonstrationCitizen) -> Person:
    address = reverse("demo:enter-citizen", args=[citizen.reference])
    return Person(citizen.phone, _("habitant"), str(citizen.assurance.label), address)


def _team(code: str, members: Sequence[StaffFacts], snapshot: Snapshot) -> Team:
    people = sorted((_person(each, snapshot) for each in members), key=lambda each: (each.as_what, each.name))
    sheet = snapshot.sheets.get(code)
    if code == WHOLE_COUNTRY:
        return Team(_("Tout le pays, et ses centres"), "", tuple(people))
    title = words.said(sheet.service.title) if sheet else code
    return Team(title, reverse("portal:services:sheet", args=[code]), tuple(people))


def _watchers_last(code: str) -> tuple[bool, str]:
    return code == WHOLE_COUNTRY, code


def _person(member: StaffFacts, snapshot: Snapshot) -> Person:
    kinds = dict.fromkeys(str(role.kind.label) for role in member.roles)
    units = dict.fromkeys(_where(role, snapshot) for role in member.roles)
    return Person(
        name=member.name,
        as_what=", ".join(kinds),
        where="\u00a0; ".join(units),  # titles have commas
        address=reverse("demo:enter-staff", args=[member.reference]),
    )


def _around(place: str) -> str:
    return next((each.name for each in places.departments() if each.code == place), place)


def _where(role: HeldRole, snapshot: Snapshot) -> str:
    if role.place is not None:
        return places.name_of(role.place) or _around(role.place)
    if not role.authority:
        return _("tout le pays")
    return words.office(snapshot, role.authority, role.unit) or words.authority(snapshot, role.authority)
