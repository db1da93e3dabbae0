"""The words of the relations with users."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Author(models.TextChoices):
    """Who wrote a line of a denunciation; of the first nothing else is known."""

    REPORTER = "reporter", _("la personne qui dénonce")
    INSPECTOR = "inspector", _("l’inspection")
