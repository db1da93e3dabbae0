"""What the page of the link shows."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from guichet.commons.sync.carrier.trial import Outcome
from guichet.commons.sync.queries import Standing
from guichet.surfaces.counter.framing import framed
from guichet.surfaces.counter.home.link import LinkBlock, link_block
from guichet.surfaces.ui import parts
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Status


@dataclass(frozen=True, slots=True)
class Tried:
    name: str
    status: Status
    said: str
    remedy: str


@dataclass(frozen=True, slots=True)
class LinkPage:
    """`tried` is empty until the test was asked for."""

    frame: Frame
    link: LinkBlock
    tried: tuple[Tried, ...]
    is_good: bool


def link(request: HttpRequest, standing: Standing, outcomes: tuple[Outcome, ...], at: datetime) -> LinkPage:
    return LinkPage(
        frame=framed(request, _("Liaison")),
        link=link_block(standing, at),
        tried=tuple(_tried(each) for each in outcomes),
        is_good=bool(outcomes) and all(each.went_well for each in outcomes),
    )


def _tried(outcome: Outcome) -> Tried:
    good, bad = Status(_("bon"), parts.Standing.DONE), Status(_("à régler"), parts.Standing.ATTENTION)
    return Tried(str(outcome.step.label), good if outcome.went_well else bad, outcome.said, outcome.remedy)
