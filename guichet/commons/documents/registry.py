"""Where the words of a document come from: whoever decided knows; this room asks by name of origin."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from guichet.commons.documents.printing.page import Value
from guichet.foundation.lib.act import Act


@dataclass(frozen=True, slots=True)
class Content:
    """What a document says, in its own language: its title, who issues it, the value of each field."""

    title: str
    authority: str
    values: Mapping[str, Value]


Source = Callable[[str, str, Act], Content]

_sources: dict[str, Source] = {}


def register_source(origin: str, source: Source) -> None:
    """`source(about, language, act)` opens what was answered, journals that it did, and gives the words.

    It runs outside any transaction, and again when a worker dies.
    """
    if origin in _sources:
        raise TypeError(f"the source of documents {origin!r} is registered twice")
    _sources[origin] = source


def source_of(origin: str) -> Source:
    """Raises KeyError: a fault of ours."""
    return _sources[origin]
