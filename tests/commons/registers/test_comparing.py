"""What a person wrote beside what a register has."""

import pytest

from guichet.commons.registers.answers import Record
from guichet.commons.registers.comparing import Verdict, compared
from guichet.commons.registers.fields import Field

DOSU = Record(
    number="CJ-1",
    family_name="Ɖɔ̀sú",
    given_names="Kɔkú",
    birth_date="1990-01-24",
    birth_place="Ouidah",
    mother="Ɖɔvì Agbò",
)


@pytest.mark.parametrize(
    ("field", "said", "verdict"),
    [
        (Field.FAMILY_NAME, "ɖɔ̀sú", Verdict.SAME),
        (Field.FAMILY_NAME, "Dosu", Verdict.SPELT),
        (Field.FAMILY_NAME, "Dossu", Verdict.SPELT),
        (Field.FAMILY_NAME, "Adjovi", Verdict.DIFFERENT),
        (Field.BIRTH_DATE, "1990-01-24", Verdict.SAME),
        (Field.BIRTH_DATE, "1990-01-25", Verdict.DIFFERENT),
        (Field.BIRTH_PLACE, "ouidàh", Verdict.SPELT),
        (Field.BIRTH_PLACE, "Ouida", Verdict.DIFFERENT),
        (Field.MOTHER, "Agbo Dovi", Verdict.SPELT),
        (Field.MOTHER, "", Verdict.OPEN),
        (Field.FATHER, "Sɛ̀nú Ɖɔ̀sú", Verdict.OPEN),
    ],
)
def test_a_spelling_is_told_from_a_difference(field: Field, said: str, verdict: Verdict) -> None:
    found = next(each for each in compared({field: said}, DOSU) if each.field is field)
    assert found.verdict is verdict


def test_what_neither_side_says_is_not_compared() -> None:
    assert [each.field for each in compared({Field.NPI: "123456"}, Record(number="1", sex="F"))] == [
        Field.NPI,
        Field.SEX,
    ]
