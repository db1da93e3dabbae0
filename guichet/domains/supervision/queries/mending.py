"""How an incident is mended: by whom, with what, under which contract, and what happened in which order."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from guichet.domains.network import queries as network
from guichet.domains.network.queries import ContractFacts, StockFacts, VisitFacts
from guichet.domains.network.refusals import NoSite
from guichet.domains.supervision import days, policies
from guichet.domains.supervision.models import Part
from guichet.domains.supervision.queries.watching import IncidentFacts, incident
from guichet.foundation.identity import supervising
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal.models import Entry
from guichet.foundation.places import queries as places

MOST = 100  # events of one incident


@dataclass(frozen=True, slots=True)
class Person:
    reference: str
    name: str


@dataclass(frozen=True, slots=True)
class PartFacts:
    name: str
    quantity: int
    from_stock: bool


@dataclass(frozen=True, slots=True)
class Happened:
    """`what` is the last word of the event's kind, `facts` its fields; `by` the reference of whoever did it."""

    what: str
    at: datetime
    by: str
    facts: dict[str, object]


@dataclass(frozen=True, slots=True)
class Contract:
    """`by` is when somebody must have come, for an incident that was opened then."""

    facts: ContractFacts
    by: datetime


@dataclass(frozen=True, slots=True)
class Mending:
    """What the register of the network knows of the centre; empty where it does not know the site."""

    visits: tuple[VisitFacts, ...]
    contracts: tuple[Contract, ...]
    stock: tuple[StockFacts, ...]


def mending(viewer: Viewer, reference: str, at: datetime) -> Mending:
    """Raises NoIncident."""
    facts = incident(viewer, reference)
    on = days.day_of(at)
    try:
        site, _told = network.site(viewer, facts.centre, on)
    except NoSite:
        return Mending((), (), ())
    contracts = tuple(_contract(each, facts) for each in network.contracts(site, on))
    return Mending(network.visits(site, on), contracts, network.stock(site))


def _contract(found: ContractFacts, facts: IncidentFacts) -> Contract:
    return Contract(found, facts.opened_at + timedelta(hours=found.response))


def parts(viewer: Viewer, reference: str) -> tuple[PartFacts, ...]:
    """In the order in which they were noted. Raises NoIncident."""
    rows = Part.objects.filter(incident__reference=incident(viewer, reference).reference).order_by("at", "pk")
    return tuple(PartFacts(row.name, row.quantity, bool(row.supply)) for row in rows)


def history(viewer: Viewer, reference: str) -> tuple[Happened, ...]:
    """From the opening on, as the journal has it; to an observer it names nobody. Raises NoIncident."""
    facts = incident(viewer, reference)
    entries = Entry.objects.filter(subject=facts.reference, kind__startswith="supervision.").order_by("number")[:MOST]
    return tuple(_happened(entry, names_staff=facts.reads_words) for entry in entries)


def _happened(entry: Entry, *, names_staff: bool) -> Happened:
    what = entry.kind.removeprefix("supervision.")
    if names_staff:
        return Happened(what, entry.at, entry.actor, entry.facts)
    return Happened(what, entry.at, "", {name: said for name, said in entry.facts.items() if name != "owner"})


def over(centre: str, at: datetime) -> tuple[Person, ...]:
    """Who may see to an incident of that centre, by name: each once."""
    facts = next((each for each in places.centres() if each.code == centre), None)
    if facts is None:
        return ()
    found = supervising.placed(policies.places_of(facts), policies.ACTS, at)
    people = {each.reference: Person(each.reference, each.name) for each in found}
    return tuple(sorted(people.values(), key=lambda each: (each.name, each.reference)))
