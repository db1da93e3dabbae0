"""How the online services stand, as plain values for machines."""

from collections.abc import Mapping
from datetime import datetime

from guichet.commons.availability.queries import BulletinFacts, ComponentFacts, History, Standing

Plain = Mapping[str, object]


def standing(
    found: Standing, bulletins: tuple[BulletinFacts, ...], histories: tuple[History, ...], at: datetime
) -> Plain:
    """`condition` is the worse of what is measured and what people announce; the two are also apart."""
    of = {each.component: each for each in histories}
    return {
        "as_of": at.isoformat(),
        "judged_at": found.judged_at.isoformat() if found.judged_at else None,
        "condition": str(found.condition),
        "components": [_component(each, of[each.code]) for each in found.components],
        "bulletins": [_bulletin(each, at) for each in bulletins],
    }


def _component(found: ComponentFacts, history: History) -> Plain:
    return {
        "code": found.code,
        "name": found.name,
        "condition": str(found.condition),
        "measured": str(found.measured),
        "declared": str(found.declared) if found.declared else None,
        "since": found.since.isoformat() if found.since else None,
        "reason": str(found.reason),
        "figure": list(found.figure) if found.figure else None,
        "available_of_90_days": history.share,
        "days": [{"day": day.isoformat(), "worst": str(what) if what else None} for day, what in history.days],
    }


def _bulletin(found: BulletinFacts, at: datetime) -> Plain:
    return {
        "reference": found.reference,
        "kind": str(found.kind),
        "condition": str(found.condition),
        "components": list(found.components),
        "title": {"fr": found.fr, "en": found.en},
        "begins_at": found.begins_at.isoformat(),
        "ends_at": found.ends_at.isoformat() if found.ends_at else None,
        "under_way": found.is_under_way(at),
        "updates": [{"at": each.at.isoformat(), "fr": each.fr, "en": each.en} for each in found.updates],
    }
