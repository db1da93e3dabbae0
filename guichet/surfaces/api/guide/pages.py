"""What the page about the API shows: how to begin, every address, every problem."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.surfaces.api.interface import PREFIX, interface
from guichet.surfaces.api.problems import Kind, Sort
from guichet.surfaces.ui import site
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Table


@dataclass(frozen=True, slots=True)
class GuidePage:
    """`first` is a command to paste into a terminal."""

    frame: Frame
    first: str
    links: tuple[Link, ...]
    addresses: Table
    problems: tuple[Sort, ...]


def guide(request: HttpRequest) -> GuidePage:
    return GuidePage(
        frame=frame(
            request,
            title=_("L’API, pour les machines"),
            description=_("Lire le catalogue, déposer et suivre des demandes pour les personnes."),
            way=Way(trail=(Link(_("Accueil"), site.home()), Link(_("Données ouvertes"), reverse("portal:open-data")))),
        ),
        first=_first(),
        links=(Link("openapi.json", reverse("api:description"), hint=_("La description entière, en OpenAPI 3.1.")),),
        addresses=Table(
            caption=_("Les adresses, après /api/v1"),
            columns=(Column(_("Verbe et adresse")), Column(_("Ce qu’elle donne")), Column(_("Jeton"))),
            rows=tuple(_addresses()),
            stacked=True,
        ),
        problems=tuple(kind.value for kind in Kind),
    )


def _first() -> str:
    address = f"{settings.PUBLIC_URL}{reverse('api:services')}?q=casier+judiciaire"
    return f"curl -H 'Accept-Language: {get_language()}' '{address}'"


def _addresses() -> Iterator[tuple[str, str, str]]:
    for path, operations in interface.described()["paths"].items():
        for verb, operation in operations.items():
            token = _("nécessaire") if "security" in operation else _("aucun")
            yield f"{verb.upper()} {path.removeprefix(f'/{PREFIX}')}", operation["summary"], token
