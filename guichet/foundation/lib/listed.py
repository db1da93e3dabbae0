"""One page of a long list, cut by the database."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet

AT_MOST = 10
Item_co = TypeVar("Item_co", covariant=True)
Other = TypeVar("Other")
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Listed(Generic[Item_co]):
    """`page` of `pages`, from one; there is always one, be it empty."""

    items: tuple[Item_co, ...]
    page: int
    pages: int

    def of(self, make: Callable[[Item_co], Other]) -> "Listed[Other]":
        return Listed(tuple(make(item) for item in self.items), self.page, self.pages)


def listed(rows: QuerySet[Row], page: int) -> Listed[Row]:
    """In two queries whatever the length. `rows` are in a total order; past the last page stands the last one."""
    found = Paginator(rows, AT_MOST).get_page(page)
    return Listed(tuple(found.object_list), found.number, found.paginator.num_pages)
