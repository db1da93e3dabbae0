"""What our own short lists are called, for people."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.offer import Way
from guichet.commons.catalogue.definition.service import Audience, Level
from guichet.commons.catalogue.definition.vocabulary import AuthorityKind
from guichet.commons.catalogue.open_data.triples import both

AUDIENCES: Mapping[Audience, Promise] = {
    Audience.CITIZEN: _("Citoyens"),
    Audience.BUSINESS: _("Entreprises"),
    Audience.STATE_AGENT: _("Agents de l’État"),
    Audience.STUDENT: _("Élèves et étudiants"),
    Audience.FOREIGNER: _("Étrangers"),
}

# What is not published has no concept: the service is then not classed.
LEVELS: Mapping[Level, Promise] = {
    Level.FULL: _("Entièrement en ligne"),
    Level.PARTIAL: _("En partie en ligne"),
    Level.INFORMATION: _("Sur place"),
}

WAYS: Mapping[Way, Promise] = {
    Way.ONLINE: _("En ligne"),
    Way.CENTRE: _("Dans un centre de service public"),
    Way.DESK: _("Au guichet de l’administration"),
}

KINDS: Mapping[AuthorityKind, Promise] = {
    AuthorityKind.PRESIDENCY: _("Présidence"),
    AuthorityKind.MINISTRY: _("Ministères"),
    AuthorityKind.DIRECTORATE: _("Directions"),
    AuthorityKind.AGENCY: _("Agences et caisses"),
    AuthorityKind.INDEPENDENT: _("Autorités indépendantes"),
    AuthorityKind.COMMUNES: _("Communes"),
    AuthorityKind.COMPANY: _("Sociétés publiques"),
    AuthorityKind.PROFESSION: _("Chambres et ordres professionnels"),
}

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
