"""The words of the register of the network."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SiteStatus(models.TextChoices):
    """Where a site stands. A planned site may still have no commune: it is then shown as not published."""

    PLANNED = "planned", _("prévu")
    WORKS = "works", _("en travaux")
    OPEN = "open", _("ouvert")
    SUSPENDED = "suspended", _("suspendu")


class EquipmentKind(models.TextChoices):
    KIOSK = "kiosk", _("borne tactile")
    SCREEN = "screen", _("écran d’information")
    SIGN = "sign", _("enseigne lumineuse")
    WIFI = "wifi", _("Wi-Fi à longue portée")
    PANEL = "panel", _("panneau solaire")
    BATTERY = "battery", _("batterie")
    PRINTER = "printer", _("imprimante")
    SCANNER = "scanner", _("numériseur")
    COMPUTER = "computer", _("ordinateur")


class EquipmentState(models.TextChoices):
    """What is retired stays in the register, and changes no more."""

    IN_SERVICE = "in-service", _("en service")
    BROKEN = "broken", _("en panne")
    IN_REPAIR = "in-repair", _("en réparation")
    RETIRED = "retired", _("retiré")


class Supply(models.TextChoices):
    RECEIPT_ROLL = "receipt-roll", _("rouleaux de papier")
    A4_PAPER = "a4-paper", _("ramettes de papier A4")
    TONER = "toner", _("cartouches d’encre")
    CLEANING = "cleaning", _("produits d’entretien des écrans")


class Move(models.TextChoices):
    """A count says what is there, whatever was believed before."""

    RECEIVED = "received", _("reçu")
    USED = "used", _("utilisé")
    COUNTED = "counted", _("compté")


class Ending(models.TextChoices):
    """What ends soon, or has ended and was not renewed."""

    SUBSCRIPTION = "subscription", _("abonnement")
    WARRANTY = "warranty", _("garantie")
