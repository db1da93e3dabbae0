"""Documents of nobody: every template at its shortest and at its longest, marked SPÉCIMEN, for whoever judges it."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import override

from guichet.commons.documents import coding
from guichet.commons.documents.kinds import FIELDS, KINDS, Type
from guichet.commons.documents.printing import page as printing
from guichet.commons.documents.printing import typesetting
from guichet.commons.documents.printing.page import Page, Value
from guichet.commons.documents.printing.typesetting import TemplateFault
from guichet.foundation.places.calendar import BENIN

REFERENCE = "DOC-0000-0000-0"
# Tone marks, letters of neighbours and of far away, and texts that fill pages: what a template must bear.
LONGEST = {
    "nom": "AHOUANGBÉVI-DÈGBOÉ épouse DOSSOU-YOVO",
    "prenoms": "Ɖɔ̀sí Kɔ̀jó Sɛ́nami ŋ́lɔ̃̀bó Şükrü Λάμπρος Дмитрий",
    "condamnations": "\n".join(f"Tribunal de Cotonou, {day} mai 2019 : amende, sans prison." for day in range(1, 31)),
    "actes_trouves": "\n".join(f"Décision n° {number}/MTFP/DC du 3 mai 2001" for number in range(1, 41)),
}
# Lists that are tables: so many lines under the names of their columns.
TABLES: dict[str, Callable[[int], tuple[str, ...]]] = {
    "chiffres": lambda count: ("Chiffre\tValeur\tCorrigé depuis", *(f"Visites {n}\t{n} 000\t" for n in range(count))),
    "departements": lambda count: (
        "Lieu\tRapports\tVisites",
        *(f"Département {n}\t1 sur 2\t{n}" for n in range(count)),
    ),
    "corrections": lambda count: (
        "Le\tÀ propos de\tPourquoi",
        *(f"{n + 1} mai\tVisites\tUn oubli" for n in range(count)),
    ),
}


class Length(StrEnum):
    SHORTEST = "court"
    LONGEST = "long"


def values(template: str, length: Length) -> dict[str, Value]:
    return {name: _value(name, length) for name in KINDS[template].fields}


def drawn(template: str, title: str, language: str, length: Length, at: datetime) -> bytes:
    """The page as PDF, with no seal and a code that says nothing. Raises TemplateFault, MissingGlyph."""
    if template not in KINDS:
        raise TemplateFault.unknown(template)
    with override(language):
        authority = _("Une administration inventée")
    page = Page(
        template=template,
        language=language,
        title=title,
        reference=REFERENCE,
        authority=authority,
        at=at,
        issued_on=at.astimezone(BENIN).date(),
        valid_until=at.astimezone(BENIN).date(),
        rows=printing.rows(template, values(template, length), language),
        address=coding.page(),
        demonstration=True,
    )
    return typesetting.render(page, coding.page())


def _value(name: str, length: Length) -> Value:
    long = length is Length.LONGEST
    match FIELDS[name].type:
        case Type.DATE:
            return "1990-05-14"
        case Type.NUMBER:
            return 1_250_000 if long else 2
        case Type.LIST:
            if name in TABLES:
                return TABLES[name](40 if long else 1)
            return tuple(f"Titularisation, {year}" for year in range(1990, 2000 if long else 1991))
        case Type.TEXT:
            return LONGEST.get(name, "Ouèssè, plateau de Kandi " * 3) if long else "A"
