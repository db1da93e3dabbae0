"""The whole of one service: what its YAML file may say."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from guichet.commons.catalogue.definition.base import Code, Language, Part, PartialDate, Text
from guichet.commons.catalogue.definition.offer import Offer
from guichet.commons.catalogue.definition.questions import Section
from guichet.commons.catalogue.definition.treatment import EligibilityRule, Procedure

PsCode = Annotated[str, StringConstraints(pattern=r"^PS\d{5}$")]


class Level(StrEnum):
    """How far the service can be done online, as published."""

    FULL = "full"
    PARTIAL = "partial"
    INFORMATION = "information"
    UNKNOWN = "unknown"


class Audience(StrEnum):
    CITIZEN = "citizen"
    BUSINESS = "business"
    STATE_AGENT = "state-agent"
    STUDENT = "student"
    FOREIGNER = "foreigner"


class ValidityUnit(StrEnum):
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


class Validity(Part):
    """How long the outcome is good for: a number of units, or words when it is not one."""

    count: Annotated[int, Field(ge=1)] | None = None
    unit: ValidityUnit | None = None
    text: Text | None = None


class Keywords(Part):
    """How people say it: former names, acronyms, everyday words."""

    fr: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class Window(Part):
    """Dates between which one may apply; `closes_on` is the last day."""

    opens_on: date
    closes_on: date


class Source(Part):
    """Where the facts come from; `checked_on` is when somebody last read them there, as precisely as known."""

    references: Annotated[tuple[str, ...], Field(min_length=1)]
    checked_on: PartialDate | None = None


class Service(Part):
    """A sheet of the national catalogue, and the procedure behind it when this site runs it.

    Sections without procedure make a guide: it tells whether one may ask, with which papers and for how much.
    `languages` are those in which the sheet is complete.
    """

    code: Code
    official_code: PsCode | None = None
    title: Text
    summary: Text
    keywords: Keywords = Keywords()
    authority: Code
    theme: Code
    audiences: Annotated[tuple[Audience, ...], Field(min_length=1)]
    life_events: tuple[Code, ...] = ()
    level: Level
    offers: Annotated[tuple[Offer, ...], Field(min_length=1)]
    output: Text | None = None
    validity: Validity | None = None
    apply_by: Text | None = None
    window: Window | None = None
    duration_of_benefit: Text | None = None
    legal_basis: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()
    source: Source
    original_delay: Annotated[str, Field(description="The delay in the source's own words.")] | None = None
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("fr", "en")
    eligibility: tuple[EligibilityRule, ...] = ()
    sections: tuple[Section, ...] = ()
    procedure: Procedure | None = None
