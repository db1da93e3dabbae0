"""The languages in which the State can be heard, by their codes (ISO 639)."""

from django.db import models


class Spoken(models.TextChoices):
    """Each by its own name: whoever looks for it reads it so, whatever the language of the page."""

    FRENCH = "fr", "Français"
    ENGLISH = "en", "English"
    FON = "fon", "Fɔngbè"
    YORUBA = "yo", "Yorùbá"
    BAATONUM = "bba", "Baatɔnum"
    DENDI = "ddn", "Dendi"


# Those that the node says by itself; in all others, only a recorded clip is heard.
MADE = frozenset({Spoken.FRENCH, Spoken.ENGLISH})
RECORDED = tuple(each for each in Spoken if each not in MADE)
