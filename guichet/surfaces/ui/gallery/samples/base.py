"""What a sample is made of."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Sample:
    """One state of a component: what a page hands to its include."""

    state: str
    context: dict[str, Any] = field(default_factory=dict)

    def include(self, template: str) -> str:
        """The line to copy: words are written in it, everything else comes from the page."""
        handed = " ".join(f"{name}={_written(name, value)}" for name, value in self.context.items())
        return f'{{% include "{template}" {"with " + handed + " " if handed else ""}only %}}'


@dataclass(frozen=True, slots=True)
class Component:
    template: str
    purpose: str
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Family:
    code: str
    title: str
    purpose: str
    components: tuple[Component, ...]


def of(template: str, purpose: str, *samples: Sample) -> Component:
    return Component(template, purpose, samples)


def _written(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return str(value)
    return f'"{value}"' if isinstance(value, str) else f"page.{name}"
