"""Charts as bars of CSS, each with its table behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Bar:
    """`count` of `of`, which is the whole width."""

    label: str
    count: int
    of: int

    @property
    def width(self) -> int:
        return round(100 * self.count / self.of) if self.of else 0


def chart(title: str, bars: Sequence[Bar]) -> str:
    """A figure; whoever does not see bars opens the table."""
    lines = "".join(
        f'<li><span>{escape(bar.label)}</span><span class="bar"><i style="inline-size:{bar.width}%"></i></span>'
        f"<b>{bar.count}</b></li>"
        for bar in bars
    )
    rows = [(bar.label, str(bar.count), str(bar.of)) for bar in bars]
    behind = table(title, ("", "Compte", "Sur"), rows)
    return (
        f'<figure><figcaption>{escape(title)}</figcaption><ul class="chart" aria-hidden="true">{lines}</ul>'
        f"<details><summary>Le tableau</summary>{behind}</details></figure>"
    )


def table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in rows)
    return (
        f'<div class="wide"><table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _cells(row: Sequence[str]) -> str:
    first, *others = row
    return f'<th scope="row">{escape(first)}</th>' + "".join(f"<td>{escape(each)}</td>" for each in others)


def number(count: int) -> str:
    """With the thin space that figures want."""
    return f"{count:,}".replace(",", "\u202f")
