"""Every question others may ask of what can be heard. What is approved is public, what waits is not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from guichet.commons.listening import policies, speech
from guichet.commons.listening.languages import MADE, Spoken
from guichet.commons.listening.models import Clip, State, digest_of
from guichet.commons.listening.refusals import NotFound
from guichet.commons.sync import blobs
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.listed import Listed, listed


def audio_of(text: str, language: str, *, said: str = "") -> Path | None:
    """The sound of a text of the State, or None when it cannot be heard in that language.

    `text` is its French source: a clip is found by it. `said` is the same in `language`, for the voice that the node
    makes in French and English; without it the source is read. Never for what a person answered: that is `speak`.
    """
    spoken = _language(text=text, code=language)
    if spoken is None:
        return None
    clip = Clip.objects.approved().filter(digest=digest_of(text), language=spoken).first()
    if clip is not None and blobs.path(clip.sound).exists():
        return blobs.path(clip.sound)
    return speech.kept(said or text, spoken) if spoken in MADE else None


def sounds() -> tuple[str, ...]:
    """Digests of the files of all that is heard, each once."""
    return tuple(Clip.objects.approved().order_by("sound").values_list("sound", flat=True).distinct())


def speak(text: str, language: str) -> bytes | None:
    """A WAV file of words that may name somebody: made in memory, kept nowhere. None in a language without a voice."""
    spoken = _language(text=text, code=language)
    return speech.said_now(text, spoken) if spoken in MADE else None


def _language(*, text: str, code: str) -> Spoken | None:
    """None for nothing to say, or for a language that nobody knows here."""
    return Spoken(code) if text.strip() and code in Spoken.values else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of `needed` texts, how many are recorded; where the node has a voice, all can be heard without."""

    language: Spoken
    recorded: int
    needed: int

    @property
    def is_complete(self) -> bool:
        return self.language in MADE or self.recorded == self.needed


def languages_complete(texts: Iterable[str]) -> tuple[Coverage, ...]:
    """For those French texts together (`catalogue.spoken.texts` has a service's), each language in its usual order."""
    wanted = _digests(texts)
    recorded = _recorded(wanted)
    return tuple(Coverage(each, len(recorded[each]), len(wanted)) for each in Spoken)


def missing(texts: Sequence[str], language: Spoken) -> tuple[str, ...]:
    """Those that nobody recorded yet in that language, in their order, each once."""
    recorded = _recorded(_digests(texts))[language]
    return tuple(text for text in dict.fromkeys(texts) if text.strip() and digest_of(text) not in recorded)


def _digests(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(digest_of(text) for text in texts if text.strip())


def _recorded(digests: frozenset[str]) -> Mapping[Spoken, set[str]]:
    found: dict[Spoken, set[str]] = {each: set() for each in Spoken}
    rows = Clip.objects.approved().filter(digest__in=digests)
    for language, digest in rows.values_list("language", "digest"):
        found[Spoken(language)].add(digest)
    return found


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """A recording, for those who make and judge them; `sound` is the digest of its file."""

    reference: str
    source: str
    language: Spoken
    sound: str
    media: str
    state: State
    place: str
    reason: str
    may_answer: bool


def clip(viewer: Viewer, reference: str) -> ClipFacts:
    """Raises NotFound, also for whoever judges nothing."""
    found = Clip.objects.filter(reference=reference).first()
    if found is None or not policies.may_judge(viewer):
        raise NotFound
    return _facts(found, viewer)


def awaiting(viewer: Viewer, *, page: int = 1) -> Listed[ClipFacts]:
    """What waits for somebody to listen, the oldest first; nothing for whoever judges nothing."""
    rows = Clip.objects.waiting() if policies.may_judge(viewer) else Clip.objects.none()
    return listed(rows.oldest_first(), page).of(lambda row: _facts(row, viewer))


def last_of_each(texts: Iterable[str], language: Spoken, viewer: Viewer) -> Mapping[str, ClipFacts]:
    """What this node knows of the latest recording of each text, by the text, for those who record."""
    texts = tuple(texts)
    rows = Clip.objects.of(texts).filter(language=language).exclude(state=State.REPLACED).oldest_first()
    latest = {row.digest: _facts(row, viewer) for row in rows}
    return {text: latest[digest_of(text)] for text in texts if digest_of(text) in latest}


def _facts(row: Clip, viewer: Viewer) -> ClipFacts:
    return ClipFacts(
        reference=row.reference,
        source=row.source,
        language=Spoken(row.language),
        sound=row.sound,
        media=row.media,
        state=State(row.state),
        place=row.place,
        reason=row.reason,
        may_answer=row.state == State.WAITING and policies.may_answer(viewer, recorded_by=row.recorded_by),
    )
