"""The words of announcements that other rooms use."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    ANNOUNCEMENT = "announcement", _("annonce")
    REFORM = "reform", _("réforme en cours")
    SERVICE = "service", _("fiche d’un service")
    PICTURE = "picture", _("image")
    VIDEO = "video", _("vidéo")


class State(models.TextChoices):
    PROPOSED = "proposed", _("à approuver")
    APPROVED = "approved", _("approuvée")
    REFUSED = "refused", _("refusée")
    WITHDRAWN = "withdrawn", _("retirée")


class Audience(models.TextChoices):
    NATIONAL = "national", _("tous les centres")
    DEPARTMENT = "department", _("les centres d’un département")
    CENTRE = "centre", _("un seul centre")


class Priority(models.IntegerChoices):
    """`URGENT` is shown alone, until it is over."""

    URGENT = 1, _("urgente : seule à l’écran")
    FIRST = 2, _("importante : revient deux fois plus souvent")
    USUAL = 3, _("ordinaire")


EVERY_DAY = "1234567"
