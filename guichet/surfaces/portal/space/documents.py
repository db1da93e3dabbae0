"""Where « Mon espace » finds the documents that the State issued to a person: whoever issues them says so, once."""

from collections.abc import Callable

from guichet.foundation.identity.viewer import Viewer
from guichet.surfaces.ui.parts import Link

Source = Callable[[Viewer], tuple[Link, ...]]
_sources: list[Source] = []


def show(source: Source) -> None:
    """`source` gives the documents of whoever looks, the latest first, as links with what each is."""
    _sources.append(source)


def of(viewer: Viewer) -> tuple[Link, ...]:
    return tuple(link for source in _sources for link in source(viewer))
