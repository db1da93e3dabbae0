"""What the pages of authorities show."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.commons.catalogue import labels
from guichet.commons.catalogue.definition.vocabulary import Authority, AuthorityKind
from guichet.commons.catalogue.snapshot import Snapshot
from guichet.foundation.lib.text import fold
from guichet.surfaces.portal.rows import Rows, by_title, row
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AuthoritiesPage:
    frame: Frame
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class AuthorityPage:
    frame: Frame
    above: Link | None
    below: tuple[Link, ...]
    found: Rows


def every(request: HttpRequest, snapshot: Snapshot) -> AuthoritiesPage:
    groups = (Group(str(labels.AUTHORITY_KINDS[kind]), _of_kind(kind, snapshot)) for kind in AuthorityKind)
    return AuthoritiesPage(
        frame=frame(
            request,
            title=_("Les administrations"),
            description=_("Chaque service dépend d’une administration : c’est elle qui en répond."),
            way=from_home(),
        ),
        groups=tuple(group for group in groups if group.links),
    )


def one(request: HttpRequest, authority: Authority, snapshot: Snapshot) -> AuthorityPage:
    sheets = by_title(snapshot.by_authority[authority.code])
    parent = snapshot.authorities.get(authority.parent or "")
    children = (each for each in snapshot.authorities.values() if each.parent == authority.code)
    return AuthorityPage(
        frame=frame(
            request,
            title=_named(authority),
            way=from_home(Link(_("Administrations"), reverse("portal:authorities:list"))),
        ),
        above=_link(parent, snapshot) if parent else None,
        below=_sorted_links(children, snapshot),
        found=Rows(rows=tuple(row(sheet) for sheet in sheets), total=len(sheets)),
    )


def _of_kind(kind: AuthorityKind, snapshot: Snapshot) -> tuple[Link, ...]:
    return _sorted_links((each for each in snapshot.authorities.values() if each.kind is kind), snapshot)


def _sorted_links(authorities: Iterable[Authority], snapshot: Snapshot) -> tuple[Link, ...]:
    ordered = sorted(authorities, key=lambda each: (fold(words.said(each.name)), each.code))
    return tuple(_link(each, snapshot) for each in ordered)


def _link(authority: Authority, snapshot: Snapshot) -> Link:
    count = len(snapshot.by_authority[authority.code])
    return Link(
        text=_named(authority),
        href=reverse("portal:authorities:one", args=[authority.code]),
        hint=ngettext("%(count)d service", "%(count)d services", count) % {"count": count} if count else "",
    )


def _named(authority: Authority) -> str:
    name = words.said(authority.name)
    return f"{name} ({authority.acronym})" if authority.acronym and authority.acronym not in name else name
