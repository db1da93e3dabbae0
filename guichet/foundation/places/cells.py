"""One line of a data file, read cell by cell: each value is right, or refused with what to write instead."""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from guichet.foundation.places.rows import Where

C = TypeVar("C", bound=TextChoices)

PLACE_CODE = re.compile(r"[A-Z]{2}-[A-Z]{2}(-[A-Z]{2,4}(-[0-9]{2})?)?")
CENTRE_CODE = re.compile(r"[A-Z]{3}")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]+)?")
WHOLE = re.compile(r"[0-9]{1,9}")
HOUR = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WEEKDAYS = re.compile(r"[1-7]( [1-7])*")

# The country lies within; a position outside is a slip of the pen, often latitude and longitude swapped.
LATITUDES = (6.0, 12.6)
LONGITUDES = (0.7, 3.9)

NAME_LENGTH = 80
SLUG_LENGTH = 40
TEXT_LENGTH = 300


class Unreadable(Exception):
    """What is wrong and what to write; the reader of the file adds where it stands."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Line:
    where: Where
    columns: tuple[str, ...]
    cells: tuple[str, ...]

    def refuse_wrong_width(self) -> None:
        if len(self.cells) != len(self.columns):
            raise Unreadable(
                _(
                    "nombre de valeurs : {found} au lieu de {expected}. Mettez entre guillemets un texte à virgule."
                ).format(found=len(self.cells), expected=len(self.columns))
            )

    def text(self, column: str, longest: int = TEXT_LENGTH) -> str:
        value = self.cells[self.columns.index(column)].strip()
        if len(value) > longest:
            raise Unreadable(
                _("« {column} » compte {found} caractères. Abrégez à {longest} au plus.").format(
                    column=column, found=len(value), longest=longest
                )
            )
        return value

    def required(self, column: str, longest: int = TEXT_LENGTH) -> str:
        value = self.text(column, longest)
        if not value:
            raise Unreadable(_("« {column} » est vide. Écrivez une valeur.").format(column=column))
        return value

    def name(self) -> str:
        return self.required("name", NAME_LENGTH)

    def names(self, column: str) -> tuple[str, ...]:
        """Names set apart by slashes."""
        return tuple(name.strip() for name in self.text(column).split("/") if name.strip())

    def place_code(self, column: str) -> str:
        wanted = _("« {value} » n’est pas un code de lieu. Écrivez par exemple BJ-MO, BJ-MO-LOK ou BJ-MO-LOK-04.")
        return self._shaped(column, PLACE_CODE, wanted)

    def centre_code(self, column: str) -> str:
        wanted = _("« {value} » n’est pas un code de centre. Écrivez trois lettres capitales, par exemple LOK.")
        return self._shaped(column, CENTRE_CODE, wanted)

    def slug(self, column: str) -> str:
        self.required(column, SLUG_LENGTH)
        wanted = _(
            "« {value} » ne convient pas à une adresse. Écrivez des minuscules sans accent, par exemple seme-podji."
        )
        return self._shaped(column, SLUG, wanted)

    def latitude(self, column: str) -> float:
        wanted = _(
            "« {value} » n’est pas une latitude du Bénin. Écrivez des degrés entre 6 et 12.6, par exemple 6.6387."
        )
        return self._degrees(column, LATITUDES, wanted)

    def longitude(self, column: str) -> float:
        wanted = _(
            "« {value} » n’est pas une longitude du Bénin. Écrivez des degrés entre 0.7 et 3.9, par exemple 1.7167."
        )
        return self._degrees(column, LONGITUDES, wanted)

    def whole(self, column: str) -> int:
        wanted = _("« {value} » n’est pas un nombre entier. Écrivez des chiffres seuls, par exemple 104961.")
        return int(self._shaped(column, WHOLE, wanted))

    def day(self, column: str) -> date | None:
        """A date, or None where nothing is written."""
        if not self.text(column):
            return None
        wanted = _("« {value} » n’est pas une date. Écrivez année, mois et jour, par exemple 2023-03-21, ou rien.")
        value = self._shaped(column, DAY, wanted)
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise Unreadable(wanted.format(value=value)) from None

    def hour(self, column: str) -> time:
        wanted = _("« {value} » n’est pas une heure. Écrivez heures et minutes, par exemple 08:00.")
        return time.fromisoformat(self._shaped(column, HOUR, wanted))

    def weekdays(self, column: str) -> tuple[int, ...]:
        wanted = _("« {value} » ne dit pas des jours. Écrivez de 1 (lundi) à 7 (dimanche), par exemple 1 2 3 4 5.")
        return tuple(int(day) for day in self._shaped(column, WEEKDAYS, wanted).split())

    def yes_or_no(self, column: str) -> bool:
        wanted = _("« {value} » n’est ni yes ni no. Écrivez l’un des deux.")
        return self._shaped(column, re.compile("yes|no"), wanted) == "yes"

    def choice(self, column: str, among: type[C]) -> C:
        value = self.required(column)
        if value not in among.values:
            wanted = _("« {value} » n’est pas connu ici. Écrivez l’un de ces mots : {words}.")
            raise Unreadable(wanted.format(value=value, words=", ".join(among.values)))
        return among(value)

    def _shaped(self, column: str, shape: re.Pattern[str], wanted: str) -> str:
        value = self.required(column)
        if not shape.fullmatch(value):
            raise Unreadable(wanted.format(value=value))
        return value

    def _degrees(self, column: str, bounds: tuple[float, float], wanted: str) -> float:
        degrees = float(self._shaped(column, DEGREES, wanted))
        if not bounds[0] <= degrees <= bounds[1]:
            raise Unreadable(wanted.format(value=self.text(column)))
        return degrees
