"""What the national node writes to whoever has not read, or not answered. Nothing of a person."""

from guichet.commons.notifications.templates import MessageTemplate

UNREAD = MessageTemplate(
    "circulars.unread",
    "La circulaire {number} est en vigueur depuis le {day} et vous ne l’avez pas lue\u00a0: {where}",
    "Circular {number} has been in force since {day} and you have not read it: {where}",
    ("number", "day", "where"),
    subject_fr="Circulaire {number}\u00a0: à lire",
    subject_en="Circular {number}: to be read",
)
LATE = MessageTemplate(
    "circulars.late",
    "L’instruction {number} était à faire pour le {day} à {place}. Répondez, ou demandez un délai\u00a0: {where}",
    "Instruction {number} was due on {day} at {place}. Answer it, or ask for more time: {where}",
    ("number", "day", "place", "where"),
    subject_fr="Instruction {number}\u00a0: en retard",
    subject_en="Instruction {number}: late",
)
EACH = (UNREAD, LATE)
