"""The closed lists of the carrying between centres and the national node."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

# Above that a clock is wrong for people. Nothing is ordered by it: the hub has its own, and its own sequence.
MOST_SECONDS_OFF = 120


class Lane(IntegerChoices):
    """In the order in which they are served. Files have a lane of their own, which has no numbers."""

    URGENT = 1, _("urgent")
    RECORDS = 2, _("courant")
    MEASURES = 3, _("relevés")


class NodeState(TextChoices):
    """How far the national node trusts a centre's node."""

    INVITED = "invited", _("invité")
    ASKED = "asked", _("à approuver")
    APPROVED = "approved", _("approuvé")
    REVOKED = "revoked", _("révoqué")


class Fault(TextChoices):
    """Why the last try failed, as the counter says it."""

    NONE = "", ""
    CUT = "cut", _("La liaison est coupée. Rien n’est perdu : tout part dès son retour.")
    NAME = "name", _("Le nom du guichet national n’est pas trouvé. Vérifiez le point d’accès et son abonnement.")
    SILENT = "silent", _("Le guichet national ne répond pas. Rien n’est perdu : tout part dès son retour.")
    TLS = "tls", _("La liaison n’est pas sûre : le certificat du guichet national est refusé. Appelez l’assistance.")
    BROKEN = "broken", _("Le guichet national a répondu par une erreur. Un nouvel essai suit.")
    INVITATION = "invitation", _("Ce code d’inscription ne vaut pas, ou ne vaut plus.")
    NOT_ENROLLED = "not-enrolled", _("Ce centre n’est pas encore inscrit au guichet national.")
    WAITING = "waiting", _("L’inscription de ce centre attend d’être approuvée au guichet national.")
    REVOKED = "revoked", _("La clé de ce centre a été révoquée au guichet national. Appelez l’assistance.")
    UNKNOWN_HUB = (
        "unknown-hub",
        _("Ce n’est pas la clé attendue du guichet national : rien ne part. Appelez l’assistance."),
    )
    KEEPER = "keeper", _("Le gardien des clés de ce centre ne répond pas. Un nouvel essai suit.")
    FULL = "full", _("Il n’y a plus de place sur le disque du centre. Appelez l’assistance.")
    NOT_UNDERSTOOD = (
        "not-understood",
        _("Le guichet national et ce centre ne se comprennent pas. Appelez l’assistance."),
    )
