"""Every way in which places change."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext as _

from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places import checking, reading
from guichet.foundation.places.events import ClosureAnnounced, ClosureEnded, HoursChanged, PlaceChanged, PlacesLoaded
from guichet.foundation.places.models import (
    Arrondissement,
    Centre,
    Closure,
    Commune,
    Department,
    Desk,
    OpeningHours,
    Place,
)
from guichet.foundation.places.rows import PlaceRow, PlacesData, PlacesRefused, Range

P = TypeVar("P", bound=Place)
Facts = Mapping[str, Any]

FILES: Mapping[type[Place], str] = {
    Department: reading.DEPARTMENTS.file,
    Commune: reading.COMMUNES.file,
    Arrondissement: reading.ARRONDISSEMENTS.file,
    Centre: reading.CENTRES.file,
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many places were new, and how many changed, their hours counting as one more."""

    added: int
    changed: int


@operation
def load_places(*, data: PlacesData, act: Act) -> Loaded:
    """Make the tables say what `data` says; the same data again writes nothing, in tables or journal.

    A new centre gets its first desk. Raises PlacesRefused, with every fault, when the facts disagree with each other,
    and Refused when a place already known is missing from them: a code is for ever.
    """
    if faults := checking.faults_of(data):
        raise PlacesRefused(faults)
    departments = _merge(Department, {row.code: _facts(row) for row in data.departments})
    communes = _merge(
        Commune, {row.code: _facts(row, department=departments.places[row.department]) for row in data.communes}
    )
    arrondissements = _merge(
        Arrondissement, {row.code: _facts(row, commune=communes.places[row.commune]) for row in data.arrondissements}
    )
    centres = _merge(Centre, {row.code: _facts(row, commune=communes.places[row.commune]) for row in data.centres})
    _open_first_desks(centres)
    merged = (departments, communes, arrondissements, centres)
    changes: list[PlaceChanged | HoursChanged] = [change for each in merged for change in each.changes]
    changes += _merge_hours(data, centres)
    return _tell(data, added=sum(len(each.added) for each in merged), changes=changes, act=act)


@operation
def announce_closure(
    *, centre: str, starts_on: date, reopens_on: date | None, reason: str, reason_en: str, act: Act
) -> Closure:
    """Shut the centre of that code from `starts_on` until `reopens_on`, None when nobody knows yet.

    Raises Refused when the centre does not exist, no reason is given, it would reopen before it shuts, or another
    closure holds one of those days already.
    """
    shut = _centre(centre)
    if not reason.strip():
        raise Refused(_("Dites pourquoi le centre ferme : le public lira cette raison."))
    if reopens_on is not None and reopens_on <= starts_on:
        raise Refused(
            _("Le centre doit rouvrir après son premier jour de fermeture. Choisissez une date plus tardive.")
        )
    if Closure.objects.filter(centre=shut).meeting(starts_on, reopens_on).exists():
        raise Refused(
            _("Une autre fermeture couvre déjà l’un de ces jours. Changez les dates, ou mettez fin à l’autre.")
        )
    closure = Closure.objects.create(
        centre=shut, starts_on=starts_on, reopens_on=reopens_on, reason=reason.strip(), reason_en=reason_en.strip()
    )
    journal.record(happened=ClosureAnnounced(centre, starts_on, reopens_on), act=act)
    return closure


@operation
def end_closure(*, centre: str, starts_on: date, reopens_on: date, act: Act) -> Closure:
    """Say when the closure that starts on that day ends, sooner than announced; `starts_on` itself calls it off.

    Raises Refused when there is no such closure, or when it would end before it starts or later than announced.
    """
    closure = Closure.objects.effective().filter(centre=_centre(centre), starts_on=starts_on).first()
    if closure is None:
        raise Refused(_("Aucune fermeture de ce centre ne commence ce jour-là."))
    if reopens_on < starts_on:
        raise Refused(_("Le centre ne peut pas rouvrir avant d’avoir fermé. Choisissez une date plus tardive."))
    if closure.reopens_on is not None and reopens_on > closure.reopens_on:
        raise Refused(_("Le centre rouvre déjà plus tôt. Pour fermer plus longtemps, annoncez une autre fermeture."))
    closure.reopens_on = reopens_on
    closure.save(update_fields=["reopens_on"])
    journal.record(happened=ClosureEnded(centre, starts_on, reopens_on), act=act)
    return closure


