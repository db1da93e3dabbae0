"""Sites as the viewer may see them, and how much of the country they cover."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from guichet.domains.network import policies
from guichet.domains.network.models import Site, SiteFact
from guichet.domains.network.policies import Where
from guichet.domains.network.refusals import NoSite
from guichet.domains.network.vocabulary import SiteStatus
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.places import queries as places
from guichet.foundation.places.vocabulary import CentreKind


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """`commune` and `department` are names, empty while they are not published; `where` has their codes."""

    reference: str
    kind: CentreKind
    name: str
    commune: str
    department: str
    where: Where
    status: SiteStatus


@dataclass(frozen=True, slots=True)
class FactFacts:
    status: SiteStatus
    since: date
    exact: bool
    partner: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """The ministry's rule: communes where a CCSP or a GSRU is open, over all communes, `on` that day."""

    covered: tuple[str, ...]  # codes of communes
    communes: int
    on: date

    @property
    def percent(self) -> int:
        return round(100 * len(self.covered) / self.communes) if self.communes else 0


@dataclass(frozen=True, slots=True)
class Around:
    """Names of a commune and its department, and the department's code."""

    commune: str
    department: str
    code: str


def sites(viewer: Viewer, on: date) -> tuple[SiteFacts, ...]:
    """Those that the viewer sees and of which something was true that day: by department, commune, reference."""
    around = _around()
    rows = Site.objects.told(on).in_order()
    found = [facts for row in rows if policies.sees(viewer, (facts := _facts(row, around)).where)]
    return tuple(sorted(found, key=lambda each: (not each.where.department, each.where.department)))


def site(viewer: Viewer, reference: str, on: date) -> tuple[SiteFacts, tuple[FactFacts, ...]]:
    """One site and all that sources say of it, the latest first. Raises NoSite."""
    row = Site.objects.told(on).filter(reference=reference).first()
    facts = None if row is None else _facts(row, _around())
    if facts is None or not policies.sees(viewer, facts.where):
        raise NoSite
    told = SiteFact.objects.filter(site__reference=reference).latest_first()
    return facts, tuple(_told(each) for each in told)


def coverage(on: date) -> Coverage:
    found = Site.objects.open_on(on).exclude(commune="").values_list("commune", flat=True)
    return Coverage(tuple(sorted(set(found))), len(_around()), on)


def _around() -> Mapping[str, Around]:
    return {
        commune.code: Around(commune.name, department.name, department.code)
        for department in places.departments()
        for commune in department.communes
    }


def _facts(row: Site, around: Mapping[str, Around]) -> SiteFacts:
    near = around.get(row.commune, Around("", "", ""))
    return SiteFacts(
        reference=row.reference,
        kind=CentreKind(row.kind),
        name=row.name,
        commune=near.commune,
        department=near.department,
        where=Where(row.reference, row.commune, near.code),
        status=SiteStatus(vars(row)["status"]),
    )


def _told(row: SiteFact) -> FactFacts:
    return FactFacts(SiteStatus(row.status), row.since, row.exact, row.partner, row.note, row.source)
