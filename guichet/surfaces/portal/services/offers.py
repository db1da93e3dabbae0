"""One way of asking, in words: what a sheet says of cost, delay, papers and place."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from guichet.commons.catalogue import labels
from guichet.commons.catalogue.definition.offer import Fee, Offer, Paper, PaperKind
from guichet.surfaces.ui import catalogue_words as words


@dataclass(frozen=True, slots=True)
class FeeLine:
    """`amount` in CFA francs; `since` and `checked_on` as precise as the source."""

    amount: int
    label: str
    since: str
    checked_on: str
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
    delay: DelayLine | None
    papers: tuple[PaperGroup, ...] | None
    where: str
    steps: tuple[str, ...]


def block(offer: Offer) -> OfferBlock:
    return OfferBlock(
        way=str(labels.WAYS[offer.way]),
        fees=None if offer.fees is None else tuple(_fee(fee) for fee in offer.fees),
        delay=_delay(offer),
        papers=None if offer.papers is None else _groups(offer.papers),
        where=words.said(offer.where),
        steps=tuple(words.said(step) for step in offer.steps),
    )


def _fee(fee: Fee) -> FeeLine:
    return FeeLine(
        amount=fee.amount,
        label=words.said(fee.label),
        since=words.partial_date(fee.since) if fee.since else "",
        checked_on=words.partial_date(fee.checked_on) if fee.checked_on else "",
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
