"""What the short lists of the format are called, for people."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guichet.commons.catalogue.definition.offer import Way
from guichet.commons.catalogue.definition.service import Audience, Level
from guichet.commons.catalogue.definition.vocabulary import AuthorityKind

WAYS: Mapping[Way, Promise] = {
    Way.ONLINE: _("En ligne"),
    Way.CENTRE: _("Dans un centre de service public"),
    Way.DESK: _("Au guichet de l’administration"),
    Way.UNSPECIFIED: _("Façon de demander non publiée"),
}

LEVELS: Mapping[Level, Promise] = {
    Level.FULL: _("Entièrement en ligne"),
    Level.PARTIAL: _("En partie en ligne"),
    Level.INFORMATION: _("Sur place"),
    Level.UNKNOWN: _("Façon de demander non publiée"),
}

AUDIENCES: Mapping[Audience, Promise] = {
    Audience.CITIZEN: _("Citoyens"),
    Audience.BUSINESS: _("Entreprises"),
    Audience.STATE_AGENT: _("Agents de l’État"),
    Audience.STUDENT: _("Élèves et étudiants"),
    Audience.FOREIGNER: _("Étrangers"),
}

AUTHORITY_KINDS: Mapping[AuthorityKind, Promise] = {
    AuthorityKind.PRESIDENCY: _("Présidence"),
    AuthorityKind.MINISTRY: _("Ministères"),
    AuthorityKind.DIRECTORATE: _("Directions"),
    AuthorityKind.AGENCY: _("Agences et caisses"),
    AuthorityKind.INDEPENDENT: _("Autorités indépendantes"),
    AuthorityKind.COMMUNES: _("Communes"),
    AuthorityKind.COMPANY: _("Sociétés publiques"),
    AuthorityKind.PROFESSION: _("Chambres et ordres professionnels"),
}
