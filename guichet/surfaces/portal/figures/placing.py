"""Which cell tells of a place: its own, or the one that it is in together with others."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from guichet.commons.indicators.cutting import REST, Kind, Place
from guichet.commons.indicators.measures import Name
from guichet.commons.indicators.queries import PublicCell

Whole = tuple[Name, str, tuple[date, ...]]  # a figure of a service, of those months


def there(
    cells: Iterable[PublicCell], shared: Iterable[PublicCell], commune: str, department: str
) -> Iterator[PublicCell]:
    """What is told of that commune: for each cell of the country its share, or the country's if it is not shared.

    Where no share has the commune in it, nothing happened there.
    """
    shares: dict[Whole, dict[Place, PublicCell]] = {}
    for each in shared:
        shares.setdefault((each.figure, each.service, each.months), {})[each.place] = each
    for cell in cells:
        its = shares.get((cell.figure, cell.service, cell.months))
        found = cell if its is None else _in(its, commune, department)
        if found is not None:
            yield found


def _in(shares: Mapping[Place, PublicCell], commune: str, department: str) -> PublicCell | None:
    wider = around(Place(Kind.COMMUNE, commune), department)
    return next((shares[place] for place in wider if place in shares), None)


def around(place: Place, department: str) -> tuple[Place, ...]:
    """The place, then those that tell of it when it is not told of alone."""
    if place.kind == Kind.COMMUNE:
        return (place, Place(Kind.DEPARTMENT, department), REST)
    return (place, REST)
