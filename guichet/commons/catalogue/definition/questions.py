"""The kinds of question a service file may ask: 25 of them, one class each, with just the settings it needs."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from guichet.commons.catalogue.definition.base import AnswerName, Code, Expression, Part, Text

OptionValue = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=60)]
Size = Annotated[int, Field(ge=1, le=20_000)]
MOST = 1_000_000_000_000
Day = date | Literal["today"]


class Prefill(StrEnum):
    """Where an answer can come from when the person agrees: a base register, or the account."""

    NPI = "identity.npi"
    PERSON_NAME = "identity.person_name"
    BIRTH_DATE = "identity.birth_date"
    BIRTH_PLACE = "identity.birth_place"
    SEX = "identity.sex"
    ADDRESS = "identity.address"
    PHONE = "account.phone"
    EMAIL = "account.email"
    IFU = "tax.ifu"
    MATRICULE = "civil_service.matricule"


class Check(Part):
    """What a given answer must meet, and the sentence read by the person when it does not."""

    that: Expression
    message: Text


class Block(Part):
    """What every block of a form has: a name unique in the file, words, a pictogram, a clip for listening."""

    name: AnswerName
    label: Text
    help: Text | None = None
    pictogram: Code | None = None
    clip: Code | None = None
    when: Expression | None = None


class Asked(Block):
    """A block that waits for an answer."""

    required: bool = True
    check: tuple[Check, ...] = ()
    prefill: Prefill | None = None


class Format(Part):
    """The shape of a text, as a regular expression over the whole of it, and how to say it."""

    pattern: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    message: Text


class TextQuestion(Asked):
    """One line of text."""

    type: Literal["text"]
    min_length: Size | None = None
    max_length: Size = 200
    format: Format | None = None


class LongTextQuestion(Asked):
    """Several lines of text."""

    type: Literal["long_text"]
    min_length: Size | None = None
    max_length: Size = 2000


class NumberQuestion(Asked):
    """A number, whole unless `decimals` says how many digits follow the comma."""

    type: Literal["number"]
    min: Annotated[float, Field(ge=-MOST, le=MOST)] = 0
    max: Annotated[float, Field(ge=-MOST, le=MOST)] = 1_000_000_000
    decimals: Annotated[int, Field(ge=0, le=6)] = 0
    unit: Text | None = None


class MoneyQuestion(Asked):
    """An amount in whole CFA francs."""

    type: Literal["money"]
    min: Annotated[int, Field(ge=0, le=MOST)] = 0
    max: Annotated[int, Field(ge=0, le=MOST)] = MOST


class DateQuestion(Asked):
    """A day; `today` as a bound is the day on which the person answers."""

    type: Literal["date"]
    not_before: Day | None = None
    not_after: Day | None = None


class Option(Part):
    """One thing to choose: `value` is kept and tested, `text` is read."""

    value: OptionValue
    text: Text
    help: Text | None = None
    pictogram: Code | None = None
    clip: Code | None = None


class PictogramOption(Option):
    """An option that can be recognised without reading."""

    pictogram: Code


class LinkedOption(Option):
    """A first choice and the second choices that it opens."""

    options: Annotated[tuple[Option, ...], Field(min_length=1)]


class ChoiceQuestion(Asked):
    """One option among several."""

    type: Literal["choice"]
    options: Annotated[tuple[Option, ...], Field(min_length=2)]


class ChoicesQuestion(Asked):
    """Several options; `required` means at least one."""

    type: Literal["choices"]
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    max_choices: Annotated[int, Field(ge=1)] | None = None


class PictogramChoiceQuestion(Asked):
    """One option among a few, each a large picture with its recorded word: for people who do not read."""

    type: Literal["pictogram_choice"]
    options: Annotated[tuple[PictogramOption, ...], Field(min_length=2, max_length=6)]


class LinkedChoiceQuestion(Asked):
    """A choice, then a second one that depends on it. The answer has two fields, `first` and `second`."""

    type: Literal["linked_choice"]
    second_label: Text
    options: Annotated[tuple[LinkedOption, ...], Field(min_length=2)]


class YesNoQuestion(Asked):
    """Yes or no."""

    type: Literal["yes_no"]


class EmailQuestion(Asked):
    """An e-mail address."""

    type: Literal["email"]


class PhoneQuestion(Asked):
    """A phone number; abroad too when `international`."""

    type: Literal["phone"]
    international: bool = False


class NpiQuestion(Asked):
    """The personal identification number."""

    type: Literal["npi"]


class IfuQuestion(Asked):
    """The tax number of a person or a business."""

    type: Literal["ifu"]


class MatriculeQuestion(Asked):
    """The number of a State agent."""

    type: Literal["matricule"]


class PersonNameQuestion(Asked):
    """A person's name. The answer has two fields, `family_name` and `given_names`."""

    type: Literal["person_name"]


