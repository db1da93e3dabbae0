"""The sites of centres that are already known to the State, as first facts of the register."""

from datetime import date

from guichet.domains.network import shipped
from guichet.domains.network.shipped import Fact, SiteRow
from guichet.domains.network.vocabulary import SiteStatus
from guichet.foundation.places import queries as places
from guichet.foundation.places.facts import CentreFacts

# No opening date of the four GSRU was published; an article of April 2023 found them at work.
AT_WORK_BY = date(2023, 4, 30)


def sites() -> tuple[SiteRow, ...]:
    """Every centre as an open site, then the planned ones."""
    return (*(_site(each) for each in places.centres()), *shipped.planned())


def _site(centre: CentreFacts) -> SiteRow:
    fact = Fact(
        status=SiteStatus.OPEN,
        since=centre.opened_on or AT_WORK_BY,
        exact=centre.opened_on is not None,
        source=centre.source,
        note=centre.opening_note,
    )
    return SiteRow(centre.code, centre.kind, centre.name, centre.commune_code, fact)
