"""The documents that the State issues here: the number of each kind, its fields, and which of them its code holds.

Numbers are published (docs/qr-profile.md) and never given twice: a phone reads a code printed twenty years ago.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Type(StrEnum):
    """How a value travels in a code; on paper a date is in words, a list one line an item.

    A list whose items have tabs is a table: the first item names its columns.
    """

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Field:
    """`number` names it in a code, whatever the kind; the label is what people read beside the value."""

    number: int
    name: str
    type: Type
    label: Promise


@dataclass(frozen=True, slots=True)
class Kind:
    """`title` is for whoever checks one; `fields` are in the order of the page, `coded` those that the code has too."""

    number: int
    template: str
    title: Promise
    fields: tuple[str, ...]
    coded: tuple[str, ...]


FIELDS = {
    field.name: field
    for field in (
        Field(1, "nom", Type.TEXT, _("Nom")),
        Field(2, "prenoms", Type.TEXT, _("Prénoms")),
        Field(3, "date_naissance", Type.DATE, _("Date de naissance")),
        Field(4, "lieu_naissance", Type.TEXT, _("Lieu de naissance")),
        Field(5, "sexe", Type.TEXT, _("Sexe")),
        Field(6, "pere", Type.TEXT, _("Père")),
        Field(7, "mere", Type.TEXT, _("Mère")),
        Field(8, "numero_de_recherche", Type.TEXT, _("Numéro de la recherche")),
        Field(9, "condamnations", Type.TEXT, _("Condamnations")),
        Field(10, "intitule", Type.TEXT, _("Diplôme")),
        Field(11, "etablissement", Type.TEXT, _("Établissement")),
        Field(12, "pays", Type.TEXT, _("Pays")),
        Field(13, "annee", Type.NUMBER, _("Année")),
        Field(14, "numero", Type.TEXT, _("Numéro")),
        Field(15, "denomination", Type.TEXT, _("Dénomination")),
        Field(16, "matricule", Type.TEXT, _("Matricule")),
        Field(17, "actes_demandes", Type.LIST, _("Actes demandés")),
        Field(18, "actes_trouves", Type.TEXT, _("Actes trouvés")),
        Field(19, "nationalite", Type.TEXT, _("Nationalité")),
        Field(20, "passeport", Type.TEXT, _("Passeport")),
        Field(21, "arrivee", Type.DATE, _("Arrivée au plus tôt le")),
        Field(22, "fin_de_validite", Type.DATE, _("Départ au plus tard le")),
        Field(23, "statut", Type.TEXT, _("Statut")),
        Field(24, "vu_le", Type.DATE, _("Vu au registre le")),
        Field(25, "enfants", Type.LIST, _("Enfants")),
        Field(26, "revenu", Type.NUMBER, _("Revenu par enfant")),
        Field(27, "jour", Type.DATE, _("Jour")),
        Field(28, "lieu", Type.TEXT, _("Lieu")),
        Field(29, "personnes", Type.NUMBER, _("Personnes attendues")),
        Field(30, "conditions", Type.TEXT, _("Conditions")),
        Field(31, "centre", Type.TEXT, _("Centre")),
        Field(32, "mois", Type.TEXT, _("Mois")),
        Field(33, "visites", Type.NUMBER, _("Visites")),
        Field(34, "chiffres", Type.LIST, _("Chiffres du mois")),
        Field(35, "satisfaction", Type.LIST, _("Satisfaction")),
        Field(36, "difficultes", Type.TEXT, _("Difficultés")),
        Field(37, "propositions", Type.TEXT, _("Propositions")),
        Field(38, "commentaire", Type.TEXT, _("Commentaire du département")),
        Field(39, "corrections", Type.LIST, _("Corrections depuis la transmission")),
        Field(40, "empreinte", Type.TEXT, _("Empreinte de ce qui a été transmis")),
        Field(41, "rapports", Type.TEXT, _("Rapports transmis")),
        Field(42, "departements", Type.LIST, _("Par département")),
    )
}

PERSON = ("nom", "prenoms", "date_naissance", "lieu_naissance")
RECORD = ("nom", "prenoms", "sexe", "date_naissance", "lieu_naissance", "pere", "mere", "numero_de_recherche")

# A criminal record's code says the person and which of the two documents it is, never what was found.
KINDS = {
    kind.template: kind
    for kind in (
        Kind(1, "casier-b3-neant", _("Bulletin n° 3 du casier judiciaire : néant"), RECORD, PERSON),
        Kind(
            2,
            "casier-b3-mentions",
            _("Bulletin n° 3 du casier judiciaire : avec mentions"),
            (*RECORD, "condamnations"),
            PERSON,
        ),
        Kind(
            3,
            "attestation-authenticite",
            _("Attestation d’authenticité d’un diplôme"),
            ("nom", "prenoms", "date_naissance", "intitule", "etablissement", "pays", "annee"),
            ("nom", "prenoms", "date_naissance", "intitule", "etablissement", "annee"),
        ),
        Kind(
            4,
            "extrait-rccm",
            _("Extrait du registre du commerce (RCCM)"),
            ("numero", "denomination"),
            ("numero", "denomination"),
        ),
        Kind(
            5,
            "copie-actes",
            _("Copies d’actes de carrière"),
            ("matricule", "nom", "prenoms", "actes_demandes", "actes_trouves"),
            ("matricule", "nom", "prenoms"),
        ),
        Kind(
            6,
            "evisa",
            _("Visa électronique"),
            ("nom", "prenoms", "date_naissance", "nationalite", "passeport", "arrivee", "fin_de_validite"),
            ("nom", "prenoms", "date_naissance", "nationalite", "passeport", "arrivee", "fin_de_validite"),
        ),
        Kind(7, "avis-de-retrait", _("Avis de retrait"), ("nom", "prenoms"), ("nom", "prenoms")),
        Kind(
            8, "statut-demande", _("État d’une demande"), ("numero", "statut", "vu_le"), ("numero", "statut", "vu_le")
        ),
        Kind(9, "exemple-aide", _("Exemple : décision d’aide"), ("enfants", "revenu"), ("revenu",)),
        Kind(
            10,
            "exemple-autorisation",
            _("Exemple : autorisation"),
            ("nom", "jour", "lieu", "personnes", "conditions"),
            ("nom", "jour", "personnes"),
        ),
        Kind(
            11,
            "rapport-centre",
            _("Rapport mensuel d’un centre"),
            (
                *("centre", "mois", "visites", "chiffres", "satisfaction"),
                *("difficultes", "propositions", "commentaire", "corrections", "empreinte"),
            ),
            ("centre", "mois", "visites"),
        ),
        Kind(
            12,
            "synthese-nationale",
            _("Synthèse nationale des rapports des centres"),
            ("mois", "rapports", "visites", "departements", "chiffres", "satisfaction", "corrections"),
            ("mois", "visites"),
        ),
    )
}
