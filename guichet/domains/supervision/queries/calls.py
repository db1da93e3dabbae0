"""Why a centre is to be called today, whom to call, and who did."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from guichet.domains.network import queries as network
from guichet.domains.network.vocabulary import Ending
from guichet.domains.supervision import calling, days
from guichet.domains.supervision.calling import About, Call
from guichet.domains.supervision.models import Alert, Called, Incident, Number
from guichet.domains.supervision.queries.watching import followed, plainly
from guichet.domains.supervision.rules import RULES
from guichet.domains.supervision.vocabulary import Office, Origin
from guichet.foundation.identity import formats
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.places.calendar import BENIN


@dataclass(frozen=True, slots=True)
class NumberFacts:
    """`phone` is in E.164, `spoken` as people say it."""

    office: Office
    phone: str
    spoken: str


@dataclass(frozen=True, slots=True)
class CalledFacts:
    by: str
    at: datetime
    note: str


def reasons_to_call(centres: frozenset[str], at: datetime) -> Iterator[Call]:
    """Silent centres first, then incidents that should be over."""
    for alert in Alert.objects.open().filter(rule="silent", centre__in=centres).order_by("pk"):
        yield Call(alert.centre, 1, alert.opened_at, str(RULES["silent"].sentence), About.CENTRE, alert.centre)
    for row in Incident.objects.overdue(at).filter(centre__in=centres).order_by("pk"):
        kind = plainly(row)
        told = kind if row.origin == Origin.RULE else row.told
        sentence, plain = (_("Incident en retard\u00a0: %(told)s") % {"told": each} for each in (told, kind))
        yield Call(row.centre, 2, row.due_at, sentence, About.INCIDENT, row.reference, plain=plain)


def to_call(viewer: Viewer, at: datetime) -> int:
    """How many of the viewer's centres somebody has a reason to call, and nobody did that day."""
    centres = frozenset(each.code for each in followed(viewer))
    waiting = {call.centre for call in calling.calls(centres, at)} if centres else set()
    return len(waiting - called(centres, at).keys()) if waiting else 0


def things_to_call_about(centres: frozenset[str], at: datetime) -> Iterator[Call]:
    """What ends or lacks there, by the register of the network: subscriptions, warranties, supplies."""
    on = days.day_of(at)
    for (site, what, last_on), endings in _together(network.endings_at(centres, on)).items():
        office = Office.DIRECTORATE if what is Ending.SUBSCRIPTION else Office.FOCAL_POINT
        since = datetime.combine(last_on, time(0), BENIN)
        yield Call(site, 4, since, _ends(what, last_on, endings, on), About.SITE, site, office)
    for short in network.shortages_at(centres):
        said = {"supply": short.supply.label, "level": short.level, "threshold": short.threshold}
        sentence = _("Il manque des %(supply)s\u00a0: il en reste %(level)s, le seuil est de %(threshold)s.") % said
        yield Call(short.site, 5, at, sentence, About.SITE, short.site)


def _together(found: Iterable[network.EndingAt]) -> Mapping[tuple[str, Ending, date], list[network.EndingAt]]:
    """What ends at one site on one day is one reason: ten things bought together make one call."""
    groups: dict[tuple[str, Ending, date], list[network.EndingAt]] = {}
    for each in found:
        groups.setdefault((each.site, each.what, each.last_on), []).append(each)
    return groups


def _ends(what: Ending, last_on: date, endings: Sequence[network.EndingAt], on: date) -> str:
    things = ", ".join(_("%(what)s (série %(serial)s)") % {"what": e.kind.label, "serial": e.serial} for e in endings)
    said = {"things": things, "day": date_format(last_on, "j F Y")}
    if what is Ending.WARRANTY:
        return _("La garantie finit le %(day)s\u00a0: %(things)s.") % said
    if last_on < on:
        return _("L’abonnement est fini depuis le %(day)s, sans suite\u00a0: %(things)s.") % said
    return _("L’abonnement finit le %(day)s\u00a0: %(things)s.") % said


def numbers(centres: frozenset[str]) -> Mapping[str, tuple[NumberFacts, ...]]:
    """By centre, in the order in which offices are called."""
    found: dict[str, list[NumberFacts]] = {}
    for row in Number.objects.filter(centre__in=centres).order_by("centre", "office"):
        facts = NumberFacts(Office(row.office), row.phone, formats.spoken_phone(row.phone))
        found.setdefault(row.centre, []).append(facts)
    order = list(Office)
    return {centre: tuple(sorted(each, key=lambda one: order.index(one.office))) for centre, each in found.items()}


def called(centres: frozenset[str], at: datetime) -> Mapping[str, CalledFacts]:
    """Those that somebody called that day; `by` is the reference of whoever did."""
    rows = Called.objects.filter(centre__in=centres, on=days.day_of(at)).order_by("centre")
    return {row.centre: CalledFacts(row.by, row.at, row.note) for row in rows}
