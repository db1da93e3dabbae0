"""Who read a case, in the words of its applicant: an office, or what read it when no office of the circuit did."""

from django.utils.translation import gettext_lazy

from guichet.domains.casework.queries import Seen
from guichet.domains.casework.vocabulary import ReadFor
from guichet.surfaces.ui import catalogue_words as words

OTHERS = {
    ReadFor.ARRIVAL: gettext_lazy("contrôle automatique"),
    ReadFor.TELLING: gettext_lazy("message automatique"),
    ReadFor.DOCUMENT: gettext_lazy("impression automatique"),
    ReadFor.CORRECTION: gettext_lazy("administration qui a délivré le document"),
    ReadFor.COMPLAINT: gettext_lazy("administration qui répond à la réclamation"),
    ReadFor.HELP_LINE: gettext_lazy("aide au téléphone"),
    ReadFor.VOICED: gettext_lazy("administration qui traite les plaintes des centres"),
    ReadFor.OUTSIDE: gettext_lazy("administration de la demande"),
}


def reader(seen: Seen) -> str:
    return words.said(seen.office) or str(OTHERS[seen.reason])