class AddressDepth(StrEnum):
    DEPARTMENT = "department"
    COMMUNE = "commune"
    ARRONDISSEMENT = "arrondissement"


class AddressQuestion(Asked):
    """A place in Benin: department, commune, arrondissement, down to `depth`, then `detail` in free words."""

    type: Literal["address"]
    depth: AddressDepth = AddressDepth.ARRONDISSEMENT
    with_detail: bool = False


class FileKind(StrEnum):
    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"


class FileQuestion(Asked):
    """A document, scanned or photographed."""

    type: Literal["file"]
    accept: Annotated[tuple[FileKind, ...], Field(min_length=1)] = (FileKind.PDF, FileKind.JPEG, FileKind.PNG)
    max_megabytes: Annotated[int, Field(ge=1, le=20)] = 5
    max_files: Annotated[int, Field(ge=1, le=10)] = 1


class PhotoQuestion(Asked):
    """A portrait, taken at the centre or sent."""

    type: Literal["photo"]
    min_pixels: Annotated[int, Field(ge=100, le=4000)] = 400
    max_megabytes: Annotated[int, Field(ge=1, le=20)] = 5


class SignatureQuestion(Asked):
    """A signature drawn under a statement, or a name typed there."""

    type: Literal["signature"]
    statement: Text


class ConsentQuestion(Asked):
    """A statement to accept; when required, the form goes no further without it."""

    type: Literal["consent"]
    statement: Text


class ComputedQuestion(Block):
    """A value worked out from answers, never asked; shown to the person unless `shown` is false."""

    type: Literal["computed"]
    value: Expression
    shown: bool = True


class Tone(StrEnum):
    INFORMATION = "information"
    ATTENTION = "attention"


class ExplanationQuestion(Block):
    """Words to read or hear, nothing to answer."""

    type: Literal["explanation"]
    text: Text
    tone: Tone = Tone.INFORMATION


AskedQuestion = Annotated[
    TextQuestion
    | LongTextQuestion
    | NumberQuestion
    | MoneyQuestion
    | DateQuestion
    | ChoiceQuestion
    | ChoicesQuestion
    | PictogramChoiceQuestion
    | LinkedChoiceQuestion
    | YesNoQuestion
    | EmailQuestion
    | PhoneQuestion
    | NpiQuestion
    | IfuQuestion
    | MatriculeQuestion
    | PersonNameQuestion
    | AddressQuestion
    | FileQuestion
    | PhotoQuestion
    | SignatureQuestion
    | ConsentQuestion,
    Field(discriminator="type"),
]


class RepeatQuestion(Asked):
    """The same questions for each child or diploma. The answer is a list of `min` to `max` items, when there is one."""

    type: Literal["repeat"]
    item_label: Text
    min: Annotated[int, Field(ge=1, le=50)] = 1
    max: Annotated[int, Field(ge=1, le=50)] = 10
    questions: Annotated[tuple[AskedQuestion, ...], Field(min_length=1)]


class SectionQuestion(Block):
    """A few questions on one page, under one title; outside of it, each question has its own page."""

    type: Literal["section"]
    questions: Annotated[
        tuple[Annotated[AskedQuestion | ComputedQuestion | ExplanationQuestion, Field(discriminator="type")], ...],
        Field(min_length=1, max_length=8),
    ]


Question = Annotated[
    AskedQuestion | RepeatQuestion | ComputedQuestion | SectionQuestion | ExplanationQuestion,
    Field(discriminator="type"),
]


class Section(Part):
    """A chapter of the form, with its own line in the summary of answers."""

    code: Code
    title: Text
    when: Expression | None = None
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
