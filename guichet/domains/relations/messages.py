"""What a concern says to its author: as short as a text message, without a name, and never the code."""

from collections.abc import Mapping

from guichet.commons.notifications.templates import MessageTemplate
from guichet.domains.relations.vocabulary import Told


def _told(code: str, fr: str, en: str, *fields: str) -> MessageTemplate:
    return MessageTemplate(
        f"relations.{code}",
        fr,
        en,
        ("reference", "where", *fields),
        subject_fr="Votre message {reference}",
        subject_en="Your message {reference}",
    )


RECEIVED = _told(
    "concern-received",
    "Votre message {reference} est arrivé. Nous devons vous répondre au plus tard le {due_on}. Suivez-le avec votre "
    "code de retour : {where}",
    "Your message {reference} has arrived. We must answer you by {due_on}. Follow it with your return code: {where}",
    "due_on",
)
ANSWERED = _told(
    "concern-answered",
    "Votre message {reference} a sa réponse. Lisez-la avec votre code de retour, et dites ce qu’elle vaut : {where}",
    "Your message {reference} has its answer. Read it with your return code, and say what it is worth: {where}",
)
LATE = _told(
    "concern-late",
    "Nous n’avons pas répondu à temps à votre message {reference}. L’administration au-dessus en est saisie : {where}",
    "We have not answered your message {reference} in time. The authority above has it now: {where}",
)
DESK = MessageTemplate(
    "relations.concern-due",
    "Le message {reference} attend une réponse au plus tard le {due_on}. Prenez le suivant : {where}",
    "Message {reference} waits for an answer by {due_on}. Take the next one: {where}",
    ("reference", "due_on", "where"),
    subject_fr="Message {reference} : réponse attendue",
    subject_en="Message {reference}: an answer is due",
)
REMINDER = MessageTemplate(
    "relations.appointment-reminder",
    "Rendez-vous {reference} le {day} à {hour}, {desk}. Pour changer ou annuler, avec votre code : {where}",
    "Appointment {reference} on {day} at {hour}, {desk}. To change or cancel, with your code: {where}",
    ("reference", "day", "hour", "desk", "where"),
    subject_fr="Votre rendez-vous {reference}",
    subject_en="Your appointment {reference}",
)
OF: Mapping[Told, MessageTemplate] = {Told.RECEIVED: RECEIVED, Told.ANSWERED: ANSWERED, Told.LATE: LATE}
ALL = (RECEIVED, ANSWERED, LATE, DESK, REMINDER)
