"""The short lists that service files point to: authorities, themes, life events, synonyms."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from guichet.commons.catalogue.definition.base import Code, Part, Text
from guichet.commons.catalogue.definition.offer import Platform


class AuthorityKind(StrEnum):
    PRESIDENCY = "presidency"
    MINISTRY = "ministry"
    DIRECTORATE = "directorate"
    AGENCY = "agency"
    INDEPENDENT = "independent"
    COMMUNES = "communes"
    COMPANY = "company"
    PROFESSION = "profession"


class Authority(Part):
    """Who answers for a service. `parent` is the ministry or body above it."""

    code: Code
    name: Text
    acronym: str | None = None
    kind: AuthorityKind
    parent: Code | None = None
    platform: Platform | None = None


class Theme(Part):
    code: Code
    name: Text


class LifeEvent(Part):
    """A moment of life under which people look for a service; listed in the order of the file."""

    code: Code
    name: Text
    summary: Text


class Synonyms(Part):
    """Groups of words that mean the same to people; each is looked for when any of them is typed."""

    groups: tuple[tuple[str, ...], ...] = ()


class Vocabulary(Part):
    authorities: Annotated[tuple[Authority, ...], Field(min_length=1)]
    themes: Annotated[tuple[Theme, ...], Field(min_length=1)]
    life_events: tuple[LifeEvent, ...] = ()
    synonyms: Synonyms = Synonyms()
