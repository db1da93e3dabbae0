"""The words of the supervision of centres."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from guichet.domains.reception.vocabulary import IncidentKind


class Device(models.TextChoices):
    """What has a page in a centre that asks the node every minute."""

    KIOSK = "kiosk", _("borne")
    SCREEN = "screen", _("écran d’information")


class CentreState(models.TextChoices):
    """How a centre is, as the national node knows it."""

    NEVER_SEEN = "never-seen", _("jamais vu")
    ONLINE = "online", _("en ligne")
    DEGRADED = "degraded", _("dégradé")
    RESTING = "resting", _("hors ligne prévu")
    OFFLINE = "offline", _("hors ligne")


class Severity(models.IntegerChoices):
    """How grave an incident is: the lower, the sooner."""

    HIGH = 1, _("grave : le centre ne sert plus")
    MEDIUM = 2, _("gênant : le centre sert moins bien")
    LOW = 3, _("mineur : personne ne l’a encore senti")


# By when an incident should be over, counted in clock hours from its opening.
TARGETS = {
    Severity.HIGH: timedelta(hours=24),
    Severity.MEDIUM: timedelta(hours=72),
    Severity.LOW: timedelta(days=10),
}


# How grave what a focal point reports is, until somebody who sees to it weighs it.
REPORTED = {
    IncidentKind.POWER: Severity.HIGH,
    IncidentKind.KIOSK: Severity.HIGH,
    IncidentKind.LINK: Severity.MEDIUM,
    IncidentKind.PRINTER: Severity.MEDIUM,
    IncidentKind.BUILDING: Severity.MEDIUM,
    IncidentKind.PEOPLE: Severity.MEDIUM,
    IncidentKind.SCREEN: Severity.LOW,
    IncidentKind.OTHER: Severity.LOW,
}


class Origin(models.TextChoices):
    """Who said that something is wrong."""

    RULE = "rule", _("une règle de la supervision")
    CENTRE = "centre", _("le point focal du centre")
    HAND = "hand", _("ouvert à la main")
