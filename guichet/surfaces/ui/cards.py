"""A service in a few lines, from the catalogue as it stands here: cost, time, papers, where."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.commons.catalogue import labels
from guichet.commons.catalogue.definition import tariff
from guichet.commons.catalogue.definition.offer import Offer, PaperKind
from guichet.commons.catalogue.snapshot import Sheet
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.parts import SummaryRow

MOST_PAPERS = 4


def rows(sheet: Sheet, *, on: date) -> tuple[SummaryRow, ...]:
    """Of the first way of asking; what the State has not published says so."""
    offer = sheet.service.offers[0]
    return (
        SummaryRow(_("Coût"), _fee(offer, on) or _("non publié")),
        SummaryRow(_("Délai"), words.delay(offer.delay) if offer.delay else _("non publié")),
        SummaryRow(_("Où"), words.said(offer.where) or str(labels.WAYS[offer.way])),
    )


def papers(sheet: Sheet) -> tuple[str, ...] | None:
    """What to bring, the first ones of a long list and how many more; None when it is not published."""
    known = sheet.service.offers[0].papers
    if known is None:
        return None
    texts = [words.said(each.text) for each in known if each.kind is PaperKind.PAPER]
    more = len(texts) - MOST_PAPERS
    if more <= 0:
        return tuple(texts)
    rest = ngettext("et %(count)d autre papier", "et %(count)d autres papiers", more) % {"count": more}
    return (*texts[:MOST_PAPERS], rest)


def _fee(offer: Offer, on: date) -> str:
    """« 1 900 F CFA », « de 0 à 5 000 F CFA » when it depends, or nothing where none is published for that day."""
    if offer.fees is None:
        return ""
    amounts = {fee.amount for fee in offer.fees if tariff.holds_on(fee, on)}
    if not offer.fees:
        return wording.fee(0)
    if len(amounts) > 1:
        return _("de %(least)s à %(most)s") % {
            "least": wording.number(min(amounts)),
            "most": wording.amount(max(amounts)),
        }
    return wording.fee(amounts.pop()) if amounts else ""
