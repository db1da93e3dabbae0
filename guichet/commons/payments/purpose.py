"""What is paid for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Purpose:
    """`code` tells two fees of one request apart; the texts are what the person and the receipt read, for ever."""

    code: str
    fr: str
    en: str

    def in_language(self, language: str) -> str:
        return self.en if language == "en" else self.fr
