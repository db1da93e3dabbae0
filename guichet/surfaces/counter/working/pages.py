"""What works in this centre, with what to do about what does not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.supervision.queries import Here, OrderFacts
from guichet.surfaces.counter.framing import framed
from guichet.surfaces.ui import parts, wording
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Link, Status, SummaryRow

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
    orders: tuple[SummaryRow, ...]
    report: Link


def here(request: HttpRequest, known: Here, orders: Sequence[OrderFacts]) -> HerePage:
    return HerePage(
        frame=framed(request, _("Ce qui marche ici")),
        things=tuple(_things(known)),
        orders=tuple(_order(each) for each in orders),
        report=Link(_("Signaler un incident"), reverse("counter:incident")),
    )


def _order(facts: OrderFacts) -> SummaryRow:
    """« Redémarrer la borne, le 3 mars 2026 à 9 h 05 »: what for, and what became of it."""
    key = _("%(order)s, le %(when)s")
    said = {"motive": facts.motive, "state": facts.state.label, "why": facts.hindrance}
    return SummaryRow(
        key % {"order": str(facts.kind.label).capitalize(), "when": wording.moment(facts.ordered_at)},
        (_("%(motive)s (%(state)s) %(why)s") % said).strip(),
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
    yield from _printer(known)


def _printer(known: Here) -> Iterable[Thing]:
    """One that cannot be asked is not shown as working."""
    ready = known.gauges.get("printer")
    if ready is None:
        yield Thing(
            _("Imprimante"), Status(_("inconnue"), parts.Standing.WAITING), _("Imprimez un reçu pour l’essayer.")
        )
    elif known.gauges.get("no-paper"):
        yield _thing(_("Imprimante"), _("Mettez un rouleau de papier."), works=False)
    else:
        advice = _("Vérifiez qu’elle est allumée et branchée, puis signalez-le si elle ne répond pas.")
        yield _thing(_("Imprimante"), advice, works=bool(ready))


def _thing(name: str, advice: str, *, works: bool) -> Thing:
    if works:
        return Thing(name, Status(_("marche"), parts.Standing.DONE), "")
    return Thing(name, Status(_("à régler"), parts.Standing.ATTENTION), advice)
