"""What is judged, and how: each room registers its own, from `contributions.py`; this room knows none by name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from guichet.commons.availability.vocabulary import Condition, Reason


@dataclass(frozen=True, slots=True)
class Judgement:
    """`figure` is how many of how many, where the condition follows from a share."""

    condition: Condition = Condition.AVAILABLE
    reason: Reason = Reason.NONE
    figure: tuple[int, int] | None = None


Judge = Callable[[datetime], Judgement]
WELL = Judgement()


@dataclass(frozen=True, slots=True)
class Component:
    """`judge` looks at what is there at that moment, and writes nothing; `order` is its place on the page."""

    code: str
    name: str | Promise
    order: int
    judge: Judge


_components: dict[str, Component] = {}


def register(component: Component) -> None:
    """The same twice is once: a surface declares itself anew with its app."""
    if _components.get(component.code, component) != component:
        raise TypeError(f"the component {component.code!r} is registered twice")
    _components[component.code] = component


def components() -> tuple[Component, ...]:
    return tuple(sorted(_components.values(), key=lambda each: (each.order, each.code)))
