"""What a report says at the moment when it is transmitted, and what recognises it ever after."""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date

from guichet.domains.casework import at_centres
from guichet.domains.reception import monthly
from guichet.domains.reception.monthly import Figures
from guichet.foundation.lib.act import PlaceId

SERVICES = "services."


def figures(places: Collection[PlaceId], month: date) -> Mapping[PlaceId, Figures]:
    """As the register has them now, with the services that were asked for there (`services.<code>`)."""
    found = {place: Counter(counted) for place, counted in monthly.figures(places, month).items()}
    since, until = monthly.bounds(month)
    for place, service, count in at_centres.services_asked(places, since=since, until=until):
        found[place][f"{SERVICES}{service}"] = count
    return found


def by_day(place: PlaceId, month: date) -> Mapping[date, Figures]:
    """What `figures` of one centre are the sums of, the first day first; a day without any is not there."""
    found = {on: Counter(counted) for on, counted in monthly.by_day(place, month).items()}
    since, until = monthly.bounds(month)
    for on, service, count in at_centres.services_by_day(place, since=since, until=until):
        found.setdefault(on, Counter())[f"{SERVICES}{service}"] = count
    return dict(sorted(found.items()))


def digest(*, place: str, month: date, counted: Figures, difficulties: str, proposals: str) -> str:
    """SHA-256 of the same words in the same order, whatever node writes them."""
    said = [place, month.isoformat(), sorted(counted.items()), difficulties, proposals]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
