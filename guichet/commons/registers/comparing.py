"""What a person wrote beside what a register has, field by field. A difference is shown, never decided upon."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from guichet.commons.registers.answers import Query, Record
from guichet.commons.registers.fields import Field
from guichet.foundation.identity import names
from guichet.foundation.lib.text import fold


class Verdict(StrEnum):
    """`SPELT` is the same under another spelling: accents, tone marks, a letter; `OPEN` when one side says nothing."""

    SAME = "same"
    SPELT = "spelt"
    DIFFERENT = "different"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Compared:
    field: Field
    said: str
    held: str
    verdict: Verdict


NAMES = frozenset({Field.FAMILY_NAME, Field.GIVEN_NAMES, Field.FATHER, Field.MOTHER})


def compared(query: Query, record: Record) -> tuple[Compared, ...]:
    """In the order of `Field`, each field that was asked with or that the register has."""
    return tuple(_compared(query, record))


def _compared(query: Query, record: Record) -> Iterator[Compared]:
    for field in Field:
        said, held = query.get(field, ""), record.value(field)
        if said or held:
            yield Compared(field, said, held, _verdict(field, said, held))


def _verdict(field: Field, said: str, held: str) -> Verdict:
    if not said or not held:
        return Verdict.OPEN
    if said.casefold() == held.casefold():
        return Verdict.SAME
    alike: Callable[[str, str], bool] = names.agree if field in NAMES else _same_letters
    return Verdict.SPELT if alike(said, held) else Verdict.DIFFERENT


def _same_letters(said: str, held: str) -> bool:
    return fold(said) == fold(held)
