"""What the components show: a page builds these and hands them to an include."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Link:
    """`hint` tells what is behind the link; `about` completes a short text for those who hear it alone.

    Among others in a list, one without `href` is said and leads nowhere: the reader has no such page.
    """

    text: str
    href: str
    hint: str = ""
    about: str = ""
    current: bool = False


class Standing(StrEnum):
    """How something stands: each has its own colour and its own shape, beside the word."""

    WAITING = "waiting"
    DONE = "done"
    ATTENTION = "attention"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Status:
    word: str
    standing: Standing = Standing.WAITING


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A question and its answer; without a value, `unpublished_by` says who could tell.

    `drawing` is the path of a picture, where one is shown to whoever does not read.
    """

    key: str
    value: str = ""
    change: Link | None = None
    unpublished_by: str = ""
    drawing: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """`whole` keeps a value on one line: a reference is read, and copied, in one go."""

    title: str
    numeric: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One value under its column; a link or a status is shown as such."""

    column: Column
    text: str = ""
    link: Link | None = None
    status: Status | None = None

    @property
    def is_said(self) -> bool:
        return bool(self.text or self.link or self.status)


@dataclass(frozen=True, slots=True)
class Table:
    """The first cell of each row names the row. `stacked` sets the cells under each other on a narrow screen; `even`
    gives all columns one width, so that tables below each other line up; `pen` keeps room on paper in the last column.

    A pair, a name and its number, stays on one line at every width, the number close to its name.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | Link | Status, ...], ...]
    stacked: bool = False
    even: bool = False
    pen: bool = False

    @property
    def is_pair(self) -> bool:
        return [column.numeric for column in self.columns] == [False, True]

    def lines(self) -> tuple[tuple[Cell, ...], ...]:
        return tuple(
            tuple(_cell(column, value) for column, value in zip(self.columns, row, strict=True)) for row in self.rows
        )


def _cell(column: Column, value: str | Link | Status) -> Cell:
    if isinstance(value, Link):
        return Cell(column, link=value)
    if isinstance(value, Status):
        return Cell(column, status=value)
    return Cell(column, text=value)


class StepState(StrEnum):
    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a case, or of a procedure when it has no state; `detail` says when, or until when, or who."""

    title: str
    state: StepState | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A line of what an office and an applicant say to each other; `mine` when the reader's side wrote it."""

    mine: bool
    who: str
    what: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class Gesture:
    """A part of the page, and the letter that goes there with Alt and Shift."""

    text: str
    href: str
    key: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far along: `done` of `total`; `title` names what is under way."""

    title: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Pages:
    """Where one is in a long list."""

    current: int
    total: int
    previous: Link | None = None
    following: Link | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """`text` is the value as people read it; `low` and `high` are the ends of its interval, where it has one.

    `href` opens the rows that the value is made of.
    """

    label: str
    value: int
    text: str
    low: int | None = None
    high: int | None = None
    href: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars to compare, drawn inside a table that says the same in figures."""

    caption: str
    label: str
    unit: str
    bars: tuple[Bar, ...]
    whole: int = 0

    def drawn(self) -> tuple[tuple[Bar, float], ...]:
        """Each bar with its length, in percent of `whole`, or of the longest where there is none."""
        return tuple((bar, self._length(bar.value)) for bar in self.bars)

    def ends(self) -> tuple[tuple[float, float] | None, ...]:
        """Of each bar, where its interval begins and ends, in the same measure."""
        return tuple(
            None if bar.low is None or bar.high is None else (self._length(bar.low), self._length(bar.high))
            for bar in self.bars
        )

    def lines(self) -> tuple[tuple[Bar, float, tuple[float, float] | None], ...]:
        return tuple((bar, length, end) for (bar, length), end in zip(self.drawn(), self.ends(), strict=True))

    def _length(self, value: int) -> float:
        longest = self.whole or max((bar.value for bar in self.bars), default=0) or 1
        return round(100 * value / longest, 1)
