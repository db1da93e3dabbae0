"""Communes and centres: open to all, without a token."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop
from ninja import Query, Router

from guichet.foundation.places import queries as places
from guichet.foundation.places.distance import Position
from guichet.foundation.places.facts import CentreFacts, CentreSheet, CommuneFacts
from guichet.surfaces.api.edge import nowhere
from guichet.surfaces.api.places.shapes import CentreLine, CentreShape, CommuneShape, HoursShape, PositionShape
from guichet.surfaces.api.problems import Kind, Problem
from guichet.surfaces.api.shapes import Page, Paging, answers

router = Router(tags=["places"])


@router.get(
    "/communes", response=answers(Page[CommuneShape], 422), url_name="communes", summary=gettext_noop("Les 77 communes")
)
def communes(request: HttpRequest, paging: Query[Paging]) -> Page[CommuneShape]:  # noqa: ARG001 ninja's signature
    """By department, then by name."""
    known = [commune for department in places.departments() for commune in department.communes]
    return Page[CommuneShape].of(known, paging, _commune)


@router.get(
    "/centres",
    response=answers(Page[CentreLine], 422),
    url_name="centres",
    summary=gettext_noop("Les centres de service public"),
)
def centres(request: HttpRequest, paging: Query[Paging]) -> Page[CentreLine]:  # noqa: ARG001 ninja's signature
    """By name of their commune."""
    return Page[CentreLine].of(places.centres(), paging, _line)


@router.get(
    "/centres/{slug}",
    response=answers(CentreShape, 404),
    url_name="centre",
    summary=gettext_noop("Un centre, ses horaires, et s’il est ouvert maintenant"),
)
def centre(request: HttpRequest, slug: str) -> CentreShape:  # noqa: ARG001 ninja's signature
    sheet = places.centre(slug, at=timezone.now()) if slug.isprintable() else None
    if sheet is None:
        raise Problem(Kind.NOT_FOUND, nowhere())
    return _whole(sheet)


def _commune(facts: CommuneFacts) -> CommuneShape:
    return CommuneShape(
        code=facts.code,
        name=facts.name,
        department=facts.department,
        position=_position(facts.position),
        position_source=facts.coordinate_source,
        population_2013=facts.population_2013,
        population_note=facts.population_note,
        source=facts.source,
    )


def _line(facts: CentreFacts) -> CentreLine:
    return CentreLine(
        code=facts.code,
        slug=facts.slug,
        kind=facts.kind,
        name=facts.name,
        commune=facts.commune_code,
        department=facts.department,
        opened_on=facts.opened_on,
        opening_note=facts.opening_note,
        site=facts.site,
        position=_position(facts.position),
        position_note=facts.position_note,
        source=facts.source,
    )


def _whole(sheet: CentreSheet) -> CentreShape:
    return CentreShape(
        **vars(_line(sheet.centre)),
        hours=[
            HoursShape(weekday=each.weekday, opens_at=f"{each.opens_at:%H:%M}", closes_at=f"{each.closes_at:%H:%M}")
            for each in sheet.hours
        ],
        hours_note=sheet.hours_note,
        state=sheet.opening.state,
        changes_at=sheet.opening.closes_at or sheet.opening.opens_at,
    )


def _position(position: Position) -> PositionShape:
    return PositionShape(latitude=position.latitude, longitude=position.longitude)
