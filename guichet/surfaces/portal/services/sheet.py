"""What a sheet shows: every fact with its source, and « non publié » where the State has not said."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import labels
from guichet.commons.catalogue.snapshot import Sheet
from guichet.surfaces.portal.nearby import Nearby
from guichet.surfaces.portal.open_data.structured import government_service
from guichet.surfaces.portal.services import offers
from guichet.surfaces.portal.services.offers import OfferBlock
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class Start:
    """Where to begin: here, on another platform, or nowhere that is published."""

    here: str = ""
    questions: str = ""
    figures: str = ""
    platform: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    references: tuple[str, ...]
    checked_on: str
    original_delay: str


@dataclass(frozen=True, slots=True)
class SheetPage:
    """`authority_name` completes « à confirmer auprès de »."""

    frame: Frame
    official_code: str
    level: str
    authority: Link
    authority_name: str
    audiences: tuple[str, ...]
    output: str
    validity: str
    benefit: str
    apply_by: str
    window: tuple[str, str] | None
    offers: tuple[OfferBlock, ...]
    notes: tuple[str, ...]
    legal_basis: tuple[str, ...]
    start: Start
    provenance: Provenance
    nearby: Nearby
    version: int
    published_at: datetime
    structured: str


def page(request: HttpRequest, sheet: Sheet, nearby: Nearby, *, today: date) -> SheetPage:
    service = sheet.service
    return SheetPage(
        frame=_frame(request, sheet),
        official_code=service.official_code or "",
        level=str(labels.LEVELS[service.level]),
        authority=Link(
            text=words.said(sheet.authority.name),
            href=reverse("portal:authorities:one", args=[sheet.authority.code]),
        ),
        authority_name=sheet.authority.acronym or words.said(sheet.authority.name),
        audiences=tuple(str(labels.AUDIENCES[audience]) for audience in service.audiences),
        output=words.said(service.output),
        validity=words.validity(service.validity) if service.validity else "",
        benefit=words.said(service.duration_of_benefit),
        apply_by=words.said(service.apply_by),
        window=words.window(service.window) if service.window else None,
        offers=tuple(offers.block(offer, on=today) for offer in service.offers),
        notes=tuple(words.said(note) for note in service.notes),
        legal_basis=tuple(words.said(law) for law in service.legal_basis),
        start=_start(sheet),
        provenance=_provenance(sheet),
        nearby=nearby,
        version=sheet.version,
        published_at=sheet.published_at,
        structured=government_service(sheet),
    )


def _frame(request: HttpRequest, sheet: Sheet) -> Frame:
    return frame(
        request,
        title=words.said(sheet.service.title),
        description=words.said(sheet.service.summary),
        way=from_home(Link(_("Services"), reverse("portal:services:list"))),
    )


def _start(sheet: Sheet) -> Start:
    if sheet.service.procedure is not None:
        return Start(
            here=reverse("portal:filing:start", args=[sheet.code]),
            questions=reverse("portal:procedures:preview", args=[sheet.code]),
            figures=reverse("portal:figures:service", args=[sheet.code]),
        )
    platform = next((offer.platform for offer in sheet.service.offers if offer.platform), None)
    if platform is None:
        return Start()
    return Start(platform=platform.name, address=str(platform.url) if platform.url else "")


def _provenance(sheet: Sheet) -> Provenance:
    source = sheet.service.source
    return Provenance(
        references=source.references,
        checked_on=words.partial_date(source.checked_on) if source.checked_on else "",
        original_delay=sheet.service.original_delay or "",
    )
