"""The facts of a service file in exact words."""

import pytest
from django.utils.translation import override

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.offer import Delay, DelayUnit, DurationDelay, EventDelay, InstantDelay
from guichet.surfaces.ui import catalogue_words as words

ENROLMENT = Text(fr="l’enrôlement", en="enrolment")
VAGUE = Text(fr="selon l’affluence", en="depending on the crowd")


@pytest.mark.parametrize(
    ("delay", "french", "english"),
    [
        (InstantDelay(kind="instant"), "Immédiat", "Immediate"),
        (DurationDelay(kind="duration", at_most=72, unit=DelayUnit.HOURS), "72 heures", "72 hours"),
        (DurationDelay(kind="duration", at_most=1, unit=DelayUnit.WORKING_DAYS), "1 jour ouvrable", "1 working day"),
        (DurationDelay(kind="duration", at_least=3, at_most=5, unit=DelayUnit.WEEKS), "3 à 5 semaines", "3 to 5 weeks"),
        (DurationDelay(kind="duration", at_least=2, at_most=2, unit=DelayUnit.MONTHS), "2 mois", "2 months"),
        (
            DurationDelay(kind="duration", unit=DelayUnit.YEARS, note=VAGUE),
            "selon l’affluence",
            "depending on the crowd",
        ),
        (EventDelay(kind="event", text=VAGUE), "selon l’affluence", "depending on the crowd"),
        (
            DurationDelay(kind="duration", at_most=15, unit=DelayUnit.WORKING_DAYS, counted_from=ENROLMENT),
            "15 jours ouvrables après l’enrôlement",
            "15 working days after enrolment",
        ),
    ],
)
def test_a_delay_is_told_as_its_source_says_it(delay: Delay, french: str, english: str) -> None:
    assert words.delay(delay) == french
    with override("en"):
        assert words.delay(delay) == english
