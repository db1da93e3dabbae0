"""Whom the circuits of the catalogue need, for the demonstration to invent."""

from collections.abc import Iterator

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition.circuit import Circuit
from guichet.foundation.identity.demonstration import Post, Team
from guichet.foundation.identity.vocabulary import RoleKind


def teams() -> Iterator[Team]:
    for sheet in catalogue.current().sheets.values():
        if sheet.service.procedure is not None:
            yield Team(sheet.code, tuple(_posts(sheet.service.authority, sheet.service.procedure.circuit)))


def _posts(authority: str, circuit: Circuit) -> Iterator[Post]:
    """Whoever treats a step at its unit; whoever watches over each unit; whoever gives an opinion."""
    at = {unit.code: unit.authority or authority for unit in circuit.units}
    for step in circuit.steps:
        yield Post(RoleKind(step.role), at[step.unit], step.unit)
        yield from (Post(RoleKind.EXPERT, authority, opinion.body) for opinion in step.opinions)
    yield from (Post(RoleKind.SUPERVISOR, held_at, unit) for unit, held_at in at.items())
