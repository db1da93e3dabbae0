"""How each step of the services of the year ends: as usual, or the way of refusals."""

from collections.abc import Mapping

from guichet.command.year.plan import Planned
from guichet.domains.casework.desk import Ending

REFUSED, LOST = 0.05, 0.08
REFUSAL = (
    "Le nom de la mère ne correspond pas à l’acte envoyé, et l’acte est celui d’une autre personne. "
    "Refaites la demande avec votre propre acte de naissance."
)
FORGED = (
    "L’établissement a répondu qu’il ne connaît pas ce diplôme : ni le numéro, ni le nom ne sont dans ses registres."
)
KNOWN = "Le diplôme et le nom sont dans nos registres. Réponse inventée."
UNKNOWN = "Ni le diplôme ni le nom ne sont dans nos registres. Réponse inventée."
USUAL: Mapping[str, str] = {
    "justice-casier-b3 recherche": "aucune-inscription",
    "justice-casier-b3 signature-neant": "signe",
    "dei-passeport-statut consultation": "trouvee",
    "justice-extrait-rccm recherche": "trouvee",
    "mtfp-copie-actes recherche": "tous",
    "mtfp-copie-actes conformite": "certifiee",
    "mae-evisa-30j-simple examen": "favorable",
    "mae-evisa-30j-simple accord": "accorde",
    "mae-evisa-30j-simple refus-a-confirmer": "confirme",
    "dei-passeport-premier enrolement": "enrole",
    "dei-passeport-premier verification": "conforme",
    "dei-passeport-premier production": "produit",
    "cneed-authentification recevabilite": "complet",
    "cneed-authentification saisine": "repondu",
    "cneed-authentification decision": "authentique",
}
REFUSING: Mapping[str, str] = {
    "justice-casier-b3 recherche": "irrecevable",
    "mae-evisa-30j-simple examen": "defavorable",
    "cneed-authentification decision": "non-authentique",
}
WHY: Mapping[str, str] = {"cneed-authentification decision": FORGED}
LOSING: Mapping[str, str] = {
    "dei-passeport-statut consultation": "introuvable",
    "justice-extrait-rccm recherche": "introuvable",
}
WITH_REASONS = frozenset({"confirme"})


def is_refused(planned: Planned) -> bool:
    return planned.story == "refusal" or planned.falls_on("refusal", REFUSED)


def ending(service: str, step: str, planned: Planned) -> Ending:
    """The same however often it is asked. Raises KeyError for a step that no request of the year comes to."""
    at = f"{service} {step}"
    if at in REFUSING and is_refused(planned):
        return Ending(REFUSING[at], WHY.get(at, REFUSAL), _found(at, planned))
    if at in LOSING and planned.falls_on("loss", LOST):
        return Ending(LOSING[at], "", {})
    result = USUAL[at]
    return Ending(result, REFUSAL if result in WITH_REASONS else "", _found(at, planned))


def _found(at: str, planned: Planned) -> Mapping[str, object]:
    number = f"{planned.at.year}-{planned.place + 1:05}"
    findings: Mapping[str, Mapping[str, object]] = {
        "justice-casier-b3 recherche": {"numero_de_recherche": number},
        "dei-passeport-statut consultation": {"statut": "en-production"},
        "justice-extrait-rccm recherche": {"numero_trouve": number, "denomination_trouvee": f"Maison {number}"},
        "cneed-authentification saisine": {"reponse_etablissement": UNKNOWN if is_refused(planned) else KNOWN},
        "mtfp-copie-actes recherche": {"actes_trouves": f"Arrêté inventé n° {number}"},
    }
    return findings.get(at, {})
