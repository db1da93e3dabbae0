"""The words of how the online services stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Condition(models.TextChoices):
    """From best to worst; what is not known is never told as available."""

    AVAILABLE = "available", _("disponible")
    UNKNOWN = "unknown", _("sans nouvelles")
    DEGRADED = "degraded", _("perturbé")
    UNAVAILABLE = "unavailable", _("indisponible")


WORST_FIRST = (Condition.UNAVAILABLE, Condition.DEGRADED, Condition.UNKNOWN, Condition.AVAILABLE)


class Reason(models.TextChoices):
    """Why, as much as is anybody's business."""

    NONE = "none", _("rien à signaler")
    LATE = "late", _("ce qui est attendu est en retard")
    STUCK = "stuck", _("une partie est bloquée jusqu’à ce que quelqu’un regarde")
    NO_ANSWER = "no-answer", _("ne répond pas")
    SLOW = "slow", _("répond lentement")
    KEEPER = "keeper", _("le gardien des clés ne répond pas")
    NO_KEY = "no-key", _("il n’y a pas de clé pour sceller")
    CONTESTED = "contested", _("une vérification du journal public a échoué")
    SILENT_CENTRES = "silent-centres", _("des centres ne donnent plus de nouvelles")
    NOT_JUDGED = "not-judged", _("ne peut pas être jugé")
    SILENCE = "silence", _("rien n’a été mesuré")


class BulletinKind(models.TextChoices):
    INCIDENT = "incident", _("panne")
    MAINTENANCE = "maintenance", _("entretien prévu")
