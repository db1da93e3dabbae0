"""« Refaites nos calculs »: what each figure is, and how anybody makes it again without us."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.indicators.queries import Span
from guichet.surfaces.portal.figures import figure, methods, pages
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Link, Table


@dataclass(frozen=True, slots=True)
class AgainPage:
    """`standing` is empty before the first count."""

    frame: Frame
    standing: str
    command: str
    definitions: Table
    changes: Table
    files: tuple[Link, ...]


def page(request: HttpRequest, span: Span | None) -> AgainPage:
    return AgainPage(
        frame=frame(
            request,
            title=_("Refaites nos calculs"),
            description=_("Chaque chiffre se recompte à partir du journal public seul, sans nous croire."),
            way=from_home(pages.way_to_all()),
        ),
        standing=figure.standing(span) if span else "",
        command=f"guichet log audit {log_address()}",
        definitions=figure.definitions(),
        changes=figure.changes(methods.every()),
        files=(
            Link(_("Tous les chiffres pour un programme (JSON)"), reverse("portal:figures:json")),
            Link(_("Le schéma de ce fichier (JSON Schema)"), reverse("portal:figures:schema")),
            Link(_("Le journal public"), reverse("portal:public-log")),
        ),
    )


def absolute(name: str) -> str:
    """Without a language: files are for programs."""
    return f"{_base()}/transparence/{reverse(name).rpartition('/')[2]}"


def log_address() -> str:
    return f"{_base()}{reverse('public-log:checkpoint').removesuffix('/checkpoint')}"


def _base() -> str:
    return settings.HUB_URL if settings.NODE == "centre" else settings.PUBLIC_URL
