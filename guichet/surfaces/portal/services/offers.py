"""One way of asking, in words: what a sheet says of cost, delay, papers and place."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from guichet.commons.catalogue import labels
from guichet.commons.catalogue.definition import tariff
from guichet.commons.catalogue.definition.offer import Fee, Offer, Paper, PaperKind
from guichet.surfaces.ui import catalogue_words as words


@dataclass(frozen=True, slots=True)
class FeeDates:
    """As precise as the source; `since` is empty when it says nothing more than `checked_on`."""

    since: str
    checked_on: str


@dataclass(frozen=True, slots=True)
class FeeLine:
    """`amount` in CFA francs; `dates` is None when the offer gives those of all its fees at once."""

    amount: int
    label: str
    dates: FeeDates | None
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class DelayLine:
    length: str
    nature: str
    note: str
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class PaperLine:
    text: str
    concerns: str


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """Papers to bring, facts to know, conditions to meet: each under its own words."""

    heading: str
    lines: tuple[PaperLine, ...]


@dataclass(frozen=True, slots=True)
class OfferBlock:
    """`None` means not published; an empty tuple means that nothing is asked."""

    way: str
    fees: tuple[FeeLine, ...] | None
    dates_of_all: FeeDates | None
    delay: DelayLine | None
    papers: tuple[PaperGroup, ...] | None
    where: str
    steps: tuple[str, ...]


def block(offer: Offer, *, on: date) -> OfferBlock:
    """What the offer says on that day: a tariff that has ended, or has not begun, is not shown."""
    fees = _in_force(offer, on)
    shared = _shared(fees or ())
    return OfferBlock(
        way=str(labels.WAYS[offer.way]),
        fees=None if fees is None else tuple(_fee(fee, None if shared else _dates(fee)) for fee in fees),
        dates_of_all=shared,
        delay=_delay(offer),
        papers=None if offer.papers is None else _groups(offer.papers),
        where=words.said(offer.where),
        steps=tuple(words.said(step) for step in offer.steps),
    )


def _in_force(offer: Offer, on: date) -> tuple[Fee, ...] | None:
    """None when nothing was published for that day; an empty tuple when the offer itself says that it is free."""
    if not offer.fees:
        return offer.fees
    return tuple(fee for fee in offer.fees if tariff.holds_on(fee, on)) or None


def _shared(fees: tuple[Fee, ...]) -> FeeDates | None:
    """The dates of several fees, when they are the same for all: said five times, they hide the amounts."""
    dates = {_dates(fee) for fee in fees}
    return dates.pop() if len(fees) > 1 and len(dates) == 1 else None


def _dates(fee: Fee) -> FeeDates:
    return FeeDates(
        since=words.partial_date(fee.since) if fee.since and fee.since != fee.checked_on else "",
        checked_on=words.partial_date(fee.checked_on) if fee.checked_on else "",
    )


def _fee(fee: Fee, dates: FeeDates | None) -> FeeLine:
    return FeeLine(
        amount=fee.amount,
        label=words.said(fee.label),
        dates=dates,
        is_demonstration=fee.demonstration,
    )


def _delay(offer: Offer) -> DelayLine | None:
    if offer.delay is None:
        return None
    length = words.delay(offer.delay)
    note = words.said(offer.delay.note)
    return DelayLine(
        length=length,
        nature=words.nature(offer.delay),
        note="" if note == length else note,
        is_demonstration=offer.delay.demonstration,
    )


def _groups(papers: tuple[Paper, ...]) -> tuple[PaperGroup, ...]:
    headings = {
        PaperKind.PAPER: _("Papiers à fournir"),
        PaperKind.INFORMATION: _("À connaître ou à indiquer"),
        PaperKind.CONDITION: _("Conditions"),
    }
    groups = (PaperGroup(heading, _lines(papers, kind)) for kind, heading in headings.items())
    return tuple(group for group in groups if group.lines)


def _lines(papers: tuple[Paper, ...], kind: PaperKind) -> tuple[PaperLine, ...]:
    return tuple(PaperLine(words.said(each.text), words.said(each.concerns)) for each in papers if each.kind is kind)
