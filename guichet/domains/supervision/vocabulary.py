"""The words of the supervision of centres."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from guichet.domains.reception.vocabulary import IncidentKind


class Device(models.TextChoices):
    """What has a page in a centre that asks the node every minute."""

    KIOSK = "kiosk", _("borne")
    SCREEN = "screen", _("écran d’information")
    READER = "reader", _("lecteur devant la borne")


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


LONGEST_MOTIVE = 300


class OrderKind(models.TextChoices):
    """What may be asked of the machines of a centre from afar."""

    RESTART_KIOSK = "restart-kiosk", _("redémarrer la borne")
    PIN = "pin", _("montrer une seule annonce à l’écran")
    UNPIN = "unpin", _("rendre à l’écran toutes ses annonces")
    RESTART_SCREEN = "restart-screen", _("recharger l’écran d’information")
    REFRESH_CLIPS = "refresh-clips", _("vérifier les enregistrements à écouter")


class Matter(models.TextChoices):
    """What an order is about: of one matter, the later order stands."""

    KIOSK = "kiosk", _("borne")
    PLAYLIST = "playlist", _("annonces à l’écran")
    SCREEN = "screen", _("écran d’information")
    CLIPS = "clips", _("enregistrements")


MATTERS = {
    OrderKind.RESTART_KIOSK: Matter.KIOSK,
    OrderKind.PIN: Matter.PLAYLIST,
    OrderKind.UNPIN: Matter.PLAYLIST,
    OrderKind.RESTART_SCREEN: Matter.SCREEN,
    OrderKind.REFRESH_CLIPS: Matter.CLIPS,
}


class OrderState(models.TextChoices):
    WAITING = "waiting", _("en attente")
    RECEIVED = "received", _("reçu")
    DONE = "done", _("fait")
    EXPIRED = "expired", _("échu")
    IMPOSSIBLE = "impossible", _("pas possible")
    REPLACED = "replaced", _("remplacé")
    CANCELLED = "cancelled", _("annulé")


class Hindrance(models.TextChoices):
    """Why a centre did not do what was ordered: whole sentences, for whoever ordered."""

    LATE = "late", _("L’ordre est arrivé au centre après son échéance : rien n’a été fait.")
    IN_USE = "in-use", _("Quelqu’un se servait de la borne jusqu’à l’échéance : elle n’a pas été redémarrée.")
    NO_KIOSK = "no-kiosk", _("La borne n’a pas répondu avant l’échéance : elle est éteinte ou débranchée.")
    NO_SCREEN = "no-screen", _("L’écran n’a pas répondu avant l’échéance : il est éteint ou débranché.")
    NO_ITEM = "no-item", _("L’annonce n’est plus approuvée, ou n’est pas au centre : l’écran n’a pas changé.")
    CANCELLED = "cancelled", _("Le centre l’a appris avant d’obéir\u00a0: rien n’a été fait.")
    DAMAGED = "damaged", _("Des enregistrements manquent encore après deux essais : le disque du centre est à voir.")


LONGEST_NOTE = 300


class Office(models.TextChoices):
    """Who is called about a centre, in this order."""

    FOCAL_POINT = "focal-point", _("point focal du centre")
    TOWN_HALL = "town-hall", _("mairie")
    DIRECTORATE = "directorate", _("direction départementale")
    HELP = "help", _("assistance technique")
