"""The counter of a centre, as its focal point uses it."""

from html import unescape
from typing import Any

PIN = "804713"


def text(answer: Any) -> str:
    """What the page says, as a person reads it; a no-break space is a space to whoever writes a test."""
    return unescape(answer.content.decode()).replace("\u00a0", " ")
