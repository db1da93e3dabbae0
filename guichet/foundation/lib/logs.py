"""What failed and where, never with which values: what an error says may be a person's name or number."""

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType

Failure = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutValues(logging.Formatter):
    """The lines that an exception went through, with its kind and that of its causes, without their messages."""

    def format(self, record: logging.LogRecord) -> str:
        """What another formatter told before is kept on the record, messages and all: not read, and put back."""
        told, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = told

    def formatException(self, ei: Failure) -> str:  # noqa: N802 the name is the library's
        return "\n".join(line for error in _causes(ei[1]) for line in _told(error))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The first cause first, as Python tells them."""
    if error is not None:
        yield from _causes(error.__cause__ or error.__context__)
        yield error


def _told(error: BaseException) -> Iterator[str]:
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno}, {frame.name}"
    yield type(error).__qualname__
