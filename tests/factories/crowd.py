"""People who do not exist, whom no dictionary was trained with: their names are syllables by chance."""

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

from guichet.command.year.answers import WRITERS
from guichet.command.year.people import Person

CONSONANTS = ("b", "d", "f", "g", "gb", "h", "k", "kp", "l", "m", "n", "s", "t", "v", "w", "y", "z")
VOWELS = ("a", "e", "i", "o", "u", "è", "ou", "an", "on")
COMMUNES = ("Lokossa", "Athiémé", "Houéyogbé", "Comè", "Bopa")
# They need no paper, since files travel in a lane of their own, and their sheets name no other service.
SERVICES = ("justice-extrait-rccm", "mtfp-copie-actes")


def answers(service: str, chance: Random, day: date) -> Mapping[str, Any]:
    return WRITERS[service](a_stranger(chance), chance, day)


def a_stranger(chance: Random) -> Person:
    return Person(
        family_name=_a_name(chance),
        given_names=" ".join(_a_name(chance) for _ in range(chance.randint(1, 2))),
        birth_date=f"{chance.randint(1940, 2008)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        birth_place=chance.choice(COMMUNES),
        is_woman=chance.random() < 0.5,
        phone=f"+22901900{chance.randrange(100_000):05}",
    )


def _a_name(chance: Random) -> str:
    syllables = (chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(chance.randint(2, 4)))
    return "".join(syllables).title()
