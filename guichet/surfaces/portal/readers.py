"""The gesture beside each reading of a request."""

from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.casework.looked import Seen
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.parts import Link


def question(reference: str, seen: Seen) -> Link | str:
    """The gesture that asks why; nothing where no person read."""
    if not seen.may_be_asked_about:
        return ""
    about = _("consultation du %(when)s") % {"when": wording.moment(seen.at)}
    return Link(_("Demander pourquoi"), reverse("portal:tracking:why", args=[reference, seen.identifier]), about=about)
