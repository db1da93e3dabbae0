"""Who read a case, in the words of its applicant: an office, or what read it when no office of the circuit did."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guichet.domains.casework.looked import Seen
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


def why(seen: Seen) -> str:
    """The reason of the published list, and what was said first where the reader did not have the case."""
    if seen.times > 1:
        times = _("%(reason)s (%(times)s fois, la dernière à cette date)")
        return times % {"reason": seen.reason.label, "times": seen.times}
    if seen.motive is None:
        return str(seen.reason.label)
    said = {"reason": seen.reason.label, "motive": seen.motive.label, "sentence": seen.sentence}
    if seen.sentence:
        return _("%(reason)s : %(motive)s. « %(sentence)s »") % said
    return _("%(reason)s : %(motive)s") % said


def reader(seen: Seen) -> str:
    return words.said(seen.office) or str(OTHERS[seen.reason])
