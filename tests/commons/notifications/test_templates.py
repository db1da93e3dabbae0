"""A message that cannot be sent is found when the process starts."""

from dataclasses import replace

import pytest

from guichet.commons.notifications import registry
from guichet.commons.notifications.recipient import Recipient
from guichet.commons.notifications.templates import MessageTemplate, TemplateFaulty
from tests.commons.notifications.templates import READY, registered

VALUES = {"reference": "LOK-7F3K-92QX-M", "day": "3 mars"}


def test_a_message_reads_in_both_languages() -> None:
    assert READY.text("fr", VALUES) == "Votre demande LOK-7F3K-92QX-M est prête : réponse avant le 3 mars."
    assert READY.text("en", VALUES) == "Your request LOK-7F3K-92QX-M is ready: answer before 3 mars."
    assert READY.subject("fr", VALUES) == "Demande LOK-7F3K-92QX-M"


@pytest.mark.parametrize(
    ("faulty", "fault"),
    [
        (replace(READY, en=" "), "test.ready: no text in 'en'"),
        (replace(READY, subject_en=""), "test.ready: no text in 'en'"),
        (replace(READY, en="Your request {reference}."), "test.ready: 'en' uses ['reference'], declared are ['day', "),
        (replace(READY, fields=("reference",)), "test.ready: 'fr' uses ['day', 'reference'], declared are ['ref"),
        (replace(READY, subject_fr="{name}"), "test.ready: the subject in 'fr' uses fields that the text does not"),
        (replace(READY, fr=READY.fr + "a" * 460), "test.ready: 'fr' takes more than 3 text messages"),
    ],
)
def test_a_faulty_message_is_refused_when_it_is_registered(faulty: MessageTemplate, fault: str) -> None:
    with registered(), pytest.raises(TemplateFaulty) as refusal:
        registry.register(faulty)
    assert str(refusal.value).startswith(fault)


def test_a_message_is_registered_once() -> None:
    with registered(READY), pytest.raises(TypeError, match=r"'test\.ready' is registered twice"):
        registry.register(READY)


@pytest.mark.parametrize("values", [{"reference": "X"}, VALUES | {"name": "Koffi"}])
def test_values_are_exactly_those_that_the_message_takes(values: dict[str, str]) -> None:
    with pytest.raises(TypeError, match=r"test\.ready takes \['day', 'reference'\], not"):
        READY.text("fr", values)


def test_a_recipient_without_any_address_is_a_fault() -> None:
    assert Recipient(phone="+22901").language == "fr"
    with pytest.raises(ValueError, match="a recipient has a phone"):
        Recipient()


def test_a_recipient_in_a_language_that_is_not_written_is_a_fault() -> None:
    with pytest.raises(ValueError, match="messages are written in fr and en, not 'de'"):
        Recipient(phone="+22901", language="de")


def test_a_recipient_that_is_printed_tells_no_address() -> None:
    assert f"{Recipient(phone='+2290197000001')} {[Recipient(email='a@b.bj')]}" == (
        "<Recipient in fr> [<Recipient in fr>]"
    )
