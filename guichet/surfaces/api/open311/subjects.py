"""The « services » of Open311: each kind of message to the desk on each theme. Denunciations are none of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from guichet.commons.catalogue.snapshot import Snapshot
from guichet.domains.relations import routing
from guichet.domains.relations.openly import Subject
from guichet.domains.relations.routing import Theme
from guichet.domains.relations.vocabulary import ConcernKind, Sex
from guichet.surfaces.api.open311.faults import no_such_service
from guichet.surfaces.api.open311.writing import Content
from guichet.surfaces.ui import catalogue_words as words

MATRICULE, CASE, SERVICE, AUTHORITY, SEX = "matricule", "case", "service", "authority", "sex"


def code_of(subject: Subject) -> str:
    """« carriere-complaint »: it stays the same when names change."""
    kind, theme = subject
    return f"{theme}-{kind}"


def subject_of(code: str) -> Subject:
    """Raises a fault for a code that no theme and kind have."""
    theme, _dash, kind = code.rpartition("-")
    if theme not in routing.themes() or kind not in ConcernKind.values:
        raise no_such_service()
    return ConcernKind(kind), theme


def every() -> Iterator[Subject]:
    return ((kind, theme) for theme in routing.themes() for kind in ConcernKind)


def name_of(subject: Subject) -> str:
    kind, theme = subject
    names = {"kind": str(kind.label).capitalize(), "theme": words.said(routing.themes()[theme].name)}
    return _("%(kind)s : %(theme)s") % names


def service(subject: Subject) -> Mapping[str, Content]:
    kind, theme = subject
    return {
        "service_code": code_of(subject),
        "service_name": name_of(subject),
        "description": _described(kind),
        "metadata": True,
        "type": "realtime",
        "keywords": ", ".join([str(kind.label), theme]),
        "group": words.said(routing.themes()[theme].name),
    }


def _described(kind: ConcernKind) -> str:
    told = {
        ConcernKind.REQUEST: _("Ce que vous demandez à l’administration."),
        ConcernKind.COMPLAINT: _("Ce dont vous vous plaignez : une autre administration répond."),
        ConcernKind.INFORMATION: _("Ce que vous voulez savoir."),
        ConcernKind.SUGGESTION: _("Ce qui pourrait aller mieux."),
    }
    return f"{told[kind]} {_('Réponse dans les 30 jours.')}"


def definition(subject: Subject, catalogue: Snapshot) -> Mapping[str, Content]:
    attributes = [
        {"variable": True, "code": code, **facts, "order": order}
        for order, (code, facts) in enumerate(_attributes(subject, catalogue), start=1)
    ]
    return {"service_code": code_of(subject), "attributes": attributes}


def _attributes(subject: Subject, catalogue: Snapshot) -> Iterator[tuple[str, dict[str, Content]]]:
    kind, theme = subject
    told: Theme = routing.themes()[theme]
    yield MATRICULE, _string(_("Numéro matricule d’un agent de l’État"), required=told.asks_matricule)
    yield SERVICE, _choice(_("Le service dont il s’agit"), services(catalogue))
    if kind is ConcernKind.COMPLAINT:
        yield (
            AUTHORITY,
            _choice(_("L’administration dont on se plaint : ce n’est jamais elle qui répond"), _named(catalogue)),
        )
    else:
        yield CASE, _string(_("La référence d’une demande, telle qu’elle est sur le reçu"), required=False)
    yield SEX, _choice(_("Pour les chiffres ; personne n’a à le dire"), {each.value: str(each.label) for each in Sex})


def services(catalogue: Snapshot) -> Mapping[str, str]:
    return {code: words.said(sheet.service.title) for code, sheet in catalogue.sheets.items()}


def _named(catalogue: Snapshot) -> Mapping[str, str]:
    return {code: words.said(each.name) for code, each in catalogue.authorities.items()}


def _string(description: str, *, required: bool) -> dict[str, Content]:
    return {
        "datatype": "string",
        "required": required,
        "datatype_description": None,
        "description": description,
    }


def _choice(description: str, values: Mapping[str, str]) -> dict[str, Any]:
    return {
        "datatype": "singlevaluelist",
        "required": False,
        "datatype_description": None,
        "description": description,
        "values": [{"key": key, "name": name} for key, name in values.items()],
    }
