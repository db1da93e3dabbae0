"""Every way in which it changes how the online services stand, or what is said of it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from guichet.commons.availability import events, policies, registry
from guichet.commons.availability.models import Bulletin, Round, Shift, Update
from guichet.commons.availability.refusals import (
    EndsBeforeItBegins,
    NoBulletin,
    NothingConcerned,
    NotYours,
    OverAlready,
    WordsMissing,
)
from guichet.commons.availability.registry import Judgement
from guichet.commons.availability.vocabulary import BulletinKind, Condition, Reason
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

EVERY = timedelta(minutes=1)
SILENT_AFTER = timedelta(minutes=5)
KEPT = timedelta(days=400)
SILENCE = Judgement(Condition.UNKNOWN, Reason.SILENCE)


@dataclass(frozen=True, slots=True)
class Said:
    """In both languages of the site."""

    fr: str
    en: str

    @property
    def is_whole(self) -> bool:
        return bool(self.fr.strip() and self.en.strip())


@dataclass(frozen=True, slots=True)
class Draft:
    """`components` are codes of the registry."""

    kind: BulletinKind
    condition: Condition
    components: tuple[str, ...]
    title: Said
    text: Said
    begins_at: datetime
    ends_at: datetime | None = None


@operation
def note(*, judgements: Mapping[str, Judgement], act: Act) -> None:
    """What a round of judging found: a row for each component that changed, and none for what stayed as it was.

    A condition counts once two rounds in a row saw it: one lost packet, or a node that is starting, is no outage. Only
    that all is well counts at once at the very first and after a silence, and the silence is written down as what it
    was, from the last round before it.
    """
    last = Round.objects.select_for_update().first()
    known = {row.component: row.condition for row in Shift.objects.last_of_each()}
    was_silent = last is None or act.at - last.at > SILENT_AFTER
    if last is not None and was_silent:
        for code in (code for code, condition in known.items() if condition != Condition.UNKNOWN):
            known[code] = _shift(code, SILENCE, last.at, act)
    suspected = {} if last is None else last.suspected
    unsure = {}
    for code, found in judgements.items():
        if known.get(code) == found.condition:
            continue
        if suspected.get(code) == found.condition or (was_silent and found.condition == Condition.AVAILABLE):
            _shift(code, found, act.at, act)
        else:
            unsure[code] = found.condition
    figures = {code: found.figure for code, found in judgements.items() if found.figure}
    Round.objects.update_or_create(name="last", defaults={"at": act.at, "suspected": unsure, "figures": figures})


def _shift(code: str, found: Judgement, at: datetime, act: Act) -> str:
    journal.record(happened=events.Shifted(code, found.condition, found.reason), act=act)
    Shift.objects.create(component=code, condition=found.condition, reason=found.reason, at=at)
    return found.condition


@operation
def announce(*, draft: Draft, staff: Viewer, act: Act) -> Bulletin:
    """Tell everybody. Raises NotYours, NothingConcerned, WordsMissing, EndsBeforeItBegins."""
    if not policies.may_announce(staff):
        raise NotYours
    if not draft.components or set(draft.components) - {each.code for each in registry.components()}:
        raise NothingConcerned
    if not (draft.title.is_whole and draft.text.is_whole):
        raise WordsMissing
    needs_end = draft.kind is BulletinKind.MAINTENANCE
    if (needs_end and draft.ends_at is None) or (draft.ends_at is not None and draft.ends_at <= draft.begins_at):
        raise EndsBeforeItBegins
    bulletin = Bulletin.objects.create(
        reference=secrets.token_hex(16),
        kind=draft.kind,
        condition=draft.condition,
        components=sorted(set(draft.components)),
        title=draft.title.fr.strip(),
        title_en=draft.title.en.strip(),
        begins_at=draft.begins_at,
        ends_at=draft.ends_at,
    )
    _say(bulletin, draft.text, act)
    told = events.BulletinAnnounced(bulletin.reference, draft.kind, ",".join(bulletin.components))
    journal.record(happened=told, act=act)
    return bulletin


@operation
def update(*, reference: str, said: Said, staff: Viewer, act: Act) -> None:
    """Say more of it. Raises NotYours, NoBulletin, OverAlready, WordsMissing."""
    bulletin = _current(reference, said, staff)
    _say(bulletin, said, act)
    journal.record(happened=events.BulletinUpdated(reference), act=act)


@operation
def end(*, reference: str, said: Said, staff: Viewer, act: Act) -> None:
    """Say that it is over, and what it was. Raises NotYours, NoBulletin, OverAlready, WordsMissing."""
    bulletin = _current(reference, said, staff)
    bulletin.over_at = act.at
    bulletin.save(update_fields=["over_at"])
    _say(bulletin, said, act)
    journal.record(happened=events.BulletinEnded(reference), act=act)


@operation
def forget(*, act: Act) -> None:
    """Rows of more than a year ago, but the last of each component; the journal has them still."""
    kept = Shift.objects.last_of_each().values_list("pk", flat=True)
    Shift.objects.filter(at__lt=act.at - KEPT).exclude(pk__in=list(kept)).delete()


def _current(reference: str, said: Said, staff: Viewer) -> Bulletin:
    if not policies.may_announce(staff):
        raise NotYours
    bulletin = Bulletin.objects.select_for_update().filter(reference=reference).first()
    if bulletin is None:
        raise NoBulletin
    if bulletin.over_at is not None:
        raise OverAlready
    if not said.is_whole:
        raise WordsMissing
    return bulletin


def _say(bulletin: Bulletin, said: Said, act: Act) -> None:
    Update.objects.create(
        bulletin=bulletin,
        at=act.at,
        text=said.fr.strip(),
        text_en=said.en.strip(),
        written_by=act.actor.reference,
    )
