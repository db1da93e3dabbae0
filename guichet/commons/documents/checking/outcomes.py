"""What may be said of a document that was checked, in the same words wherever it is said."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Verdict(StrEnum):
    """What a reader does with the paper: believe it, refuse it, or ask further."""

    GENUINE = "genuine"
    FALSE = "false"
    UNSURE = "unsure"


class Outcome(StrEnum):
    """Why. The names are those that the checking page's script uses too."""

    GENUINE = "genuine"
    UNCHECKED = "unchecked"
    EXPIRED = "expired"
    REVOKED = "revoked"
    ALTERED = "altered"
    UNKNOWN_KEY = "unknown_key"
    OUT_OF_FORCE = "out_of_force"
    COMPROMISED = "compromised"
    DEMONSTRATION = "demonstration"
    CLOCK = "clock"
    UNREADABLE = "unreadable"
    NO_KEYS = "no_keys"
    NO_SEAL = "no_seal"
    DAMAGED = "damaged"
    UNREGISTERED = "unregistered"
    KNOWN_REFERENCE = "known_reference"
    UNKNOWN_REFERENCE = "unknown_reference"

    @property
    def verdict(self) -> Verdict:
        return VERDICTS.get(self, Verdict.FALSE)


VERDICTS = {
    Outcome.GENUINE: Verdict.GENUINE,
    Outcome.UNCHECKED: Verdict.UNSURE,
    Outcome.EXPIRED: Verdict.UNSURE,
    Outcome.CLOCK: Verdict.UNSURE,
    Outcome.UNREADABLE: Verdict.UNSURE,
    Outcome.NO_KEYS: Verdict.UNSURE,
    Outcome.DAMAGED: Verdict.UNSURE,
    Outcome.UNREGISTERED: Verdict.UNSURE,
    Outcome.KNOWN_REFERENCE: Verdict.UNSURE,
    Outcome.UNKNOWN_REFERENCE: Verdict.UNSURE,
}

WORDS: dict[Outcome, Promise] = {
    Outcome.GENUINE: _("Authentique"),
    Outcome.UNCHECKED: _("Authentique, mais révocation non vérifiée"),
    Outcome.EXPIRED: _("Authentique, mais plus valable"),
    Outcome.REVOKED: _("Révoqué : à refuser"),
    Outcome.ALTERED: _("Faux : le contenu a été changé"),
    Outcome.UNKNOWN_KEY: _("Non reconnu"),
    Outcome.OUT_OF_FORCE: _("Signé hors délai : à refuser"),
    Outcome.COMPROMISED: _("Clé perdue : à refuser"),
    Outcome.DEMONSTRATION: _("Démonstration : aucune valeur"),
    Outcome.CLOCK: _("Impossible à dire : date à vérifier"),
    Outcome.UNREADABLE: _("Impossible à dire : code illisible"),
    Outcome.NO_KEYS: _("Impossible à dire : pas encore de liste"),
    Outcome.NO_SEAL: _("Sans cachet : à refuser"),
    Outcome.DAMAGED: _("Impossible à dire : fichier illisible"),
    Outcome.UNREGISTERED: _("Cachet bon, mais document inconnu"),
    Outcome.KNOWN_REFERENCE: _("Référence connue"),
    Outcome.UNKNOWN_REFERENCE: _("Référence inconnue"),
}

