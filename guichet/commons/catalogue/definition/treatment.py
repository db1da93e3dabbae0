"""How this site runs a service: promise, circuit, outcomes, identity, messages, retention."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from guichet.commons.catalogue.definition.base import AnswerName, Code, Expression, Language, Part, Text
from guichet.commons.catalogue.definition.circuit import Circuit, Term
from guichet.commons.catalogue.definition.offer import Way


class EligibilityRule(Part):
    """A reason to stop early. It is judged as soon as the answers that `when` reads are given."""

    code: Code
    when: Expression
    reason: Text
    see: Code | None = None


class OutcomeKind(StrEnum):
    GRANTED = "granted"
    REFUSED = "refused"
    INFORMED = "informed"
    CLOSED = "closed"


class DocumentValidity(Part):
    count: Annotated[int, Field(ge=1, le=100)]
    unit: Literal["days", "months", "years"]


class Document(Part):
    """What is issued: a template, its languages, and each of its fields as an expression over answers and findings."""

    template: Code
    title: Text
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("fr",)
    fields: dict[AnswerName, Expression] = {}
    validity: DocumentValidity | None = None


class Outcome(Part):
    """An end of the procedure. A refusal says how to appeal."""

    code: Code
    kind: OutcomeKind
    title: Text
    document: Document | None = None
    appeal: Text | None = None


class Promise(Term):
    """The delay that binds the State from the moment a case is complete and paid."""

    source: str | None = None
    demonstration: bool = False


class Assurance(StrEnum):
    """How sure the State must be of who asks, from the least to the most."""

    NONE = "none"
    CONTACT = "contact"
    VOUCHED = "vouched"
    NATIONAL = "national"


class Channel(StrEnum):
    SMS = "sms"
    EMAIL = "email"


class Identity(Part):
    """`codes_by` tells where one-time codes may go: e-mail serves a foreigner without NPI or local phone."""

    assurance: Assurance = Assurance.CONTACT
    codes_by: Annotated[tuple[Channel, ...], Field(min_length=1)] = (Channel.SMS,)


class Retention(Part):
    """For how long a closed case is kept, in years by outcome, then `after`."""

    family: Code
    years: dict[Code, Annotated[int, Field(ge=0, le=100)]]
    after: Literal["destroyed", "archived"] = "destroyed"
    demonstration: bool = False


class Moment(StrEnum):
    """When a message leaves."""

    RECEIVED = "received"
    READY = "ready"
    PAUSED = "paused"
    RESUMED = "resumed"
    LATE = "late"
    CLOSED = "closed"


class Message(Part):
    """The service's own words at a moment, instead of the common ones; for `closed`, of one outcome.

    Words in braces are replaced: {reference}, {service}, {promised_on}, {motive}, {outcome}, {place}.
    """

    moment: Moment
    outcome: Code | None = None
    text: Text


class Procedure(Part):
    """What this site does from a complete request to its outcome. `way` is the offer whose fees and papers it asks."""

    demonstration: bool = False
    way: Way = Way.ONLINE
    identity: Identity = Identity()
    promise: Promise
    circuit: Circuit
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=1)]
    retention: Retention
    messages: tuple[Message, ...] = ()
