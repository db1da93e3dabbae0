"""What works in this centre, with what to do about what does not."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.supervision.queries import Here
from guichet.surfaces.counter.framing import framed
from guichet.surfaces.ui import parts
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Link, Status

FULL = 85  # percent of the disk
LOW = 30  # percent of the battery


@dataclass(frozen=True, slots=True)
class Thing:
    name: str
    status: Status
    advice: str


@dataclass(frozen=True, slots=True)
class HerePage:
    frame: Frame
    things: tuple[Thing, ...]
    report: Link


def here(request: HttpRequest, known: Here) -> HerePage:
    return HerePage(
        frame=framed(request, _("Ce qui marche ici")),
        things=tuple(_things(known)),
        report=Link(_("Signaler un incident"), reverse("counter:incident")),
    )


def _things(known: Here) -> Iterable[Thing]:
    yield _thing(_("Borne"), _("Rallumez-la par son bouton ; si elle reste noire, signalez-le."), works=known.kiosk)
    yield _thing(_("Écran d’information"), _("Vérifiez sa prise et son câble, puis rallumez-le."), works=known.screen)
    yield _thing(_("Liaison"), _("Vous pouvez servir sans elle : tout partira dès son retour."), works=known.link)
    if (battery := known.gauges.get("battery")) is not None:
        advice = _("Éteignez l’écran d’information pour garder la borne jusqu’au soir.")
        yield _thing(_("Batterie, %(level)s %%") % {"level": round(battery)}, advice, works=battery >= LOW)
    if (disk := known.gauges.get("disk")) is not None:
        advice = _("Appelez l’assistance : le disque de l’ordinateur est presque plein.")
        yield _thing(_("Disque, pris à %(level)s %%") % {"level": round(disk)}, advice, works=disk <= FULL)


def _thing(name: str, advice: str, *, works: bool) -> Thing:
    if works:
        return Thing(name, Status(_("marche"), parts.Standing.DONE), "")
    return Thing(name, Status(_("à régler"), parts.Standing.ATTENTION), advice)
