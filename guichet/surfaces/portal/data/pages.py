"""What the page of open data shows."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class DataPage:
    frame: Frame
    files: tuple[Link, ...]


def files(request: HttpRequest) -> DataPage:
    return DataPage(
        frame=frame(
            request,
            title=_("Données ouvertes"),
            description=_("Tout le catalogue, libre d’être repris, dans des formats que les machines lisent."),
            way=from_home(),
        ),
        files=(
            Link("catalogue.jsonld", reverse("open-data:json-ld"), hint=_("Le catalogue en CPSV-AP 3.2, JSON-LD.")),
            Link("catalogue.ttl", reverse("open-data:turtle"), hint=_("Le catalogue en CPSV-AP 3.2, Turtle.")),
            Link(
                _("Fil des changements"),
                reverse(f"open-data:changes-{get_language()}"),
                hint=_("Les dernières fiches publiées, au format Atom."),
            ),
            Link(
                _("API pour les machines"),
                reverse("api-guide:page"),
                hint=_("Le catalogue et les demandes en JSON, décrits en OpenAPI 3.1."),
            ),
            Link(
                "carte.json",
                reverse("portal:territory:json"),
                hint=_("Les communes, leurs centres et leurs chiffres du mois, avec un schéma\u00a0; aussi en CSV."),
            ),
            Link("sitemap.xml", reverse("open-data:sitemap"), hint=_("La liste de toutes les pages publiques.")),
        ),
    )
