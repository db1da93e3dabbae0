"""Requests as organisations send them, and what they get back."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from guichet.commons.catalogue.definition.base import AnswerName, Code, Language
from guichet.domains.casework.vocabulary import Obstacle, ReadFor, State
from guichet.surfaces.api.shapes import Shape

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Key = Annotated[str, StringConstraints(pattern=r"^[\x21-\x7e]{8,200}$")]


class FileShape(Shape):
    """A file: the question that it answers, its bytes in base 64, and their SHA-256."""

    question: AnswerName
    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    sha256: Digest
    content: str


class RequestShape(Shape):
    """A whole request. `version` is that of the questions; `language` is the one in which the State writes back."""

    service: Code
    version: Annotated[int, Field(ge=1, le=1_000_000)]
    language: Language = "fr"
    answers: dict[str, Any]
    files: Annotated[list[FileShape], Field(max_length=100)] = []


class ReceiptShape(Shape):
    """The proof that a request was handed over. `code` follows it beside the reference: give both to the person."""

    reference: str
    code: str
    service: str
    version: int
    submitted_at: datetime
    files: int
    digest: str
    fee: int | None
    clock: str
    tracking: str


class RequestLine(Shape):
    reference: str
    service: str
    version: int
    submitted_at: datetime


class LookShape(Shape):
    """Who looked into the request: the office, or nothing when a machine checked it."""

    office: str
    reason: ReadFor
    reason_text: str
    at: datetime


class TrackedShape(Shape):
    """Where a request is: nothing of what was answered, and no officer's name."""

    reference: str
    service: str
    title: str
    deposited_by: str
    state: State
    state_text: str
    obstacle: Obstacle
    obstacle_text: str
    fee: int | None
    submitted_at: datetime
    received_at: datetime
    ready_at: datetime | None
    promised_at: datetime | None
    step: str
    office: str
    step_due_at: datetime | None
    ahead: int | None
    asked: str
    outcome: str
    appeal: str
    decided_at: datetime | None
    complaint_open: bool
    looks: list[LookShape]
