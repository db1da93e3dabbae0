"""The texts that the State sends: both languages, and exactly the fields that they say they use."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from guichet.commons.notifications.recipient import LANGUAGES
from guichet.commons.notifications.segments import for_sms, measured

# The text without its values; a value may add a part, a template may not begin with more.
MOST_PARTS = 3


class TemplateFaulty(TypeError):
    """A template that cannot be sent as it is: found when the process starts, not when a citizen waits."""


@dataclass(frozen=True, slots=True)
class MessageTemplate:
    """A text with named fields, `{reference}`, in each language. `subject_...` is for e-mail.

    `secret`: what the text holds, a code, is erased here as soon as it is sent.
    """

    code: str
    fr: str
    en: str
    fields: tuple[str, ...]
    subject_fr: str = "Guichet"
    subject_en: str = "Guichet"
    secret: bool = False

    def text(self, language: str, values: Mapping[str, str]) -> str:
        return self._texts()[language].format(**self._checked(values))

    def subject(self, language: str, values: Mapping[str, str]) -> str:
        return self._subjects()[language].format(**self._checked(values))

    def check(self) -> None:
        """Raises TemplateFaulty, in words."""
        for language in LANGUAGES:
            self._check(language)

    def _check(self, language: str) -> None:
        text, subject = self._texts()[language], self._subjects()[language]
        if not text.strip() or not subject.strip():
            raise TemplateFaulty(f"{self.code}: no text in {language!r}")
        used = _fields_of(text)
        if used != set(self.fields):
            raise TemplateFaulty(f"{self.code}: {language!r} uses {sorted(used)}, declared are {sorted(self.fields)}")
        if not _fields_of(subject) <= used:
            raise TemplateFaulty(f"{self.code}: the subject in {language!r} uses fields that the text does not")
        if measured(for_sms(text)).parts > MOST_PARTS:
            raise TemplateFaulty(f"{self.code}: {language!r} takes more than {MOST_PARTS} text messages")

    def _checked(self, values: Mapping[str, str]) -> Mapping[str, str]:
        if set(values) != set(self.fields):
            raise TypeError(f"{self.code} takes {sorted(self.fields)}, not {sorted(values)}")
        return values

    def _texts(self) -> Mapping[str, str]:
        return {"fr": self.fr, "en": self.en}

    def _subjects(self) -> Mapping[str, str]:
        return {"fr": self.subject_fr, "en": self.subject_en}


def _fields_of(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
