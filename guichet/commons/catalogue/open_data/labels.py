"""What the schemes of the exported catalogue are called, for people."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guichet.commons.catalogue import labels as catalogue
from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.offer import Way
from guichet.commons.catalogue.definition.service import Level
from guichet.commons.catalogue.open_data.triples import both

# What is not published has no concept: the service is then not classed.
LEVELS = {level: label for level, label in catalogue.LEVELS.items() if level is not Level.UNKNOWN}
WAYS = {way: label for way, label in catalogue.WAYS.items() if way is not Way.UNSPECIFIED}

EVENTS: Mapping[str, Promise] = {
    "life": _("Moment de la vie d’une personne"),
    "business": _("Moment de la vie d’une entreprise"),
}

SCHEMES: Mapping[str, Promise] = {
    "theme": _("Thèmes des services"),
    "audience": _("Publics des services"),
    "level": _("Degrés de service en ligne"),
    "way": _("Façons de demander"),
    "authority-kind": _("Sortes d’autorités"),
    "event": _("Sortes d’événements"),
}


def text(label: Promise) -> Text:
    return both(lambda _language: str(label))
