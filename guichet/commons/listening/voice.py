"""The voice of the node: espeak-ng, in this process, one sentence at a time. It needs no network and keeps nothing.

The library is one set of global variables, so one lock holds it; a sentence takes it a few milliseconds.
"""

import ctypes
import io
import wave
from functools import cache
from threading import Lock

import espeakng_loader

from guichet.commons.listening.languages import Spoken

# Names and numbers of speak_lib.h, espeak-ng 1.52.
SYNCHRONOUS = 2  # AUDIO_OUTPUT_SYNCHRONOUS: samples are handed over, and all are there when the call returns
POSITION_CHARACTER = 1
UTF8 = 1
RATE, PITCH, WORDGAP = 1, 3, 7
VOICES = {Spoken.FRENCH: b"fr", Spoken.ENGLISH: b"en"}
WORDS_A_MINUTE = 140  # 175 by default: whoever listens does not read along
PAUSE = 2  # between words, in hundredths of a second
SAMPLE = 2  # bytes

Samples = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
_lock = Lock()


class VoiceMissing(RuntimeError):
    """The library or its data cannot be used: an installation that is not whole."""


def pronounced(text: str, language: Spoken) -> bytes:
    """A WAV file, mono, 16 bits, at 22.05 kHz. `text` is as people say it; `language` one of `MADE`."""
    with _lock:
        library, rate, samples = _started()
        samples.clear()
        library.espeak_SetVoiceByName(VOICES[language])
        library.espeak_SetParameter(RATE, WORDS_A_MINUTE, 0)
        library.espeak_SetParameter(WORDGAP, PAUSE, 0)
        written = text.encode() + b"\0"
        if library.espeak_Synth(written, len(written), 0, POSITION_CHARACTER, 0, UTF8, None, None) != 0:
            raise VoiceMissing("espeak-ng would not say it")
        return _wav(bytes(samples), rate)


@cache
def _started() -> tuple[ctypes.CDLL, int, bytearray]:
    """The library, its sample rate, and where it lays samples; the callback lives as long as the process."""
    samples = bytearray()
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    rate = library.espeak_Initialize(SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), 0)
    if rate <= 0:
        raise VoiceMissing("espeak-ng does not find its voices")
    library.espeak_SetSynthCallback(_receiving(samples))
    return library, rate, samples


_callbacks: list[object] = []  # C holds no reference: one that Python drops is called all the same


def _receiving(samples: bytearray) -> object:
    @Samples
    def receive(sound, count, _events):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 ctypes gives it its types
        if sound and count > 0:
            samples.extend(ctypes.string_at(sound, count * SAMPLE))
        return 0

    _callbacks.append(receive)
    return receive


def _wav(samples: bytes, rate: int) -> bytes:
    target = io.BytesIO()
    with wave.open(target, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(SAMPLE)
        sound.setframerate(rate)
        sound.writeframes(samples)
    return target.getvalue()
