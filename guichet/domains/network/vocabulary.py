"""The words of the register of the network."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SiteStatus(models.TextChoices):
    """Where a site stands. A planned site may still have no commune: it is then shown as not published."""

    PLANNED = "planned", _("prévu")
    WORKS = "works", _("en travaux")
    OPEN = "open", _("ouvert")
    SUSPENDED = "suspended", _("suspendu")
