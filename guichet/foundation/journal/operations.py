"""Writing to the journal: always beside the change it tells, in the same transaction."""

from guichet.foundation.journal import events, following
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib import rows
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def record(*, happened: object, act: Act) -> Entry:
    """Add one declared event, and what other rooms write with it. Called by the operation that made it true."""
    kind = events.kind_of(happened)
    facts = events.facts_of(happened)
    entry = Entry(
        kind=kind.name,
        schema=kind.schema,
        subject=str(facts[kind.subject]),
        at=act.at,
        actor_kind=act.actor.kind,
        actor=act.actor.reference,
        place=act.place or "",
        surface=act.surface,
        facts=facts,
    )
    rows.add(entry)
    for follow in following.of(kind.name):
        follow(entry=entry, act=act)
    return entry
