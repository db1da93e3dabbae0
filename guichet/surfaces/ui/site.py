"""What the node's own surface tells the design system: where home and search are, what header and footer offer.

A surface declares it once, from its `AppConfig.ready`; the layouts and the error pages read it.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.urls.resolvers import LocalePrefixPattern
from django.utils.functional import Promise

from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the header or the footer: the name of a URL, and a lazily translated text."""

    url_name: str
    text: str | Promise


@dataclass(frozen=True, slots=True)
class Site:
    """Names of URLs, not addresses: each page resolves them in its own language."""

    home: str = ""
    search: str = ""
    navigation: tuple[Entry, ...] = ()
    footer: tuple[Entry, ...] = ()


_declared = Site()


def declare(site: Site) -> None:
    global _declared  # noqa: PLW0603 one node runs one site
    _declared = site


def home() -> str:
    """Address of the first page, in the language of the moment."""
    if _declared.home:
        return reverse(_declared.home)
    return f"/{LocalePrefixPattern(prefix_default_language=False).language_prefix}"


def search() -> str:
    """Address that answers `?q=`, or an empty string on a node without a search."""
    return reverse(_declared.search) if _declared.search else ""


def navigation() -> tuple[Link, ...]:
    return _links(_declared.navigation)


def footer() -> tuple[Link, ...]:
    return _links(_declared.footer)


def _links(entries: tuple[Entry, ...]) -> tuple[Link, ...]:
    return tuple(Link(text=str(entry.text), href=reverse(entry.url_name)) for entry in entries)
