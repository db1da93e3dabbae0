"""What the page of a moment of life shows."""

from dataclasses import dataclass

from django.http import HttpRequest

from guichet.commons.catalogue.definition.vocabulary import LifeEvent
from guichet.commons.catalogue.snapshot import Snapshot
from guichet.surfaces.portal.rows import Rows, by_title, row
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame, frame


@dataclass(frozen=True, slots=True)
class LifeEventPage:
    frame: Frame
    found: Rows


def one(request: HttpRequest, event: LifeEvent, snapshot: Snapshot) -> LifeEventPage:
    sheets = by_title(snapshot.by_life_event[event.code])
    return LifeEventPage(
        frame=frame(
            request,
            title=words.said(event.name),
            description=words.said(event.summary),
            way=from_home(),
        ),
        found=Rows(rows=tuple(row(sheet) for sheet in sheets), total=len(sheets)),
    )
