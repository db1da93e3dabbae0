"""What fills the screen for a few seconds: an announcement in one language, a service, a picture."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from guichet.commons.announcements.drafts import Draft, Words
from guichet.commons.announcements.queries import Shown
from guichet.commons.announcements.vocabulary import Kind, Priority
from guichet.commons.catalogue.snapshot import Sheet, Snapshot
from guichet.surfaces.ui import cards
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.parts import SummaryRow
from guichet.surfaces.ui.playlist import in_turn

FRENCH, SECOND = "fr", "en"  # a card of the catalogue is written in both
SHORTEST, LONGEST = 8, 30  # seconds
LETTERS_A_SECOND = 14  # somebody who reads slowly, from afar
PICTURE_SECONDS = 12

Address = Callable[[str, Kind], str]


@dataclass(frozen=True, slots=True)
class Files:
    """Addresses of what is shown; `picture` of a video is there until it plays."""

    picture: str = ""
    video: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """`reference` is empty for what nobody wrote: it is not counted as shown. `papers` is None when unpublished."""

    reference: str
    kind: str
    language: str
    title: str
    seconds: int
    text: str = ""
    picture: str = ""
    video: str = ""
    urgent: bool = False
    rows: tuple[SummaryRow, ...] = ()
    papers_title: str = ""
    papers: tuple[str, ...] | None = ()


def slides(shown: tuple[Shown, ...], catalogue: Snapshot, *, on: date, address: Address) -> tuple[Slide, ...]:
    """In the order in which they are shown; a service that is offered no longer is left out."""
    important = [each for each in shown if each.draft.priority != Priority.USUAL]
    usual = [each for each in shown if each.draft.priority == Priority.USUAL]
    playlist = in_turn(important, usual)
    return tuple(slide for each in playlist for slide in faces(each, catalogue, on=on, address=address))


def faces(shown: Shown, catalogue: Snapshot, *, on: date, address: Address) -> Iterator[Slide]:
    """The same thing in French, then in its second language; `address` is that of a file, by its digest and kind."""
    draft = shown.draft
    if draft.kind is Kind.SERVICE:
        sheet = catalogue.sheets.get(draft.service)
        if sheet is not None:
            yield _card(shown.reference, sheet, FRENCH, on)
            yield _card(shown.reference, sheet, SECOND, on)
        return
    files = Files(
        picture=address(draft.picture, Kind.PICTURE) if draft.picture else "",
        video=address(draft.video, Kind.VIDEO) if draft.video else "",
    )
    yield _announcement(shown, draft.words, FRENCH, files)
    if draft.second.title:
        yield _announcement(shown, draft.second, draft.second_language, files)


def _announcement(shown: Shown, said: Words, language: str, files: Files) -> Slide:
    draft = shown.draft
    still = PICTURE_SECONDS if files.picture else _reading(said.title + said.text)
    return Slide(
        reference=shown.reference,
        kind=_kind(draft, language),
        language=language,
        title=said.title,
        seconds=max(draft.seconds, SHORTEST) if files.video else still,
        text=said.text,
        picture=files.picture,
        video=files.video,
        urgent=draft.priority == Priority.URGENT,
    )


def _kind(draft: Draft, language: str) -> str:
    """In the languages of the pages; in another one, what is written stands alone."""
    if language not in (FRENCH, SECOND):
        return ""
    with override(language):
        if draft.priority == Priority.URGENT:
            return _("Urgent")
        return {Kind.ANNOUNCEMENT: _("Annonce"), Kind.REFORM: _("Ce qui change")}.get(draft.kind, "")


def card(sheet: Sheet, *, on: date) -> Slide:
    """One that nobody wrote: what is shown when nothing else is."""
    return _card("", sheet, FRENCH, on)


def _card(reference: str, sheet: Sheet, language: str, on: date) -> Slide:
    with override(language):
        rows, papers = cards.rows(sheet, on=on), cards.papers(sheet)
        title = words.said(sheet.service.title)
        letters = "".join([title, *(row.key + row.value for row in rows), *(papers or ())])
        return Slide(
            reference=reference,
            kind=_("Service"),
            language=language,
            title=title,
            seconds=_reading(letters),
            rows=rows,
            papers_title=_("Papiers à apporter"),
            papers=papers,
        )


def _reading(text: str) -> int:
    return min(max(len(text) // LETTERS_A_SECOND, SHORTEST), LONGEST)
