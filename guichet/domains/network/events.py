"""What the journal holds of the network: sites and things, never a person."""

from dataclasses import dataclass
from datetime import date

from guichet.foundation.journal.events import event


@event("network.site-registered", subject="site")
@dataclass(frozen=True, slots=True)
class SiteRegistered:
    """`commune` is empty while it is not published."""

    site: str
    kind: str
    commune: str


@event("network.site-status-noted", subject="site")
@dataclass(frozen=True, slots=True)
class SiteStatusNoted:
    """`since` is at the latest when `exact` is false. Source and partner are on the row."""

    site: str
    status: str
    since: date
    exact: bool


@event("network.site-placed", subject="site")
@dataclass(frozen=True, slots=True)
class SitePlaced:
    """The commune of a planned site was published."""

    site: str
    commune: str
