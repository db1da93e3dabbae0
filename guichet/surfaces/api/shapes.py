"""What several answers of the API have in common."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from guichet.surfaces.api.problems import ProblemDetails

Item = TypeVar("Item")
Found = TypeVar("Found")
ALWAYS = (500, 503)
WITH_A_TOKEN = (401, 403, 429, *ALWAYS)


class Shape(BaseModel):
    """What comes in or goes out: an unknown name is a fault, not a comment."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Paging(Shape):
    """Which part of a list. Lists have a total order, so that pages neither miss nor repeat."""

    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    size: Annotated[int, Field(ge=1, le=100)] = 20

    @property
    def first(self) -> int:
        return (self.page - 1) * self.size


class Page(Shape, Generic[Item]):
    """`total` counts the whole list."""

    total: int
    page: int
    size: int
    items: list[Item]

    @classmethod
    def of(cls, every: Sequence[Found], paging: Paging, shape: Callable[[Found], Item]) -> Self:
        """One part of what is in memory, put into shape."""
        shown = every[paging.first : paging.first + paging.size]
        return cls(total=len(every), page=paging.page, size=paging.size, items=[shape(each) for each in shown])


def answers(shape: Any, *statuses: int) -> dict[int, Any]:
    """The shape of success and those of the problems that may come instead."""
    return {200: shape, **dict.fromkeys(sorted({*statuses, *ALWAYS}), ProblemDetails)}
