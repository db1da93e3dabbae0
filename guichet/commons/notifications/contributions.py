"""What this room registers: its kind of work, the message of one-time codes, and in the demonstration its senders."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from guichet.commons.availability import registry as availability
from guichet.commons.availability.registry import Component
from guichet.commons.notifications import availing, operations, registry, sending, simulated
from guichet.commons.notifications.channels import Channel
from guichet.commons.notifications.recipient import Recipient
from guichet.commons.notifications.templates import MessageTemplate
from guichet.foundation.identity import queries as people
from guichet.foundation.identity import registry as identity
from guichet.foundation.identity.vocabulary import Channel as CodeChannel
from guichet.foundation.lib.act import Act
from guichet.foundation.work import registry as work

# Identity is below this room and cannot register its own.
CODE = MessageTemplate(
    code="identity.code",
    fr="Votre code Guichet : {code}. Il sert une seule fois, pendant {minutes} minutes. Ne le donnez à personne, "
    "même à un agent.",
    en="Your Guichet code: {code}. It works once, for {minutes} minutes. Give it to nobody, not even an official.",
    fields=("code", "minutes"),
    subject_fr="Votre code Guichet",
    subject_en="Your Guichet code",
    secret=True,
)


def contribute() -> None:
    for order, (channel, name) in enumerate(((Channel.SMS, _("SMS")), (Channel.EMAIL, _("E-mails"))), start=50):
        availability.register(Component(channel.value, name, order, availing.by_channel(channel)))
    work.register(operations.DELIVER, sending.deliver, sends=True)
    registry.register(CODE)
    identity.register_code_sender(send_code)
    registry.look_up_citizens_in(known_to_identity)
    if settings.DEMONSTRATION:
        registry.send_by(Channel.SMS, simulated.phone)
        registry.send_by(Channel.EMAIL, simulated.mailbox)


def known_to_identity(citizen: str) -> Recipient | None:
    """None also for somebody whom identity knows by a national number alone."""
    found = people.addresses_of_citizen(citizen)
    if found is None or not (found.phone or found.email):
        return None
    return Recipient(phone=found.phone, email=found.email, citizen=citizen, language=found.language)


def send_code(message: identity.CodeMessage, act: Act) -> None:
    """One-time codes go by the outbox like everything else. Each is another message, by the moment it was made."""
    phone = message.address if message.channel == CodeChannel.SMS else ""
    operations.notify(
        to=Recipient(phone=phone, email="" if phone else message.address, language=message.language),
        message=CODE.code,
        values={"code": message.code, "minutes": str(int(message.serves_for.total_seconds() // 60))},
        about=f"code {message.purpose}",
        key=act.at.isoformat(),
        act=act,
    )
