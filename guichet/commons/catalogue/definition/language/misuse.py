"""Why an expression is refused."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Self

from guichet.commons.catalogue.definition.language.kinds import NAMES, Kind
from guichet.commons.catalogue.definition.language.syntax import Node

HINT_FR = " Pensiez-vous à «\N{NO-BREAK SPACE}{}\N{NO-BREAK SPACE}»\N{NO-BREAK SPACE}?"


class Misuse(Exception):
    """A code of `WORDING`, what fills its sentence, and a column from 0. A kind is said in words."""

    def __init__(self, code: str, node: Node, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.column = node.column
        self.values: dict[str, object] = {}
        for name, value in values.items():
            self._add(name, value)

    def _add(self, name: str, value: object) -> None:
        if isinstance(value, Kind):
            self.values[f"{name}_fr"], self.values[f"{name}_en"] = NAMES[type(value)]
        else:
            self.values[name] = value

    @classmethod
    def unknown(cls, code: str, node: Node, name: str, known: Iterable[str]) -> Self:
        """A word that is not known, and the nearest one that is."""
        return cls(code, node, name=name, **suggestion(name, known))


def suggestion(given: str, known: Iterable[str]) -> dict[str, str]:
    """The end of a sentence about an unknown word, in both languages: the nearest known word, when one is near."""
    near = get_close_matches(given.lower(), list(known), n=1, cutoff=0.6)
    if not near:
        return {"hint_fr": "", "hint_en": ""}
    return {"hint_fr": HINT_FR.format(near[0]), "hint_en": f" Did you mean “{near[0]}”?"}
