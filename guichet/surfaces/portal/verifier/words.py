"""What the page's script says: it has no words of its own, and answers without network."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.commons.catalogue.snapshot import Snapshot
from guichet.commons.documents.checking.outcomes import OF_CODES, SENTENCES, WORDS
from guichet.commons.documents.kinds import FIELDS, KINDS
from guichet.surfaces.ui import catalogue_words


def words(snapshot: Snapshot) -> Mapping[str, object]:
    """As JSON in the page. Numbers are those of docs/qr-profile.md; only fields that a code may hold are there."""
    coded = {name for kind in KINDS.values() for name in kind.coded}
    return {
        "language": get_language(),
        "demonstration": settings.DEMONSTRATION,
        "kinds": {kind.number: str(kind.title) for kind in KINDS.values()},
        "fields": {
            field.number: {"label": str(field.label), "type": field.type}
            for field in FIELDS.values()
            if field.name in coded
        },
        "authorities": {code: catalogue_words.said(each.name) for code, each in snapshot.authorities.items()},
        "outcomes": {
            outcome: {"verdict": outcome.verdict, "word": str(WORDS[outcome]), "sentence": str(SENTENCES[outcome])}
            for outcome in OF_CODES
        },
        "labels": labels(),
    }


def labels() -> dict[str, str]:
    return {
        "document": _("Document"),
        "issuer": _("Délivré par"),
        "reference": _("Référence"),
        "issued": _("Délivré le"),
        "until": _("Valable jusqu’au"),
        "endless": _("sans limite de durée"),
        "revocation": _("Révocation"),
        "standing": _("non révoqué au"),
        "revoked": _("révoqué, selon la liste du"),
        "unknown": _("non vérifiée : la liste manque, ou elle est plus ancienne que le document"),
        "old": _("Cette liste est ancienne : recommencez avec le réseau."),
        "moment": _("%(date)s à %(hour)s h %(minute)s"),
        "no_camera": _("La caméra ne s’ouvre pas. Autorisez-la pour ce site, ou envoyez une photo du code."),
        "no_code": _("Aucun code dans cette image. Prenez-le de plus près, bien éclairé et bien droit."),
        "offline": _("Il faut le réseau pour cela. Le code imprimé, lui, se vérifie sans réseau."),
    }
