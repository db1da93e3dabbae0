"""How numbers are written, mended and masked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.foundation.identity import formats


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0197001122", "+2290197001122"),
        ("01 97 00 11 22", "+2290197001122"),
        ("97.00.11.22", "+2290197001122"),
        ("+229 97 00 11 22", "+2290197001122"),
        ("0022997001122", "+2290197001122"),
        ("002290197001122", "+2290197001122"),
        ("+229 01 97 00 11 22", "+2290197001122"),
        ("21 30 00 00", "+2290121300000"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("+1 (202) 555-0143", "+12025550143"),
    ],
)
def test_a_phone_number_is_kept_in_one_form(written: str, kept: str) -> None:
    assert formats.phone(written) == kept


@pytest.mark.parametrize("written", ["", "abc", "0097001122", "97001", "019700112", "+229", "+999 12345678", "0" * 400])
def test_what_is_no_phone_number_is_refused(written: str) -> None:
    assert formats.phone(written) is None


@given(
    st.from_regex(
        r"(40|41|42|43|44|45|46|50|51|52|53|54|55|56|57|58|59|60|61|62|63|64|65|66|67|69|9[0-9])[0-9]{6}",
        fullmatch=True,
    )
)
def test_an_old_number_and_its_new_form_are_one(old: str) -> None:
    assert formats.phone(old) == formats.phone(f"01{old}")


@pytest.mark.parametrize(
    ("number", "spoken", "masked"),
    [
        ("+2290197001122", "01 97 00 11 22", "01 •• •• •• 22"),
        ("+33612345678", "+33 6 12 34 56 78", "+3• • •• •• •• 78"),
    ],
)
def test_a_number_is_shown_as_people_say_it_and_masked(number: str, spoken: str, masked: str) -> None:
    assert (formats.spoken_phone(number), formats.masked_phone(number)) == (spoken, masked)


def test_a_masked_address_says_nothing_of_its_length() -> None:
    assert (
        formats.masked_email("afi@exemple.bj") == formats.masked_email("afiavi.dossou@exemple.bj") == "a•••@exemple.bj"
    )


@pytest.mark.parametrize(
    ("written", "kept"), [(" Afi@Exemple.BJ ", "afi@exemple.bj"), ("ɖossi@exemple.bj", "ɖossi@exemple.bj")]
)
def test_an_email_is_kept_in_lower_case(written: str, kept: str) -> None:
    assert formats.email(written) == kept


@pytest.mark.parametrize("written", ["afi", "afi@", "afi@exemple", "a b@exemple.bj", f"{'a' * 64}@{'b' * 200}.bj"])
def test_what_is_no_email_is_refused(written: str) -> None:
    assert formats.email(written) is None


@pytest.mark.parametrize(
    ("reader", "written", "kept"),
    [
        (formats.npi, "12 3456 7890", "1234567890"),
        (formats.npi, "12345", None),
        (formats.npi, "12345A7890", None),
        (formats.npi, "١٢٣٤٥٦٧٨٩٠", None),
        (formats.ifu, "3 2009 0135 3510", "3200901353510"),
        (formats.ifu, "7200901353510", None),
        (formats.ifu, "320090135351", None),
        (formats.matricule, " ab-123/9 ", "AB-123/9"),
        (formats.matricule, "-1234", None),
        (formats.matricule, "1", None),
    ],
)
def test_the_numbers_of_the_state(reader: object, written: str, kept: str | None) -> None:
    assert callable(reader)
    assert reader(written) == kept
