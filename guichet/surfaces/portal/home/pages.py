"""What the first page shows: search, then the moments of life."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.service import Level
from guichet.commons.catalogue.snapshot import Snapshot
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class HomePage:
    frame: Frame
    search: str
    life_events: tuple[Link, ...]
    service_count: int
    online_count: int
    centres: str


def home(request: HttpRequest, snapshot: Snapshot) -> HomePage:
    return HomePage(
        frame=frame(
            request,
            title=_("Les services publics du Bénin"),
            description=_(
                "Trouvez un service de l’État : ce qu’il coûte, le temps qu’il prend, les papiers à fournir."
            ),
        ),
        search=reverse("portal:services:list"),
        life_events=tuple(
            Link(
                text=words.said(event.name),
                href=reverse("portal:life-events:one", args=[event.code]),
                hint=words.said(event.summary),
            )
            for event in snapshot.life_events.values()
            if snapshot.by_life_event[event.code]
        ),
        service_count=len(snapshot.sheets),
        online_count=len(snapshot.having(lambda sheet: sheet.service.level is Level.FULL)),
        centres=reverse("portal:centres:list"),
    )
