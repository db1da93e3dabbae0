"""What ends soon and what will be short, at the sites that the reader sees."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from guichet.domains.network.queries import Expiry, Shortage
from guichet.surfaces.backoffice.network import tables
from guichet.surfaces.backoffice.network.parts import framed, to_the_network
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Table


@dataclass(frozen=True, slots=True)
class AlertsPage:
    frame: Frame
    expiries: Table | None
    shortages: Table | None


def page(request: HttpRequest, expiries: Sequence[Expiry], shortages: Sequence[Shortage]) -> AlertsPage:
    return AlertsPage(
        frame=framed(request, _("Ce qui finit ou va manquer"), to_the_network()),
        expiries=tables.expiries(expiries),
        shortages=tables.shortages(shortages),
    )
