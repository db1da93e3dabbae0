"""A text cut into what a query found and the rest, so that a template marks it without building HTML."""

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from guichet.commons.catalogue.search.words import WORD
from guichet.foundation.lib.text import fold


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; a template escapes it and puts it in `<mark>` when `marked`."""

    text: str
    marked: bool


def pieces(text: str, matched: Collection[str]) -> tuple[Piece, ...]:
    """The whole text in order, its words that fold into one of `matched` marked: see `Hit.matched`."""
    return tuple(piece for piece in _cut(unicodedata.normalize("NFC", text), matched) if piece.text)


def _cut(text: str, matched: Collection[str]) -> Iterator[Piece]:
    done = 0
    for word in WORD.finditer(text):
        if fold(word[0]) in matched:
            yield Piece(text[done : word.start()], marked=False)
            yield Piece(word[0], marked=True)
            done = word.end()
    yield Piece(text[done:], marked=False)
