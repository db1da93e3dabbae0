"""What the supervision writes to whoever is at a centre, or over it: nothing of a person."""

from guichet.commons.notifications.templates import MessageTemplate

ALERT = MessageTemplate(
    "supervision.alert",
    "{centre} : {wrong} Voyez qui s’en charge : {where}",
    "{centre}: {wrong} See who takes care of it: {where}",
    ("centre", "wrong", "where"),
    subject_fr="{centre} : incident grave",
    subject_en="{centre}: grave incident",
)
EACH = (ALERT,)
