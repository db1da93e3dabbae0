"""The words of a case, as a phone shows them."""

from datetime import date

import pytest
from django.conf import LazySettings

from guichet.commons.notifications import wording
from guichet.commons.notifications.segments import Alphabet, for_sms, measured
from guichet.commons.notifications.templates import MessageTemplate
from guichet.domains.casework import messages, saying

BY_MAIL = (
    messages.OWN_WORDS,
    messages.OFFICE_LATE,
    messages.AUTHORITY_LATE,
    messages.COMPLAINT_DUE,
    messages.READINGS_OF_THE_DAY,
)
SHORT = [each for each in messages.ALL if each not in BY_MAIL]


def as_sent(template: MessageTemplate, language: str) -> str:
    facts = {
        "reference": "WEB-7F3K-92QX-M",
        "amount": wording.amount(150_000),
        "promised_on": wording.day(date(2026, 8, 31), language),
        "since": wording.day(date(2026, 8, 1), language),
        "until": wording.day(date(2026, 8, 31), language),
        "motive": {"fr": "Une pièce ne correspond pas à la demande.", "en": "A paper does not match the request."}[
            language
        ],
        "missing": max((each.in_language(language) for each in saying.MISSING.values()), key=len),
        "where": wording.where("suivi", language),
    }
    return for_sms(template.text(language, {name: facts[name] for name in template.fields}))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("template", SHORT, ids=lambda template: template.code)
def test_each_message_takes_two_parts_at_most_of_the_operators_alphabet(
    template: MessageTemplate, language: str, settings: LazySettings
) -> None:
    settings.PUBLIC_URL = "https://guichet.gouv.bj"
    length = measured(as_sent(template, language))
    assert (length.alphabet, length.parts <= 2) == (Alphabet.GSM_7, True)
