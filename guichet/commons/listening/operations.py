"""Every way in which recordings change. A centre records; the national node judges; every centre then has what stands.

The sound itself is on the disk before any of these begins (`sync.blobs.keep`).
"""

import secrets
from dataclasses import dataclass

from guichet.commons.listening import events, policies
from guichet.commons.listening.languages import Spoken
from guichet.commons.listening.models import Clip, State, digest_of
from guichet.commons.listening.refusals import AlreadyAnswered, NoReason, NotFound, NotHere, NothingToSay, NotYours
from guichet.commons.sync import blobs
from guichet.commons.sync import operations as sync
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation

RECORDED = "listening.recorded"  # what a centre carries to the national node
ANSWERED = "listening.answered"  # what the national node tells centres
ELSEWHERE = ""  # who recorded at another centre is not told here


@dataclass(frozen=True, slots=True)
class Recording:
    """`source` is the French text; `sound` the digest of what is on the disk, of that media type."""

    source: str
    language: Spoken
    sound: str
    media: str


@operation
def record(*, recording: Recording, staff: Viewer, act: Act) -> Clip:
    """Keep what was said at this centre, to be judged at the national node. Raises NotHere, NothingToSay."""
    if not policies.may_record(staff, act.place):
        raise NotHere
    if not recording.source.strip():
        raise NothingToSay
    clip = _created(secrets.token_hex(16), recording, act.actor.reference, act)
    journal.record(happened=events.ClipRecorded(clip.reference, clip.digest, clip.language, clip.sound), act=act)
    sync.carry(kind=RECORDED, body=_body(clip), files=((blobs.BLOBS, clip.sound),), act=act)
    return clip


@operation
def take(*, reference: str, recording: Recording, act: Act) -> Clip:
    """At the national node: keep what a centre recorded, once, with its own moment, place and person."""
    known = Clip.objects.filter(reference=reference).first()
    return known or _created(reference, recording, act.actor.reference, act)


def _created(reference: str, recording: Recording, by: str, act: Act) -> Clip:
    return Clip.objects.create(
        reference=reference,
        source=recording.source,
        digest=digest_of(recording.source),
        language=recording.language,
        sound=recording.sound,
        media=recording.media,
        recorded_by=by,
        recorded_at=act.at,
        place=act.place or "",
    )


@operation
def approve(*, reference: str, staff: Viewer, act: Act) -> Clip:
    """Let every centre have it, in place of the one heard so far. Raises NotFound, NotYours, AlreadyAnswered."""
    clip = _to_answer(reference, staff)
    former = _replace(clip)
    _answer(clip, State.APPROVED, act)
    happened = events.ClipApproved(clip.reference, clip.digest, clip.language, clip.sound, former)
    journal.record(happened=happened, act=act)
    sync.feed(kind=ANSWERED, body=_body(clip), blobs=(clip.sound,), act=act)
    return clip


@operation
def refuse(*, reference: str, reason: str, staff: Viewer, act: Act) -> Clip:
    """It is heard nowhere, and the centre reads why. Raises NotFound, NotYours, AlreadyAnswered, NoReason."""
    clip = _to_answer(reference, staff)
    _answer(clip, State.REFUSED, act, _given(reason))
    journal.record(happened=events.ClipRefused(clip.reference, clip.digest, clip.language), act=act)
    sync.feed(kind=ANSWERED, body=_body(clip), to=PlaceId(clip.place), act=act)
    return clip


@operation
def withdraw(*, reference: str, reason: str, staff: Viewer, act: Act) -> Clip:
    """It was approved, and is heard no longer. Raises NotFound, NotYours, NoReason."""
    clip = Clip.objects.approved().select_for_update().filter(reference=reference).first()
    if clip is None:
        raise NotFound
    if not policies.may_judge(staff):
        raise NotYours
    _answer(clip, State.WITHDRAWN, act, _given(reason))
    journal.record(happened=events.ClipWithdrawn(clip.reference, clip.digest, clip.language), act=act)
    sync.feed(kind=ANSWERED, body=_body(clip), act=act)
    return clip


@operation
def settle(*, reference: str, state: State, recording: Recording, reason: str, act: Act) -> Clip:
    """At a centre: what the national node answered about a recording, made here or elsewhere. Safe to be told twice.

    `act` is that of whoever answered.
    """
    clip = Clip.objects.filter(reference=reference).first() or _created(reference, recording, ELSEWHERE, act)
    if state is State.APPROVED:
        _replace(clip)
    _answer(clip, state, act, reason)
    return clip


@operation
def tell_all(*, to: PlaceId, act: Act) -> None:
    """Everything that is heard, to a centre that begins."""
    for clip in Clip.objects.approved().oldest_first():
        sync.feed(kind=ANSWERED, body=_body(clip), to=to, blobs=(clip.sound,), act=act)


def _body(clip: Clip) -> dict[str, str]:
    """As it travels; contributions.py reads it at the other end."""
    return {
        "reference": clip.reference,
        "source": clip.source,
        "language": clip.language,
        "sound": clip.sound,
        "media": clip.media,
        "state": clip.state,
        "reason": clip.reason,
    }


def _to_answer(reference: str, staff: Viewer) -> Clip:
    clip = Clip.objects.select_for_update().filter(reference=reference).first()
    if clip is None:
        raise NotFound
    if not policies.may_answer(staff, recorded_by=clip.recorded_by):
        raise NotYours
    if clip.state != State.WAITING:
        raise AlreadyAnswered
    return clip


def _replace(clip: Clip) -> str:
    """The reference of the one that was heard so far, or nothing."""
    heard = Clip.objects.approved().filter(digest=clip.digest, language=clip.language).exclude(pk=clip.pk)
    former = heard.values_list("reference", flat=True).first() or ""
    heard.update(state=State.REPLACED)
    return former


def _answer(clip: Clip, state: State, act: Act, reason: str = "") -> None:
    clip.state, clip.answered_by, clip.answered_at, clip.reason = state, act.actor.reference, act.at, reason
    clip.save(update_fields=["state", "answered_by", "answered_at", "reason"])


def _given(reason: str) -> str:
    if not reason.strip():
        raise NoReason
    return reason.strip()
