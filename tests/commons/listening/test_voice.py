"""The node speaks French and English by itself, keeps what the State says, and never what a person answered."""

import errno
import io
import os
import wave
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import LazySettings

from guichet.commons.listening import queries as listening
from guichet.commons.listening import speech
from guichet.commons.listening.languages import Spoken

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def var(settings: LazySettings, tmp_path: Path) -> Path:
    settings.VAR = tmp_path
    return tmp_path


def seconds(sound: bytes) -> float:
    with wave.open(io.BytesIO(sound)) as read:
        assert (read.getnchannels(), read.getsampwidth()) == (1, 2)
        return float(read.getnframes() / read.getframerate())


def test_a_question_is_heard_in_french_and_made_once() -> None:
    first = listening.audio_of("Quel est votre nom de famille ?", "fr")
    again = listening.audio_of("Quel est votre nom de famille ?", "fr")
    assert first is not None
    assert first == again
    assert 1 < seconds(first.read_bytes()) < 4


def test_in_english_its_english_words_are_said() -> None:
    french = listening.audio_of("Nom", "en")
    english = listening.audio_of("Nom", "en", said="What is your family name, as written on your birth certificate?")
    assert french is not None
    assert english is not None
    assert seconds(english.read_bytes()) > seconds(french.read_bytes()) + 1


@pytest.mark.parametrize("language", ["fon", "yo", "bba", "ddn"])
def test_no_voice_pretends_to_speak_a_language_that_it_does_not(language: str) -> None:
    assert listening.audio_of("Quel est votre nom ?", language) is None
    assert listening.speak("Afi Dossou", language) is None


@pytest.mark.parametrize(("text", "language"), [("", "fr"), ("  ", "fr"), ("Nom", "xx"), ("Nom", "")])
def test_nothing_to_say_is_not_said(text: str, language: str) -> None:
    assert listening.audio_of(text, language) is None
    assert listening.speak(text, language) is None


def test_what_a_person_answered_leaves_no_trace(var: Path) -> None:
    sound = listening.speak("Vous vous appelez Afi Dossou.", "fr")
    assert sound is not None
    assert seconds(sound) > 1
    assert list(var.rglob("*")) == []


def test_the_least_heard_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    oldest, second = (listening.audio_of(text, "fr") for text in ("Un", "Deux"))
    assert oldest is not None
    assert second is not None
    os.utime(oldest, (1, 1))
    os.utime(second, (2, 2))
    listening.audio_of("Un", "fr")  # heard again: the other is now the least heard
    room_for_two = oldest.stat().st_size + len(speech.said_now("Six", Spoken.FRENCH)) + second.stat().st_size // 2
    monkeypatch.setattr(speech, "MOST_BYTES", room_for_two)
    third = listening.audio_of("Six", "fr")
    assert third is not None
    assert [each.exists() for each in (oldest, second, third)] == [True, False, True]


def test_eight_people_who_listen_at_once_each_hear_their_own() -> None:
    texts = [f"Question numéro {number}, {'encore ' * number}" for number in range(8)]
    alone = [seconds(speech.said_now(text, Spoken.FRENCH)) for text in texts]
    with ThreadPoolExecutor(8) as people:
        heard = people.map(lambda text: speech.said_now(text, Spoken.FRENCH), texts)
        together = [seconds(sound) for sound in heard]
    assert together == pytest.approx(alone, abs=0.1)


def test_on_a_full_disk_the_screen_stays_mute_and_no_half_of_a_sound_is_left(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: object, _sound: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile._TemporaryFileWrapper.write", full, raising=False)
    assert listening.audio_of("Bonjour", "fr") is None
    assert list((var / "speech").iterdir()) == []


def test_a_disk_that_fails_otherwise_is_a_fault(var: Path) -> None:
    (var / "speech").write_bytes(b"a file where a folder should be")
    with pytest.raises(FileExistsError):
        listening.audio_of("Bonjour", "fr")
