"""What is written is said as people say it."""

import pytest

from guichet.commons.listening.saying import said

FRENCH = {
    "Le tarif est de 1\u202f900\u202fF\u202fCFA.": "Le tarif est de 1900 francs C F A.",
    "Plus d’un million : 1\u00a0234\u00a0567.": "Plus d’un million : 1234567.",
    "Avant le 2026-12-01.": "Avant le premier décembre 2026.",
    "Né le 14/07/1990": "Né le 14 juillet 1990",
    "Le 1er mars": "Le premier mars",
    "De 8 h 30 à 12 h": "De 8 heures 30 à 12 heures",
    "Réponse en 72 h.": "Réponse en 72 heures.",
    "n° 12": "numéro 12",
    "1 F": "1 franc",
    "Votre NPI, puis un PDF": "Votre N P I, puis un P D F",
    "LOK-7F3K-92QX-M": "L O K, 7 F 3 K, 9 2 Q X, M",
    "01 97 00 11 22": "01 97 00 11 22",
}
ENGLISH = {
    "It costs 1\u202f900\u202fF\u202fCFA.": "It costs 1900 C F A francs.",
    "By 2026-12-01.": "By 1 December 2026.",
    "Within 72 h": "Within 72 hours",
    "No. 12": "number 12",
}


@pytest.mark.parametrize(("written", "heard"), FRENCH.items())
def test_french(written: str, heard: str) -> None:
    assert said(written, "fr") == heard


@pytest.mark.parametrize(("written", "heard"), ENGLISH.items())
def test_english(written: str, heard: str) -> None:
    assert said(written, "en") == heard


@pytest.mark.parametrize("written", ["31/02/2026", "2026-13-01"])
def test_a_day_that_no_calendar_has_is_read_as_it_is_written(written: str) -> None:
    assert said(written, "fr") == written
