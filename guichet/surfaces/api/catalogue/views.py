"""What services the State offers: open to all, without a token."""

from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language, gettext_noop
from ninja import Query, Router
from pydantic import Field

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition.service import Audience, Level
from guichet.commons.catalogue.selection import QUERY_AT_MOST, Selection, as_typed, select
from guichet.commons.catalogue.snapshot import Sheet
from guichet.surfaces.api.catalogue import shaping
from guichet.surfaces.api.catalogue.shapes import (
    AuthorityShape,
    LifeEventShape,
    QuestionsShape,
    ServiceLine,
    ServiceShape,
)
from guichet.surfaces.api.edge import nowhere
from guichet.surfaces.api.problems import Kind, Problem
from guichet.surfaces.api.shapes import Page, Paging, answers

router = Router(tags=["catalogue"])


class Wanted(Paging):
    """Which services a list shows."""

    q: Annotated[str, Field(max_length=QUERY_AT_MOST)] = ""
    audience: Audience | None = None
    level: Level | None = None
    theme: str = ""
    authority: str = ""
    life_event: str = ""


@router.get(
    "/services",
    response=answers(Page[ServiceLine], 422),
    url_name="services",
    summary=gettext_noop("Les services"),
    description=gettext_noop(
        "Par titre ; avec « q », du plus proche de ce qui est cherché au moins proche, 200 au plus."
    ),
)
def services(request: HttpRequest, wanted: Query[Wanted]) -> Page[ServiceLine]:  # noqa: ARG001 ninja's signature
    selection = Selection(
        query=as_typed(wanted.q),
        audience=wanted.audience,
        level=wanted.level,
        theme=wanted.theme,
        authority=wanted.authority,
        life_event=wanted.life_event,
    )
    found = select(selection, catalogue.current(), get_language() or "fr")
    return Page[ServiceLine].of([each.sheet for each in found], wanted, shaping.line)


@router.get(
    "/services/{code}",
    response=answers(ServiceShape, 404),
    url_name="service",
    summary=gettext_noop("Un service"),
    description=gettext_noop("Sa fiche entière. « null » veut dire que l’État ne l’a pas publié."),
)
def service(request: HttpRequest, code: str) -> ServiceShape:  # noqa: ARG001 ninja's signature
    return shaping.whole(_published(code), on=timezone.localdate())


@router.get(
    "/services/{code}/questions",
    response=answers(QuestionsShape, 404),
    url_name="questions",
    summary=gettext_noop("Les questions d’un service"),
    description=gettext_noop("Ce qu’une demande contient : un schéma JSON des réponses, et les fichiers à joindre."),
)
def questions(request: HttpRequest, code: str) -> QuestionsShape:  # noqa: ARG001 ninja's signature
    sheet = _published(code)
    if sheet.service.procedure is None:
        raise Problem(Kind.NOT_FOUND, nowhere())
    return shaping.questions(sheet)


@router.get(
    "/authorities",
    response=answers(Page[AuthorityShape], 422),
    url_name="authorities",
    summary=gettext_noop("Les administrations"),
)
def authorities(request: HttpRequest, paging: Query[Paging]) -> Page[AuthorityShape]:  # noqa: ARG001
    """By code."""
    known = catalogue.current().authorities
    return Page[AuthorityShape].of([known[code] for code in sorted(known)], paging, shaping.authority)


@router.get(
    "/life-events",
    response=answers(Page[LifeEventShape], 422),
    url_name="life-events",
    summary=gettext_noop("Les moments de la vie"),
)
def life_events(request: HttpRequest, paging: Query[Paging]) -> Page[LifeEventShape]:  # noqa: ARG001
    """In the State's own order."""
    snapshot = catalogue.current()
    every = [(snapshot.life_events[code], sheets) for code, sheets in snapshot.by_life_event.items()]
    return Page[LifeEventShape].of(every, paging, shaping.life_event)


def _published(code: str) -> Sheet:
    sheet = catalogue.current().sheets.get(code)
    if sheet is None:
        raise Problem(Kind.NOT_FOUND, nowhere())
    return sheet
