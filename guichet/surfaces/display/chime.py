"""Three notes that say that somebody is called: made here, so that it is nobody else's music."""

import io
import math
import struct
import wave
from collections.abc import Iterator
from functools import cache

RATE = 22_050
NOTES = (659.26, 783.99, 1046.5)  # E5, G5, C6, in hertz
STEP, LENGTH = 0.22, 1.4  # seconds from a note to the next, and of the whole
LOUD = 9_000  # of 32,767: three notes together stay below


@cache
def chime() -> bytes:
    """A WAV file, mono, 16 bits."""
    samples = b"".join(struct.pack("<h", round(value)) for value in _samples())
    target = io.BytesIO()
    with wave.open(target, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(samples)
    return target.getvalue()


def _samples() -> Iterator[float]:
    for number in range(round(RATE * LENGTH)):
        yield sum(_note(pitch, number / RATE - STEP * place) for place, pitch in enumerate(NOTES))


def _note(pitch: float, seconds: float) -> float:
    """Struck like a bell: at once there, then dying away."""
    if seconds < 0:
        return 0
    return LOUD * math.exp(-3.5 * seconds) * math.sin(2 * math.pi * pitch * seconds)