def _centre(code: str) -> Centre:
    """Locked, so that two closures of one centre are judged one after the other."""
    centre = Centre.objects.select_for_update().filter(code=code).first()
    if centre is None:
        raise Refused(_("Aucun centre ne porte le code « {code} ».").format(code=code))
    return centre


@dataclass(frozen=True, slots=True)
class Merged(Generic[P]):
    """All places of one table by their code, which of them are new, and what changed in the others."""

    places: Mapping[str, P]
    added: Sequence[P]
    changes: Sequence[PlaceChanged]


def _facts(row: PlaceRow, **parent: Place) -> Facts:
    """What the row says, as the fields of its model."""
    said = {each.name: getattr(row, each.name) for each in fields(row) if each.name not in {"where", "code"}}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in said.items()} | parent


def _merge(model: type[P], wanted: Mapping[str, Facts]) -> Merged[P]:
    parents = [field.name for field in model._meta.fields if field.is_relation]
    stored = model._default_manager.select_related(*parents).order_by("code").select_for_update(of=("self",))
    known = {place.code: place for place in stored}
    _refuse_forgotten(place for code, place in known.items() if code not in wanted)
    changes = {code: change for code, place in known.items() if (change := _change(place, wanted[code]))}
    if changes:
        model._default_manager.bulk_update([known[code] for code in changes], list(next(iter(wanted.values()))))
    added = model._default_manager.bulk_create(
        model(code=code, **facts) for code, facts in wanted.items() if code not in known
    )
    return Merged(known | {place.code: place for place in added}, added, list(changes.values()))


def _refuse_forgotten(forgotten: Iterable[Place]) -> None:
    for place in forgotten:
        sentence = _(
            "{file} : « {place} » est connu ici et n’y est plus. Remettez sa ligne : un code sert pour toujours."
        )
        raise Refused(sentence.format(file=FILES[type(place)], place=place))


def _change(place: Place, facts: Facts) -> PlaceChanged | None:
    """Put the facts on the place and say what they changed, or None."""
    before = {name: getattr(place, name) for name, fact in facts.items() if getattr(place, name) != fact}
    after = {name: facts[name] for name in before}
    for name, fact in after.items():
        setattr(place, name, fact)
    return PlaceChanged(place.code, _json(before), _json(after)) if before else None


def _json(facts: Facts) -> str:
    return json.dumps(
        facts,
        ensure_ascii=False,
        sort_keys=True,
        default=lambda fact: fact.code if isinstance(fact, Place) else str(fact),
    )


def _open_first_desks(centres: Merged[Centre]) -> None:
    Desk.objects.bulk_create(Desk(centre=centre, number=1) for centre in centres.added)


def _merge_hours(data: PlacesData, centres: Merged[Centre]) -> list[HoursChanged]:
    """Replace the hours of each centre whose ranges differ; what is returned leaves out the new centres."""
    known = _known_hours()
    wanted = {code: {each for row in data.hours_of(code) for each in row.ranges()} for code in centres.places}
    differing = [code for code in sorted(wanted) if wanted[code] != known[code]]
    if differing:
        _replace_hours({centres.places[code]: wanted[code] for code in differing})
    new = {centre.code for centre in centres.added}
    return [HoursChanged(code, _said(known[code]), _said(wanted[code])) for code in differing if code not in new]


def _known_hours() -> Mapping[str, set[Range]]:
    known: dict[str, set[Range]] = defaultdict(set)
    for hours in OpeningHours.objects.select_related("centre").order_by("centre_id", "weekday", "opens_at"):
        known[hours.centre.code].add(hours.range())
    return known


def _replace_hours(hours: Mapping[Centre, set[Range]]) -> None:
    OpeningHours.objects.filter(centre__in=hours).delete()
    OpeningHours.objects.bulk_create(
        OpeningHours(
            centre=centre,
            weekday=each.weekday,
            opens_at=each.opens_at,
            closes_at=each.closes_at,
            demonstration=each.demonstration,
        )
        for centre, ranges in hours.items()
        for each in sorted(ranges)
    )


def _said(ranges: set[Range]) -> str:
    return ", ".join(str(each) for each in sorted(ranges))


def _tell(data: PlacesData, *, added: int, changes: Sequence[PlaceChanged | HoursChanged], act: Act) -> Loaded:
    if added or changes:
        journal.record(happened=PlacesLoaded(data.edition, added, len(changes)), act=act)
    for change in changes:
        journal.record(happened=change, act=act)
    return Loaded(added, len(changes))
