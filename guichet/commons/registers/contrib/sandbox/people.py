"""The invented people whom the sandbox's registers hold, and how it finds them."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from guichet.commons.registers.answers import Query, Record
from guichet.commons.registers.fields import Field
from guichet.foundation.identity import names

DATA = Path(__file__).parent / "data" / "people.json"
NUMBERS = (Field.NPI, Field.IFU, Field.MATRICULE)


@cache
def held() -> Mapping[str, tuple[Record, ...]]:
    """By register."""
    written = json.loads(DATA.read_text())
    return {register: tuple(Record.model_validate(each) for each in people) for register, people in written.items()}


def find(register: str, query: Query) -> Sequence[Record]:
    """By a number if the question has one that this register knows people by, else by name: homonyms come together."""
    people = held().get(register, ())
    for number in NUMBERS:
        if query.get(number) and any(each.value(number) for each in people):
            return [each for each in people if each.value(number) == query[number]]
    wanted = f"{query.get(Field.GIVEN_NAMES, '')} {query.get(Field.FAMILY_NAME, '')}".strip()
    return [each for each in people if wanted and names.agree(wanted, each.name)]
