"""What a witness, or the node itself, may find wrong with a log."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Fault(models.TextChoices):
    ROLLED_BACK = "rolled-back", _("des lignes ont disparu")
    FORKED = "forked", _("deux histoires différentes ont été signées")
    ALTERED = "altered", _("ce qui est publié n’est plus ce qui a été signé")
