"""The State's base registers, by the codes that service files use."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Register:
    code: str
    title: Promise


POPULATION = "rnpp"
CRIMINAL = "casier"
TAX = "ifu"
CIVIL_SERVICE = "fur"

REGISTERS: Mapping[str, Register] = {
    each.code: each
    for each in (
        Register(POPULATION, _("Registre national des personnes physiques")),
        Register(CRIMINAL, _("Casier judiciaire")),
        Register(TAX, _("Registre des contribuables")),
        Register(CIVIL_SERVICE, _("Fichier unique de référence des agents de l’État")),
    )
}
