"""What each service's documents look like, with invented data: a template is seen before anybody has its document."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.definition.treatment import Outcome
from guichet.commons.documents import policies, specimens
from guichet.commons.documents.specimens import Length
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.documents.views import STAFF
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link

LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Part:
    """One document of one service, in both languages, at both lengths."""

    title: str
    service: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PreviewsPage:
    frame: Frame
    parts: tuple[Part, ...]
    fault: str


@staff_only(role=STAFF)
def previews(request: HttpRequest) -> HttpResponse:
    return _page(request)


@staff_only(role=STAFF)
def preview(request: HttpRequest, service: str, outcome: str, language: str, length: str) -> HttpResponse:
    """A template that is wrong, or a character that no font has, is told in words, on the page of all of them."""
    found = next(
        (each for each in _issuing(viewer_of(request)) if (each[0].code, each[1].code) == (service, outcome)), None
    )
    document = found[1].document if found else None
    if document is None or language not in LANGUAGES or length not in list(Length):
        raise Http404
    title, at = document.title.in_language(language), act_of(request, Surface.BACKOFFICE).at
    try:
        content = specimens.drawn(document.template, title, language, Length(length), at)
    except Refused as refusal:
        return _page(request, refusal.message)
    headers = {"Content-Disposition": f'inline; filename="{document.template}-{language}-{length}.pdf"'}
    return HttpResponse(content, "application/pdf", headers=headers)


def _page(request: HttpRequest, fault: str = "") -> HttpResponse:
    page = PreviewsPage(
        frame=frame(
            request,
            title=_("Modèles des documents"),
            way=Way(back=Link(_("Documents délivrés"), reverse("backoffice:documents:find"))),
            navigation=navigation.signed_in(request),
            listed=False,
        ),
        parts=tuple(_part(*each) for each in _issuing(viewer_of(request))),
        fault=fault,
    )
    return render(request, "backoffice/documents/previews.html", {"page": page}, status=422 if fault else 200)


def _issuing(viewer: Viewer) -> Iterator[tuple[Service, Outcome]]:
    """Every outcome with a document, of the services of the viewer's authorities."""
    authorities = policies.authorities_of(viewer)
    for service in (sheet.service for sheet in catalogue.current().sheets.values()):
        if service.procedure and authorities & _treating(service):
            yield from ((service, each) for each in service.procedure.outcomes if each.document)


def _treating(service: Service) -> set[str]:
    units = service.procedure.circuit.units if service.procedure else ()
    return {service.authority, *(unit.authority for unit in units if unit.authority)}


def _part(service: Service, outcome: Outcome) -> Part:
    if outcome.document is None:
        raise TypeError("an outcome without a document has no preview")
    issued_in = outcome.document.languages
    links = tuple(
        Link(
            _written(language, length),
            _address(service, outcome, language, length),
            hint="" if language in issued_in else _("Ce service ne le délivre pas dans cette langue."),
        )
        for language in LANGUAGES
        for length in Length
    )
    return Part(words.said(outcome.document.title), f"{words.said(service.title)}, {words.said(outcome.title)}", links)


def _written(language: str, length: Length) -> str:
    languages = {"fr": _("En français"), "en": _("En anglais")}
    lengths = {Length.SHORTEST: _("au plus court"), Length.LONGEST: _("au plus long")}
    return f"{languages[language]}, {lengths[length]} (PDF)"


def _address(service: Service, outcome: Outcome, language: str, length: Length) -> str:
    return reverse("backoffice:documents:preview", args=[service.code, outcome.code, language, length])
