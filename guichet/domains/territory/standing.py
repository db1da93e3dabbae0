"""How a commune stands in the network: which of its sites are open, under works or only planned, and what they have."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from guichet.domains.network import queries as network
from guichet.domains.network.queries import Need, OpenSite
from guichet.domains.network.vocabulary import SiteStatus
from guichet.foundation.places import queries as places
from guichet.foundation.places.facts import CentreFacts
from guichet.foundation.places.vocabulary import CentreKind

PREMISES = "premises"
NEEDS = (PREMISES, *(need.value for need in Need))


class Stand(models.TextChoices):
    """Of a commune, by the best of its sites."""

    CCSP = "ccsp", _("CCSP ouvert")
    GSRU = "gsru", _("GSRU ouvert")
    BOTH = "both", _("CCSP et GSRU ouverts")
    WORKS = "works", _("en travaux")
    SUSPENDED = "suspended", _("suspendu")
    PLANNED = "planned", _("prévu")
    NONE = "none", _("aucun site")


BY_STATUS = (
    (SiteStatus.WORKS, Stand.WORKS),
    (SiteStatus.SUSPENDED, Stand.SUSPENDED),
    (SiteStatus.PLANNED, Stand.PLANNED),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """`needs` says of each whether every open site of the commune has it; None where the register does not know.

    Of another day than the rest, for whoever reads of the past: empty where no site was open then.
    """

    stand: Stand
    sites: tuple[OpenSite, ...]
    needs: Mapping[str, bool | None]

    @property
    def met(self) -> int:
        return sum(met is True for met in self.needs.values())

    @property
    def is_known(self) -> bool:
        """Whether anybody entered what stands there."""
        return any(met is not None for need, met in self.needs.items() if need != PREMISES)


NOWHERE = Standing(Stand.NONE, (), {})


def standings(today: date, ready_on: date) -> Mapping[str, Standing]:
    """By commune that has a site, as it stands today, with what was ready at the end of that other day.

    What has none is not there, nor are sites whose commune is not published.
    """
    sites, then = _by_commune(today), _by_commune(ready_on)
    ready = network.readiness(ready_on)
    centres = {each.code: each for each in places.centres()}
    return {
        commune: Standing(_stand(held), held, _needs(_working(then.get(commune, ())), ready, centres))
        for commune, held in sites.items()
    }


def unplaced(on: date) -> int:
    """How many sites are promised of which the commune is not published."""
    return sum(not site.commune for site in network.open_sites(on))


def _by_commune(on: date) -> Mapping[str, tuple[OpenSite, ...]]:
    found: defaultdict[str, tuple[OpenSite, ...]] = defaultdict(tuple)
    for site in network.open_sites(on):
        if site.commune:
            found[site.commune] += (site,)
    return found


def _working(sites: Iterable[OpenSite]) -> tuple[OpenSite, ...]:
    return tuple(site for site in sites if site.status == SiteStatus.OPEN)


def _needs(
    working: tuple[OpenSite, ...], ready: Mapping[str, network.Readiness], centres: Mapping[str, CentreFacts]
) -> Mapping[str, bool | None]:
    return {need: _all(_meets(site, need, ready, centres) for site in working) for need in NEEDS} if working else {}


def _stand(held: tuple[OpenSite, ...]) -> Stand:
    kinds = {site.kind for site in _working(held)}
    if kinds:
        only = Stand.CCSP if CentreKind.CCSP in kinds else Stand.GSRU
        return Stand.BOTH if len(kinds) > 1 else only
    found = {site.status for site in held}
    return next((stand for status, stand in BY_STATUS if status in found), Stand.NONE)


def _meets(
    site: OpenSite, need: str, ready: Mapping[str, network.Readiness], centres: Mapping[str, CentreFacts]
) -> bool | None:
    if need == PREMISES:
        centre = centres.get(site.reference)
        return True if centre is not None and centre.site else None
    return ready[site.reference][Need(need)] if site.reference in ready else None


def _all(met: Iterable[bool | None]) -> bool | None:
    """No, if one has not; not known, if of one it is not known."""
    found = set(met)
    if False in found:
        return False
    return None if None in found else True
