"""What is wrong in a service file: where, what, and what to do about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from guichet.commons.catalogue.definition.wording import WORDING


class Severity(StrEnum):
    """An error keeps a file out of the catalogue; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


SEVERITY_WORDS: Mapping[str, Mapping[Severity, str]] = {
    "fr": {Severity.ERROR: "faute", Severity.WARNING: "avertissement"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning"},
}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point of a file; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `code` chooses its sentence in `WORDING`, `values` fill it."""

    place: Place
    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        return Severity(WORDING[self.code].severity)

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def sentence(self, language: str = "fr") -> str:
        """What is wrong and the remedy, in full sentences."""
        wording = WORDING[self.code]
        return (wording.en if language == "en" else wording.fr).format(**self.values)

    def in_language(self, language: str) -> str:
        """The line that a terminal shows, in the form that editors follow to the place."""
        spoken = "en" if language == "en" else "fr"
        return f"{self.place}: {SEVERITY_WORDS[spoken][self.severity]} [{self.code}] {self.sentence(spoken)}"


class Faulty(Exception):
    """A file of which nothing can be made, and why."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(fault.in_language("en") for fault in faults))
        self.faults = faults


def in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    """By file, line and column, each fault once."""
    unique = {(fault.place, fault.code, fault.sentence()): fault for fault in faults}
    return tuple(unique[key] for key in sorted(unique))
