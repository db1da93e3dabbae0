"""Which places lie within which: a centre in its commune, a commune in its department."""

from collections.abc import Mapping
from dataclasses import dataclass

from guichet.domains.circulars.vocabulary import NATIONAL
from guichet.foundation.places import queries as places

TO_A_DEPARTMENT = "-"  # codes of departments and communes have one; « BJ-MO », « BJ-MO-LOK », « LOK »


@dataclass(frozen=True, slots=True)
class Around:
    """Names by code, and of each centre its commune and its department."""

    names: Mapping[str, str]
    above: Mapping[str, tuple[str, ...]]

    def holds(self, outer: str, inner: str) -> bool:
        """Whether `inner` is `outer`, or lies in it; everything lies in the country."""
        return outer in (NATIONAL, inner) or outer in self.above.get(inner, ())

    def touching(self, place: str) -> frozenset[str]:
        """What a word to somebody at `place` may be addressed to: it, all around it, all within it."""
        within = (inner for inner in self.above if self.holds(place, inner))
        return frozenset({NATIONAL, place, *self.above.get(place, ()), *within})

    def centres_of(self, place: str) -> tuple[str, ...]:
        """Of a department, of the country, or the centre itself; by name."""
        found = [code for code in self.above if is_centre(code) and self.holds(place, code)]
        return tuple(sorted(found, key=lambda code: (self.names[code], code)))

    @property
    def departments(self) -> tuple[str, ...]:
        """Those that have a centre, by name."""
        found = {self.above[code][1] for code in self.above if is_centre(code)}
        return tuple(sorted(found, key=lambda code: (self.names[code], code)))


def is_centre(code: str) -> bool:
    return bool(code) and TO_A_DEPARTMENT not in code


def is_department(code: str) -> bool:
    return code.count(TO_A_DEPARTMENT) == 1


def known() -> Around:
    """In four queries, however many places."""
    names: dict[str, str] = {}
    above: dict[str, tuple[str, ...]] = {}
    for department in places.departments():
        names[department.code], above[department.code] = department.name, ()
        for commune in department.communes:
            names[commune.code], above[commune.code] = commune.name, (department.code,)
    for centre in places.centres():
        names[centre.code] = centre.name
        above[centre.code] = (centre.commune_code, *above[centre.commune_code])
    return Around(names, above)
