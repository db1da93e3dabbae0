"""Where a person asked to be told: what they wrote, as a gateway dials it."""

import pytest

from guichet.commons.catalogue.definition.form import Form
from guichet.commons.intake.contact import Contact, contact_in
from tests.factories.requests import a_procedure, a_question

FORM = Form(
    a_procedure(
        a_question("phone", "employeur", international=True),
        a_question("phone", "telephone", prefill="account.phone", international=True),
        a_question("email", "courriel"),
    )
)


def found(**answers: str) -> Contact:
    return contact_in(FORM, answers, citizen="", language="en")


def test_the_question_that_an_account_would_fill_comes_first() -> None:
    assert found(employeur="01 97 00 00 02", telephone="01 97 00 00 01").phone == "+2290197000001"


def test_without_it_any_number_or_address_given_serves() -> None:
    contact = found(employeur="+33 6 12 34 56 78", courriel="Afi@Exemple.bj ")
    assert (contact.phone, contact.email, contact.language) == ("+33612345678", "afi@exemple.bj", "en")


@pytest.mark.parametrize("typed", ["", "00000000", "+999 12345678"])
def test_a_number_that_nobody_can_dial_is_left_out(typed: str) -> None:
    assert found(telephone=typed).phone == ""


def test_an_address_is_in_no_trace_of_a_failure() -> None:
    assert "97000001" not in repr(found(telephone="01 97 00 00 01"))
