"""What surrounds every page: its title, its language, its address in the other language, and the way back."""

from dataclasses import dataclass, replace
from enum import StrEnum

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_from_path, gettext

from guichet.commons.public_log import contesting
from guichet.surfaces.ui import site
from guichet.surfaces.ui.parts import Link


class Scale(StrEnum):
    """How large everything is: held in the hand or on a desk, or touched while standing."""

    PAGE = "page"
    KIOSK = "kiosk"


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """This same page in one language; `address` is absolute, for search engines."""

    code: str
    name: str
    href: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """Every page dataclass has one, named `frame`; the layouts read nothing else of the page but its content."""

    title: str
    description: str
    language: str
    languages: tuple[LanguageLink, ...]
    address: str
    home: str
    trail: tuple[Link, ...]
    back: Link | None
    navigation: tuple[Link, ...]
    footer: tuple[Link, ...]
    scale: Scale
    demonstration: bool
    contested: Link | None
    listed: bool


@dataclass(frozen=True, slots=True)
class Way:
    """How the person came: the pages above this one, or the step before it. A page shows one of the two."""

    trail: tuple[Link, ...] = ()
    back: Link | None = None


def frame(
    request: HttpRequest,
    *,
    title: str,
    description: str = "",
    way: Way | None = None,
    navigation: tuple[Link, ...] | None = None,
    scale: Scale = Scale.PAGE,
    listed: bool = True,
) -> Frame:
    """The frame of the page that answers `request`.

    `navigation` replaces the site's own in the header; `listed=False` asks search engines to stay away.
    """
    way = way or Way()
    path = request.get_full_path()
    return Frame(
        title=title,
        description=description,
        language=get_language() or settings.LANGUAGE_CODE,
        languages=_languages(path),
        address=f"{settings.PUBLIC_URL}{request.path}",
        home=site.home(),
        trail=way.trail,
        back=way.back,
        navigation=_marked(site.navigation() if navigation is None else navigation, request.path),
        footer=site.footer(),
        scale=scale,
        demonstration=settings.DEMONSTRATION,
        contested=_contested(scale),
        listed=listed,
    )


def _contested(scale: Scale) -> Link | None:
    """What every screen says while somebody does not believe the public log; a kiosk leads nowhere else."""
    if not contesting.is_contested():
        return None
    why = reverse("portal:public-log") if scale is Scale.PAGE else ""
    return Link(gettext("Le journal public de l’État est contesté : une de ses vérifications a échoué."), why)


def _languages(path: str) -> tuple[LanguageLink, ...]:
    return tuple(_in_language(path, code, name) for code, name in settings.LANGUAGES)


def _in_language(path: str, code: str, name: str) -> LanguageLink:
    href = in_language(path, code)
    address = f"{settings.PUBLIC_URL}{href.partition('?')[0]}"
    return LanguageLink(code=code, name=name, href=href, address=address, current=code == get_language())


def in_language(path: str, code: str) -> str:
    """The address of the same page in another language: French has no prefix, the others have theirs."""
    prefix = get_language_from_path(path)
    bare = path.removeprefix(f"/{prefix}") if prefix else path
    return bare if code == settings.LANGUAGE_CODE else f"/{code}{bare}"


def _marked(links: tuple[Link, ...], path: str) -> tuple[Link, ...]:
    """The same links, the nearest that leads to this page or above it marked as current; everything is below home."""
    above = [link.href for link in links if _leads_to(link.href, path)]
    nearest = max(above, key=len, default="")
    return tuple(replace(link, current=link.href == nearest) for link in links)


def _leads_to(href: str, path: str) -> bool:
    return path == href if href == site.home() else path.startswith(href)
