"""Who reads the exact figures of a commune, few or not: whoever follows every centre there. Pure functions, no SQL."""

from collections import defaultdict
from collections.abc import Iterable

from guichet.domains.supervision import policies as supervision
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.places.facts import CentreFacts

# Who has a dashboard: the ministry, and who watches over a department, a commune or a centre.
READING = (RoleKind.ADMINISTRATOR, RoleKind.SUPERVISOR, RoleKind.FOCAL_POINT, RoleKind.OBSERVER)


def followed(viewer: Viewer, centres: Iterable[CentreFacts]) -> frozenset[str]:
    """Codes of communes with centres all of which the viewer follows: the figures are those of them together."""
    of_commune: defaultdict[str, set[str]] = defaultdict(set)
    every = tuple(centres)
    for centre in every:
        of_commune[centre.commune_code].add(centre.code)
    mine = supervision.followed(viewer, every)
    return frozenset(commune for commune, codes in of_commune.items() if codes <= mine)
