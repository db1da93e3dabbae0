"""A year from first to last: offices work, the log grows, centres look; then a reader audits it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from simulation import audit
from simulation.audit import Audit
from simulation.log import Key, Log
from simulation.misdeeds import Misdeed
from simulation.office import Bureau, Event, honest
from simulation.telling import Teller
from simulation.witnesses import Witness
from simulation.world import Office, World

Says = Callable[[str], None]
Done = dict[str, list[Event]]  # by office


@dataclass(frozen=True, slots=True)
class Year:
    """What is left of it: who did what, the log, the centres that watched it, and what the audit found."""

    events: Done
    log: Log
    witnesses: tuple[Witness, ...]
    audit: Audit


def lived(world: World, misdeeds: Sequence[Misdeed], says: Says, spared: Done | None = None) -> Year:
    """`spared` has the work of offices where nothing was planted."""
    planted = {misdeed.office.name: misdeed for misdeed in misdeeds}
    done: Done = {}
    for office in world.offices:
        if spared is not None and office.name not in planted:
            done[office.name] = spared[office.name]
        else:
            done[office.name] = _worked(world, office, planted.get(office.name))
        says(f"bureau {office.name} : {len(done[office.name])} actes")
    events = sorted((event for its in done.values() for event in its), key=lambda event: event.at)
    log, witnesses = _told(world, events, says)
    says(f"audit de {log.size} lignes")
    key = log.key.verifier
    return Year(done, log, witnesses, audit.audited(log, key, audit.claims_of(events), audit.hands_of(events)))


def _worked(world: World, office: Office, misdeed: Misdeed | None) -> list[Event]:
    return Bureau(world, office, misdeed or honest(world, office)).run()


def _told(world: World, events: Sequence[Event], says: Says) -> tuple[Log, tuple[Witness, ...]]:
    log = Log(Key())
    witnesses = tuple(Witness(centre, log.key.verifier) for centre in world.centres)
    month = 0
    for hour, lines in Teller(world.chance("telling")).hours(events):
        if not lines:
            continue
        log.add(lines)
        _look(witnesses, log, hour)
        if hour.month != month:
            month = hour.month
            says(f"journal : {hour:%Y-%m}, {log.size} lignes")
    return log, witnesses


def _look(witnesses: Sequence[Witness], log: Log, hour: datetime) -> None:
    """Each at an hour of its own, so that some look while the others sleep."""
    for number, witness in enumerate(witnesses):
        if number % 12 == hour.hour % 12:
            witness.look(log)
