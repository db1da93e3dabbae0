"""The words of registers that rows keep and people read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """What became of a question. Each is a state, none a failure of ours; a person's request goes on in all of them."""

    ASKED = "asked", _("question posée")
    FOUND = "found", _("une personne trouvée")
    NOT_FOUND = "not-found", _("personne à ce nom")
    SEVERAL = "several", _("plusieurs personnes possibles")
    UNAVAILABLE = "unavailable", _("registre indisponible")
    REFUSED = "refused", _("question refusée par le registre")


class Why(models.TextChoices):
    """Why there is no answer, as an officer reads it."""

    UNREACHABLE = "unreachable", _("Le registre ne peut pas être joint.")
    SLOW = "slow", _("Le registre n’a pas répondu à temps.")
    CUT = "cut", _("La réponse du registre s’est interrompue.")
    FAILING = "failing", _("Le registre signale une panne.")
    TOO_BIG = "too-big", _("La réponse du registre est trop longue pour en être une.")
    NOT_UNDERSTOOD = "not-understood", _("La réponse du registre n’est pas lisible.")
    NOT_OURS = "not-ours", _("La réponse reçue n’est pas celle de cette question.")
    REDIRECTED = "redirected", _("Le registre renvoie vers une autre adresse, où Guichet ne va pas.")
    NOT_CONNECTED = "not-connected", _("Ce registre n’est pas encore relié à Guichet.")
    ACCESS = "access", _("Le registre n’ouvre pas ce service à Guichet.")
    QUESTION = "question", _("Le registre ne prend pas cette question.")
    NONE = "", ""


class Purpose(models.TextChoices):
    """Why a register is asked; the register receives it too."""

    STEP = "step", _("traitement d’un dossier")
    IDENTITY = "identity", _("vérification d’un numéro")
    PREFILL = "prefill", _("remplissage d’une demande")


UNANSWERED = frozenset({State.UNAVAILABLE, State.REFUSED})
