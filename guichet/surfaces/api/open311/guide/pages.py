"""What the page about Open311 shows: how to begin, every address, every sort of message."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.surfaces.api.open311 import describing, subjects
from guichet.surfaces.ui import site
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Table


@dataclass(frozen=True, slots=True)
class Open311Page:
    """`first` and `write` are commands to paste into a terminal."""

    frame: Frame
    first: str
    write: str
    links: tuple[Link, ...]
    addresses: Table
    services: Table


def guide(request: HttpRequest) -> Open311Page:
    return Open311Page(
        frame=frame(
            request,
            title=_("Open311, pour écrire à l’administration depuis une autre plateforme"),
            description=_("Le standard GeoReport v2 au-dessus du guichet des relations avec les usagers."),
            way=Way(trail=(Link(_("Accueil"), site.home()), Link(_("Données ouvertes"), reverse("portal:open-data")))),
        ),
        first=f"curl '{_address('requests')}?status=open&locale={get_language()}'",
        write=f"curl '{_address('requests')}' -d service_code=accueil-suggestion -d description='…'",
        links=_links(),
        addresses=_addresses(),
        services=_services(),
    )


def _address(name: str) -> str:
    return settings.PUBLIC_URL + reverse(f"open311:{name}", args=["json"])


def _links() -> tuple[Link, ...]:
    return (
        Link("discovery.json", reverse("open311:discovery", args=["json"]), hint=_("Ce que cette adresse sait faire.")),
        Link("services.json", reverse("open311:services", args=["json"]), hint=_("Ce que l’on peut écrire.")),
        Link("requests.json", reverse("open311:requests", args=["json"]), hint=_("Ce qui a été écrit, sans personne.")),
        Link("openapi.json", reverse("open311:description"), hint=_("La description entière, en OpenAPI 3.1.")),
    )


def _addresses() -> Table:
    return Table(
        caption=_("Les adresses, après /open311/v2 ; .xml au lieu de .json donne du XML"),
        columns=(Column(_("Verbe et adresse")), Column(_("Ce qu’elle donne"))),
        rows=tuple(_methods()),
        stacked=True,
    )


def _methods() -> Iterator[tuple[str, str]]:
    for each in describing.methods():
        verb = "POST" if each.body else "GET"
        yield f"{verb} {each.path}.json", each.summary


def _services() -> Table:
    rows = tuple((subjects.name_of(each), subjects.code_of(each)) for each in subjects.every())
    return Table(
        caption=_("Ce que l’on peut écrire"),
        columns=(Column(_("Sorte de message")), Column("service_code", whole=True)),
        rows=rows,
        stacked=True,
    )
