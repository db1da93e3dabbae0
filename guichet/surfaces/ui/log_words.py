"""The kinds of lines of the public log, in words that people read."""

from django.utils.translation import gettext, gettext_lazy

from guichet.commons.public_log.models import Alarm
from guichet.surfaces.ui import wording

KINDS = {
    "received": gettext_lazy("Reçue"),
    "ready": gettext_lazy("Complète et payée : le délai court"),
    "taken": gettext_lazy("Servie à un agent"),
    "jumped": gettext_lazy("Passée avant d’autres par une priorité publiée"),
    "given-back": gettext_lazy("Rendue par l’agent"),
    "taken-back": gettext_lazy("Reprise à l’agent : gardée trop longtemps"),
    "paused": gettext_lazy("Délai arrêté : une pièce est demandée"),
    "resumed": gettext_lazy("Délai repris"),
    "pause-allowed": gettext_lazy("Une autre pause est permise par un superviseur"),
    "moved": gettext_lazy("Passée à l’étape suivante"),
    "decided": gettext_lazy("Décidée"),
    "refused": gettext_lazy("Refusée"),
    "withdrawn": gettext_lazy("Retirée par la personne"),
    "escalated": gettext_lazy("Signalée à l’échelon supérieur"),
    "issued": gettext_lazy("Document délivré"),
    "corrected": gettext_lazy("Document corrigé : un autre le remplace"),
    "revoked": gettext_lazy("Document révoqué"),
    "archived": gettext_lazy("Document mis aux archives"),
    "key-changed": gettext_lazy("Une clé de l’État en remplace une autre, ou commence"),
    "rule-common": gettext_lazy("Règles communes à tous les services publiées"),
    "readings": gettext_lazy("Consultations de la journée comptées"),
    "rule-published": gettext_lazy("Règles du service publiées"),
    "rule-withdrawn": gettext_lazy("Service retiré"),
    "rule-reinstated": gettext_lazy("Service proposé de nouveau"),
    "log-recovered": gettext_lazy("Lignes rendues par une copie, après une restauration"),
    "alarm-settled": gettext_lazy("Alarme d’un témoin close, par deux personnes"),
    "complaint-opened": gettext_lazy("Réclamation ouverte"),
    "complaint-answered": gettext_lazy("Réclamation répondue"),
    "complaint-contested": gettext_lazy("Réponse contestée par la personne"),
    "complaint-escalated": gettext_lazy("Réclamation en retard, confiée au niveau au-dessus"),
    "complaint-closed": gettext_lazy("Réclamation close"),
}


def said(kind: str) -> str:
    """The word of the log itself for a kind that this version does not know."""
    return str(KINDS.get(kind, kind))


def issued_while_contested(alarm: Alarm | None) -> str:
    """What a document carries that was issued before an alarm was settled, also afterwards; nothing without one."""
    if alarm is None:
        return ""
    return gettext("Ce document a été délivré pendant une contestation du journal public de l’État, %(when)s.") % {
        "when": _when(alarm)
    }


def received_while_contested(alarm: Alarm | None) -> str:
    """The same of a request, whose page is its receipt."""
    if alarm is None:
        return ""
    return gettext("Cette demande a été reçue pendant une contestation du journal public de l’État, %(when)s.") % {
        "when": _when(alarm)
    }


def _when(alarm: Alarm) -> str:
    since = wording.moment(alarm.at)
    if alarm.settled_at is None:
        return gettext("ouverte le %(since)s et pas encore close") % {"since": since}
    return gettext("ouverte le %(since)s et close le %(until)s") % {
        "since": since,
        "until": wording.moment(alarm.settled_at),
    }
