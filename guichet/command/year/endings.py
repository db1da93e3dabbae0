"""How each step of the services of the year ends: as usual, or the way of refusals."""

from collections.abc import Mapping

from guichet.command.year.plan import Planned
from guichet.domains.casework.desk import Ending

REFUSED, LOST = 0.05, 0.08
REFUSAL = (
    "Le nom de la mère ne correspond pas à l’acte envoyé, et l’acte est celui d’une autre personne. "
    "Refaites la demande avec votre propre acte de naissance."
)
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
}
REFUSING: Mapping[str, str] = {
    "justice-casier-b3 recherche": "irrecevable",
    "mae-evisa-30j-simple examen": "defavorable",
}
LOSING: Mapping[str, str] = {
    "dei-passeport-statut consultation": "introuvable",
    "justice-extrait-rccm recherche": "introuvable",
}
WITH_REASONS = frozenset({"confirme"})


def ending(service: str, step: str, planned: Planned) -> Ending:
    """The same however often it is asked. Raises KeyError for a step that no request of the year comes to."""
    at = f"{service} {step}"
    if at in REFUSING and (planned.story == "refusal" or planned.falls_on("refusal", REFUSED)):
        return Ending(REFUSING[at], REFUSAL, _found(at, planned))
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
        "mtfp-copie-actes recherche": {"actes_trouves": f"Arrêté inventé n° {number}"},
    }
    return findings.get(at, {})
