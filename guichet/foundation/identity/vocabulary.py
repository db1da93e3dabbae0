"""The words of identity that other rooms use."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """Where a one-time code may go."""

    SMS = "sms", _("SMS")
    EMAIL = "email", _("e-mail")


class Purpose(models.TextChoices):
    """What a one-time code opens; a code of one purpose opens nothing else."""

    SIGN_IN = "sign-in", _("connexion")
    RESUME = "resume", _("reprise d’une demande")
    TRACK = "track", _("suivi d’une demande")
    MANDATE = "mandate", _("accord donné à un accompagnateur")


class Scope(models.TextChoices):
    """What an organisation may do with its token, for the people whom it serves."""

    SUBMIT = "submit", _("déposer des demandes")
    TRACK = "track", _("suivre des demandes")


class Assurance(models.TextChoices):
    """How sure the State is of who a citizen is, from the least to the most."""

    CONTACT = "contact", _("téléphone ou adresse vérifiés")
    VOUCHED = "vouched", _("identité constatée dans un centre")
    NATIONAL = "national", _("identité nationale")


class NpiStanding(models.TextChoices):
    """What is known of the NPI that a citizen gave."""

    NONE = "none", _("pas donné")
    UNCHECKED = "unchecked", _("donné, pas encore vérifié")
    AGREED = "agreed", _("conforme au registre")
    DISPUTED = "disputed", _("en cours de correction")


class RoleKind(models.TextChoices):
    """As what a member of staff acts. The first four are those of the circuits in service files.

    A focal point helps people in a centre; the role is held at that place. An observer (a mayor, a prefect, a member
    of a management committee) reads what is told of a commune or a department, and changes nothing.
    """

    OFFICER = "officer", _("agent")
    EXPERT = "expert", _("expert")
    SUPERVISOR = "supervisor", _("superviseur")
    SIGNATORY = "signatory", _("signataire")
    ADMINISTRATOR = "administrator", _("administrateur")
    FOCAL_POINT = "focal-point", _("point focal")
    OBSERVER = "observer", _("observateur")


class TieKind(models.TextChoices):
    """Who is close to a member of staff. The number says whom; the kind is how they find the line again."""

    SELF = "self", _("vous-même")
    SPOUSE = "spouse", _("conjoint")
    PARENT = "parent", _("parent")
    CHILD = "child", _("enfant")
    SIBLING = "sibling", _("frère ou sœur")
    OTHER = "other", _("autre proche, ou relation d’intérêt")


class CorrectionState(models.TextChoices):
    OPEN = "open", _("ouverte")
    GRANTED = "granted", _("acceptée")
    REFUSED = "refused", _("refusée")


class Discrepancy(models.TextChoices):
    """How what a person says and what a register says differ. Never told to a stranger in more detail than this."""

    NAME = "name", _("le nom diffère")
    UNKNOWN = "unknown", _("le registre ne connaît pas ce numéro")
    TAKEN = "taken", _("le numéro est déjà celui d’un autre compte")
    CHANGED = "changed", _("le registre donne un autre numéro que celui déjà connu")


class MandateScope(models.TextChoices):
    """What a focal point may do for a person under a mandate."""

    FILL = "fill", _("remplir la demande")
    SUBMIT = "submit", _("la déposer")
    FOLLOW = "follow", _("la suivre")
    COLLECT = "collect", _("retirer le document")


class IdentityPaper(models.TextChoices):
    """What a focal point may see of who somebody is: decree 2025-678 of 29 October 2025, and the voter's card."""

    BIOMETRIC_CARD = "biometric-card", _("carte d’identité biométrique")
    CIP = "cip", _("certificat d’identification personnelle (CIP)")
    CIP_AFRO_DESCENDANT = "cip-afro-descendant", _("CIP d’afro-descendant")
    CIP_FOREIGNER = "cip-foreigner", _("CIP d’étranger")
    PASSPORT = "passport", _("passeport biométrique")
    RESIDENT_CARD = "resident-card", _("carte de résident")
    LEPI = "lepi", _("carte d’électeur (LEPI)")


class Consent(models.TextChoices):
    """How a person agreed. The last two are biometrics: refused unless a setting allows them."""

    SMS = "sms", _("un code reçu par SMS")
    WITNESS = "witness", _("lu à voix haute devant un témoin")
    THUMBPRINT = "thumbprint", _("empreinte du pouce")
    VOICE = "voice", _("voix enregistrée")
