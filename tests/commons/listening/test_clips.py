"""A centre records, another person listens at the national node, and every centre hears it from then on."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import IntegrityError, transaction

from guichet.commons.catalogue import spoken
from guichet.commons.listening import operations as listening
from guichet.commons.listening import queries
from guichet.commons.listening.languages import Spoken
from guichet.commons.listening.models import Clip, State
from guichet.commons.listening.operations import Recording
from guichet.commons.listening.refusals import AlreadyAnswered, NoReason, NotFound, NotHere, NothingToSay, NotYours
from guichet.commons.sync import blobs, records
from guichet.commons.sync import registry as sync
from guichet.commons.sync.models import FeedItem, Node, Outgoing, OutgoingFile
from guichet.commons.sync.records import Carried, Fed
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act, ActorKind, PlaceId
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act
from tests.factories.catalogue import a_service

pytestmark = pytest.mark.django_db

LOK, PAR = PlaceId("LOK"), PlaceId("PAR")
QUESTION = "Quel est votre nom de famille ?"
SOUND = b"\x1aE\xdf\xa3....webm a voice in fon"
FOCAL_POINT = Viewer(ActorKind.STAFF, "sena", (HeldRole(RoleKind.OFFICER, place=LOK),))
SUPERVISOR = Viewer(ActorKind.STAFF, "codjo", (HeldRole(RoleKind.SUPERVISOR, authority="mjl"),))


@pytest.fixture(autouse=True)
def var(settings: LazySettings, tmp_path: Path) -> Path:
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture(autouse=True)
def nodes() -> None:
    with building():
        for centre in (LOK, PAR):
            Node.objects.create(centre=centre, state="approved", key="k", told_chain=records.START.hex())


def by(viewer: Viewer, place: PlaceId | None = None, minutes: int = 0) -> Act:
    return replace(an_act(), actor=viewer.actor, place=place, at=NOON + timedelta(minutes=minutes))


def a_recording(source: str = QUESTION, language: Spoken = Spoken.FON, content: bytes = SOUND) -> Recording:
    return Recording(source, language, blobs.keep(content), "audio/webm")


def recorded(recording: Recording | None = None, minutes: int = 0) -> Clip:
    return listening.record(recording=recording or a_recording(), staff=FOCAL_POINT, act=by(FOCAL_POINT, LOK, minutes))


def approved(clip: Clip, minutes: int = 10) -> Clip:
    return listening.approve(reference=clip.reference, staff=SUPERVISOR, act=by(SUPERVISOR, minutes=minutes))


def told(centre: PlaceId) -> list[records.Record]:
    return [records.read(bytes(row.content)) for row in FeedItem.objects.filter(node__centre=centre).order_by("number")]


def forget_everything() -> None:
    """Another node: it has none of these rows."""
    with building():
        Clip.objects.all().delete()


def take(record: records.Record) -> None:
    """At a centre, what it was told."""
    apply = sync.applier_of(record.kind)
    assert apply is not None
    apply(Fed(1, record.schema, record.body, records.act_of(record, "")))


def happened() -> list[str]:
    return list(Entry.objects.filter(kind__startswith="listening.").order_by("pk").values_list("kind", flat=True))


def test_what_was_recorded_is_heard_nowhere_until_another_person_listened() -> None:
    clip = recorded()
    assert queries.audio_of(QUESTION, "fon") is None
    approved(clip)
    heard = queries.audio_of(QUESTION, "fon")
    assert heard is not None
    assert heard.read_bytes() == SOUND
    assert happened() == ["listening.clip-recorded", "listening.clip-approved"]


def test_spaces_of_french_typography_do_not_hide_a_clip() -> None:
    approved(recorded(a_recording("Quel est votre nom de famille\N{NO-BREAK SPACE}?")))
    assert queries.audio_of("Quel est  votre nom de famille ?", "fon") is not None


def test_a_recorded_voice_is_heard_rather_than_the_made_one() -> None:
    approved(recorded(a_recording(language=Spoken.FRENCH)))
    heard = queries.audio_of(QUESTION, "fr")
    assert heard is not None
    assert heard.read_bytes() == SOUND


def test_when_its_file_is_lost_french_is_still_heard() -> None:
    clip = approved(recorded(a_recording(language=Spoken.FRENCH)))
    blobs.path(clip.sound).unlink()
    heard = queries.audio_of(QUESTION, "fr")
    assert heard is not None
    assert heard.suffix == ".wav"


def test_it_travels_with_its_sound_and_keeps_its_moment_place_and_person() -> None:
    clip = recorded()
    carried = records.read(bytes(Outgoing.objects.get().content))
    assert list(OutgoingFile.objects.values_list("folder", "digest")) == [("blobs", clip.sound)]
    forget_everything()
    for _twice in range(2):
        act = records.act_of(carried, "LOK")
        sync.receiver_of(carried.kind, carried.schema)(Carried(1, 1, carried.body, act, NOON + timedelta(days=3)))
    there = Clip.objects.get()
    assert (there.reference, there.source, there.language) == (clip.reference, QUESTION, "fon")
    assert (there.recorded_by, there.place, there.recorded_at) == ("sena", "LOK", NOON)


def test_a_language_that_nobody_knows_is_refused_at_the_national_node() -> None:
    recorded()
    carried = records.read(bytes(Outgoing.objects.get().content))
    unknown = Carried(1, 1, {**carried.body, "language": "xx", "reference": "other"}, by(FOCAL_POINT, LOK), NOON)
    with pytest.raises(ValueError, match="xx"):
        sync.receiver_of(carried.kind, carried.schema)(unknown)


def test_every_centre_is_told_of_what_was_approved_with_its_file_and_hears_it() -> None:
    clip = approved(recorded())
    assert [row.blobs for row in FeedItem.objects.order_by("pk")] == [[clip.sound], [clip.sound]]
    forget_everything()
    for _twice in range(2):
        take(told(PAR)[0])
    heard = queries.audio_of(QUESTION, "fon")
    assert heard is not None
    assert Clip.objects.get().recorded_by == ""


def test_a_centre_that_begins_is_told_of_all_that_is_heard() -> None:
    clip = approved(recorded())
    recorded(a_recording("Nom"))
    with building():
        Node.objects.create(centre="COT", state="approved", key="k", told_chain=records.START.hex())
    for tell in sync.welcomes():
        tell(PlaceId("COT"), an_act())
    said = [each.body["reference"] for each in told(PlaceId("COT")) if each.kind == listening.ANSWERED]
    assert said == [clip.reference]


def test_a_better_recording_takes_the_place_of_the_former() -> None:
    former = approved(recorded())
    approved(recorded(a_recording(content=SOUND + b" better"), minutes=20), minutes=30)
    former.refresh_from_db()
    heard = queries.audio_of(QUESTION, "fon")
    assert former.state == State.REPLACED
    assert heard is not None
    assert heard.read_bytes() == SOUND + b" better"


def test_a_refusal_is_told_to_the_centre_that_recorded_and_says_why() -> None:
    clip = recorded()
    listening.refuse(reference=clip.reference, reason=" Trop de bruit. ", staff=SUPERVISOR, act=by(SUPERVISOR))
    assert (len(told(LOK)), told(PAR)) == (1, [])
    forget_everything()
    take(told(LOK)[0])
    there = queries.last_of_each([QUESTION, "Nom"], Spoken.FON, FOCAL_POINT)
    assert {text: (facts.state, facts.reason) for text, facts in there.items()} == {
        QUESTION: (State.REFUSED, "Trop de bruit.")
    }
    assert happened() == ["listening.clip-recorded", "listening.clip-refused"]


def test_what_was_withdrawn_is_heard_no_longer_anywhere() -> None:
    clip = approved(recorded())
    listening.withdraw(reference=clip.reference, reason="Un mot est faux.", staff=SUPERVISOR, act=by(SUPERVISOR))
    assert queries.audio_of(QUESTION, "fon") is None
    assert [each.body["state"] for each in told(PAR)] == ["approved", "withdrawn"]
    assert happened()[-1] == "listening.clip-withdrawn"


def test_only_whoever_serves_at_this_centre_records_here() -> None:
    with pytest.raises(NotHere):
        listening.record(recording=a_recording(), staff=FOCAL_POINT, act=by(FOCAL_POINT, PAR))
    with pytest.raises(NotHere):
        listening.record(recording=a_recording(), staff=SUPERVISOR, act=by(SUPERVISOR, LOK))
    with pytest.raises(NothingToSay):
        listening.record(recording=a_recording("  "), staff=FOCAL_POINT, act=by(FOCAL_POINT, LOK))


def test_nobody_judges_their_own_voice() -> None:
    clip = recorded()
    both = replace(FOCAL_POINT, roles=(*FOCAL_POINT.roles, HeldRole(RoleKind.SUPERVISOR, authority="mjl")))
    with pytest.raises(NotYours):
        listening.approve(reference=clip.reference, staff=both, act=by(both))
    with pytest.raises(NotYours):
        listening.approve(reference=clip.reference, staff=FOCAL_POINT, act=by(FOCAL_POINT))
    assert queries.clip(both, clip.reference).may_answer is False
    with pytest.raises(IntegrityError), transaction.atomic(), building():
        Clip.objects.filter(pk=clip.pk).update(state="approved", answered_by="sena", answered_at=NOON)


def test_an_answer_is_given_once_and_for_something() -> None:
    clip = recorded()
    with pytest.raises(NoReason):
        listening.refuse(reference=clip.reference, reason=" ", staff=SUPERVISOR, act=by(SUPERVISOR))
    approved(clip)
    with pytest.raises(AlreadyAnswered):
        approved(clip)
    with pytest.raises(NotFound):
        listening.approve(reference="none", staff=SUPERVISOR, act=by(SUPERVISOR))
    with pytest.raises(NotFound):
        listening.withdraw(reference="none", reason="x", staff=SUPERVISOR, act=by(SUPERVISOR))
    with pytest.raises(NotYours):
        listening.withdraw(reference=clip.reference, reason="x", staff=FOCAL_POINT, act=by(FOCAL_POINT))


def test_who_judges_finds_what_waits_the_oldest_first_and_nobody_else_does() -> None:
    second, first = recorded(minutes=5), recorded(a_recording("Nom"))
    assert [each.reference for each in queries.awaiting(SUPERVISOR).items] == [first.reference, second.reference]
    assert queries.awaiting(FOCAL_POINT).items == ()
    assert queries.clip(SUPERVISOR, first.reference).may_answer
    for viewer, reference in ((FOCAL_POINT, first.reference), (SUPERVISOR, "none")):
        with pytest.raises(NotFound):
            queries.clip(viewer, reference)


def test_a_service_says_which_languages_are_complete() -> None:
    asked = a_service(
        sections=[
            {
                "code": "a",
                "title": {"fr": "Vous"},
                "questions": [
                    {"type": "text", "name": "nom", "label": {"fr": "Nom"}, "help": {"fr": "De famille."}},
                    {
                        "type": "choice",
                        "name": "usage",
                        "label": {"fr": "Usage"},
                        "options": [{"value": "a", "text": {"fr": "Emploi"}}, {"value": "b", "text": {"fr": "Nom"}}],
                    },
                ],
            }
        ],
        eligibility=[{"code": "non", "when": "nom == ''", "reason": {"fr": "Il faut un nom."}}],
    )
    texts = spoken.sources(asked)
    assert texts == (
        *("Certificat inventé", "Un certificat qui n’existe pas.", "Vous"),
        *("Nom", "De famille.", "Usage", "Emploi", "Il faut un nom."),
    )
    for text in texts[:-1]:
        approved(recorded(a_recording(text)))
    coverage = {each.language: each for each in queries.languages_complete(texts)}
    assert (coverage[Spoken.FON].recorded, coverage[Spoken.FON].needed) == (7, 8)
    assert {code for code, each in coverage.items() if each.is_complete} == {Spoken.FRENCH, Spoken.ENGLISH}
    assert queries.missing(texts, Spoken.FON) == ("Il faut un nom.",)
    approved(recorded(a_recording(texts[-1])))
    assert queries.missing(texts, Spoken.FON) == ()
    assert queries.languages_complete(texts)[2].is_complete
