"""Who may ask for what, when."""

from datetime import date

from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.service import Service
from guichet.commons.intake.refusals import NotOffered


def not_here() -> str:
    return _("Ce service ne se demande pas sur ce site.")


def refuse_outside_window(service: Service, today: date) -> None:
    """Raises NotOffered before the first day and after the last one."""
    window = service.window
    if window and today < window.opens_on:
        raise NotOffered(_("Les demandes ne sont pas encore ouvertes. Leurs dates sont sur la fiche du service."))
    if window and today > window.closes_on:
        raise NotOffered(_("Les demandes sont closes. Leurs dates sont sur la fiche du service."))
