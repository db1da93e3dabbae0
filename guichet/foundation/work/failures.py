"""How a failure is told: what failed and where, never with which values, because values may be a person's."""

import traceback
from types import FrameType, TracebackType

PACKAGE = "guichet."


class Unfinished(Exception):
    """A handler's own way of saying "not yet": the reason is kept as it stands, so it names no person."""


def described(error: BaseException) -> str:
    """« ConnectionRefusedError, guichet.commons.notifications.sending:42 ». The message of the error is left out."""
    if isinstance(error, Unfinished):
        return str(error)
    return f"{type(error).__name__}, {_place(error.__traceback__)}"


def _place(trace: TracebackType | None) -> str:
    """The innermost line of our own that the error went through, or the innermost of all."""
    lines = [(_module(frame), number) for frame, number in traceback.walk_tb(trace)]
    ours = [line for line in lines if line[0].startswith(PACKAGE)]
    module, number = (ours or lines or [("?", 0)])[-1]
    return f"{module}:{number}"


def _module(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", "?"))
