"""What every part of a service file is made of."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
AnswerName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=60)]
PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
Language = Literal["fr", "en"]
Expression = Annotated[str, StringConstraints(min_length=1, max_length=600), Field(json_schema_extra={"format": "cel"})]


class Part(BaseModel):
    """A piece of a service file: immutable, and an unknown key is a fault, not a comment."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Text(Part):
    """Words for people, by language; French is the source, a missing language shows French and is reported."""

    fr: Annotated[str, StringConstraints(min_length=1)]
    en: Annotated[str, StringConstraints(min_length=1)] | None = None

    def in_language(self, language: str) -> str:
        return (self.en if language == "en" else None) or self.fr
