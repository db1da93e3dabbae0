"""The catalogue as machines read it, in the language that they ask for. `null` means not published."""

from datetime import date, datetime
from typing import Any

from guichet.commons.catalogue.definition.offer import DelayNature, PaperKind, Way
from guichet.commons.catalogue.definition.service import Audience, Level
from guichet.commons.catalogue.definition.vocabulary import AuthorityKind
from guichet.surfaces.api.shapes import Shape


class ServiceLine(Shape):
    """A service in a list; `can_be_filed` says whether requests are taken here."""

    code: str
    version: int
    title: str
    summary: str
    authority: str
    theme: str
    life_events: list[str]
    audiences: list[Audience]
    level: Level
    can_be_filed: bool


class FeeShape(Shape):
    amount: int
    label: str
    since: str | None
    until: str | None
    demonstration: bool


class DelayShape(Shape):
    text: str
    nature: DelayNature | None
    demonstration: bool


class PaperShape(Shape):
    text: str
    kind: PaperKind
    concerns: str


class PlatformShape(Shape):
    name: str
    url: str | None


class OfferShape(Shape):
    """One way of asking. An empty list says that nothing is asked; `null` that nothing is published."""

    way: Way
    fees: list[FeeShape] | None
    delay: DelayShape | None
    papers: list[PaperShape] | None
    platform: PlatformShape | None
    where: str
    steps: list[str]


class WindowShape(Shape):
    """`closes_on` is the last day."""

    opens_on: date
    closes_on: date


class ServiceShape(ServiceLine):
    official_code: str | None
    output: str
    validity: str
    window: WindowShape | None
    offers: list[OfferShape]
    notes: list[str]
    legal_basis: list[str]
    references: list[str]
    checked_on: str | None
    published_at: datetime
    promise: str


class FileQuestionShape(Shape):
    """A question answered by files; `when` are CEL expressions over the answers, all true when it is asked."""

    question: str
    label: str
    help: str
    kinds: list[str]
    max_files: int
    max_bytes: int
    required: bool
    when: list[str]


class QuestionsShape(Shape):
    """What a request is made of: `answers` is a JSON Schema (2020-12) of the answers, files come beside."""

    service: str
    version: int
    answers: dict[str, Any]
    files: list[FileQuestionShape]


class AuthorityShape(Shape):
    code: str
    name: str
    acronym: str | None
    kind: AuthorityKind
    parent: str | None
    platform: PlatformShape | None


class LifeEventShape(Shape):
    code: str
    name: str
    summary: str
    services: list[str]
