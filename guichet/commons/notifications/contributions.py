"""What this room registers: its kind of work, the message of one-time codes, and in the demonstration its senders."""

from django.conf import settings

from guichet.commons.notifications import operations, registry, sending, simulated
from guichet.commons.notifications.channels import Channel
from guichet.commons.notifications.templates import MessageTemplate
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
    work.register(operations.DELIVER, sending.deliver)
    registry.register(CODE)
    if settings.DEMONSTRATION:
        registry.send_by(Channel.SMS, simulated.phone)
        registry.send_by(Channel.EMAIL, simulated.mailbox)
