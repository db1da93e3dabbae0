"""How each figure of the map is counted, from `data/methods.yaml`: at an address that never changes."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, TypeAdapter

from guichet.commons.catalogue.definition.base import Text
from guichet.surfaces.portal.territory import pages
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Column, Link, SummaryRow, Table


class Change(BaseModel):
    """From that day on it is counted so."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: date
    fr: str
    en: str

    @property
    def text(self) -> Text:
        return Text(fr=self.fr, en=self.en)


class Method(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    address: str
    title: Text
    definition: Text
    method: Text
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class MethodsPage:
    frame: Frame
    table: Table
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MethodPage:
    frame: Frame
    rows: tuple[SummaryRow, ...]
    changes: Table


@cache
def every() -> tuple[Method, ...]:
    """In the order of the file."""
    told = yaml.safe_load((Path(__file__).parent / "data" / "methods.yaml").read_text(encoding="utf-8"))
    return TypeAdapter(tuple[Method, ...]).validate_python(told)


def at(address: str) -> Method | None:
    return next((each for each in every() if each.address == address), None)


def all_methods(request: HttpRequest) -> MethodsPage:
    return MethodsPage(
        frame=frame(
            request,
            title=_("Comment chaque chiffre de la carte est compté"),
            description=_("Chaque chiffre a son adresse, qui ne change pas, et dit ce qui a changé dans sa méthode."),
            way=from_home(pages.way_to_map()),
        ),
        table=Table(
            _("Les chiffres de la carte"),
            (Column(_("Chiffre")), Column(_("Ce qu’il compte")), Column(_("Comment il est compté"))),
            tuple((link(each), words.said(each.definition), words.said(each.method)) for each in every()),
            stacked=True,
        ),
        links=(Link(_("Voyages et argent évités"), reverse("portal:territory:trips")),),
    )


def one(request: HttpRequest, method: Method) -> MethodPage:
    above = Link(_("Comment chaque chiffre est compté"), reverse("portal:territory:methods"))
    lines = tuple((wording.day(each.since), words.said(each.text)) for each in reversed(method.changes))
    return MethodPage(
        frame=frame(
            request,
            title=words.said(method.title),
            description=words.said(method.definition),
            way=from_home(pages.way_to_map(), above),
        ),
        rows=(SummaryRow(_("Comment il est compté"), words.said(method.method)),),
        changes=Table(
            _("Ce qui a changé dans la façon de compter"),
            (Column(_("Depuis")), Column(_("Changement"))),
            lines,
            stacked=True,
        ),
    )


def link(method: Method) -> Link:
    return Link(words.said(method.title), reverse("portal:territory:method", args=[method.address]))
