"""What the gallery shows, one dataclass a page."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guichet.surfaces.ui.frame import Frame, Scale, Way, frame
from guichet.surfaces.ui.gallery.forms import Example
from guichet.surfaces.ui.gallery.samples import FAMILIES
from guichet.surfaces.ui.gallery.samples.base import Family, Sample
from guichet.surfaces.ui.gallery.samples.sheet import Sheet, the_sheet
from guichet.surfaces.ui.gallery.samples.values import a_table
from guichet.surfaces.ui.parts import Link, Table

KIOSK = "?taille=borne"


@dataclass(frozen=True, slots=True)
class Index:
    frame: Frame
    families: tuple[Link, ...]
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A component in one state, and the line that draws it."""

    state: str
    html: SafeString
    include: str


@dataclass(frozen=True, slots=True)
class Component:
    name: str
    purpose: str
    drawn: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class FamilyPage:
    frame: Frame
    other_size: Link
    components: tuple[Component, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    frame: Frame
    form: Example
    submit: str
    states: tuple[Link, ...]
    accepted: bool


@dataclass(frozen=True, slots=True)
class SheetPage:
    frame: Frame
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class WidePage:
    frame: Frame
    table: Table


def index(request: HttpRequest) -> Index:
    return Index(
        frame=_frame(
            request, _("Les composants"), _("Tout ce dont les écrans de Guichet sont faits, dans chaque état.")
        ),
        families=tuple(Link(family.title, _address(family), hint=family.purpose) for family in _families()),
        others=(
            Link(_("Un formulaire"), reverse("ui:form"), hint=_("Toutes les questions, à remplir ou en erreur.")),
            Link(_("Une fiche"), reverse("ui:sheet"), hint=_("Une page entière, telle qu’on la lit.")),
            Link(_("Une page large"), reverse("ui:wide"), hint=_("Pour les tableaux des agents.")),
            Link(_("Une page qui n’existe pas"), f"{reverse('ui:gallery')}rien/", hint=_("L’erreur 404.")),
        ),
    )


def family(request: HttpRequest, code: str) -> FamilyPage | None:
    """The page of a family, or None when there is none of that code."""
    chosen = next((family for family in _families() if family.code == code), None)
    if chosen is None:
        return None
    return FamilyPage(
        frame=_frame(request, chosen.title, chosen.purpose, below=True),
        other_size=_other_size(request),
        components=tuple(
            Component(
                name=component.template.removeprefix("ui/components/_").removesuffix(".html"),
                purpose=component.purpose,
                drawn=tuple(_drawn(request, component.template, sample) for sample in component.samples),
            )
            for component in chosen.components
        ),
    )


def form(request: HttpRequest, shown: Example) -> FormPage:
    address = reverse("ui:form")
    return FormPage(
        frame=_frame(request, _("Un formulaire"), below=True),
        form=shown,
        submit=_("Envoyer"),
        states=(Link(_("À remplir"), address), Link(_("Inactif"), f"{address}?etat=inactif"), _other_size(request)),
        accepted=shown.is_valid(),
    )


def sheet(request: HttpRequest) -> SheetPage:
    shown = the_sheet()
    return SheetPage(frame=_frame(request, shown.title, shown.summary, below=True), sheet=shown)


def wide(request: HttpRequest) -> WidePage:
    return WidePage(frame=_frame(request, _("Une page large"), below=True), table=a_table())


def _families() -> tuple[Family, ...]:
    return tuple(family() for family in FAMILIES)


def _address(family: Family) -> str:
    return reverse("ui:family", args=[family.code])


def _frame(request: HttpRequest, title: str, description: str = "", *, below: bool = False) -> Frame:
    above = (Link(_("Les composants"), reverse("ui:gallery")),) if below else ()
    scale = Scale.KIOSK if request.GET.get("taille") == "borne" else Scale.PAGE
    return frame(request, title=title, description=description, way=Way(trail=above), scale=scale, listed=False)


def _other_size(request: HttpRequest) -> Link:
    if request.GET.get("taille") == "borne":
        return Link(_("Voir à la taille d’une page"), request.path)
    return Link(_("Voir à la taille d’une borne"), f"{request.path}{KIOSK}")


def _drawn(request: HttpRequest, template: str, sample: Sample) -> Drawn:
    html = render_to_string(template, sample.context, request)
    return Drawn(state=sample.state, html=html, include=sample.include(template))
