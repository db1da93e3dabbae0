"""From an operation's wish to a person's phone: written once, carried by the way that works."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from django.test import override_settings

from guichet.commons.notifications import contributions, operations, queries, registry, sending, simulated
from guichet.commons.notifications.channels import AddressRefused, Channel, ChannelDown, Outgoing
from guichet.commons.notifications.models import Message, State
from guichet.commons.notifications.recipient import Recipient
from guichet.foundation.identity.models import Citizen
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.operation import building
from guichet.foundation.work import operations as work
from guichet.foundation.work.models import Due
from guichet.foundation.work.worker import Worker
from tests.commons.notifications.templates import READY, Gateway, carried, registered
from tests.factories.acts import NOON, an_act
from tests.factories.identity import make_citizen

pytestmark = pytest.mark.django_db

ABOUT = "LOK-7F3K-92QX-M"
VALUES = {"reference": ABOUT, "day": "3 mars"}
PHONE = "+2290197000001"
AFI = Recipient(phone=PHONE, email="afi@exemple.bj")
TEXT = "Votre demande LOK-7F3K-92QX-M est prête : réponse avant le 3 mars."


@pytest.fixture(autouse=True)
def messages() -> Iterator[None]:
    with registered(READY, replace(READY, code="test.secret", secret=True)):
        yield


def write(to: Recipient = AFI, message: str = READY.code, key: str = "") -> Message:
    return operations.notify(to=to, message=message, values=VALUES, about=ABOUT, key=key, act=an_act())


def work_once(at: datetime = NOON) -> None:
    Worker(now=lambda: at).run_what_is_due()


def standing(message: Message) -> tuple[str, str]:
    message.refresh_from_db()
    return message.state, message.channel


def events() -> list[str]:
    kinds = Entry.objects.about(ABOUT).order_by("number").values_list("kind", flat=True)
    return [kind.removeprefix("notifications.message-") for kind in kinds]


def test_a_message_waits_in_the_outbox_with_its_delivery_owed() -> None:
    message = write()
    assert standing(message) == (State.WAITING, "")
    assert Due.objects.get(kind=operations.DELIVER).key == message.reference
    assert queries.told_about(ABOUT) == (
        queries.Told(message.reference, READY.code, TEXT, State.WAITING, "", NOON, ABOUT),
    )


def test_the_same_message_to_the_same_person_is_written_once() -> None:
    assert write().pk == write().pk == write(replace(AFI, language="en")).pk
    assert Due.objects.filter(kind=operations.DELIVER).count() == 1
    assert events() == ["written"]


def test_a_reminder_another_person_and_another_message_are_written_beside_it() -> None:
    write()
    write(key="reminder-1")
    write(Recipient(phone="+2290197000002"))
    write(message="test.secret")
    assert Message.objects.count() == 4


def test_a_message_goes_by_sms_when_there_is_a_phone() -> None:
    sms, email = Gateway(), Gateway()
    carried(sms, email)
    message = write()
    work_once()
    assert standing(message) == (State.DELIVERED, "sms")
    assert [(each.reference, each.address, each.text) for each in sms.taken] == [(message.reference, PHONE, TEXT)]
    assert email.taken == []
    assert events() == ["written", "sent", "delivered"]


def test_a_person_without_a_phone_gets_an_e_mail_in_their_language_with_its_subject() -> None:
    email = Gateway()
    carried(Gateway(), email)
    write(Recipient(email="kofi@example.org", language="en"))
    work_once()
    assert [(each.subject, each.text) for each in email.taken] == [
        ("Request LOK-7F3K-92QX-M", "Your request LOK-7F3K-92QX-M is ready: answer before 3 mars.")
    ]


@pytest.mark.parametrize("failure", [ChannelDown(), AddressRefused()])
def test_a_phone_that_cannot_be_reached_gives_way_to_e_mail_at_once(failure: Exception) -> None:
    email = Gateway()
    carried(Gateway(failure), email)
    message = write()
    work_once()
    assert standing(message) == (State.DELIVERED, "email")
    assert len(email.taken) == 1


def test_a_message_waits_while_every_way_is_down_and_goes_when_one_is_up_again() -> None:
    sms = Gateway(ChannelDown())
    carried(sms, Gateway(ChannelDown()))
    message = write()
    work_once()
    assert standing(message) == (State.WAITING, "")
    assert Due.objects.get(kind=operations.DELIVER).error == "no answer from: sms, email"
    sms.failure = None
    work_once(NOON + work.FIRST_PAUSE)
    assert standing(message) == (State.DELIVERED, "sms")


def test_a_way_that_nobody_carries_is_a_way_that_is_down() -> None:
    carried(None, None)
    message = write()
    work_once()
    assert standing(message) == (State.WAITING, "")


def test_a_message_that_leads_to_nobody_has_failed() -> None:
    carried(Gateway(AddressRefused()), Gateway(AddressRefused()))
    message = write()
    work_once()
    assert standing(message) == (State.FAILED, "")
    assert events() == ["written", "failed"]
    assert not operations.mark_failed(reference=message.reference, act=an_act())


def test_a_gateway_that_tells_later_leaves_the_message_sent_until_then() -> None:
    carried(Gateway(tells_delivery=False), None)
    message = write()
    work_once()
    assert standing(message) == (State.SENT, "sms")
    assert operations.mark_delivered(reference=message.reference, act=an_act())
    assert not operations.mark_delivered(reference=message.reference, act=an_act())
    assert standing(message) == (State.DELIVERED, "sms")


def test_a_delivery_that_is_run_twice_sends_once() -> None:
    sms = Gateway()
    carried(sms, None)
    message = write()
    for _ in range(2):
        sending.deliver(message.reference, an_act())
    assert len(sms.taken) == 1
    assert not operations.mark_sent(reference=message.reference, channel=Channel.SMS, act=an_act())


def test_a_citizen_is_reached_as_identity_knows_them_today() -> None:
    sms = Gateway()
    carried(sms, None)
    registry.look_up_citizens_in(lambda reference: AFI if reference == "citizen-1" else None)
    write(Recipient(citizen="citizen-1"))
    work_once()
    assert [each.address for each in sms.taken] == [PHONE]


def test_a_citizen_of_identity_is_reached_by_the_number_they_proved() -> None:
    sms = Gateway()
    carried(sms, None)
    write(Recipient(citizen=make_citizen(PHONE).reference))
    work_once()
    assert [each.address for each in sms.taken] == [PHONE]


def test_a_citizen_known_by_a_national_number_alone_is_reached_by_nothing() -> None:
    with building():
        citizen = Citizen.objects.create(reference="citizen-3", national_index="index", created_at=NOON)
    message = write(Recipient(citizen=citizen.reference))
    work_once()
    assert standing(message) == (State.FAILED, "")


def test_a_citizen_whom_nobody_knows_how_to_reach_fails_visibly() -> None:
    message = write(Recipient(citizen="citizen-2"))
    work_once()
    assert standing(message) == (State.FAILED, "")


@pytest.mark.parametrize("failure", [None, AddressRefused()])
def test_a_secret_is_erased_once_it_is_sent_or_given_up(failure: Exception | None) -> None:
    carried(Gateway(failure), None)
    message = write(Recipient(phone=PHONE), message="test.secret")
    assert message.text == TEXT
    work_once()
    message.refresh_from_db()
    assert message.text == ""


@pytest.mark.parametrize("failure", [None, AddressRefused()])
def test_an_address_is_kept_no_longer_than_it_serves(failure: Exception | None) -> None:
    carried(Gateway(failure), Gateway(failure))
    message = write()
    assert (message.phone, message.email) == (PHONE, "afi@exemple.bj")
    work_once()
    kept = Message.objects.filter(pk=message.pk).values().get()
    assert [column for column, value in kept.items() if str(value) in (PHONE, "afi@exemple.bj")] == []
    assert (kept["phone"], kept["text"]) == ("", TEXT)


def test_the_simulated_phone_shows_once_what_a_killed_worker_sent_twice(caplog: pytest.LogCaptureFixture) -> None:
    message = write()
    simulated.phone(Outgoing(message.reference, PHONE, "", TEXT))
    work_once()
    found = queries.box(PHONE)
    assert [(each.reference, each.subject, each.text) for each in found] == [(message.reference, "", TEXT)]
    assert [(each.address, each.channel, each.count) for each in queries.boxes()] == [(PHONE, Channel.SMS, 1)]
    assert [each.name for each in caplog.records if "notifications" in each.name] == []


def test_a_simulated_number_out_of_service_gives_way_to_the_simulated_mailbox() -> None:
    write(replace(AFI, phone="+2290197000000"))
    work_once()
    assert [(each.address, each.channel) for each in queries.boxes()] == [("afi@exemple.bj", Channel.EMAIL)]
    assert queries.box("afi@exemple.bj")[0].subject == "Demande LOK-7F3K-92QX-M"


def test_nothing_is_simulated_where_people_are_real() -> None:
    outgoing = Outgoing("reference", PHONE, "", TEXT)
    operations.put_in_simulated_box(channel=Channel.SMS, outgoing=outgoing, act=an_act())
    refused = pytest.raises(operations.OnlyInTheDemonstration, match="refused outside the demonstration")
    with override_settings(DEMONSTRATION=False), refused:
        operations.put_in_simulated_box(channel=Channel.SMS, outgoing=outgoing, act=an_act())


def test_the_message_of_codes_fits_in_one_text_message() -> None:
    text = contributions.CODE.text("fr", {"code": "4823 1907", "minutes": "10"})
    assert text.startswith("Votre code Guichet\xa0: 4823 1907. Il sert une seule fois, pendant 10 minutes.")
    assert contributions.CODE.secret
