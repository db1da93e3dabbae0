"""To whom a message goes."""

from dataclasses import dataclass

LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Recipient:
    """How a person may be reached, and in which language; `citizen` is the reference of one known to identity.

    Its text never shows an address: a log line that prints a recipient tells nothing of a person.
    """

    phone: str = ""
    email: str = ""
    citizen: str = ""
    language: str = "fr"

    def __post_init__(self) -> None:
        if not (self.phone or self.email or self.citizen):
            raise ValueError("a recipient has a phone, an e-mail address or a citizen's reference")
        if self.language not in LANGUAGES:
            raise ValueError(f"messages are written in {' and '.join(LANGUAGES)}, not {self.language!r}")

    def __repr__(self) -> str:
        return f"<Recipient in {self.language}>"

    __str__ = __repr__
