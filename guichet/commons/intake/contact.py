"""Where an applicant said to be reached, read from the answers: the questions that an account would fill come first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.questions import EmailQuestion, PhoneQuestion, Prefill
from guichet.foundation.identity import formats


@dataclass(frozen=True, slots=True, repr=False)
class Contact:
    """Where the applicant is told what happens; an account's reference, when there is one, leads to the rest.

    Its text never shows an address, so that no log does.
    """

    phone: str = ""
    email: str = ""
    citizen: str = ""
    language: str = "fr"


def contact_in(form: Form, answers: Mapping[str, Any], *, citizen: str, language: str) -> Contact:
    """As messages are addressed: a number that nobody can dial is left out."""
    phone = formats.phone(_first(form, answers, PhoneQuestion, Prefill.PHONE)) or ""
    email = formats.email(_first(form, answers, EmailQuestion, Prefill.EMAIL)) or ""
    return Contact(phone=phone, email=email, citizen=citizen, language=language)


def _first(form: Form, answers: Mapping[str, Any], kind: type, prefill: Prefill) -> str:
    asked = [entry.question for entry in form.entries if isinstance(entry.question, kind)]
    asked.sort(key=lambda question: getattr(question, "prefill", None) is not prefill)
    return next((str(answers[question.name]) for question in asked if question.name in answers), "")
