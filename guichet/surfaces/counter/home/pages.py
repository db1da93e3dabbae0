"""What the first page shows."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from guichet.surfaces.ui.frame import Frame, Scale, frame


@dataclass(frozen=True, slots=True)
class HomePage:
    frame: Frame


def home(request: HttpRequest) -> HomePage:
    return HomePage(frame(request, title=_("Ma journée"), scale=Scale.PAGE, listed=False))