SENTENCES: dict[Outcome, Promise] = {
    Outcome.GENUINE: _("L’État a signé ce document, et ne l’a pas révoqué. Comparez chaque ligne avec le papier."),
    Outcome.UNCHECKED: _(
        "L’État a signé ce document. La liste des documents révoqués manque ou est plus ancienne que lui : "
        "recommencez avec le réseau avant de vous y fier."
    ),
    Outcome.EXPIRED: _("L’État a signé ce document, mais sa durée est passée. Demandez-en un nouveau."),
    Outcome.REVOKED: _("L’État a signé ce document, puis l’a révoqué ou remplacé. Il ne vaut plus rien."),
    Outcome.ALTERED: _(
        "La signature ne correspond pas à ce qui est écrit : un signe au moins a changé. N’acceptez pas ce document."
    ),
    Outcome.UNKNOWN_KEY: _(
        "Aucune clé que l’État a publiée n’a signé ce document. Si la liste gardée ici est ancienne, recommencez avec "
        "le réseau ; sinon, n’acceptez pas ce document."
    ),
    Outcome.OUT_OF_FORCE: _("La clé qui a signé ce document n’était pas en vigueur à la date qu’il porte."),
    Outcome.COMPROMISED: _(
        "La clé qui a signé ce document est tombée en d’autres mains : elle ne prouve plus rien. "
        "Demandez à l’administration si elle l’a bien délivré."
    ),
    Outcome.DEMONSTRATION: _("Une démonstration a signé ce document : il n’a aucune valeur."),
    Outcome.CLOCK: _(
        "La signature est bonne, mais ce document est daté de plus tard que cet appareil. "
        "Réglez la date et l’heure de l’appareil, puis recommencez."
    ),
    Outcome.UNREADABLE: _(
        "Ce n’est pas un code de l’État, ou il en manque une partie. Prenez-le entier, bien éclairé, et recommencez."
    ),
    Outcome.NO_KEYS: _("La liste des clés de l’État n’est pas encore sur cet appareil. Recommencez avec le réseau."),
    Outcome.NO_SEAL: _(
        "Ce PDF ne porte aucun cachet de l’État. Une photo ou une copie n’en a plus : demandez le fichier reçu, "
        "ou vérifiez le code imprimé."
    ),
    Outcome.DAMAGED: _("Ce fichier n’est pas un PDF entier. Envoyez le fichier tel que vous l’avez reçu."),
    Outcome.UNREGISTERED: _(
        "Le cachet est bon, mais ce fichier n’est pas au registre des documents délivrés. "
        "Demandez à l’administration qui l’a délivré."
    ),
    Outcome.KNOWN_REFERENCE: _(
        "L’État a délivré un document sous cette référence. Cela ne prouve pas que ce papier est ce document : "
        "vérifiez le code imprimé, ou l’empreinte du fichier."
    ),
    Outcome.UNKNOWN_REFERENCE: _(
        "Aucun document délivré ne porte cette référence. Vérifiez ce que vous avez écrit, ou le code imprimé."
    ),
}

# The ones that a code can have: what the checking page's script says.
OF_CODES = (
    Outcome.GENUINE,
    Outcome.UNCHECKED,
    Outcome.EXPIRED,
    Outcome.REVOKED,
    Outcome.ALTERED,
    Outcome.UNKNOWN_KEY,
    Outcome.OUT_OF_FORCE,
    Outcome.COMPROMISED,
    Outcome.DEMONSTRATION,
    Outcome.CLOCK,
    Outcome.UNREADABLE,
    Outcome.NO_KEYS,
)

SPECIMEN = _("SPÉCIMEN : ce document vient d’une démonstration. Il ne vaut rien.")
LIMITS = (
    _("Ce code ne prouve pas le reste de la page : seules les lignes ci-dessus sont signées."),
    _("Il ne prouve pas que la personne qui tient ce document est celle qu’il nomme."),
)
CONTESTED = _(
    "Ce document a été délivré pendant une contestation du journal public de l’État, ouverte le %(since)s. "
    "Le journal dit si elle est close."
)
OF_A_REFERENCE = _(
    "Une référence ne prouve pas que ce papier est ce document : vérifiez le code imprimé, ou l’empreinte du fichier."
)


@dataclass(frozen=True, slots=True)
class Sealed:
    """`authority` is the code of whoever holds the seal, once it is proved; `at` what the seal says of its moment.

    `contested_since` when the file, whose seal is genuine, says that the public log was contested on its day.
    """

    outcome: Outcome
    authority: str = ""
    at: datetime | None = None
    specimen: bool = False
    contested_since: datetime | None = None
