"""A sheet in short: what comes out, what it costs, how long it takes, what to bring; « non publié » when unknown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import spoken
from guichet.commons.catalogue.definition import tariff
from guichet.commons.catalogue.definition.offer import Offer, PaperKind
from guichet.commons.catalogue.snapshot import Sheet
from guichet.commons.listening import queries as listening
from guichet.surfaces.kiosk import links
from guichet.surfaces.kiosk.surroundings import Stay, framed, stay
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Link

LAUNCHED = "GuichetKiosk"  # how the launcher of deploy/kiosk names the browser that it watches


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know of a service; without a `value`, the State has not published it."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class SheetPage:
    """`begin` when the request is made here; else `platform` is where, by its name, `address` to write down.

    `open_here` is where it opens on this kiosk; `is_cut` while the link that it needs is down.
    `papers` are None when not published; none at all when nothing is asked.
    """

    frame: Frame
    stay: Stay
    facts: tuple[Fact, ...]
    papers: tuple[str, ...] | None
    authority: str
    begin: str
    platform: str
    address: str
    open_here: str
    is_cut: bool
    spoken: str


def sheet(request: HttpRequest, found: Sheet, *, today: date) -> SheetPage:
    service = found.service
    offer = _offer(found)
    facts = (Fact(_("Ce que vous recevez"), words.said(service.output)), *_facts(offer, today))
    papers = None if offer is None or offer.papers is None else tuple(_papers(offer))
    begin = reverse("kiosk:filing:start", args=[found.code]) if service.procedure else ""
    platform = next((each.platform for each in service.offers if each.platform), None)
    open_here = _open_here(request, found) if platform and platform.url and not begin else ""
    back = found.life_events[0].code if found.life_events else ""
    return SheetPage(
        frame=framed(
            request,
            words.said(service.title),
            description=words.said(service.summary),
            back=Link(_("Retour"), reverse("kiosk:browsing:moment", args=[back]))
            if back
            else Link(_("Retour"), reverse("kiosk:browsing:moments")),
        ),
        stay=stay(request),
        facts=facts,
        papers=papers,
        authority=found.authority.acronym or words.said(found.authority.name),
        begin=begin,
        platform=platform.name if platform and not begin else "",
        address=str(platform.url or "") if platform and not begin else "",
        open_here=open_here,
        is_cut=bool(open_here) and links.is_cut(),
        spoken=_spoken(found),
    )


def _open_here(request: HttpRequest, found: Sheet) -> str:
    """Only before a browser whose launcher ends it after each visit: no page can wipe what another site left."""
    if LAUNCHED not in request.headers.get("User-Agent", ""):
        return ""
    return reverse("kiosk:stay:elsewhere", args=[found.code])


def _offer(found: Sheet) -> Offer | None:
    """The way of asking that is taken here, else the first that is published."""
    offers = found.service.offers
    way = found.service.procedure.way if found.service.procedure else None
    return next((each for each in offers if each.way == way), offers[0] if offers else None)


def _facts(offer: Offer | None, today: date) -> tuple[Fact, ...]:
    delay = words.delay(offer.delay) if offer and offer.delay else ""
    return Fact(_("Coût"), _cost(offer, today)), Fact(_("Délai"), delay)


def _cost(offer: Offer | None, today: date) -> str:
    """Each fee of that day with what it is for; nothing when none is published."""
    if offer is None or offer.fees is None:
        return ""
    if not offer.fees:
        return wording.fee(0)
    held = [fee for fee in offer.fees if tariff.holds_on(fee, today)]
    return "\n".join(f"{wording.fee(fee.amount)} {words.said(fee.label)}".strip() for fee in held)


def _papers(offer: Offer) -> Iterator[str]:
    for paper in offer.papers or ():
        if paper.kind is PaperKind.PAPER:
            concerns = words.said(paper.concerns)
            yield f"{words.said(paper.text)} ({concerns})" if concerns else words.said(paper.text)


def _spoken(found: Sheet) -> str:
    """The languages in which the whole service can be heard, each by its own name."""
    whole = listening.languages_complete(spoken.sources(found.service))
    return ", ".join(each.language.label for each in whole if each.is_complete)
