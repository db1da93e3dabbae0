"""What the page of a moment of life shows."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.vocabulary import LifeEvent
from guichet.commons.catalogue.snapshot import Snapshot
from guichet.surfaces.portal.rows import Rows, by_title, row
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class LifeEventPage:
    frame: Frame
    found: Rows


def one(request: HttpRequest, event: LifeEvent, snapshot: Snapshot) -> LifeEventPage:
    sheets = by_title(snapshot.by_life_event[event.code])
    home = Link(text=_("Accueil"), href=reverse("portal:home"))
    return LifeEventPage(
        frame=frame(
            request,
            title=words.said(event.name),
            description=words.said(event.summary),
            way=Way(trail=(home,)),
        ),
        found=Rows(rows=tuple(row(sheet) for sheet in sheets), total=len(sheets)),
    )
